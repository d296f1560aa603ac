//! The kinds of call-outs, by the names that dialects and themes have for them.

use crate::markup::callout_of;
use article::Callout;

/// The kind that a name means, in the words of the most common dialects.
pub(in super::super) fn kind(name: &str) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase();
    let name = name.strip_prefix("callout-").or(name.strip_prefix("alert-")).unwrap_or(&name);
    Some(match name {
        "note" | "callout" | "admonition" | "notice" | "alert" | "message" | "aside"
        | "hint-box" | "notification" | "remark" | "memo" | "primary" | "default" | "secondary" => {
            "note"
        }
        "info" | "information" | "seealso" | "see-also" => "info",
        "tip" | "hint" | "tips" => "tip",
        "important" => "important",
        "warning" | "warn" | "attention" => "warning",
        "caution" => "caution",
        "danger" | "error" | "critical" => "danger",
        "success" | "check" | "done" => "success",
        "question" | "help" | "faq" => "question",
        "failure" | "fail" | "missing" => "failure",
        "bug" => "bug",
        "example" | "exercise" | "solution" => "example",
        "abstract" | "summary" | "tldr" => "abstract",
        "todo" => "todo",
        "quote" | "cite" => "quote",
        "details" | "expand" | "collapse" | "fold" | "hidetoggle" | "spoiler" | "accordion"
        | "folding" | "dropdown" | "toggle" | "collapsible" => "details",
        _ => return None,
    })
}

/// The kind as articles have it: the nearest of five.
pub(in super::super) fn model(kind: &str) -> Callout {
    match kind {
        // A class of pages by this name asks the reader to act; a dialect's only heads a question.
        "question" => Callout::Note,
        _ => callout_of(kind).unwrap_or(Callout::Note),
    }
}

/// The kind and the title of a box of mdBook's: `admonish warning "Mind"`, `admonish title="Mind"`.
pub(super) fn admonish(info: &str) -> Option<(&'static str, &str)> {
    let rest = info.strip_prefix("admonish")?;
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let kind = rest.split_whitespace().next().and_then(kind).unwrap_or("note");
    Some((kind, rest.split('"').nth(1).unwrap_or_default()))
}

/// The lines that open a call-out: one tag that says the kind, and the title, which is Markdown.
pub(super) fn open(kind: &str, title: &str, fold: Option<bool>) -> Vec<String> {
    let fold = match fold {
        Some(true) => " data-fold=\"open\"",
        Some(false) => " data-fold=\"closed\"",
        None => "",
    };
    let mut lines = vec![match kind {
        "details" => format!("<details{fold}>"),
        _ => format!("<aside data-callout=\"{kind}\"{fold}>"),
    }];
    if !title.trim().is_empty() {
        lines.extend(["", "<summary>", "", title.trim(), "", "</summary>"].map(String::from));
    }
    lines
}

/// The tag that closes what [`open`] opens.
pub(super) fn close(kind: &str) -> &'static str {
    match kind {
        "details" => "</details>",
        _ => "</aside>",
    }
}
