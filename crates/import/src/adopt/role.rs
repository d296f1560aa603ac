//! The role of an element in an article, as its tag, its attributes and the usual names of classes
//! tell it.

use super::Element;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Headline,
    Standfirst,
    Column,
    Topic,
    Byline,
    Published,
    Updated,
    Related,
    Notes,
    Copyright,
    /// Groups others and is nothing itself.
    Group,
    /// Belongs to the text.
    Text,
}

/// Tags that stand in lines of text.
const INLINE: [&str; 29] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "u", "var",
];

impl Element {
    /// The role of the element, from which its part of the article follows.
    pub fn role(&self) -> Role {
        let class = |words: &[&str]| self.has("class", words);
        let item = |words: &[&str]| self.has("itemprop", words);
        if self.is(&["h1"]) || item(&["headline"]) {
            Role::Headline
        } else if item(&["description"])
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
        } else if self.attribute("data-related").is_some()
            || class(&["related", "related-stories", "related-articles", "related-posts"])
        {
            Role::Related
        } else if self.has("role", &["doc-endnotes", "doc-footnotes"])
            || class(&["footnotes", "endnotes"])
        {
            Role::Notes
        } else if class(&["copyright"]) || item(&["copyrightNotice"]) {
            Role::Copyright
        } else if self.is(&[
            "header", "footer", "div", "section", "main", "article", "hgroup", "center", "span",
            "p",
        ]) {
            Role::Group
        } else {
            Role::Text
        }
    }

    /// Whether the element stands in a line of text: such a tag, and nothing else within.
    pub fn is_inline(&self) -> bool {
        self.is(&INLINE) && self.elements().all(Element::is_inline)
            || self.is(&["wbr", "font", "tt"])
    }
}
