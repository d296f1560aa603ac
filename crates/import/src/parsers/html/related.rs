//! Signs of related stories within an article: their heading, their links.

use super::find::{Path, at};
use super::omissions::warning_of_text;
use super::signs::{has_paragraph, is_head, is_linked, is_unlikely};
use super::wordings;
use crate::markup::{Element, Node, Role, is_callout};
use article::Warning;

/// The bytes of the longest line that may stand around the heading of related stories.
const LONGEST_LINE: usize = 240;

/// Whether a group has the heading of related stories at its beginning.
pub(super) fn is_related_group(element: &Element) -> bool {
    let first = element.elements().find(|child| child.has_words());
    first.is_some_and(|first| {
        let is_line = first.is(&["a", "p", "span"]) && first.short_text(LONGEST_LINE).is_some();
        wordings::heads_related(first)
            || (is_line || first.is(&["div", "header"])) && is_related_group(first)
    })
}

/// The place of the first group of related stories below what was found and outside of it, where
/// there is none within.
pub(super) fn outside(page: &Element, found: &[Path]) -> Option<Path> {
    let last = found.last()?;
    let has_own =
        |path: &Path| at(page, path).is_some_and(|part| part.find(&is_sure_group).is_some());
    if found.iter().any(has_own) {
        return None;
    }
    let mut path = Path::new();
    below(page, last, &mut path).then_some(path)
}

/// Goes to the first group of related stories behind a place; whether there is one.
fn below(element: &Element, last: &[usize], path: &mut Path) -> bool {
    for (index, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        path.push(index);
        let is_around = last.starts_with(path);
        let is_behind = !is_around && path.as_slice() > last;
        if is_behind && is_sure_group(child)
            || (is_around || is_behind) && path != last && below(child, last, path)
        {
            return true;
        }
        path.pop();
    }
    false
}

/// Whether a group has the heading of related stories, and nothing but their links.
fn is_sure_group(element: &Element) -> bool {
    const LONGEST: usize = 4000;
    let is_most_read = |found: &Element| {
        found.short_text(60).is_some_and(|text| super::controls::is_most_read(&text))
    };
    element.is(&["div", "section", "aside"])
        && is_related_group(element)
        && element.length() <= LONGEST
        && is_linked(element)
        && count_of_stories(element) * 2 > count_of_links(element)
        && !has_paragraph(element)
        && element.find(&is_most_read).is_none()
}

fn count_of_links(element: &Element) -> usize {
    match element.is(&["a"]) {
        true => usize::from(element.has_words()),
        false => element.elements().map(count_of_links).sum(),
    }
}

/// Whether a box is nothing but a list of headlines, each the link to a page of the same site,
/// perhaps with what that is about.
/// `own` is the host of the page.
pub(super) fn is_list_of_stories(element: &Element, own: Option<&str>) -> bool {
    is_list_within(element, own, 3)
}

/// The same, where the list is within no more boxes than `deep`.
fn is_list_within(element: &Element, own: Option<&str>, deep: usize) -> bool {
    const SHORTEST: usize = 25;
    const LONGEST: usize = 100_000;
    let mut parts = element.elements().filter(|child| child.has_words());
    let (Some(part), None) = (parts.next(), parts.next()) else { return false };
    if part.is(&["div", "section"]) {
        return deep > 0 && is_list_within(part, own, deep - 1);
    }
    let is_own = |address: &str| match address.split_once("://") {
        Some((_, rest)) => own.is_some_and(|own| rest.split('/').next() == Some(own)),
        None => address.starts_with('/') && !address.starts_with("//"),
    };
    let is_story = |item: &Element| {
        let link =
            item.find(&|found| found.is(&["a"]) && found.attribute("href").is_some_and(is_own));
        let address = link.and_then(|link| link.attribute("href"));
        address.is_some_and(|address| is_link_to(item, address)) && item.text().len() >= SHORTEST
    };
    part.is(&["ul", "ol"])
        && part.elements().count() > 1
        && part.elements().all(is_story)
        && element.length() < LONGEST
        && element.text() == part.text()
}

/// Whether what stands beside the text has more links than text, and neither the article's notes
/// nor its one byline.
pub(super) fn is_list_beside(element: &Element) -> bool {
    fn heads(element: &Element) -> usize {
        usize::from(is_head(element)) + element.elements().map(heads).sum::<usize>()
    }
    let is_notes = |found: &Element| found.role() == Role::Notes;
    count_of_stories(element) > 1
        && is_linked(element)
        && !is_unlikely(element)
        && !has_paragraph(element)
        && !is_callout(element)
        && heads(element) != 1
        && element.find(&is_notes).is_none()
}

/// Marks a group as related stories, and tells of its words that are no story's title or lead.
pub(super) fn mark(group: &mut Element, warnings: &mut Vec<Warning>) {
    let mut beside = String::new();
    add_beside(group, &[], &mut beside);
    warnings.extend(warning_of_text(&beside, group, "what is said of related stories is"));
    let whole = group.clone();
    drop_heading(group);
    if group.find(&|found| found.is(&["a"]) && found.has_words()).is_none() {
        *group = whole;
    }
    join_cards(group);
    group.attributes.push(("data-related".into(), "1".into()));
}

/// Makes one card of what stands beside each other and leads to one page, with one headline: links
/// around links come apart when a page is parsed. What the other links say is the lead.
fn join_cards(element: &mut Element) {
    let mut children = std::mem::take(&mut element.children).into_iter().peekable();
    while let Some(first) = children.next() {
        let address = address(&first);
        let mut card = Element { children: vec![first], ..Element::new("article") };
        let is_same = |next: &Node| match next {
            Node::Text(text) => text.trim().is_empty(),
            Node::Element(_) => self::address(next) == address,
        };
        while address.is_some()
            && let Some(next) = children.next_if(is_same)
        {
            card.children.push(next);
        }
        // A link around all of a card is taken apart later.
        let is_around =
            card.elements().any(|child| child.is(&["a"]) && child.find(&is_headline).is_some());
        let is_card = address.is_some() && (is_around || count_of_links(&card) > 1);
        if is_card && card.find(&is_headline).is_some() {
            if card.find(&|found| found.is(&["p"])).is_none() {
                card.elements_mut().for_each(make_lead);
            }
            element.children.push(Node::Element(card));
            continue;
        }
        for mut node in card.children {
            if let Node::Element(child) = &mut node {
                join_cards(child);
            }
            element.children.push(node);
        }
    }
}

fn is_headline(found: &Element) -> bool {
    found.is(&["h1", "h2", "h3", "h4", "h5", "h6"])
}

fn make_lead(element: &mut Element) {
    match () {
        () if is_headline(element) || !element.has_words() => {}
        () if element.is(&["a"]) && element.find(&is_headline).is_none() => {
            element.tag = "p".into();
        }
        () => element.elements_mut().for_each(make_lead),
    }
}

/// The address to which all links of a part lead; `None` where it has none, or several.
fn address(node: &Node) -> Option<String> {
    let Node::Element(element) = node else { return None };
    let mut first = None;
    let is_one = leads_to_one(element, &mut first);
    first.filter(|_| is_one).map(String::from)
}

fn leads_to_one<'e>(element: &'e Element, first: &mut Option<&'e str>) -> bool {
    let own = element.attribute("href").filter(|_| element.is(&["a"]));
    if let Some(own) = own
        && *first.get_or_insert(own) != own
    {
        return false;
    }
    element.elements().all(|child| leads_to_one(child, first))
}

/// Removes the heading of related stories, so that its links and its words are no titles of some.
fn drop_heading(element: &mut Element) {
    let is_heading = |node: &Node| match node {
        Node::Element(child) => wordings::heads_related(child),
        Node::Text(_) => false,
    };
    if !element.is(&["a"]) {
        element.children.retain(|node| !is_heading(node));
        element.elements_mut().for_each(drop_heading);
    } else {
        let day = |node: &Node| matches!(node, Node::Element(child) if child.is(&["time"]));
        if element.children.iter().any(is_heading) {
            element.children.retain(|node| !is_heading(node) && !day(node));
        }
    }
}

/// Adds the words of an element that are in none of the parts that are kept of it.
fn add_beside(element: &Element, kept: &[&Element], words: &mut String) {
    let is_story = |child: &Element| {
        child.is(&["li", "article"]) || child.is(&["a"]) && child.attribute("href").is_some()
    };
    for child in &element.children {
        match child {
            Node::Text(text) => words.push_str(text),
            Node::Element(child) if kept.iter().any(|kept| std::ptr::eq(*kept, child)) => {}
            Node::Element(child) if kept.is_empty() && wordings::heads_related(child) => {}
            Node::Element(child) if kept.is_empty() && is_story(child) => {
                let is_title = |found: &Element| found.is(&["h1", "h2", "h3", "h4", "h5", "h6"]);
                let is_link = |found: &Element| found.is(&["a"]) && found.has_words();
                let title = child.find(&is_title).or_else(|| child.find(&is_link));
                let lead = child.find(&|found| found.is(&["p"]));
                let date = child.find(&|found| found.is(&["time"]));
                let kept: Vec<&Element> = title.into_iter().chain(lead).chain(date).collect();
                if !kept.iter().any(|kept| std::ptr::eq(*kept, child)) && title.is_some() {
                    add_beside(child, &kept, words);
                }
            }
            Node::Element(child) => add_beside(child, kept, words),
        }
        words.push(' ');
    }
}

/// The number of links within whose words are as long as those of a headline.
fn count_of_stories(element: &Element) -> usize {
    const SHORTEST: usize = 25;
    match element.is(&["a"]) {
        true => usize::from(element.text().len() >= SHORTEST),
        false => element.elements().map(count_of_stories).sum(),
    }
}

/// Whether a paragraph has several links, as where the links of a list stand in its lines.
pub(super) fn is_line_of_links(element: &Element) -> bool {
    element.is(&["p"]) && element.elements().filter(|child| child.is(&["a"])).count() > 1
}

/// Whether all words of an element lead to this address.
fn is_link_to(element: &Element, address: &str) -> bool {
    match element.is(&["a"]) {
        true => element.attribute("href") == Some(address),
        false => element.children.iter().all(|child| match child {
            Node::Text(text) => text.trim().is_empty(),
            Node::Element(child) => is_link_to(child, address),
        }),
    }
}
