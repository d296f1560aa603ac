//! Formulas, cards of posts and names that Substack's scripts make of data beside an element.

use crate::markup::{Element, Node};
use serde_json::Value;

/// Gives an element without words what a script would set from its data.
pub(super) fn rendered(element: &mut Element) {
    let is_one = element.attribute("data-component-name").is_some()
        || element.has("class", &["latex-rendered", "digest-post-embed"]);
    let is_empty = element.is(&["div", "span"]) && !element.has_words();
    let data = element.attribute("data-attrs").filter(|_| is_one && is_empty);
    let Some(value) = data.and_then(|data| serde_json::from_str::<Value>(data).ok()) else {
        return;
    };
    let text = |keys: &[&str]| {
        let found = keys.iter().find_map(|key| value[*key].as_str());
        found.filter(|text| !text.trim().is_empty()).map(str::to_string)
    };
    if let Some(tex) = text(&["persistentExpression"]) {
        element.attributes.push(("class".into(), "math".into()));
        element.attributes.retain(|(name, value)| name != "class" || value == "math");
        element.children = vec![Node::Text(format!("\\[{tex}\\]"))];
        return;
    }
    if element.elements().next().is_some() {
        return;
    }
    let title = text(&["title", "full_text", "name", "username"]);
    match (text(&["canonical_url", "url"]), title) {
        (Some(href), Some(title)) if !element.is(&["span", "a"]) => {
            let mut frame = Element { line: element.line, ..Element::new("iframe") };
            frame.attributes = vec![("src".into(), href), ("title".into(), title)];
            element.tag = "figure".into();
            element.attributes.clear();
            element.children = vec![Node::Element(frame)];
            // What the author says of it.
            element.children.extend(text(&["caption"]).map(|caption| {
                let mut words = Element::new("figcaption");
                words.children.push(Node::Text(caption));
                Node::Element(words)
            }));
        }
        (_, Some(title)) => element.children = vec![Node::Text(title)],
        _ => {}
    }
}
