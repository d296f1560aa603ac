//! Shortcodes of page builders and of packs of shortcodes, which lay out a page and have some of its
//! words in their attributes: titles, labels of buttons, names of those who praise.

use super::shortcodes::Code;
use crate::parsers::html::fragment::escaped;

/// The beginnings of the names of builders' shortcodes: Divi, WPBakery, Avada, Enfold, Shortcodes
/// Ultimate, Themify, Kadence.
const BUILDERS: [&str; 8] = ["et_pb_", "vc_", "fusion_", "av_", "su_", "themify_", "kt_", "cs_"];

/// The markup before and after the text of a shortcode; `None` where only its site knows it.
pub(super) fn markup(code: &Code<'_>) -> Option<(String, String)> {
    let name = code.name.replace('-', "_");
    let own = BUILDERS.iter().find_map(|builder| name.strip_prefix(builder));
    let kind = own.unwrap_or(&name);
    let is_pair = code.content.is_some();
    let title = code.get(&["title", "heading", "title_text", "tab_title", "toggle_title"]);
    let title = title.map(escaped);
    let pair = |begin: String, end: &str| Some((begin, end.to_string()));
    match kind {
        "accordion_item" | "accordion_section" | "collapse" | "expand" | "spoiler" | "toggle"
        | "tta_section"
            if is_pair =>
        {
            let is_open = code.get(&["open", "state"]).is_some_and(|open| {
                matches!(open, "on" | "yes" | "true" | "open" | "opened" | "1")
            });
            let begin = format!(
                "<details{}><summary>{}</summary>",
                if is_open { " open" } else { "" },
                title.unwrap_or_default()
            );
            pair(begin, "</details>")
        }
        "tab" if is_pair => pair(named(title, "p"), ""),
        "testimonial" | "quote" | "blockquote" if is_pair => {
            let names = [&["author", "cite", "name"][..], &["job_title", "position", "company"]];
            let names: Vec<String> =
                names.iter().filter_map(|names| code.get(names)).map(escaped).collect();
            let footer = match names.is_empty() {
                true => String::new(),
                false => format!("<footer>{}</footer>", names.join(", ")),
            };
            Some(("<blockquote>".into(), format!("{footer}</blockquote>")))
        }
        "button" => {
            let address = code.get(&["url", "link", "href", "button_url"])?;
            let label = code.get(&["button_text", "text", "title"]).map(escaped);
            let label = label.filter(|_| code.content.is_none_or(|text| text.trim().is_empty()));
            let label = label.unwrap_or_default();
            pair(format!("<p><a href=\"{}\">{label}", escaped(address)), "</a></p>")
        }
        "image" => {
            let address = code.get(&["src", "url"]).filter(|_| own.is_some())?;
            let words = escaped(code.get(&["alt"]).unwrap_or_default());
            pair(format!("<p><img src=\"{}\" alt=\"{words}\">", escaped(address)), "</p>")
        }
        "video" => {
            let address = code.get(&["src", "link"]).filter(|_| own.is_some())?;
            pair(format!("<iframe src=\"{}\"></iframe>", escaped(address)), "")
        }
        "note" | "box" | "alert" | "message" if own.is_some() && is_pair => {
            pair(format!("<div class=\"callout note\">{}", named(title, "h4")), "</div>")
        }
        "heading" | "custom_heading" if own.is_some() => {
            let text = code.get(&["text"]).map(escaped).unwrap_or_default();
            pair(format!("<h2>{text}"), "</h2>")
        }
        _ if is_encoded(&code.name) => None,
        "accordion" | "accordions" | "tabs" | "tabgroup" | "row" | "column" if is_pair => {
            pair("<div>".into(), "</div>")
        }
        _ if own.is_some() => {
            let button = code.get(&["button_text"]).map(escaped).map(|label| {
                let address = code.get(&["button_url", "button_link"]).unwrap_or_default();
                format!("<p><a href=\"{}\">{label}</a></p>", escaped(address))
            });
            let has_words = is_pair || title.is_some() || button.is_some();
            let end = format!("{}</div>", button.unwrap_or_default());
            has_words.then(|| (format!("<div>{}", named(title, "h2")), end))
        }
        _ => None,
    }
}

/// Whether the text of a shortcode is markup in letters that nobody reads (base64).
pub(super) fn is_encoded(name: &str) -> bool {
    ["vc_raw_html", "vc_raw_js", "fusion_code"].contains(&name)
}

/// A title as an element of its own: in the text a heading, of a tab a line in bold letters.
fn named(title: Option<String>, tag: &str) -> String {
    match title {
        None => String::new(),
        Some(title) if tag == "p" => format!("<p><strong>{title}</strong></p>"),
        Some(title) => format!("<{tag}>{title}</{tag}>"),
    }
}
