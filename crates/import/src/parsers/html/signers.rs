//! Who signs an article, by the elements and the lines beside its headline that name persons. Of the
//! text itself no sentence is taken: a line counts only where all of it is a label and names.

use super::author_pages;
use super::class_names::has_word;
use super::controls::is_control;
use super::dates;
use super::metadata::author;
use crate::markup::{Element, Node};
use crate::parsers::text::{credit_lines, signature};
use article::{Byline, Date, Href, Phrase};

/// The names that stand beside a headline, and the day in the same line.
#[derive(Debug, Default)]
pub(super) struct Signed {
    pub bylines: Vec<Byline>,
    pub day: Option<Date>,
}

/// The letters of the longest line that signs.
const LONGEST: usize = 110;
/// Elements after a headline among which its line is.
const MOST: usize = 60;
/// The bytes from which a line is a paragraph: one may be the standfirst, the next is the text.
const PARAGRAPH: usize = 130;

/// The names that an element gives which says that it is who signs.
pub(super) fn named(element: &Element) -> Vec<Byline> {
    let text = element.text();
    let is_no_name = text.is_empty() || text.contains("://") || credit_lines::is_others(&text);
    if is_no_name || text.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut inner = element.find_all(&|found| found.has("itemprop", &["name"]));
    if inner.is_empty() {
        let words = ["name", "nickname", "nick", "personname", "username"];
        inner = element.find_all(&|found| found.has_words() && has_word(found, &words));
    }
    let links = element.find_all(&|found| found.is(&["a"]) && found.has_words());
    let (accounts, pages): (Vec<_>, Vec<_>) = links.iter().partition(|link| is_account(link));
    if let (Some(account), false) = (accounts.first(), pages.is_empty()) {
        let mut names = with_links(element, &text, &inner, pages);
        if let [name] = names.as_mut_slice() {
            let address = account.attribute("href").unwrap_or_default();
            name.account = Href::parse(address).ok();
        }
        return names;
    }
    with_links(element, &text, &inner, links)
}

/// Whether a link leads to an account of a network, and shows nothing but its name.
fn is_account(link: &Element) -> bool {
    const NETWORKS: [&str; 10] = [
        "twitter.com/",
        "x.com/",
        "instagram.com/",
        "facebook.com/",
        "threads.net/",
        "bsky.app/",
        "mastodon.social/",
        "linkedin.com/",
        "weibo.com/",
        "vk.com/",
    ];
    let address = link.attribute("href").unwrap_or_default();
    let host = address.split_once("://").map_or("", |(_, rest)| rest.trim_start_matches("www."));
    !link.text().contains(' ') && NETWORKS.iter().any(|network| host.starts_with(network))
}

/// The names that an element gives whose links are those of persons; `inner` are the elements in it
/// that are names.
fn with_links(
    element: &Element,
    text: &str,
    inner: &[&Element],
    links: Vec<&Element>,
) -> Vec<Byline> {
    if let Some(bylines) = credit_lines::bylines(text) {
        let with_link = |known: &Byline| {
            let name = known.name.as_ref().map_or("", |name| &name.text);
            let linked = byline(name, &links).unwrap_or_else(|| known.clone());
            Byline { role: known.role.clone(), ..linked }
        };
        return bylines.iter().map(with_link).collect();
    }
    if !inner.is_empty() {
        let names = inner.iter().filter_map(|inner| byline(&inner.text(), &links));
        let mut names: Vec<_> = names.collect();
        if let ([name], [only]) = (names.as_mut_slice(), inner) {
            name.role = role(text, &only.text());
        }
        return names;
    }
    let is_list = signature::AND.iter().any(|and| element.raw_text().contains(and));
    if !links.is_empty() && (!is_list || links.len() > 1) {
        let names: Vec<_> = links.iter().filter_map(|link| byline(&link.text(), &links)).collect();
        if !names.is_empty() {
            return names;
        }
    }
    let names = signature::names(text).or_else(|| {
        let names = signature::list(text)?;
        names.iter().all(|name| name.contains(' ')).then_some(names)
    });
    match names {
        Some(names) => {
            let byline = |name: &str| byline(name, &links);
            signature::several(&names, byline)
                .unwrap_or_else(|| names.iter().filter_map(|name| byline(name)).collect())
        }
        None => {
            let first = text.split(['·', '•', '|']).next().unwrap_or(text);
            byline(first, &links).into_iter().collect()
        }
    }
}

/// The words beside a name that say what somebody does, or where.
fn role(text: &str, name: &str) -> Option<Phrase> {
    const LONGEST: usize = 60;
    let (before, after) = text.split_once(name)?;
    let rest = after.trim_matches(|c: char| c.is_whitespace() || ",·•|–—-()".contains(c));
    let is_role = before.trim().is_empty()
        && (2..=LONGEST).contains(&rest.chars().count())
        && !rest.contains(|c: char| c.is_numeric() || "@.!?。".contains(c))
        && !is_control(rest);
    is_role.then(|| Phrase::from(rest))
}

/// The byline of a name, with the link that has its words.
fn byline(name: &str, links: &[&Element]) -> Option<Byline> {
    // An account's name, as some sites show it.
    let account = name.strip_prefix('@').filter(|name| !name.contains(['@', ' ']));
    let byline = author(account.unwrap_or(name), None)?;
    let shown = byline.name.as_ref().map_or("", |name| name.text.as_str());
    if dates::date(shown).is_some() || !shown.is_empty() && !shown.contains(char::is_alphabetic) {
        return None;
    }
    let is_its = |link: &&&Element| link.text().contains(shown) || links.len() == 1;
    let address = links.iter().find(is_its).and_then(|link| link.attribute("href"));
    let address = address.filter(|address| {
        !address.starts_with('#') && !address.to_ascii_lowercase().starts_with("javascript:")
    });
    Some(Byline { link: address.and_then(|address| Href::parse(address).ok()), ..byline })
}

/// The names in the line below a headline, or above the text where the headline is not on the page.
pub(super) fn above(page: &Element, article: &Element, headline: Option<&str>) -> Signed {
    let mut search = Search { headline, left: None, paragraphs: 0, found: Signed::default() };
    search.within(page);
    if search.left.is_none() {
        search.left = Some(MOST);
        search.within(article);
    }
    if search.found.bylines.is_empty()
        && let Some(headline) = headline
    {
        search.found.bylines = before(page, headline);
    }
    search.found
}

/// The name that stands above a headline, in an element of the article that says so.
fn before(page: &Element, headline: &str) -> Vec<Byline> {
    fn named_first(element: &Element, headline: &str, left: &mut usize) -> Option<Vec<Byline>> {
        for child in element.elements() {
            *left = left.checked_sub(1)?;
            let is_heading = child.is(&["h1", "h2", "h3"]);
            if is_heading && child.text() == headline {
                *left = 0;
                return None;
            }
            let text = child.short_text(PARAGRAPH);
            if text.is_some_and(|text| names_author(child, &text)) {
                let names = named(child);
                if !names.is_empty() {
                    return Some(names);
                }
            }
            if let Some(found) = named_first(child, headline, left) {
                return Some(found);
            }
        }
        None
    }
    let is_article = |found: &Element| {
        found.is(&["article"])
            && found.find(&|inner| inner.is(&["h1"]) && inner.text() == headline).is_some()
    };
    let article = page.find(&is_article);
    article
        .and_then(|article| named_first(article, headline, &mut MOST.clone()))
        .unwrap_or_default()
}

/// The form of an element after the headline.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// Whether it is a line of its own.
    is_own: bool,
    /// Whether a line before it says that a name follows.
    is_labelled: bool,
}

struct Search<'h> {
    headline: Option<&'h str>,
    /// The elements that are still looked at, from the headline on.
    left: Option<usize>,
    paragraphs: usize,
    found: Signed,
}

impl Search<'_> {
    /// Looks through an element; whether the search has ended.
    fn within(&mut self, element: &Element) -> bool {
        let is_own_line = author_pages::is_own_line(element);
        let mut is_labelled = false;
        for child in element.elements() {
            let is_heading = child.is(&["h1", "h2", "h3", "h4", "h5", "h6"]);
            match &mut self.left {
                Some(0) => return true,
                Some(left) => *left -= 1,
                None if is_heading && self.headline == Some(child.text().as_str()) => {
                    self.left = Some(MOST);
                    continue;
                }
                None => {}
            }
            let is_passed_over = is_heading
                || child.is(&["nav", "aside", "footer", "figure", "table", "pre", "blockquote"]);
            if is_passed_over && self.left.is_some() {
                continue;
            }
            let form = Form { is_own: is_own_line || !child.is_inline(), is_labelled };
            if self.left.is_some() && self.line(child, form) {
                return true;
            }
            if self.within(child) {
                return true;
            }
            is_labelled = match child.short_text(PARAGRAPH) {
                Some(text) if text.is_empty() => is_labelled,
                text => text.is_some_and(|text| author_pages::is_label(&text)),
            };
        }
        false
    }

    /// Reads one element after the headline; whether the search has ended.
    fn line(&mut self, element: &Element, form: Form) -> bool {
        let is_line = element.elements().all(Element::is_inline);
        let Some(text) = element.short_text(PARAGRAPH) else {
            self.paragraphs += usize::from(is_line && !element.is_inline());
            return self.paragraphs > 1;
        };
        let is_own = is_line && form.is_own;
        let is_whole_name = |name: &String| is_full(name);
        let are_labelled = form.is_labelled
            && signature::list(&text).is_some_and(|names| names.iter().all(is_whole_name));
        let bylines = if are_labelled
            || names_author(element, &text)
            || is_own && credit_lines::bylines(&text).is_some()
        {
            named(element)
        } else if is_own && signature::names(&text).is_some() {
            let names = signature::names(&text).unwrap_or_default();
            let is_whole = names.iter().all(|name| is_full(name) || labels_with_mark(&text));
            if is_whole { named(element) } else { Vec::new() }
        } else {
            Vec::new()
        };
        let bylines = if bylines.is_empty() { self.beside_day(element, is_line) } else { bylines };
        let bylines = if bylines.is_empty() { author_pages::names(element) } else { bylines };
        if !bylines.is_empty() {
            self.found = Signed { bylines, day: signature::date(&text).map(|(day, _)| day) };
        }
        !self.found.bylines.is_empty()
    }

    /// The names of a line that has the day in an element of its own.
    fn beside_day(&self, line: &Element, is_line: bool) -> Vec<Byline> {
        let is_time = |found: &Element| found.is(&["time"]);
        let is_day = |child: &Element| {
            child.find(&is_time).is_some() || dates::date(&child.text()).is_some()
        };
        if !is_line || line.is_inline() || !line.elements().any(is_day) {
            return Vec::new();
        }
        let mut own = line.clone();
        own.children.retain(|child| match child {
            Node::Element(child) => !is_day(child),
            Node::Text(_) => true,
        });
        let text = own.text();
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || "·|,•–—-".contains(c));
        let names = signature::names(text.strip_suffix(" on").unwrap_or(text)).unwrap_or_default();
        names.iter().filter_map(|name| byline(name, &[])).collect()
    }
}

/// Whether a name has two words, or is written without blanks.
fn is_full(name: &str) -> bool {
    name.contains(' ') || !name.is_ascii()
}

/// Whether a mark stands behind the label of a line.
fn labels_with_mark(text: &str) -> bool {
    text.contains([':', '：', '/', '／'])
}

/// Whether an element's names say that it is the author's name.
fn names_author(element: &Element, text: &str) -> bool {
    const NAMES: [&str; 12] = [
        "author",
        "authors",
        "byline",
        "writer",
        "reporter",
        "journalist",
        "autor",
        "auteur",
        "nickname",
        "nick",
        "username",
        "contributor",
    ];
    const OTHERS: [&str; 8] =
        ["about", "avatar", "bio", "count", "follow", "more", "photo", "social"];
    // Of what is no link itself.
    const BOXES: [&str; 8] = ["box", "card", "date", "detail", "image", "info", "level", "time"];
    // WeChat and Medium.
    let is_known = element.has("id", &["js_author_name"])
        || element.has("data-testid", &["authorName"])
        || element.has("class", &["rich_media_meta_text"]);
    let is_link = element.is(&["a"]);
    let is_named = (author_pages::is_linked_name(element)
        || has_word(element, &NAMES)
        || has_word(element, &["name"]) && (is_link || has_word(element, &["user"])))
        && !has_word(element, &OTHERS)
        && (is_link || !has_word(element, &BOXES));
    let is_link = |found: &Element| found.is(&["a"]) && found.has_words();
    (is_known || is_named)
        && (1..=LONGEST / 2).contains(&text.chars().count())
        && (dates::date(text).is_none() || element.find(&is_link).is_some())
}

/// Takes the line that signs from the end of an article, where it is nothing else than that.
pub(super) fn below(article: &mut Element) -> Vec<Byline> {
    let Some(place) = article.children.iter().rposition(has_content) else { return Vec::new() };
    let Some(Node::Element(last)) = article.children.get_mut(place) else { return Vec::new() };
    if !last.elements().all(Element::is_inline) {
        let is_text = last.is(&["article", "div", "section", "main", "body"]);
        return if is_text { below(last) } else { Vec::new() };
    }
    if !last.is(&["p", "div"]) {
        return Vec::new();
    }
    let whole = last.text();
    let text = whole.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】']);
    let is_behind = ["기자", "記者", "记者"].iter().any(|after| text.ends_with(after));
    let is_marked = labels_with_mark(text) || is_behind || text.len() < whole.len();
    if text.chars().count() > LONGEST / 2 || !is_marked {
        return Vec::new();
    }
    let links = last.find_all(&|found| found.is(&["a"]) && found.has_words());
    let names = signature::names(text).unwrap_or_default();
    let bylines: Vec<_> = names.iter().filter_map(|name| byline(name, &links)).collect();
    if !bylines.is_empty() {
        article.children.remove(place);
    }
    bylines
}

fn has_content(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => {
            let is_picture = |found: &Element| found.is(&["img", "iframe", "video", "audio"]);
            element.has_words() || element.find(&is_picture).is_some()
        }
    }
}
