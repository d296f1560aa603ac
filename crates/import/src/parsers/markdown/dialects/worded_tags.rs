//! Template tags that only say how their own words look: Hexo's themes have many.

use super::html_text;
use super::shortcodes::Shortcode;
use super::templates::TemplateTag;

/// The words of a tag of this name, where it is one of these.
pub(super) fn worded(name: &str, tag: &TemplateTag) -> Option<Shortcode> {
    let is_hexo = tag.source.starts_with("{%") && !tag.rest.contains('=');
    // What says how it looks stands before a comma.
    let behind = || tag.rest.split_once(',').map(|(_, words)| words.trim());
    let element = |name: &str| {
        Some(Shortcode::Html(format!("<{name}>{}</{name}>", html_text(tag.rest.trim()))))
    };
    match name {
        "badge" => {
            let words = tag.value(&["text", "content", "title"]).or_else(|| tag.plain().next())?;
            Some(Shortcode::Text(words.to_string()))
        }
        "u" | "del" if is_hexo && !tag.rest.is_empty() => element(name),
        "emp" if is_hexo && !tag.rest.is_empty() => element("em"),
        "wavy" | "psw" if is_hexo && !tag.rest.is_empty() => {
            Some(Shortcode::Text(tag.rest.trim().to_string()))
        }
        "span" | "p" if is_hexo => Some(Shortcode::Text(behind()?.to_string())),
        "checkbox" | "radio" if is_hexo => {
            let is_done = tag.rest.split([',', ' ']).any(|word| word == "checked");
            let mark = if is_done { "☑" } else { "☐" };
            Some(Shortcode::Text(format!("{mark} {}", behind().unwrap_or(tag.rest).trim())))
        }
        _ => None,
    }
}
