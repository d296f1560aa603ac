//! Cards that blogs and forums draw of an address: title, some words and a picture around one link.

use crate::markup::{Element, Node};

/// The names of the parts of a card.
struct Parts {
    card: &'static str,
    title: &'static [&'static str],
    /// The classes of what says more of the page than its title.
    words: &'static [&'static str],
}

const CARDS: [Parts; 9] = [
    // Ghost.
    Parts {
        card: "kg-bookmark-card",
        title: &["kg-bookmark-title"],
        words: &["kg-bookmark-description", "kg-bookmark-author", "kg-bookmark-publisher"],
    },
    // Notion.
    Parts { card: "bookmark", title: &["bookmark-title"], words: &["bookmark-description"] },
    // Discourse.
    Parts { card: "onebox", title: &[], words: &[] },
    // Naver.
    Parts { card: "se-module-oglink", title: &["se-oglink-title"], words: &["se-oglink-summary"] },
    // note.
    Parts {
        card: "external-article-widget",
        title: &["external-article-widget-title"],
        words: &["external-article-widget-description"],
    },
    // Tistory.
    Parts { card: "og-text", title: &["og-title"], words: &["og-desc"] },
    // Beehiiv.
    Parts { card: "embed__url", title: &["embed__title"], words: &["embed__description"] },
    // DEV.
    Parts { card: "ltag__link", title: &[], words: &[] },
    // Zhihu.
    Parts { card: "LinkCard", title: &["LinkCard-title"], words: &["LinkCard-desc"] },
];

/// Makes of a card what other pages within a page are; whether it is one.
pub(super) fn normalize(element: &mut Element) -> bool {
    let is_card = |parts: &&Parts| {
        element.has("class", &[parts.card])
            || parts.card == "og-text" && element.has("data-ke-type", &["opengraph"])
    };
    let Some(parts) = CARDS.iter().find(is_card) else { return false };
    let Some(href) = address(element) else { return false };
    let Some(title) = title(element, parts) else { return false };
    let mut words = words(element, parts);
    // Some say only the site, which the address says.
    words.retain(|word| word.contains(' ') || !word.contains('.') || !href.contains(word.as_str()));
    others(element, parts, &href, &title, &mut words);
    let caption = element
        .find(&|found| found.is(&["figcaption"]))
        .map(|caption| Element { tag: "span".into(), ..caption.clone() });
    let mut frame = Element { line: element.line, ..Element::new("iframe") };
    frame.attributes = vec![("src".into(), href), ("title".into(), title)];
    let mut below = Element { line: element.line, ..Element::new("figcaption") };
    below.children.extend((!words.is_empty()).then(|| Node::Text(words.join(" · "))));
    if let Some(caption) = caption {
        below.children.extend((!words.is_empty()).then(|| Node::Element(Element::new("br"))));
        below.children.push(Node::Element(caption));
    }
    element.tag = "figure".into();
    element.attributes.retain(|(name, _)| name == "id");
    element.children = vec![Node::Element(frame)];
    element.children.extend((!below.children.is_empty()).then_some(Node::Element(below)));
    true
}

/// Adds what else a card says, such as the site's name; not its address again.
fn others(card: &Element, parts: &Parts, href: &str, title: &str, words: &mut Vec<String>) {
    for child in card.elements() {
        let is_said = child.has("class", parts.title)
            || child.has("class", parts.words)
            || child.is(&["figcaption", "button", "script", "style"]);
        if is_said || !child.has_words() {
            continue;
        }
        let text = child.text();
        let is_part =
            |found: &Element| found.has("class", parts.title) || found.has("class", parts.words);
        let is_line = child.elements().all(|inner| !inner.has_words() || inner.is_inline())
            && child.find(&is_part).is_none();
        if !is_line || text == title && child.elements().next().is_some() {
            others(child, parts, href, title, words);
            continue;
        }
        let is_address = href.contains(text.trim_start_matches("www.")) || text.contains("://");
        if text != title && !is_address && !words.contains(&text) {
            words.push(text);
        }
    }
}

fn address(card: &Element) -> Option<String> {
    let named = card.attribute("data-onebox-src");
    let is_web = |href: &str| href.starts_with("http://") || href.starts_with("https://");
    let link = |found: &Element| found.is(&["a"]) && found.attribute("href").is_some_and(is_web);
    let written = named.or_else(|| card.find(&link)?.attribute("href"))?;
    let is_page = is_web(written);
    is_page.then(|| written.to_string())
}

fn title(card: &Element, parts: &Parts) -> Option<String> {
    let is_title = |found: &Element| match parts.title {
        [] => found.is(&["h1", "h2", "h3", "h4"]),
        names => found.has("class", names),
    };
    Some(card.find(&is_title)?.text()).filter(|title| !title.is_empty())
}

/// The words beside the title.
fn words(card: &Element, parts: &Parts) -> Vec<String> {
    fn collect(element: &Element, parts: &Parts, words: &mut Vec<String>) {
        let is_words = match parts.words {
            [] => element.is(&["p"]),
            names => element.has("class", names),
        };
        if !is_words {
            return element.elements().for_each(|child| collect(child, parts, words));
        }
        words.extend(Some(element.text()).filter(|text| !text.is_empty()));
    }
    let mut words = Vec::new();
    collect(card, parts, &mut words);
    words
}
