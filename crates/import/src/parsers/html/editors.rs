//! Boxes, quotations, tables and pictures as editors of newsletters, notes and books write them, put as
//! all pages have them: Beehiiv, DocBook, Ghost, OneNote, Substack, WeChat.

use crate::markup::{Element, Node};

/// Rewrites an element that such an editor writes in a way of its own.
pub(super) fn normalize(element: &mut Element) {
    let class = |words: &[&str]| element.has("class", words);
    if class(&["callout-block"]) {
        // A box of Substack's.
        element.attributes.retain(|(name, _)| name != "class");
        element.attributes.push(("class".into(), "callout".into()));
    } else if class(&["image-gallery-embed"]) {
        gallery(element);
    } else if element.is(&["b", "strong", "i", "em"]) {
        once(element);
    } else if element.is(&["blockquote"]) {
        attribution(element);
    } else if element.is(&["div"]) && class(&DOCBOOK) {
        admonition(element);
    } else if element.is(&["div"]) && class(&["author"]) {
        author(element);
    } else if element.is(&["div"])
        && class(&["toc"])
        && element.elements().any(|child| child.is(&["dl"]) && child.has("class", &["toc"]))
    {
        // A table of contents of DocBook's.
        element.tag = "nav".into();
    } else if element.is(&["table"]) && is_ruled_row(element) {
        // A single row without lines only lays out a page.
        element.attributes.push(("role".into(), "table".into()));
    } else if class(&ICONS) {
        // A letter or a word that a typeface of signs draws as a sign.
        element.children.clear();
    } else if element.is(&["img"]) && element.attribute("alt").is_some_and(is_word_for_picture) {
        element.attributes.retain(|(name, _)| name != "alt");
    }
}

/// Whether a table is a single row with lines drawn around its cells, as Apple Notes and OneNote
/// have them.
fn is_ruled_row(table: &Element) -> bool {
    let is_part = |child: &&Element| !child.is(&["colgroup"]);
    let mut row = table;
    while !row.is(&["tr"]) {
        let mut parts = row.elements().filter(is_part);
        match (parts.next(), parts.next()) {
            (Some(only), None) if only.is(&["tbody", "tr"]) => row = only,
            _ => return false,
        }
    }
    let is_ruled = |cell: &Element| {
        let style = cell.attribute("style").unwrap_or_default().replace(' ', "");
        style.contains("border-style:solid")
    };
    let has_border = table.attribute("border").is_some_and(|width| width != "0");
    table.attribute("role").is_none() && (has_border || row.elements().any(is_ruled))
}

const ICONS: [&str; 5] = [
    "et-pb-icon",
    "material-icons",
    "material-icons-outlined",
    "material-symbols-outlined",
    "material-symbols-rounded",
];

/// Whether a description only says that it is a picture, as WeChat and note write it into all.
fn is_word_for_picture(words: &str) -> bool {
    ["图片", "圖片", "画像", "이미지"].contains(&words)
}

/// An author of DocBook's, whose name is an element by itself beside the place and the address.
fn author(element: &mut Element) {
    if element.elements().any(|child| child.has("class", &["author"])) {
        element.attributes.retain(|(name, _)| name != "class");
    }
}

/// The kinds of DocBook's call-outs.
const DOCBOOK: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// A call-out of DocBook's: its title is a heading, which says its kind.
fn admonition(element: &mut Element) {
    let is_title = |child: &Element| child.is(&["h3"]) && child.has("class", &["title"]);
    if element.elements().next().is_some_and(is_title) {
        let class = element.attribute("class").unwrap_or_default();
        let class = format!("callout {class}");
        element.attributes.retain(|(name, _)| name != "class");
        element.attributes.push(("class".into(), class));
    }
}

/// A gallery of Substack's, whose pictures stand in rows.
fn gallery(element: &mut Element) {
    fn collect(element: &mut Element, parts: &mut Vec<Node>) {
        for child in element.elements_mut() {
            match child.is(&["figure", "figcaption"]) {
                false => collect(child, parts),
                true if child.find(&|found| found.is(&["figcaption"])).is_some()
                    && child.elements().any(|inner| !inner.is(&["img", "picture"]))
                    && child.is(&["figure"]) =>
                {
                    collect(child, parts)
                }
                true => parts.push(Node::Element(std::mem::take(child))),
            }
        }
    }
    let mut parts = Vec::new();
    collect(element, &mut parts);
    if parts.len() > 1 {
        element.tag = "figure".into();
        element.attributes.retain(|(name, _)| name == "id");
        element.children = parts;
    }
}

/// Takes away a mark within the same mark, as Ghost's editor writes it: `<b><strong>…</strong></b>`.
fn once(element: &mut Element) {
    let is_strong = element.is(&["b", "strong"]);
    let [Node::Element(inner)] = &mut element.children[..] else { return };
    if is_strong && inner.is(&["b", "strong"]) || !is_strong && inner.is(&["i", "em"]) {
        element.children = std::mem::take(&mut inner.children);
    }
}

/// Makes a footer of the last box of a quotation, if a `cite` is in it, but for what shares the
/// quotation.
fn attribution(quote: &mut Element) {
    let Some(last) = quote.elements_mut().filter(|child| child.has_words()).last() else { return };
    if !last.is(&["div", "p"]) {
        return;
    }
    let is_cite = |child: &Element| child.is(&["cite"]);
    let is_shared = |child: &Element| {
        child.is(&["a"]) && child.attribute("href").is_some_and(|href| href.contains("/intent/"))
    };
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let is_it = last.elements().any(is_cite)
        && last.children.iter().all(|node| match node {
            Node::Element(child) => is_cite(child) || is_shared(child) || !child.has_words(),
            node => is_blank(node),
        });
    if is_it {
        last.tag = "footer".into();
        last.attributes.clear();
        last.children.retain(|node| !matches!(node, Node::Element(child) if is_shared(child)));
    }
}
