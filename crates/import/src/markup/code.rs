//! Reads `<pre>`: the text of a program, line by line.

use super::tidy::highlighted;
use super::{Element, Node};
use article::{BlockKind, Code};

/// The code in a `<pre>`.
pub(super) fn code(element: &Element) -> BlockKind {
    let named = |element: &Element| {
        let classes = element.attribute("class")?.split_ascii_whitespace();
        classes
            .filter_map(|class| class.strip_prefix("language-").or(class.strip_prefix("lang-")))
            .map(str::to_string)
            .next()
    };
    let language = named(element).or_else(|| element.elements().find_map(named));
    let text = lines(element);
    let text = text.strip_prefix('\n').unwrap_or(&text);
    let text = text.strip_suffix('\n').unwrap_or(text).to_string();
    let file = element.attribute("data-file").map(str::to_string);
    // As it was tidied.
    let lines = element.attribute(highlighted::ATTRIBUTE).unwrap_or_default();
    let lines = lines.split(',').filter_map(|line| line.parse().ok()).collect();
    BlockKind::Code(Box::new(Code { language, file, text, lines, ..Code::default() }))
}

/// The text as it is, `<br>` as the line ends that they are.
fn lines(element: &Element) -> String {
    let part = |child: &Node| match child {
        Node::Text(text) => text.clone(),
        Node::Element(child) if child.is(&["br"]) => "\n".into(),
        Node::Element(child) => lines(child),
    };
    element.children.iter().map(part).collect()
}
