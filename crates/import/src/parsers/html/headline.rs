//! The headline among a page's headings and titles, and the site's name beside it.

use super::metadata::Metadata;
use crate::markup::{Element, Node};
use crate::parsers::characters::letters_and_digits;

/// The words of the headline.
pub(super) fn headline(page: &Element, article: &Element, metadata: &Metadata) -> Option<String> {
    let (mut within, mut around) = (Vec::new(), Vec::new());
    headings(article, &mut within);
    headings(page, &mut around);
    let title = |text: &&String| metadata.titles.iter().any(|title| is_same(text, title));
    let in_title = |text: &&String| is_in_title(text, &metadata.page_title);
    let texts = |found: &[(&str, String)], tags: &[&str]| -> Vec<String> {
        let of = found.iter().filter(|(tag, _)| tags.contains(tag));
        of.map(|(_, text)| text.clone()).collect()
    };
    let all = ["h1", "h2", "h3"];
    let candidates = [texts(&within, &all), texts(&around, &all)].concat();
    if let Some(found) = candidates.iter().find(title) {
        return Some(found.clone());
    }
    // The page's title or its first part, as it is.
    let title = metadata.page_title.as_str();
    let parts = PARTS.iter().filter_map(|part| title.split_once(part)).map(|(part, _)| part);
    let part = parts.min_by_key(|part| part.len()).unwrap_or(title);
    let is_part = |text: &&String| is_same(text, title) || is_same(text, part);
    if let Some(found) = texts(&within, &all).iter().find(is_part) {
        return Some(found.clone());
    }
    let is_site = |text: &&String| metadata.site.as_ref().is_some_and(|site| is_same(text, site));
    let mut named = Vec::new();
    named_title(page, &mut named);
    if let ([only], true) = (named.as_slice(), metadata.titles.is_empty()) {
        return Some(only.clone());
    }
    let is_own = |text: &&String| is_same(text, part) && part != title && !is_site(text);
    if let Some(found) = texts(&around, &["h1"]).iter().find(is_own) {
        return Some(found.clone());
    }
    // The only one of its level within the article, or on the page.
    for found in [texts(&within, &["h1"]), texts(&around, &["h1"])] {
        if let [only] = found.as_slice()
            && !is_site(&only)
            && (metadata.titles.is_empty() || !within.is_empty() || in_title(&only))
        {
            return Some(only.clone());
        }
    }
    if let Some(found) = candidates.iter().find(in_title) {
        return Some(found.clone());
    }
    let own = metadata.titles.first().cloned();
    own.or_else(|| texts(&within, &["h1"]).into_iter().next())
        .or_else(|| first_heading(article).filter(|_| metadata.page_title.is_empty()))
        .or_else(|| Some(without_site(&metadata.page_title, metadata.site.as_deref())))
        .filter(|title| !title.is_empty())
}

/// The heading that an article begins with.
fn first_heading(article: &Element) -> Option<String> {
    let first = article.elements().find(|child| child.has_words())?;
    match first.is(&["h1", "h2", "h3"]) {
        true => Some(first.text()),
        false => first_heading(first),
    }
}

fn headings<'e>(element: &'e Element, found: &mut Vec<(&'e str, String)>) {
    if element.is(&["nav", "aside", "footer"]) {
        return;
    }
    if element.is(&["h1", "h2", "h3"]) {
        let text = element.text();
        if !text.is_empty() && !is_site(element) {
            found.push((&element.tag, text));
        }
    }
    element.elements().for_each(|child| headings(child, found));
}

/// Whether a heading is a link to the site's front page, and so its name.
fn is_site(heading: &Element) -> bool {
    let link = heading.find(&|found| found.is(&["a"]) && found.attribute("href").is_some());
    link.and_then(|link| link.attribute("href")).is_some_and(|href| {
        let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
        href == "/" || href != rest && rest.trim_end_matches('/').find('/').is_none()
    })
}

/// The heading of an article that its class calls the title, if only one is.
fn named_title(element: &Element, found: &mut Vec<String>) {
    const NAMES: [&str; 6] =
        ["p-name", "entry-title", "post-title", "article-title", "article__title", "story-title"];
    for child in element.elements() {
        if child.is(&["h1", "h2", "h3"]) && child.has("class", &NAMES) && !is_site(child) {
            found.push(child.text());
        } else if !child.is(&["nav", "aside", "footer"]) {
            named_title(child, found);
        }
    }
}

/// Makes the first heading with the headline's words the `<h1>`, leaves out a second one, and makes
/// every other `<h1>` a heading of the text.
pub(super) fn mark(element: &mut Element, headline: Option<&str>, has_headline: &mut bool) {
    let mut children = std::mem::take(&mut element.children);
    children.retain_mut(|child| {
        let Node::Element(child) = child else { return true };
        if child.is(&["h1", "h2", "h3", "h4"])
            && headline.is_some_and(|text| is_same(&child.text(), text))
        {
            if std::mem::replace(has_headline, true) {
                return !child.is(&["h1"]);
            }
            child.tag = "h1".into();
        } else if child.is(&["h1"]) {
            child.tag = "h2".into();
            child.attributes.retain(|(name, _)| name != "itemprop");
        } else {
            mark(child, headline, has_headline);
        }
        true
    });
    element.children = children;
}

/// Whether two texts have the same letters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (letters_and_digits(one), letters_and_digits(other));
    !one.is_empty() && one == other
}

/// Whether a text is what a page's title begins with, or most of it.
fn is_in_title(text: &str, title: &str) -> bool {
    let (text, title) = (letters_and_digits(text), letters_and_digits(title));
    let length = text.chars().count();
    !text.is_empty()
        && (title.starts_with(&text) && length >= 4
            || title.contains(&text) && length * 2 >= title.chars().count())
}

/// The marks by which a page's title parts the headline from the site's name.
pub(super) const PARTS: [&str; 10] =
    [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", "_", "｜"];

/// How the names of companies end that publish a site, which has a name of its own.
pub(super) const COMPANIES: [&str; 8] =
    [" Inc.", " Inc", " LLC", " Ltd", " Ltd.", " GmbH", " Foundation", "株式会社"];

/// A page's title without the site's name.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let cut = PARTS.iter().filter_map(|part| title.rsplit_once(part));
    let longest = cut.max_by_key(|(before, _)| before.len());
    match longest {
        Some((before, after)) if site.is_some_and(|site| is_same(after, site)) => {
            before.trim().into()
        }
        Some((before, after)) if before.chars().count() >= after.chars().count() => {
            before.trim().into()
        }
        Some((before, after)) if site.is_some_and(|site| is_same(before, site)) => {
            after.trim().into()
        }
        _ => title.trim().to_string(),
    }
}

/// The site's name at the end of a page's title.
pub(super) fn site(title: &str, headline: &str) -> Option<String> {
    let after = title.strip_prefix(headline).and_then(|rest| {
        PARTS.iter().find_map(|part| rest.strip_prefix(part.trim_end()).or(rest.strip_prefix(part)))
    });
    let before = || {
        let rest = title.strip_suffix(headline).filter(|_| !headline.is_empty())?;
        let marks = PARTS.iter().chain(&[": ", "："]);
        marks.into_iter().find_map(|part| rest.strip_suffix(part))
    };
    let name = after.or_else(before)?.trim();
    (1..=60).contains(&name.chars().count()).then(|| name.to_string())
}
