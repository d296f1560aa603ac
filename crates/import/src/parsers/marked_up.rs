//! Texts in a markup of their own that is not read: known by their names or by signs that nobody
//! writes in a plain text, so that none is shown as it is written.

/// A markup, and the command that makes of it what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Markup {
    pub name: &'static str,
    pub command: &'static str,
}

const fn markup(name: &'static str, command: &'static str) -> Markup {
    Markup { name, command }
}

const RST: Markup = markup("reStructuredText", "pandoc -f rst -t gfm");
const ORG: Markup = markup("an outline of Org mode", "pandoc -f org -t gfm");
const ASCIIDOC: Markup = markup("AsciiDoc", "asciidoctor");
const TEX: Markup = markup("a document of LaTeX", "pandoc -f latex -t gfm");
const WIKI: Markup = markup("wikitext", "pandoc -f mediawiki -t gfm");
const TEXTILE: Markup = markup("Textile", "pandoc -f textile -t gfm");

/// The markup that a name says.
pub(super) fn of_name(name: &str) -> Option<Markup> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "rst" | "rest" => RST,
        "org" => ORG,
        "adoc" | "asciidoc" | "asc" => ASCIIDOC,
        "tex" | "latex" => TEX,
        "wiki" | "mediawiki" | "wikitext" => WIKI,
        "textile" => TEXTILE,
        _ => return None,
    })
}

/// The markup that the beginning of a text is in.
pub(super) fn of_text(text: &str) -> Option<Markup> {
    /// Signs stand no farther down.
    const LINES: usize = 400;
    let lines: Vec<&str> = text.lines().take(LINES).map(str::trim_end).collect();
    let any = |is: &dyn Fn(&str) -> bool| lines.iter().any(|line| is(line));
    let first = lines.iter().find(|line| !line.is_empty()).copied().unwrap_or_default();
    let is_directive = |line: &str| {
        let name = line.trim_start().strip_prefix(".. ").and_then(|rest| rest.split_once("::"));
        name.is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || "-:".contains(c))
        })
    };
    let is_keyword = |line: &str| {
        let rest = line.trim_start().strip_prefix("#+").map(str::to_ascii_lowercase);
        rest.is_some_and(|rest| {
            ["title:", "author:", "begin_src", "begin_quote", "options:", "startup:"]
                .iter()
                .any(|word| rest.starts_with(word))
        })
    };
    let is_wiki_heading = |line: &str| {
        line.len() > 5 && line.starts_with("==") && line.ends_with("==") && line.contains(' ')
    };
    if any(&is_directive) {
        Some(RST)
    } else if any(&is_keyword) {
        Some(ORG)
    } else if any(&|line| line.starts_with("\\documentclass") || line == "\\begin{document}") {
        Some(TEX)
    } else if first.starts_with("= ")
        && any(&|line| line.starts_with("== ") || line.starts_with("[source") || line == "----")
    {
        Some(ASCIIDOC)
    } else if any(&|line| line.starts_with("{|")) && any(&|line| line == "|}")
        || any(&is_wiki_heading) && any(&|line| line.contains("[[") || line.contains("'''"))
    {
        Some(WIKI)
    } else if first.starts_with("h1. ") {
        Some(TEXTILE)
    } else {
        None
    }
}

/// Whether a text that calls itself plain is Markdown without a doubt: it has two kinds of marks that
/// nobody writes for their own sake.
pub(super) fn is_markdown(text: &str) -> bool {
    const LINES: usize = 400;
    let mut in_fence = false;
    let (mut headings, mut fences, mut links, mut strong, mut tables) = (0, 0, 0, 0, 0);
    for line in text.lines().take(LINES) {
        let rest = line.trim();
        if rest.starts_with("```") {
            fences += 1;
            in_fence = !in_fence;
        }
        if in_fence {
            continue;
        }
        let level = rest.bytes().take_while(|byte| *byte == b'#').count();
        headings += usize::from((1..=6).contains(&level) && rest[level..].starts_with(' '));
        links +=
            usize::from(rest.contains("](http") || rest.contains("](./") || rest.contains("!["));
        strong += usize::from(rest.matches("**").count() > 1);
        let is_ruler =
            rest.starts_with("|--") || rest.starts_with("| --") || rest.starts_with("|:-");
        tables += usize::from(is_ruler);
    }
    let kinds = [headings > 1, fences > 1, links > 0, strong > 0, tables > 0];
    kinds.iter().filter(|has| **has).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_text() {
        for (text, markup) in [
            ("Mill\n====\n\n.. note:: A\n", RST),
            ("#+title: Mill\n\n* One\n", ORG),
            ("\\documentclass{article}\n", TEX),
            ("= Mill\n\n== One\n", ASCIIDOC),
            ("== One ==\n[[mill]]\n", WIKI),
            ("h1. Mill\n\np. Text\n", TEXTILE),
        ] {
            assert_eq!(of_text(text), Some(markup), "{text}");
        }
        for text in [
            "Mill\n====\n\nText.\n",
            "= 5\n",
            "#1 of all\n",
            "... so it was::\n",
            "h1. x".trim_start_matches('h'),
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }

    #[test]
    fn markdown_in_a_text_is_known_by_two_kinds_of_marks() {
        assert!(is_markdown("# A\n\n## B\n\n**c** d\n"));
        assert!(is_markdown("[a](https://b.c)\n\n```\nx\n```\n"));
        for text in ["# 1\n# 2\n", "He said **no**.", "a\n\n- b\n- c\n", "```\n# a\n# b\n```\n"] {
            assert!(!is_markdown(text), "{text}");
        }
    }
}
