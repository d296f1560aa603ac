//! Posts of Ghost's editor since version 5, Lexical: a tree in JSON.

use super::cards::card;
use crate::markup::{Element, Node};
use crate::parsers::post::element;
use serde_json::Value;

/// The marks of a text, each a bit (Lexical, `TextFormatType`).
const MARKS: [(u64, &str); 8] = [
    (16, "code"),
    (32, "sub"),
    (64, "sup"),
    (2, "em"),
    (1, "strong"),
    (4, "s"),
    (8, "u"),
    (128, "mark"),
];
/// Deeper than any post; what is below keeps its text.
const MAX_DEPTH: usize = 100;
/// Cards that are for mails, members or visitors of the site.
const OF_THE_SITE: [&str; 6] =
    ["email", "email-cta", "paywall", "signup", "call-to-action", "transistor"];

/// The tree of a post, and the names of the cards that are left out; `None` where it is no such JSON.
pub(super) fn tree(text: &str) -> Option<(Element, Vec<String>)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut lost = Vec::new();
    let children = nodes(&value.get("root")?["children"], 0, &mut lost);
    Some((element("div", &[], children), lost))
}

fn nodes(list: &Value, depth: usize, lost: &mut Vec<String>) -> Vec<Node> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().flat_map(|value| node(value, depth, lost)).collect()
}

fn node(value: &Value, depth: usize, lost: &mut Vec<String>) -> Vec<Node> {
    let kind = value["type"].as_str().unwrap_or_default();
    let inner = |lost: &mut Vec<String>| match depth < MAX_DEPTH {
        true => nodes(&value["children"], depth + 1, lost),
        false => vec![Node::Text(words(&value["children"]))],
    };
    let tag = match kind {
        "text" | "extended-text" | "code-highlight" | "tab" => return text(value),
        "linebreak" => return vec![Node::Element(Element::new("br"))],
        "paragraph" => "p",
        "heading" | "extended-heading" => {
            let levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
            let named = levels.into_iter().find(|level| value["tag"] == *level);
            named.unwrap_or("h2")
        }
        "quote" | "extended-quote" => "blockquote",
        "aside" => {
            let inner = vec![Node::Element(element("p", &[], inner(lost)))];
            return vec![Node::Element(element("aside", &[("class", "pullquote")], inner))];
        }
        "list" if value["listType"] == "number" => {
            let start = value["start"].as_u64().unwrap_or(1).to_string();
            let items = items(inner(lost));
            return vec![Node::Element(element("ol", &[("start", &start)], items))];
        }
        "list" => return vec![Node::Element(element("ul", &[], items(inner(lost))))],
        "listitem" => return item(value, inner(lost)),
        "link" | "autolink" => {
            let address = value["url"].as_str().unwrap_or_default();
            return vec![Node::Element(element("a", &[("href", address)], inner(lost)))];
        }
        "root" => return inner(lost),
        _ => {
            return match card(kind, value) {
                Some(nodes) => nodes,
                // What nobody knows may hold text.
                None if value["children"].is_array() => inner(lost),
                None => {
                    let is_text = !OF_THE_SITE.contains(&kind);
                    lost.push(if is_text { format!("«{kind}»") } else { kind.to_string() });
                    Vec::new()
                }
            };
        }
    };
    vec![Node::Element(element(tag, &[], inner(lost)))]
}

/// The items of a list: one of nothing but a list goes on with the one before it.
fn items(all: Vec<Node>) -> Vec<Node> {
    let is_list = |node: &Node| matches!(node, Node::Element(child) if child.is(&["ol", "ul"]));
    let mut items: Vec<Node> = Vec::with_capacity(all.len());
    for node in all {
        match (items.last_mut(), node) {
            (Some(Node::Element(last)), Node::Element(mut item))
                if !item.children.is_empty() && item.children.iter().all(is_list) =>
            {
                last.children.append(&mut item.children);
            }
            (_, node) => items.push(node),
        }
    }
    items
}

/// An item, with the box of a task.
fn item(value: &Value, mut inner: Vec<Node>) -> Vec<Node> {
    if let Some(done) = value["checked"].as_bool() {
        let mut task = element("input", &[("type", "checkbox")], Vec::new());
        task.attributes.extend(done.then(|| ("checked".into(), String::new())));
        inner.insert(0, Node::Element(task));
    }
    vec![Node::Element(element("li", &[], inner))]
}

fn text(value: &Value) -> Vec<Node> {
    let format = value["format"].as_u64().unwrap_or(0);
    let text = value["text"].as_str().unwrap_or("\t").to_string();
    let mut node = Node::Text(text);
    for (bit, tag) in MARKS {
        if format & bit > 0 {
            node = Node::Element(element(tag, &[], vec![node]));
        }
    }
    vec![node]
}

fn words(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().map(words).collect(),
        Value::Object(object) => match object.get("text").and_then(Value::as_str) {
            Some(text) => text.to_string(),
            None => object.get("children").map(words).unwrap_or_default(),
        },
        _ => String::new(),
    }
}
