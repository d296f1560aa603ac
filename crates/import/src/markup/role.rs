//! The role of an element in an article, as its tag, its attributes and the usual names of classes
//! tell it.

use super::Element;
use super::tags::{self, Place};

/// The part of an article that an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Headline,
    /// The lines below it that sum the article up.
    Standfirst,
    /// The section or series that the article belongs to.
    Column,
    /// A subject.
    Topic,
    /// Who signs.
    Byline,
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
    /// Related stories.
    Related,
    /// Notes.
    Notes,
    /// Whose the text is.
    Copyright,
    /// Groups others and is nothing itself.
    Group,
    /// Belongs to the text.
    Text,
}

/// Tags that group others.
const GROUPS: [&str; 14] = [
    "article", "body", "center", "div", "fieldset", "footer", "header", "hgroup", "html", "main",
    "p", "search", "section", "span",
];

/// The most bytes of a standfirst.
const LONGEST_STANDFIRST: usize = 1500;

impl Element {
    /// The role of the element, from which its part of the article follows.
    pub fn role(&self) -> Role {
        let class = |words: &[&str]| self.has("class", words);
        let item = |words: &[&str]| self.has("itemprop", words);
        if self.is(&["h1"]) || item(&["headline"]) {
            Role::Headline
        } else if item(&["description"])
            // Some blogs name the whole text so.
            && !item(&["articleBody"])
            && self.length() < LONGEST_STANDFIRST
            || self.has("role", &["doc-subtitle"])
            || class(&["standfirst", "dek", "deck", "lede", "subtitle", "subheadline"])
        {
            Role::Standfirst
        } else if item(&["articleSection"])
            || class(&["kicker", "eyebrow", "column", "category"]) && self.text().len() < 80
        {
            Role::Column
        } else if self.is(&["a"]) && self.has("rel", &["tag"]) {
            Role::Topic
        } else if self.is(&["address"])
            || item(&["author"])
            || self.has("rel", &["author"])
            || class(&["byline", "author"])
        {
            Role::Byline
        } else if item(&["dateModified"]) || self.is(&["time"]) && class(&["updated", "modified"]) {
            Role::Updated
        } else if item(&["datePublished"]) || self.is(&["time"]) {
            Role::Published
        } else if self.is_set("data-related")
            || class(&["related", "related-stories", "related-articles", "related-posts"])
        {
            Role::Related
        } else if self.has("role", &["doc-endnotes", "doc-footnotes"])
            || class(&["footnotes", "endnotes"])
        {
            Role::Notes
        } else if class(&["copyright"]) || item(&["copyrightNotice"]) {
            Role::Copyright
        } else if self.is(&GROUPS) || tags::place(&self.tag) == Place::Unknown {
            Role::Group
        } else {
            Role::Text
        }
    }
}
