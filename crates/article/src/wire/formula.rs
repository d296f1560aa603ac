//! Reads the JSON form of formulas; one whose form is broken keeps its source.

use super::node::JsonNode;
use crate::{Formula, Json, MathPart};

/// A formula; one whose form is broken is shown as its source.
pub(super) fn formula(node: &JsonNode) -> Formula {
    let mut math = node.list("math", |node| Some(part(node)));
    if !math.iter().all(Option::is_some) || !MathPart::are_whole(&whole(&math)) {
        node.warn("has a form that is no MathML Core; its source is shown");
        math.clear();
    }
    Formula { tex: node.text("tex"), number: node.text("number"), math: whole(&math) }
}

fn whole(math: &[Option<MathPart>]) -> Vec<MathPart> {
    math.iter().flatten().cloned().collect()
}

fn part(node: &JsonNode) -> Option<MathPart> {
    let Json::Object(entries) = node.value else { return None };
    let mut part =
        MathPart { tag: "mrow", attributes: Vec::new(), text: String::new(), children: 0 };
    for (key, value) in entries {
        match (key.as_str(), value) {
            ("tag", Json::Text(name)) => part.tag = MathPart::tag(name)?,
            ("text", Json::Text(text)) => part.text.clone_from(text),
            ("children", Json::Number(count)) => part.children = *count as u32,
            (name, Json::Text(value)) => {
                part.attributes.push((MathPart::attribute(name)?, value.clone()));
            }
            _ => return None,
        }
    }
    Some(part)
}
