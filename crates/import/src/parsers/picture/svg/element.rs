//! The elements of an SVG picture.

use super::super::address;
use super::super::expansion::{Names, times};
use super::{PictureError, SVG, style};
use roxmltree::{Attribute, Node};

/// Looks at an element, its attributes and its style, and adds what they name.
///
/// # Errors
/// One that runs something, leads out of the picture, or is no part of one.
pub(super) fn check(element: Node, depth: usize, names: &mut Names) -> Result<(), PictureError> {
    let tag = element.tag_name();
    let name = tag.name();
    // What others put into pictures for their own programs draws nothing, but for pages and
    // formulas.
    let is_foreign = match tag.namespace() {
        Some(SVG) => acts(name),
        Some(other) => {
            other.contains("w3.org/1999/xhtml")
                || other.contains("w3.org/1998/Math")
                || other.contains("xml-events")
        }
        None => acts(name),
    };
    if is_foreign {
        return Err(PictureError::new(format!(
            "has an element <{name}>, which is no part of a picture: save it as a plain SVG or as \
             PNG"
        )));
    }
    for attribute in element.attributes() {
        check_attribute(element, attribute, depth, names)?;
    }
    if name == "style" && tag.namespace() == Some(SVG) {
        check_style_element(element, depth, names)?;
    }
    Ok(())
}

fn check_attribute(
    element: Node,
    attribute: Attribute,
    depth: usize,
    names: &mut Names,
) -> Result<(), PictureError> {
    let (key, value) = (attribute.name(), attribute.value());
    if key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
        return Err(PictureError::new(format!(
            "has an attribute {key}, which is a script: save it as a plain SVG or as PNG"
        )));
    }
    match key.to_ascii_lowercase().as_str() {
        "href" | "src" | "srcset" if element.tag_name().namespace() != Some(SVG) => {}
        "href" | "src" => {
            address::check(value, depth)?;
            if let Some(id) = value.trim().strip_prefix('#') {
                names.add(element.id(), id, 1);
            }
        }
        "base" | "srcset" if !value.is_empty() => {
            return Err(PictureError::new(format!(
                "has an attribute {key}, which leads out of it: save it with everything in it"
            )));
        }
        "attributename" if is_animated_address(value) => {
            return Err(PictureError::new(format!(
                "changes its {value} while it is shown: save it as a plain SVG or as PNG"
            )));
        }
        _ => {
            for id in style::check(value, depth)? {
                let style = if key == "style" { value } else { key };
                names.add(element.id(), &id, times(element, style));
            }
        }
    }
    Ok(())
}

fn check_style_element(element: Node, depth: usize, names: &mut Names) -> Result<(), PictureError> {
    let text: String = element
        .descendants()
        .filter_map(|node| if node.is_text() { node.text() } else { None })
        .collect();
    style::check(&text, depth)?;
    for rule in text.split('}') {
        let (selector, body) = rule.rsplit_once('{').unwrap_or(("*", rule));
        for id in style::check(body, depth)? {
            names.add_style(selector, body, &id);
        }
    }
    Ok(())
}

/// Whether an element runs something or shows another document.
fn acts(name: &str) -> bool {
    const ACTING: [&str; 13] = [
        "script",
        "handler",
        "listener",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "link",
        "prefetch",
    ];
    ACTING.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether an animation would change an address or a script.
fn is_animated_address(attribute: &str) -> bool {
    let attribute = attribute.trim().to_ascii_lowercase();
    let name = attribute.rsplit(':').next().unwrap_or_default();
    ["href", "src", "style", "base", "class"].contains(&name) || name.starts_with("on")
}
