//! The parts around the text: the head, the foot, the notes and the related stories.

use super::blocks::{own, with};
use super::lines::words;
use super::{Page, find_class, raw};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

/// The page of an article as the program exports it. `part` is what is shown with it.
pub(super) fn document(article: &Element, part: &Element, page: &Page<'_>) -> Element {
    let mut children = vec![Node::Element(element("header", &[], head(article, part, page)))];
    if let Some(body) = find_class(article, "av-body") {
        children.extend(page.blocks(body));
    }
    children.extend(notes(article, page));
    children.push(Node::Element(element("footer", &[], foot(article, page))));
    children.extend(related(part, page));
    let made = own("article", article, children);
    let made = with(made, "itemtype", "https://schema.org/Article");
    let lang = article.attribute("lang").unwrap_or_default();
    let address = find_class(article, "av-address").map(Element::raw_text);
    let address = address.map(|address| {
        Node::Element(element("link", &[("rel", "canonical"), ("href", &address)], Vec::new()))
    });
    let parts = address.into_iter().chain([Node::Element(made)]).collect();
    element("html", &[("lang", lang)], parts)
}

/// An element with the words of another and their language.
fn named(tag: &str, attributes: &[(&str, &str)], line: &Element) -> Node {
    let mut made = own(tag, line, words(line));
    made.attributes.retain(|(name, _)| name == "lang");
    made.attributes
        .extend(attributes.iter().map(|(name, value)| ((*name).into(), (*value).into())));
    Node::Element(made)
}

/// The elements within that have a class, in their order.
fn all<'e>(element: &'e Element, class: &str) -> Vec<&'e Element> {
    element.find_all(&|found| found.has("class", &[class]))
}

fn head(article: &Element, part: &Element, page: &Page<'_>) -> Vec<Node> {
    let Some(head) = find_class(article, "av-head") else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(site) = find_class(part, "av-site") {
        // It says its language even where that is the article's.
        let mut site = site.clone();
        let lang = article.attribute("lang");
        site.attributes.retain(|(name, value)| name != "lang" || Some(value.as_str()) != lang);
        lines.push(named("p", &[("itemprop", "publisher")], &site));
    }
    for column in all(head, "av-column") {
        let series = column.elements().next().map(|name| {
            let link = raw(name, "href").map(|address| ("href", address));
            let name = named(&name.tag, link.as_slice(), name);
            let number = match column.children.last() {
                Some(Node::Text(number)) => number.trim(),
                _ => "",
            };
            let number = vec![Node::Text(number.into())];
            let number = Node::Element(element("span", &[("itemprop", "position")], number));
            Node::Element(element("p", &[("itemprop", "isPartOf")], vec![name, number]))
        });
        lines.push(series.unwrap_or_else(|| named("p", &[("itemprop", "articleSection")], column)));
    }
    lines.extend(find_class(head, "av-headline").map(|headline| named("h1", &[], headline)));
    let standfirst = find_class(head, "av-standfirst");
    lines.extend(standfirst.map(|it| named("p", &[("role", "doc-subtitle")], it)));
    lines.extend(authors(head, article, page));
    for (class, property) in
        [("av-published", "datePublished"), ("av-updated-date", "dateModified")]
    {
        let date = find_class(head, class).and_then(|time| raw(time, "datetime"));
        lines.extend(date.map(|date| {
            let time = [("itemprop", property), ("datetime", date)];
            Node::Element(element("p", &[], vec![Node::Element(element("time", &time, vec![]))]))
        }));
    }
    let edition = find_class(article, "av-edition");
    lines.extend(edition.map(|edition| named("p", &[("itemprop", "version")], edition)));
    let topics = all(head, "av-topic");
    let topics: Vec<Node> = topics.into_iter().map(|topic| named("li", &[], topic)).collect();
    lines.push(Node::Element(element("ul", &[], topics)));
    lines
}

/// Who signs. The e-mails stand at the article's end: where there are as many as names, each is that
/// of one name.
fn authors(head: &Element, article: &Element, page: &Page<'_>) -> Vec<Node> {
    let line = find_class(head, "av-byline");
    let authors: Vec<&Element> = line.into_iter().flat_map(Element::elements).collect();
    let emails = all(article, "av-email");
    let is_told = emails.len() == authors.len();
    let emails = emails.into_iter().filter_map(|email| raw(email, "href"));
    let mut emails =
        emails.map(|address| Node::Element(element("a", &[("href", address)], Vec::new())));
    let mut lines = Vec::new();
    for author in authors {
        let mut parts = Vec::new();
        let is_it = |found: &Element| found.has("class", &["av-author"]);
        if let Some(name) = author.find(&is_it) {
            let own = named("span", &[("itemprop", "name")], name);
            parts.push(match raw(name, "href") {
                Some(address) => {
                    let link = [("rel", "author"), ("href", address)];
                    Node::Element(element("a", &link, vec![own]))
                }
                None => own,
            });
        }
        let role = find_class(author, "av-role");
        parts.extend(role.map(|role| named("span", &[("itemprop", "jobTitle")], role)));
        let account = find_class(author, "av-account").and_then(|account| raw(account, "href"));
        parts.extend(account.map(|address| {
            Node::Element(element("a", &[("rel", "me"), ("href", address)], Vec::new()))
        }));
        if find_class(author, "av-portrait").is_some() {
            parts.extend(page.picture(author).map(Node::Element));
        }
        if is_told {
            parts.extend(emails.next());
        }
        lines.push(Node::Element(element("address", &[], parts)));
    }
    lines.extend(emails.map(|email| Node::Element(element("address", &[], vec![email]))));
    lines
}

fn notes(article: &Element, page: &Page<'_>) -> Option<Node> {
    let list = find_class(article, "av-notes")?.elements().find(|child| child.is(&["ol"]))?;
    let notes = list.elements().zip(1..).map(|(note, number)| {
        Node::Element(element("li", &[("id", &format!("fn-{number}"))], page.blocks(note)))
    });
    let list = element("ol", &[], notes.collect());
    Some(Node::Element(element("section", &[("role", "doc-endnotes")], vec![Node::Element(list)])))
}

fn foot(article: &Element, page: &Page<'_>) -> Vec<Node> {
    let Some(foot) = find_class(article, "av-foot") else { return Vec::new() };
    let mut lines = Vec::new();
    for line in foot.elements() {
        let is = |class: &str| line.has("class", &[class]);
        let link = line.elements().find(|child| child.has("rel", &["license"]));
        lines.extend(match () {
            () if is("av-correction") => {
                let date = line.find(&|found| found.is(&["time"]));
                let date = date
                    .and_then(|time| raw(time, "datetime"))
                    .map(|date| Node::Element(element("time", &[("datetime", date)], Vec::new())));
                let text = find_class(line, "av-correction-text");
                let text = text.map(|text| named("span", &[], text));
                let parts = date.into_iter().chain(text).collect();
                Some(Node::Element(element("p", &[("itemprop", "correction")], parts)))
            }
            () if is("av-source") => {
                Some(Node::Element(element("p", &[("itemprop", "isBasedOn")], page.line(line))))
            }
            () if is("av-licence") || link.is_some() => {
                let (tag, line) = link.map_or(("span", line), |link| ("a", link));
                let address = link.and_then(|link| raw(link, "href"));
                let address = address.map(|address| ("href", address));
                let name = named(tag, address.as_slice(), line);
                Some(Node::Element(element("p", &[("itemprop", "license")], vec![name])))
            }
            () if is("av-copyright") => Some(named("p", &[("itemprop", "copyrightNotice")], line)),
            () => None,
        });
    }
    lines
}

fn related(part: &Element, page: &Page<'_>) -> Option<Node> {
    let stories = all(part, "av-story").into_iter().map(|story| {
        let mut parts = Vec::new();
        if let Some(title) = find_class(story, "av-story-title") {
            let link = title.elements().find(|child| child.is(&["a"]));
            parts.push(match link.and_then(|link| Some((link, raw(link, "href")?))) {
                Some((link, address)) => named("a", &[("href", address)], link),
                None => named("h3", &[], title),
            });
        }
        parts.extend(find_class(story, "av-story-lead").map(|lead| named("p", &[], lead)));
        let date = find_class(story, "av-story-date").and_then(|time| raw(time, "datetime"));
        parts.extend(date.map(|date| {
            Node::Element(element("time", &[("datetime", date)], vec![Node::Text(date.into())]))
        }));
        parts.extend(page.picture(story).map(Node::Element));
        Node::Element(element("li", &[], parts))
    });
    let stories: Vec<Node> = stories.collect();
    if stories.is_empty() {
        return None;
    }
    let list = Node::Element(element("ul", &[], stories));
    Some(Node::Element(element("aside", &[("data-related", "")], vec![list])))
}
