//! Pages of OneNote: their headline is a paragraph in large letters.

use crate::markup::Element;

/// Makes a headline of the paragraph that is one.
pub(super) fn normalize(page: &mut Element) {
    let is_sign = |found: &Element| {
        found.is(&["meta"])
            && found.attribute("content").is_some_and(|name| {
                name.starts_with("Microsoft OneNote") || name.starts_with("OneNote.")
            })
    };
    if page.find(&is_sign).is_some() {
        lower(page);
        headline(page);
    }
}

/// Lowers the headings, for the first level is that of the headline.
fn lower(element: &mut Element) {
    for child in element.elements_mut() {
        let number = child.tag.strip_prefix('h').and_then(|number| number.parse::<u8>().ok());
        if let Some(number) = number.filter(|number| *number < 6) {
            child.tag = format!("h{}", number + 1);
        }
        lower(child);
    }
}

/// Looks for it at the first paragraph; whether that was reached.
fn headline(element: &mut Element) -> bool {
    for child in element.elements_mut() {
        if child.is(&["p", "h2"]) && child.has_words() {
            let style = child.attribute("style").unwrap_or_default().replace(' ', "");
            if style.contains("font-size:20.0pt") {
                child.tag = "h1".into();
            }
            return true;
        }
        if headline(child) {
            return true;
        }
    }
    false
}
