//! The article as a whole: the text, and what stands around it.

use super::{Block, Date, Email, Href, Image, Lang, Note, SharedPicture, Span};
use serde::Serialize;

/// An article page: the text, and what stands around it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Article {
    /// The language of the text.
    pub lang: Lang,
    /// The language of the page around the text, where it is another one:
    /// a Chinese site may carry an English column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interface: Option<Lang>,
    /// The site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Phrase>,
    /// The section or the series that the article belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<Phrase>,
    /// The series of articles that it is a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// The subjects under which the site files the article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Phrase>,
    /// The headline; empty where the document has none.
    pub headline: Phrase,
    /// The lines below the headline that sum the article up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<Phrase>,
    /// Those who sign the article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bylines: Vec<Byline>,
    /// When it was published first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When it was changed last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// The edition of the text, such as «second, enlarged».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Phrase>,
    /// The corrections made after it was published, in the document's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// The article's own address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Href>,
    /// A note on where the text or its facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
    /// The notice of whose the text is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copyright: Option<Phrase>,
    /// The terms under which others may use it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// Whether everybody may read it without paying, where the document says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free: Option<bool>,
    /// The text.
    pub body: Vec<Block>,
    /// Pictures that are shown in several places, which name them by
    /// [`ImageSource::Shared`](super::ImageSource::Shared).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<SharedPicture>,
    /// The footnotes, in the order of their numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Other articles that a reader may go on with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Story>,
}

impl Article {
    /// An article with nothing but its language and headline.
    pub fn new(lang: Lang, headline: impl Into<Phrase>) -> Self {
        Self {
            lang,
            interface: None,
            site: None,
            column: None,
            series: None,
            topics: Vec::new(),
            headline: headline.into(),
            standfirst: None,
            bylines: Vec::new(),
            published: None,
            updated: None,
            edition: None,
            corrections: Vec::new(),
            canonical: None,
            source: Vec::new(),
            copyright: None,
            licence: None,
            free: None,
            body: Vec::new(),
            pictures: Vec::new(),
            notes: Vec::new(),
            related: Vec::new(),
        }
    }

    /// The page's title: «headline - site».
    pub fn title(&self) -> String {
        match &self.site {
            Some(site) if self.headline.text.is_empty() => site.text.clone(),
            Some(site) => format!("{} - {}", self.headline.text, site.text),
            None => self.headline.text.clone(),
        }
    }
}

/// A short text of one line, in the article's language unless it says otherwise.
/// In JSON a plain string, or `{"text": …, "lang": …}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The text, without line ends.
    pub text: String,
    /// Its language, where it is not the article's.
    pub lang: Option<Lang>,
}

impl<T: Into<String>> From<T> for Phrase {
    fn from(text: T) -> Self {
        Self { text: text.into(), lang: None }
    }
}

impl Serialize for Phrase {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Tagged<'a> {
            text: &'a str,
            lang: &'a Lang,
        }
        match &self.lang {
            None => serializer.serialize_str(&self.text),
            Some(lang) => Tagged { text: &self.text, lang }.serialize(serializer),
        }
    }
}

/// A series of articles, and the article's place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Series {
    /// The name.
    pub name: Phrase,
    /// Which part of it the article is, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// A page about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Href>,
}

/// The terms under which others may use an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// The name, such as `CC BY 4.0`.
    pub name: Phrase,
    /// The page that has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Href>,
}

/// Someone who signs the article. At least one field is there.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Byline {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Phrase>,
    /// Their part in it, such as «photographs».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Phrase>,
    /// The address to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// A page about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Href>,
    /// Their account where they can be followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<Href>,
    /// A picture of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Image>,
}

/// A note on what was corrected.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Correction {
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The fault, and the text as it is right.
    pub text: Phrase,
}

/// A related story.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// The headline; empty only where a file has it.
    pub title: Phrase,
    /// A sentence or two on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Phrase>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Href>,
    /// The path of its document, relative to this one. The program takes its address and the
    /// fields that are missing here from there; the viewer reads no files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// A small picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}
