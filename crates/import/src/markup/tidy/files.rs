//! The names of files that stand above code.

use super::super::{Element, Node};
use super::code::is_numbered;

/// The name of a file above code, in an element of its own, becomes the code's.
pub(super) fn name_files(element: &mut Element) {
    let is_title = |child: &Element| {
        child
            .attribute("class")
            .is_some_and(|class| class.split_ascii_whitespace().any(is_title_name))
            || child.is(&["figcaption"]) && element.has("class", &["highlight", "code"])
    };
    let mut place = element.children.iter().position(|child| {
        matches!(child, Node::Element(child) if is_title(child) && is_file_name(&child.text()))
    });
    // A caption may hold a link to the source, too.
    if let Some(Node::Element(title)) = place.and_then(|place| element.children.get(place))
        && title
            .find(&|found| {
                found.is(&["a"])
                    && found.attribute("href").is_some_and(|href| !href.starts_with('#'))
            })
            .is_some()
    {
        place = None;
    }
    let Some(place) = place else { return };
    let is_code = |child: &&mut Element| child.find(&|found| found.is(&["pre"])).is_some();
    let file = match &element.children[place] {
        Node::Element(title) => title.text(),
        Node::Text(_) => return,
    };
    let Some(code) = element.elements_mut().find(is_code) else { return };
    give_file(code, &file);
    element.children.remove(place);
}

/// Writes the name of its file to the code within.
fn give_file(element: &mut Element, file: &str) -> bool {
    if element.is(&["pre"]) || is_numbered(element) {
        element.attributes.push(("data-file".into(), file.into()));
        return true;
    }
    element.elements_mut().any(|child| give_file(child, file))
}

fn is_title_name(name: &str) -> bool {
    [
        "codeBlockTitle",
        "code-block-caption",
        "filename",
        "file-name",
        "code-title",
        "remark-code-title",
        "gatsby-code-title",
        "code-block-title",
        "rehype-code-title",
        "highlight-title",
        "code-header",
    ]
    .iter()
    .any(|begin| name.starts_with(begin))
}

fn is_file_name(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && !text.contains(char::is_whitespace)
        && (text.contains('.') || text.contains('/') || text.ends_with("file"))
}
