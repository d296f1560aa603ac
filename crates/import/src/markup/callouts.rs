//! Call-outs: boxes that say what they are for, as the usual generators write them.

use super::blocks::Blocks;
use super::{Element, Node};
use article::{BlockKind, BoxOut, Callout, Fold};

/// Names of elements that are call-outs, whatever else is in their class.
const NAMES: [&str; 17] = [
    "admonition",
    "admonitionblock",
    "alert",
    "bd-callout",
    "callout",
    "custom-block",
    "hint",
    "kg-callout-card",
    "markdown-alert",
    "msg",
    "notecard",
    "notice",
    "obs-callout",
    "note-box",
    "theme-admonition",
    "quarto-callout",
    "bs-callout",
];

/// Words that make a call-out of a `note`.
const QIITA: [&str; 3] = ["info", "warn", "alert"];

/// The kinds by the words for them.
const KINDS: [(&str, Callout); 28] = [
    ("note", Callout::Note),
    ("info", Callout::Note),
    ("information", Callout::Note),
    ("seealso", Callout::Note),
    ("abstract", Callout::Note),
    ("summary", Callout::Note),
    ("message", Callout::Note),
    ("todo", Callout::Note),
    ("secondary", Callout::Note),
    ("example", Callout::Note),
    ("tip", Callout::Tip),
    ("hint", Callout::Tip),
    ("success", Callout::Tip),
    ("check", Callout::Tip),
    ("done", Callout::Tip),
    ("important", Callout::Important),
    ("primary", Callout::Important),
    ("question", Callout::Important),
    ("warning", Callout::Warning),
    ("warn", Callout::Warning),
    ("attention", Callout::Warning),
    ("alert", Callout::Warning),
    ("caution", Callout::Caution),
    ("danger", Callout::Caution),
    ("error", Callout::Caution),
    ("failure", Callout::Caution),
    ("bug", Callout::Caution),
    ("critical", Callout::Caution),
];

/// Whether an element is a call-out.
pub fn is_callout(element: &Element) -> bool {
    callout(element).is_some()
}

/// The kind of call-out that an element is, if it is one.
pub(super) fn callout(element: &Element) -> Option<Callout> {
    if !element.is(&["div", "aside", "section", "blockquote", "details", "figure", "p"]) {
        return None;
    }
    let class = element.attribute("class")?;
    let words: Vec<&str> = class.split_ascii_whitespace().collect();
    let is_named = words
        .iter()
        .any(|word| NAMES.contains(word) && !(*word == "alert" && element.is(&["details"])))
        || words.iter().any(|word| {
            word.starts_with("theme-admonition-") || word.starts_with("blockquote-tag")
        });
    let is_note = words.contains(&"note") && words.iter().any(|word| QIITA.contains(word));
    if !is_named && !is_note {
        return None;
    }
    let named = element.attribute("data-callout").map(str::to_ascii_lowercase);
    // What a call-out is called says its kind before the words that it is made of.
    let own = words.iter().map(|word| word.strip_prefix("markdown-alert-").unwrap_or(word)).filter(
        |word| match *word {
            "hint" => true,
            "alert" => words.contains(&"msg"),
            word => !NAMES.contains(&word),
        },
    );
    let parts = own.flat_map(|word| word.rsplit(['-', '_'])).map(str::to_ascii_lowercase);
    let kind = |word: String| callout_of(&word);
    Some(named.into_iter().chain(parts).find_map(kind).unwrap_or(Callout::Note))
}

/// The kind that a word in lower case means, if it means one.
pub fn callout_of(word: &str) -> Option<Callout> {
    KINDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

impl Blocks {
    /// A call-out with its title, where that says more than its kind.
    pub(super) fn callout(&mut self, element: &Element, callout: Callout) -> BlockKind {
        let mut rest = element.clone();
        let title = take_title(&mut rest).map(|title| {
            let text = title.text();
            let is_kind = Callout::ALL
                .iter()
                .any(|(kind, name)| *kind == callout && name.eq_ignore_ascii_case(&text));
            if is_kind { Vec::new() } else { self.spans(&title) }
        });
        remove_signs(&mut rest);
        remove_kind(&mut rest, callout);
        let title = title.unwrap_or_default();
        let fold = match element.attribute("data-callout-fold") {
            Some("-") => Some(Fold::Closed),
            Some("+") => Some(Fold::Open),
            _ => element.is(&["details"]).then(|| super::boxes::fold(element)),
        };
        BlockKind::Box(BoxOut { callout: Some(callout), fold, title, blocks: self.within(&rest) })
    }
}

/// Removes the bold word for its kind with which the text of a call-out begins: “**Note:** …”.
fn remove_kind(element: &mut Element, callout: Callout) {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let place = element.children.iter().position(|child| !is_blank(child));
    let Some(Node::Element(first)) = place.and_then(|at| element.children.get_mut(at)) else {
        return;
    };
    if first.is(&["p", "div"]) {
        return remove_kind(first, callout);
    }
    let text = first.text();
    let word = text.strip_suffix([':', '：']).unwrap_or_default();
    let is_kind =
        |(kind, name): &(Callout, &str)| *kind == callout && name.eq_ignore_ascii_case(word);
    if first.is(&["strong", "b"]) && Callout::ALL.iter().any(is_kind) {
        element.children.remove(place.unwrap_or_default());
    }
}

/// Removes the title from a call-out.
fn take_title(element: &mut Element) -> Option<Element> {
    const TITLES: [&str; 14] = [
        "admonition-title",
        "admonitionHeading",
        "alert-heading",
        "alert-title",
        "callout-title",
        "callout-header",
        "callout-title-inner",
        "custom-block-title",
        "hint-title",
        "markdown-alert-title",
        "msg-title",
        "notice-title",
        "title",
        "blockquote-tag-title",
    ];
    let is_title = |child: &Element| {
        child.is(&["summary", "h1", "h2", "h3", "h4", "h5", "h6"])
            || child.attribute("class").is_some_and(|class| {
                class.split_ascii_whitespace().any(|word| {
                    TITLES.contains(&word)
                        || word.starts_with("admonitionHeading")
                        || word.ends_with("-title")
                })
            })
    };
    let place = element.children.iter().position(|child| match child {
        Node::Element(child) => child.has_words(),
        Node::Text(text) => !text.trim().is_empty(),
    })?;
    let Node::Element(first) = &mut element.children[place] else { return None };
    if is_title(first) {
        return match element.children.remove(place) {
            Node::Element(title) => Some(title),
            Node::Text(_) => None,
        };
    }
    // In a box within the box, as themes have it.
    if first.is(&["div", "section"]) && first.elements().count() > 0 {
        take_title(first)
    } else {
        None
    }
}

/// Removes the signs that stand for the kind: an emoji in an element of its own.
fn remove_signs(element: &mut Element) {
    let is_sign = |child: &Element| {
        let class = child.attribute("class").unwrap_or_default();
        (class.contains("icon") || class.contains("emoji"))
            && !child.text().chars().any(char::is_alphanumeric)
            && child.find(&|found| found.is(&["img"])).is_none()
    };
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_sign(child)));
    element.elements_mut().for_each(remove_signs);
}
