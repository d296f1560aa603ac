//! Posts of Ghost's editors before version 5, Mobiledoc: lists in JSON (bustle/mobiledoc-kit,
//! version 0.3).

use super::cards::card;
use crate::markup::{Element, Node};
use crate::parsers::post::element;
use serde_json::Value;

/// Marks within each other that are kept.
const MAX_OPEN: usize = 20;

/// The tree of a post, and the names of the cards that are left out; `None` where it is no such JSON.
pub(super) fn tree(text: &str) -> Option<(Element, Vec<String>)> {
    let post: Value = serde_json::from_str(text).ok()?;
    let sections = post.get("sections")?.as_array()?;
    let (mut root, mut lost) = (Element::new("div"), Vec::new());
    for section in sections {
        match section[0].as_u64() {
            Some(1) => {
                let tag = match section[1].as_str() {
                    Some(tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote")) => tag,
                    Some("pull-quote" | "aside") => "blockquote",
                    _ => "p",
                };
                let mut block = element(tag, &[], line(&post, &section[2]));
                if matches!(section[1].as_str(), Some("pull-quote" | "aside")) {
                    block.attributes.push(("class".into(), "pullquote".into()));
                }
                root.children.push(Node::Element(block));
            }
            Some(2) => {
                let src = section[1].as_str().unwrap_or_default();
                let image = element("img", &[("src", src), ("alt", "")], Vec::new());
                root.children.push(Node::Element(image));
            }
            Some(3) => {
                let tag = if section[1] == "ol" { "ol" } else { "ul" };
                let items = section[2].as_array().map(Vec::as_slice).unwrap_or_default();
                let items =
                    items.iter().map(|item| Node::Element(element("li", &[], line(&post, item))));
                root.children.push(Node::Element(element(tag, &[], items.collect())));
            }
            Some(10) => {
                let found = section[1].as_u64().and_then(|place| post["cards"].get(place as usize));
                let Some(found) = found else { continue };
                let name = found[0].as_str().unwrap_or_default();
                match card(name, &found[1]) {
                    Some(nodes) => root.children.extend(nodes),
                    None => lost.push(format!("«{name}»")),
                }
            }
            _ => {}
        }
    }
    Some((root, lost))
}

/// The nodes of a line: its pieces say which marks they open, and how many they close.
fn line(post: &Value, markers: &Value) -> Vec<Node> {
    // The line itself is the first of what is open.
    let mut open = vec![Element::new("span")];
    for marker in markers.as_array().map(Vec::as_slice).unwrap_or_default() {
        for place in marker[1].as_array().map(Vec::as_slice).unwrap_or_default() {
            let markup = place.as_u64().and_then(|place| post["markups"].get(place as usize));
            open.push(markup.map_or_else(|| Element::new("span"), mark));
        }
        let atom = || {
            let atom = post["atoms"].get(marker[3].as_u64()? as usize)?;
            Some(match atom[0].as_str() {
                Some("soft-return") => Node::Element(Element::new("br")),
                _ => Node::Text(atom[1].as_str().unwrap_or_default().to_string()),
            })
        };
        let piece = match marker[0].as_u64() {
            Some(1) => atom(),
            _ => marker[3].as_str().map(|text| Node::Text(text.to_string())),
        };
        if let Some(last) = open.last_mut() {
            last.children.extend(piece);
        }
        for _ in 0..marker[2].as_u64().unwrap_or(0).min(MAX_OPEN as u64) {
            close(&mut open);
        }
        while open.len() > MAX_OPEN {
            close(&mut open);
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|line| line.children).unwrap_or_default()
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
        && let Some(last) = open.last_mut()
    {
        last.children.push(Node::Element(done));
    }
}

fn mark(markup: &Value) -> Element {
    let tag = match markup[0].as_str().unwrap_or_default() {
        tag @ ("a" | "b" | "strong" | "em" | "i" | "s" | "u" | "code" | "sub" | "sup" | "del"
        | "mark") => tag,
        _ => "span",
    };
    let mut mark = Element::new(tag);
    let pairs = markup[1].as_array().map(Vec::as_slice).unwrap_or_default();
    for pair in pairs.chunks_exact(2) {
        if let [name, value] = pair
            && name == "href"
            && let Some(address) = value.as_str()
        {
            mark.attributes.push(("href".into(), address.into()));
        }
    }
    mark
}
