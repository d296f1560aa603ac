//! The verdict on an element within an article: text, related stories, or furniture and of what
//! kind.

use super::class_names::has_word;
use super::find::{ENOUGH, Strictness};
use super::notices;
use super::related::{is_line_of_links, is_list_beside, is_list_of_stories, is_related_group};
use super::signs::{
    AMP, has_paragraph, is_contents, is_head, is_line_of_data, is_line_of_staff, is_linked,
    is_offer, is_prompt, is_prose, is_unlikely,
};
use super::wordings;
use super::{controls, frames, labels};
use crate::markup::Element;

/// The part that an element plays within an article.
pub(super) enum Verdict {
    /// Text of the article.
    Text,
    /// Related stories.
    Related,
    /// Something else, as warnings name it.
    Out(&'static str),
}

/// The surroundings of an element within the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// The host of the page.
    pub own: Option<&'a str>,
    /// The bytes of the article's text.
    pub whole: usize,
    pub way: Option<Strictness>,
    /// Whether it is within a figure, code or a table, where groups and names mean other things.
    pub is_kept: bool,
    /// Whether it stands in a paragraph, a heading or a quotation, where names are those of words.
    pub is_in_line: bool,
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

/// An element with what is asked of it again and again.
struct Part<'e> {
    element: &'e Element,
    around: Around<'e>,
    /// The bytes of its text.
    length: usize,
    /// Whether it is a word of a line, whose names are no names of parts.
    is_word: bool,
}

impl Part<'_> {
    /// Whether one of these is among the words of its names.
    fn word(&self, words: &[&str]) -> bool {
        !self.is_word && has_word(self.element, words)
    }

    fn role(&self, roles: &[&str]) -> bool {
        self.element.has("role", roles)
    }

    /// Whether its names say that it has data of the article, and its words have figures.
    fn is_called_data(&self) -> bool {
        const DATA: [&str; 11] = [
            "stats",
            "views",
            "meta",
            "info",
            "byline",
            "time",
            "date",
            "dateline",
            "timestamp",
            "pubdate",
            "published",
        ];
        const OF: [&str; 6] = ["article", "post", "entry", "blog", "story", "news"];
        const OTHER: [&str; 9] =
            ["p", "h1", "h2", "h3", "figure", "img", "table", "blockquote", "pre"];
        self.word(&DATA)
            && self.word(&OF)
            && self.element.text().contains(|c: char| c.is_ascii_digit())
            && !self.holds(&|found| found.is(&OTHER))
    }

    fn is_box(&self) -> bool {
        self.element.is(&["aside", "section", "div"])
    }

    fn holds(&self, holds: &dyn Fn(&Element) -> bool) -> bool {
        self.element.find(holds).is_some()
    }
}

/// The questions asked of an element that may be left out; the first answer holds.
const QUESTIONS: [fn(&Part<'_>) -> Option<Verdict>; 10] =
    [ways, dialog, comments, related, sharing, offer, control, portrait, about, named];

/// The verdict on an element that stands in these surroundings.
pub(super) fn judge(element: &Element, around: Around<'_>) -> Verdict {
    let length = element.length();
    // The name of an element around most of the text says nothing of the text.
    if length > 200 && around.is_little_without(length) {
        return Verdict::Text;
    }
    let is_word = around.is_in_line && element.is_inline();
    let part = Part { element, around, length, is_word };
    if let Some(verdict) = contents_by_role(&part) {
        return verdict;
    }
    if element.is(&["nav"]) || part.role(&["navigation", "menu", "menubar", "search"]) {
        return navigation(element);
    }
    if element.is(&["figure"])
        && let Some(verdict) = offer(&part)
    {
        return verdict;
    }
    let is_data = element.is(&["dl"]) && length < 300 && part.is_called_data();
    let is_wiki = || element.has("class", &["noprint", "navbox", "metadata", "ambox"]);
    if element.is(&KEPT) && !is_data && !is_wiki() {
        return Verdict::Text;
    }
    QUESTIONS.iter().find_map(|question| question(&part)).unwrap_or(Verdict::Text)
}

const CONTENTS: Verdict = Verdict::Out("a list of contents, which the page makes itself, is");

fn contents_by_role(part: &Part<'_>) -> Option<Verdict> {
    let is_word_s = part.element.is(&["p"])
        && part.element.attribute("class").is_some_and(|class| class.starts_with("MsoToc"));
    (part.role(&["doc-toc"]) || is_word_s).then_some(CONTENTS)
}

/// Ways around the site.
fn ways(part: &Part<'_>) -> Option<Verdict> {
    const WAYS: [&str; 8] = [
        "breadcrumb",
        "breadcrumbs",
        "pagination",
        "pager",
        "navbox",
        "navigation",
        "skip",
        "jump",
    ];
    let is_it =
        part.word(&WAYS) && (is_linked(part.element) || part.length < 60) && !part.role(&["note"]);
    is_it.then_some(Verdict::Out("a navigation is"))
}

fn dialog(part: &Part<'_>) -> Option<Verdict> {
    let is_pressed = |found: &Element| found.is(&["a", "button", "input"]);
    let is_it = part.element.is(&["dialog"])
        || part.role(&["dialog", "alertdialog"])
        || part.word(&["cookie", "cookies", "gdpr", "modal", "popup"]) && part.length < 2000
        || part.word(&["flash", "toast"]) && part.word(&["error", "success"]) && part.length < 400
        || part.is_box()
            && part.length < 2000
            && notices::is_cookie_notice(part.element)
            && part.holds(&is_pressed);
    is_it.then_some(Verdict::Out("a dialog is"))
}

fn comments(part: &Part<'_>) -> Option<Verdict> {
    const COMMENTS: [&str; 12] = [
        "comments",
        "disqus",
        "respond",
        "commentlist",
        "comentarios",
        "comentários",
        "commentaires",
        "commenti",
        "kommentare",
        "kommentarer",
        "komentarze",
        "reacties",
    ];
    // Tumblr calls what others did with a post its notes.
    let is_reaction = |item: &Element| has_word(item, &["reblog", "like", "reply"]);
    let are_reactions = part.word(&["notes"]) && part.element.elements().all(is_reaction);
    let is_it = part.word(&COMMENTS) && !part.word(&["content", "no", "closed"])
        || part.element.is(&["ol", "ul"]) && are_reactions;
    is_it.then_some(Verdict::Out("the comments are"))
}

fn related(part: &Part<'_>) -> Option<Verdict> {
    const NAMES: [&str; 8] = [
        "related",
        "recommended",
        "recommendations",
        "recirc",
        "trending",
        "jp-relatedposts",
        "readnext",
        "morestories",
    ];
    if part.is_box() && part.length < 4000 && is_list_of_stories(part.element, part.around.own) {
        return Some(Verdict::Related);
    }
    let is_beside = part.element.is(&["aside"]) || part.role(&["complementary"]);
    if is_beside && is_list_beside(part.element) {
        return Some(Verdict::Related);
    }
    let is_named = part.word(&NAMES)
        || (part.is_box() || is_line_of_links(part.element)) && is_related_group(part.element);
    (is_named && is_linked(part.element) && !is_prose(part.element)).then_some(Verdict::Related)
}

fn sharing(part: &Part<'_>) -> Option<Verdict> {
    const NAMES: [&str; 7] =
        ["share", "sharing", "sharedaddy", "addtoany", "sharebar", "social", "sns"];
    let is_row = part.length > 0 && controls::are_networks(part.element);
    let is_it = part.word(&NAMES) && part.length < 400 || is_row;
    is_it.then_some(Verdict::Out("a row of ways to share is"))
}

/// Offers to subscribe, and advertisements.
fn offer(part: &Part<'_>) -> Option<Verdict> {
    const OFFERS: [&str; 5] = ["newsletter", "subscribe", "subscription", "signup", "mailchimp"];
    const ADVERTISEMENTS: [&str; 10] = [
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
    ];
    const OFFER: Verdict = Verdict::Out("an offer to subscribe is");
    let Part { element, length, .. } = *part;
    // Paragraphs are named so, too, that are for subscribers.
    let is_wall = part.word(&["paywall"])
        && !element.is(&["p"])
        && part.holds(&|found| found.is(&["a", "button", "input"]));
    if (part.word(&OFFERS) || is_wall) && length < 1200 && !is_prose(element) {
        return Some(OFFER);
    }
    if part.word(&ADVERTISEMENTS) && length < 1200 && !is_prose(element) {
        return Some(Verdict::Out("an advertisement is"));
    }
    let has_field = || {
        length < 1200
            && part.holds(&|found| found.has("type", &["email"]))
            && !has_paragraph(element)
    };
    let is_picture = |found: &Element| found.is(&["img", "table", "pre", "blockquote"]);
    let is_box = part.is_box() || element.is(&["figure"]) && !part.holds(&is_picture);
    let is_it = is_box && (has_field() || length < 600 && is_offer(element));
    is_it.then_some(OFFER)
}

/// Elements that act on the page.
fn control(part: &Part<'_>) -> Option<Verdict> {
    let element = part.element;
    if element.is(&AMP) || frames::is_control(element) {
        return Some(Verdict::Out("an advertisement or a control is"));
    }
    let is_field = |found: &Element| found.is(&["button", "input", "textarea", "select"]);
    const MISTAKES: [&str; 6] = ["mistape", "orphus", "typo", "misprint", "report", "spelling"];
    // Programs of many sites ask readers to mark a mistake and to press these keys.
    let has_keys = || ["Ctrl", "Enter"].iter().all(|key| element.text().contains(key));
    let is_report = part.length < 600 && part.word(&MISTAKES) && has_keys();
    if is_report {
        return Some(Verdict::Out("a way to report mistakes is"));
    }
    (element.is(&["form"]) && part.holds(&is_field) && part.length < 800)
        .then_some(Verdict::Out("a form is"))
}

fn portrait(part: &Part<'_>) -> Option<Verdict> {
    let is_it = part.word(&["author"])
        && part.word(&["bio", "box", "card", "about", "info", "profile"])
        || part.word(&["authorbio", "aboutauthor"]);
    is_it.then_some(Verdict::Out("a portrait of the author is"))
}

/// The lines of a page about itself: its contents, its labels, when it was written.
fn about(part: &Part<'_>) -> Option<Verdict> {
    const WIKI: [&str; 7] = [
        "noprint",
        "metadata",
        "ambox",
        "printfooter",
        "catlinks",
        "mw-editsection",
        "mw-jump-link",
    ];
    const LABELS: [&str; 7] = [
        "tags-links",
        "cat-links",
        "post-tags",
        "entry-tags",
        "comments-link",
        "edit-link",
        "post-categories",
    ];
    let Part { element, length, around, .. } = *part;
    let is_toc = part.word(&["toc"]) && !part.word(&["content"])
        || element.has("class", &["table-of-contents"]);
    if is_toc && is_linked(element) || around.way.is_some() && is_contents(element) {
        return Some(CONTENTS);
    }
    if element.has("class", &WIKI)
        || element.has("id", &["catlinks", "siteSub", "contentSub", "jump-to-nav"])
    {
        return Some(Verdict::Out("what a wiki says of its page is"));
    }
    let is_tags = part.word(&["tags", "taglist", "categories", "tagcloud"])
        && length < 400
        && is_linked(element);
    if is_tags || labels::is_list(element) || element.has("class", &LABELS) {
        return Some(Verdict::Out("a list of labels is"));
    }
    let is_data = is_line_of_data(element) || part.is_called_data() && !part.holds(&is_head);
    (length < 300 && (is_data || is_line_of_staff(element)))
        .then_some(Verdict::Out("a line about the article is"))
}

/// The verdict by the tag, the names or the words alone.
fn named(part: &Part<'_>) -> Option<Verdict> {
    let Part { element, length, around, is_word } = *part;
    let is_footer = element.is(&["footer"])
        && !around.is_in_line
        && (length < 400 || is_linked(element))
        && !part.holds(&is_head);
    let is_pressed = |found: &Element| found.is(&["button", "form", "fieldset"]);
    let is_called_footer = part.is_box()
        && part.word(&["footer"])
        && length < 800
        && part.holds(&is_pressed)
        && !is_prose(element);
    if is_footer || is_called_footer {
        return Some(Verdict::Out("a footer is"));
    }
    if around.way.is_some_and(|way| way.unlikely)
        && !around.is_kept
        && !is_word
        && is_unlikely(element)
    {
        return Some(Verdict::Out("what its name says is no part of the article is"));
    }
    if element.is(&["p", "div", "li"]) && length < 60 && controls::is_control(&element.text()) {
        return Some(Verdict::Out("a control is"));
    }
    (part.word(&["prompt"]) && length < 40 && is_prompt(&element.text()))
        .then_some(Verdict::Out("the number of a notebook's cell is"))
}

fn navigation(element: &Element) -> Verdict {
    let is_related = element.elements().any(wordings::heads_related);
    if is_related && is_linked(element) {
        Verdict::Related
    } else {
        Verdict::Out("a navigation is")
    }
}
