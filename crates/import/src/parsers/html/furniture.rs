//! Furniture: the parts within an article that do not belong to it, such as navigation, sharing,
//! forms, advertisements, comments. Each is told by its tag, role or name, and by its text's form.

use super::class_names::has_word;
use super::find::{ENOUGH, Strictness};
use super::groups::{Counts, is_group};
use super::signs::{
    AMP, has_paragraph, is_contents, is_head, is_line_of_data, is_linked, is_offer, is_prompt,
    is_prose, is_unlikely,
};
use super::told::warning;
use super::wordings;
use crate::markup::{Element, Node};
use article::Warning;

/// Removes what is no text of the article, each with a warning; related stories are marked as such.
/// An article that was found is held to the strictness by which it was.
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

/// The surroundings of an element within the article.
#[derive(Debug, Clone, Copy)]
struct Around<'a> {
    /// The host of the page.
    own: Option<&'a str>,
    /// The bytes of the article's text.
    whole: usize,
    way: Option<Strictness>,
    /// Whether it is within a figure, code or a table, where groups and names mean other things.
    is_kept: bool,
    /// Whether it stands in a paragraph, a heading or a quotation, where names are those of words.
    is_in_line: bool,
}

/// Removes what is no text from an element; returns what is left, counted.
fn within(element: &mut Element, mut around: Around<'_>, warnings: &mut Vec<Warning>) -> Counts {
    let mut counts = Counts::default();
    around.is_kept |= element.is(&["figure", "table", "code", "pre"]);
    // Words of a paragraph have others beside them.
    let line = if element.is(&LINES) { element.length() } else { 0 };
    let is_paragraph = element.is(&["p"]);
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let mut child = match child {
            Node::Element(child) => child,
            Node::Text(text) => {
                counts.add_text(&text);
                children.push(Node::Text(text));
                continue;
            }
        };
        around.is_in_line = line > if is_paragraph { child.length() + 12 } else { 0 };
        match judge(&child, around) {
            Verdict::Text => {
                let had_words = child.is(&["div", "section", "ul"]) && has_words(&child);
                let held = within(&mut child, around, warnings);
                if had_words && held.is_empty() {
                    // All that was in it is told of already.
                    heading_before(&mut children, warnings);
                    continue;
                }
                let way = around.way.filter(|way| way.groups && !around.is_kept);
                if way.is_some_and(|way| is_group(&child, held, way.classes)) {
                    heading_before(&mut children, warnings);
                    warnings.extend(warning(&child, "a group of links, pictures or fields is"));
                    children.push(Node::Text(" ".into()));
                } else {
                    counts.add(&child, held, around.own);
                    children.push(Node::Element(child));
                }
            }
            Verdict::Related => {
                child.attributes.push(("data-related".into(), "1".into()));
                children.push(Node::Element(child));
            }
            Verdict::Out(what) => {
                warnings.extend(warning(&child, what));
                // The words on its two sides stay two.
                children.push(Node::Text(" ".into()));
            }
        }
    }
    element.children = children;
    related_lists(element);
    counts
}

fn has_words(element: &Element) -> bool {
    element.children.iter().any(|child| match child {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(child) => has_words(child),
    })
}

/// Removes the heading of related stories that stood above what is left out.
fn heading_before(children: &mut Vec<Node>, warnings: &mut Vec<Warning>) {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let Some(place) = children.iter().rposition(|child| !is_blank(child)) else { return };
    if let Node::Element(child) = &children[place]
        && is_heading(child)
        && wordings::is_related(&child.text())
    {
        warnings.extend(warning(child, "a heading without what it was for is"));
        children.truncate(place);
    }
}

/// A heading of related stories and the list after it become one group.
fn related_lists(element: &mut Element) {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let mut index = 0;
    while index < element.children.len() {
        let heading = match &element.children[index] {
            Node::Element(child) => is_heading(child) && wordings::is_related(&child.text()),
            Node::Text(_) => false,
        };
        let next =
            (index + 1..element.children.len()).find(|next| !is_blank(&element.children[*next]));
        if let (true, Some(next)) = (heading, next)
            && let Some(Node::Element(list)) = element.children.get_mut(next)
            && list.is(&["ul", "ol", "div", "section"])
            && is_linked(list)
        {
            list.attributes.push(("data-related".into(), "1".into()));
            element.children.remove(index);
        }
        index += 1;
    }
}

fn is_heading(element: &Element) -> bool {
    element.is(&["h1", "h2", "h3", "h4", "h5", "h6"])
        || element.is(&["p", "div"]) && element.text().len() < 60 && {
            let mut parts = element.elements();
            parts.next().is_some_and(|child| child.is(&["strong", "b"])) && parts.next().is_none()
        }
}

enum Verdict {
    Text,
    Related,
    Out(&'static str),
}

/// Elements that hold a line of text.
const LINES: [&str; 10] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "blockquote"];

/// Elements that are never left out, whatever they are called.
const KEPT: [&str; 27] = [
    "article",
    "blockquote",
    "body",
    "caption",
    "code",
    "dd",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "html",
    "main",
    "math",
    "picture",
    "pre",
    "summary",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
];

fn judge(element: &Element, around: Around<'_>) -> Verdict {
    let tag = element.tag.as_str();
    let role = |roles: &[&str]| element.has("role", roles);
    let length = element.length();
    // The name of an element around most of the text says nothing of the text.
    if length > 200 && around.is_little_without(length) {
        return Verdict::Text;
    }
    if role(&["doc-toc"])
        || tag == "p" && element.attribute("class").is_some_and(|class| class.starts_with("MsoToc"))
    {
        return Verdict::Out("a list of contents, which the page makes itself, is");
    }
    if tag == "nav" || role(&["navigation", "menu", "menubar", "search"]) {
        return navigation(element);
    }
    if KEPT.contains(&tag) && !element.has("class", &["noprint", "navbox", "metadata", "ambox"]) {
        return Verdict::Text;
    }
    let is_word = around.is_in_line && element.is_inline();
    let word = |words: &[&str]| !is_word && has_word(element, words);
    if word(&[
        "breadcrumb",
        "breadcrumbs",
        "pagination",
        "pager",
        "navbox",
        "navigation",
        "skip",
        "jump",
    ]) && (is_linked(element) || length < 60)
        && !role(&["note"])
    {
        return Verdict::Out("a navigation is");
    }
    if tag == "dialog"
        || role(&["dialog", "alertdialog"])
        || word(&["cookie", "cookies", "gdpr", "modal", "popup"]) && length < 2000
    {
        return Verdict::Out("a dialog is");
    }
    if word(&["comments", "disqus", "respond", "commentlist"])
        && !word(&["content", "no", "closed"])
    {
        return Verdict::Out("the comments are");
    }
    if word(&[
        "related",
        "recommended",
        "recommendations",
        "recirc",
        "trending",
        "jp-relatedposts",
        "readnext",
        "morestories",
    ]) && is_linked(element)
        && !is_prose(element)
    {
        return Verdict::Related;
    }
    if matches!(tag, "aside" | "section" | "div")
        && is_linked(element)
        && is_related_group(element)
        && !is_prose(element)
    {
        return Verdict::Related;
    }
    if word(&["share", "sharing", "sharedaddy", "addtoany", "sharebar", "social", "sns"])
        && length < 400
    {
        return Verdict::Out("a row of ways to share is");
    }
    if word(&["newsletter", "subscribe", "subscription", "signup", "mailchimp", "paywall"])
        && length < 1200
        && !is_prose(element)
    {
        return Verdict::Out("an offer to subscribe is");
    }
    if word(&[
        "ad",
        "ads",
        "advert",
        "advertisement",
        "adsbygoogle",
        "sponsored",
        "promo",
        "outbrain",
        "taboola",
        "adslot",
    ]) && length < 1200
        && !is_prose(element)
    {
        return Verdict::Out("an advertisement is");
    }
    if matches!(tag, "aside" | "section" | "div")
        && length < 1200
        && element.find(&|found| found.has("type", &["email"])).is_some()
        && !has_paragraph(element)
        || matches!(tag, "aside" | "section" | "div") && length < 600 && is_offer(element)
    {
        return Verdict::Out("an offer to subscribe is");
    }
    if AMP.contains(&tag) {
        return Verdict::Out("an advertisement or a control is");
    }
    if tag == "form"
        && element.find(&|found| found.is(&["button", "input", "textarea", "select"])).is_some()
        && length < 800
    {
        return Verdict::Out("a form is");
    }
    if word(&["author"]) && word(&["bio", "box", "card", "about", "info", "profile"])
        || word(&["authorbio", "aboutauthor"])
    {
        return Verdict::Out("a portrait of the author is");
    }
    if (word(&["toc"]) && !word(&["content"]) || element.has("class", &["table-of-contents"]))
        && is_linked(element)
        || around.way.is_some() && is_contents(element)
    {
        return Verdict::Out("a list of contents, which the page makes itself, is");
    }
    if element.has(
        "class",
        &[
            "noprint",
            "metadata",
            "ambox",
            "printfooter",
            "catlinks",
            "mw-editsection",
            "mw-jump-link",
        ],
    ) || element.has("id", &["catlinks", "siteSub", "contentSub", "jump-to-nav"])
    {
        return Verdict::Out("what a wiki says of its page is");
    }
    if word(&["tags", "taglist", "categories", "tagcloud"]) && length < 400 && is_linked(element)
        || element.has(
            "class",
            &[
                "tags-links",
                "cat-links",
                "post-tags",
                "entry-tags",
                "comments-link",
                "edit-link",
                "post-categories",
            ],
        )
    {
        return Verdict::Out("a list of labels is");
    }
    if length < 300 && is_line_of_data(element) {
        return Verdict::Out("a line about the article is");
    }
    if tag == "footer"
        && !around.is_in_line
        && (length < 400 || is_linked(element))
        && element.find(&is_head).is_none()
    {
        return Verdict::Out("a footer is");
    }
    if around.way.is_some_and(|way| way.unlikely)
        && !around.is_kept
        && !is_word
        && is_unlikely(element)
    {
        return Verdict::Out("what its name says is no part of the article is");
    }
    if matches!(tag, "p" | "div" | "li") && length < 60 && wordings::is_control(&element.text()) {
        return Verdict::Out("a control is");
    }
    if word(&["prompt"]) && length < 40 && is_prompt(&element.text()) {
        return Verdict::Out("the number of a notebook's cell is");
    }
    Verdict::Text
}

impl Around<'_> {
    /// Whether next to nothing of the article is left without a part of so many bytes.
    fn is_little_without(self, length: usize) -> bool {
        match self.way {
            Some(_) => self.whole.saturating_sub(length) < ENOUGH / 2,
            None => length * 10 > self.whole * 4,
        }
    }
}

fn navigation(element: &Element) -> Verdict {
    let is_related = element.elements().any(|child| wordings::is_related(&child.text()));
    if is_related && is_linked(element) {
        Verdict::Related
    } else {
        Verdict::Out("a navigation is")
    }
}

/// Whether a group has the heading of related stories at its beginning.
fn is_related_group(element: &Element) -> bool {
    let first = element.elements().find(|child| !child.text().is_empty());
    first.is_some_and(|first| {
        wordings::is_related(&first.text())
            || first.is(&["div", "header"]) && is_related_group(first)
    })
}
