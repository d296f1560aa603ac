//! Pages that this program has packed, told by the id of their article: what is drawn for readers
//! goes, and what the viewer's names say is said as in any markup.

use super::find::Path;
use crate::markup::{Element, Node};

/// The place of the article of a packed page.
pub(super) fn article(page: &Element) -> Option<Path> {
    let mut path = Path::new();
    find(page, &mut path).then_some(path)
}

fn find(element: &Element, path: &mut Path) -> bool {
    for (index, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        path.push(index);
        if child.has("id", &["av-article"]) && child.has("class", &["av-article"])
            || find(child, path)
        {
            return true;
        }
        path.pop();
    }
    false
}

/// The classes of elements that the viewer adds to the text, such as buttons and labels.
const DRAWN: [&str; 11] = [
    "av-size-row",
    "av-to-heading",
    "av-minutes",
    "av-copy",
    "av-copied",
    "av-backlink",
    "av-notes-title",
    "av-contact-label",
    "av-address",
    "av-player-title",
    "av-frame",
];

/// The viewer's names, with the attribute that says the same in any markup.
const NAMES: [(&str, &str, &str); 9] = [
    ("av-standfirst", "class", "standfirst"),
    ("av-column", "itemprop", "articleSection"),
    ("av-topic", "rel", "tag"),
    ("av-author", "class", "author"),
    ("av-published", "itemprop", "datePublished"),
    ("av-updated-date", "itemprop", "dateModified"),
    ("av-copyright", "class", "copyright"),
    ("av-credit", "class", "credit"),
    ("av-pullquote", "class", "pullquote"),
];

/// Puts a packed article into the words of any markup.
pub(super) fn settle(element: &mut Element) {
    let is_drawn = |child: &Element| {
        child.has("class", &DRAWN)
            || child.is_set("data-word")
                && child.is(&["span"])
                && child.attribute("data-word") == Some("updated")
    };
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_drawn(child)));
    for child in element.elements_mut() {
        // The interface's words for what has no name.
        if child.is_set("data-word-label") {
            child.attributes.retain(|(name, _)| name != "aria-label");
        }
        let class = |name: &str| child.has("class", &[name]);
        let tag = match () {
            () if class("av-topic") => Some("a"),
            () if class("av-caption") => Some("figcaption"),
            () if class("av-attribution") => Some("footer"),
            () if class("av-box-title") && child.is(&["p"]) => Some("h4"),
            () => None,
        };
        let named: Vec<_> = NAMES.iter().filter(|(name, ..)| child.has("class", &[name])).collect();
        for (_, attribute, value) in named {
            child.attributes.insert(0, ((*attribute).into(), (*value).into()));
        }
        if let Some(tag) = tag {
            child.tag = tag.into();
        }
        settle(child);
    }
}
