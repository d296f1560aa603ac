//! Furniture: the parts within an article that do not belong to it, such as navigation, sharing,
//! forms, advertisements, comments. Each is known by its tag, role or name, and by its text's form.

use super::find::Strictness;
use super::groups::{Counts, is_group};
use super::omissions::warning;
use super::signs::is_linked;
use super::verdict::{Around, Verdict, judge};
use super::wordings;
use super::{notices, related};
use crate::markup::{Element, Node};
use article::Warning;

/// Removes what is no text of the article, each with a warning; related stories are marked as such.
/// The strictness is that with which the article was found.
/// `own` is the page's address.
pub(super) fn remove(
    article: &mut Element,
    way: Option<Strictness>,
    own: Option<&str>,
    warnings: &mut Vec<Warning>,
) {
    let whole = article.length();
    let own = own.and_then(|own| own.split("://").nth(1)?.split('/').next());
    within(article, Around { whole, way, own, is_kept: false, is_in_line: false }, warnings);
}

/// Removes what is no text from an element; returns what is left, counted.
fn within(element: &mut Element, mut around: Around<'_>, warnings: &mut Vec<Warning>) -> Counts {
    let mut counts = Counts::default();
    around.is_kept |= element.is(&["figure", "table", "code", "pre"]);
    // Words of a paragraph have others beside them.
    let line = if element.is(&LINES) { element.length() } else { 0 };
    let is_paragraph = element.is(&["p"]);
    // A word of a line has nothing but words in it.
    let is_word = around.is_in_line && element.is_inline();
    let mut children = Vec::with_capacity(element.children.len());
    // The place of the last form.
    let mut form = None;
    let mut has_lost = false;
    for child in std::mem::take(&mut element.children) {
        let mut child = match child {
            Node::Element(child) => child,
            Node::Text(text) => {
                counts.add_text(&text);
                children.push(Node::Text(text));
                continue;
            }
        };
        if child.is_set("data-related") {
            children.push(Node::Element(child));
            continue;
        }
        around.is_in_line = is_word || line > if is_paragraph { child.length() + 12 } else { 0 };
        match judge(&child, around) {
            Verdict::Text if is_copyright(&child) => {
                child.attributes.push(("itemprop".into(), "copyrightNotice".into()));
                counts.add_text(&child.text());
                children.push(Node::Element(child));
            }
            Verdict::Text => {
                let had_words = child.is(&["div", "section", "ul"]) && child.has_words();
                let held = within(&mut child, around, warnings);
                if had_words && held.is_empty() {
                    // There are warnings of all that was in it already.
                    heading_before(&mut children, wordings::is_related, warnings);
                    continue;
                }
                let way = around.way.filter(|way| way.groups && !around.is_kept);
                if way.is_some_and(|way| is_group(&child, held, way.classes)) {
                    heading_before(&mut children, wordings::is_related, warnings);
                    warnings.extend(warning(&child, "a group of links, pictures or fields is"));
                    children.push(Node::Text(" ".into()));
                } else {
                    counts.add(&child, held, around.own);
                    children.push(Node::Element(child));
                }
            }
            Verdict::Related => {
                heading_before(&mut children, wordings::is_related, warnings);
                related::mark(&mut child, warnings);
                children.push(Node::Element(child));
            }
            Verdict::Out(what) => {
                has_lost = true;
                warnings.extend(warning(&child, what));
                form = child.is(&["form"]).then_some(children.len());
                if is_linked(&child) {
                    heading_before(&mut children, wordings::is_contents, warnings);
                }
                // The words on its two sides stay two.
                children.push(Node::Text(" ".into()));
            }
        }
    }
    let is_worded = |node: &&Node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(child) => child.has_words(),
    };
    // One that stands alone in its box may head what is in the next.
    if children.iter().filter(is_worded).count() > 1 {
        heading_before(&mut children, wordings::is_related, warnings);
    }
    if let Some(place) = form {
        heading_of_form(&mut children, place, warnings);
    }
    if has_lost && children.iter().all(is_mark) {
        children.iter_mut().for_each(forget_marks);
    }
    element.children = children;
    related_lists(element, warnings);
    counts
}

/// Whether nothing but marks that part others is in a part of a line, and buttons.
fn is_mark(node: &Node) -> bool {
    match node {
        Node::Text(text) => text.chars().all(|c| c.is_whitespace() || "·•∙|｜/".contains(c)),
        Node::Element(child) => {
            child.is(&["button"])
                || !child.is(&["img"]) && (child.is_inline() || !child.has_words()) && {
                    child.children.iter().all(is_mark)
                }
        }
    }
}

fn forget_marks(node: &mut Node) {
    match node {
        Node::Text(text) => *text = " ".into(),
        Node::Element(child) if child.is(&["button"]) => {}
        Node::Element(child) => child.children.iter_mut().for_each(forget_marks),
    }
}

/// Whether a paragraph is nothing but the line of who has the rights.
fn is_copyright(element: &Element) -> bool {
    element.is(&["p", "div", "small"])
        && !element.is_set("itemprop")
        && element.elements().all(Element::is_inline)
        && element.length() < 600
        && notices::is_copyright(&element.text())
}

/// Removes the heading that stood above what is left out, where its words are those of such.
fn heading_before(children: &mut Vec<Node>, is_its: fn(&str) -> bool, warnings: &mut Vec<Warning>) {
    let is_blank = |node: &Node| match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(child) => child.is(&["div"]) && child.children.is_empty(),
    };
    let Some(place) = children.iter().rposition(|child| !is_blank(child)) else { return };
    if let Node::Element(child) = &children[place]
        && is_heading(child)
        && is_its(&child.text())
    {
        warnings.extend(warning(child, "a heading without what it was for is"));
        children.truncate(place);
    }
}

/// Removes the heading right above a form that was left out at a place, and after which nothing
/// follows.
fn heading_of_form(children: &mut Vec<Node>, place: usize, warnings: &mut Vec<Warning>) {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let last = children.iter().rposition(|child| !is_blank(child)).filter(|last| *last < place);
    let Some(place) = last else { return };
    if let Node::Element(child) = &children[place]
        && child.is(&["h2", "h3", "h4"])
    {
        warnings.extend(warning(child, "a heading without what it was for is"));
        children.truncate(place);
    }
}

/// A heading of related stories and the list after it become one group.
fn related_lists(element: &mut Element, warnings: &mut Vec<Warning>) {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let mut index = 0;
    while index < element.children.len() {
        let heading = match &element.children[index] {
            Node::Element(child) => is_heading(child) && wordings::heads_related(child),
            Node::Text(_) => false,
        };
        let next =
            (index + 1..element.children.len()).find(|next| !is_blank(&element.children[*next]));
        if let (true, Some(next)) = (heading, next)
            && let Some(Node::Element(list)) = element.children.get_mut(next)
            && list.is(&["ul", "ol", "div", "section"])
            && is_linked(list)
        {
            related::mark(list, warnings);
            element.children.remove(index);
        }
        index += 1;
    }
}

fn is_heading(element: &Element) -> bool {
    element.is(&["h1", "h2", "h3", "h4", "h5", "h6"])
        || element.is(&["p", "div"]) && element.short_text(59).is_some() && {
            let mut parts = element.elements();
            parts.next().is_some_and(|child| child.is(&["strong", "b"])) && parts.next().is_none()
        }
}

/// Elements that hold a line of text.
const LINES: [&str; 10] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "blockquote"];
