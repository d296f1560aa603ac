//! Pictures that dialects give a caption, a credit or a link, as Markdown of any dialect.

use super::shortcodes::Picture;

/// The lines of a picture with its caption, which is Markdown.
pub(super) fn figure(picture: &Picture) -> Vec<String> {
    let Picture { src, alt, caption, credit, credit_link, link, width, height } = picture;
    let mut attributes = String::new();
    for (name, value) in [("width", width), ("height", height)] {
        if let Some(value) = value {
            attributes.push_str(&format!(" {name}={value}"));
        }
    }
    let attributes = match attributes.is_empty() {
        true => String::new(),
        false => format!("{{{}}}", attributes.trim_start()),
    };
    let mut shown = format!("![{}](<{src}>){attributes}", alt.replace(['[', ']'], ""));
    if !link.is_empty() {
        shown = format!("[{shown}](<{link}>)");
    }
    if caption.is_empty() && credit.is_empty() {
        return vec![shown];
    }
    let mut lines: Vec<String> = ["<figure>", ""].map(String::from).to_vec();
    lines.extend([shown, String::new(), "<figcaption>".into(), String::new()]);
    let mut words = caption.trim().to_string();
    if !credit.is_empty() {
        words.push_str(&match credit_link.is_empty() {
            true => format!(" <small>{}</small>", credit.trim()),
            // A credit is words alone; where it leads is said in the caption.
            false => format!(" [{}]({credit_link})", credit.trim()),
        });
    }
    lines.extend([words.trim().to_string()]);
    lines.extend(["", "</figcaption>", "", "</figure>"].map(String::from));
    lines
}
