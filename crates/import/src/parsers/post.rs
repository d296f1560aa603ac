//! One article of many, as feeds and exports hold them, before it is read.

use super::html::fragment;
use super::html::metadata::Metadata;
use super::{Format, ImportError, Imported, Locations};
use crate::markup::{Element, Node};
use article::{Article, Byline, Date, Href, Lang, Location, Phrase, Series, Story, Warning};
use serde_json::Value;

/// An article with what is said of it around its text.
#[derive(Debug, Default)]
pub(super) struct Post {
    pub metadata: Metadata,
    /// The line where it begins, for warnings; 0 where nobody knows.
    pub line: usize,
    pub content: Content,
    /// Pictures, sound and films that stand around the text.
    pub before: Vec<Element>,
    pub after: Vec<Element>,
    pub series: Option<Series>,
    pub bylines: Vec<Byline>,
    /// The stories that it names itself.
    pub stories: Vec<Story>,
    /// The changes and omissions so far.
    pub warnings: Vec<Warning>,
}

/// The text of an article.
#[derive(Debug, Default)]
pub(super) enum Content {
    #[default]
    Nothing,
    /// Markup that begins in a line.
    Html(String, usize),
    /// Markup that is read already.
    Tree(Element),
    /// Text without markup.
    Text(String),
}

impl Post {
    pub(super) fn title(&self) -> String {
        self.metadata.titles.first().cloned().unwrap_or_default()
    }

    /// The place to which warnings lead.
    pub(super) fn location(&self) -> Location {
        match self.line {
            0 => Location::Document,
            line => Location::Line(line),
        }
    }

    /// Makes the article.
    ///
    /// # Errors
    /// More elements than a page can show.
    pub(super) fn read(
        &self,
        load: fragment::Load<'_>,
        stories: Vec<Story>,
    ) -> Result<Imported, ImportError> {
        let mut warnings = self.warnings.clone();
        let mut locations = Locations::default();
        let mut root = Element::new("div");
        root.line = self.line;
        root.children.extend(self.before.iter().cloned().map(Node::Element));
        match &self.content {
            Content::Nothing => {}
            Content::Html(text, line) => {
                if Format::Html.pieces(text) > super::MAX_PIECES {
                    return Err(ImportError::TooMany);
                }
                let tree = fragment::parsed(text, *line, false)?;
                root.children.push(Node::Element(tree));
            }
            Content::Tree(tree) => root.children.push(Node::Element(tree.clone())),
            Content::Text(text) => root.children.extend(paragraphs(text)),
        }
        root.children.extend(self.after.iter().cloned().map(Node::Element));
        let metadata = self.metadata.clone();
        let mut article = fragment::read(root, metadata, load, &mut warnings, &mut locations);
        if !self.bylines.is_empty() {
            article.bylines = self.bylines.clone();
        }
        article.series = self.series.clone();
        article.related.extend(self.stories.iter().cloned());
        // A story that the article names itself stands once.
        let is_new = |story: &Story| article.related.iter().all(|one| one.link != story.link);
        let stories: Vec<Story> = stories.into_iter().filter(is_new).collect();
        article.related.extend(stories);
        Ok(Imported { article, warnings, locations })
    }
}

/// The paragraphs of a text: parted by blank lines, else by line ends.
pub(super) fn paragraphs(text: &str) -> Vec<Node> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let is_blank = |line: &str| line.trim().is_empty();
    let has_blank = text.trim().lines().any(is_blank);
    let mut paragraphs = vec![Vec::new()];
    for line in text.lines() {
        if has_blank && !is_blank(line) {
            if let Some(open) = paragraphs.last_mut() {
                open.push(line.trim());
            }
        } else {
            paragraphs.push(if has_blank { Vec::new() } else { vec![line.trim()] });
        }
    }
    let joined = |lines: &Vec<&str>| {
        let mut paragraph = Element::new("p");
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                paragraph.children.push(Node::Element(Element::new("br")));
            }
            paragraph.children.push(Node::Text((*line).to_string()));
        }
        Node::Element(paragraph)
    };
    let has_words = |lines: &&Vec<&str>| lines.iter().any(|line| !line.is_empty());
    paragraphs.iter().filter(has_words).map(joined).collect()
}

/// An element with attributes.
pub(super) fn element(tag: &str, attributes: &[(&str, &str)], children: Vec<Node>) -> Element {
    let attributes = attributes.iter().map(|(name, value)| ((*name).into(), (*value).into()));
    Element { attributes: attributes.collect(), children, ..Element::new(tag) }
}

/// The card of another article.
pub(super) fn story(
    title: &str,
    lead: Option<&str>,
    link: Option<&str>,
    date: Option<&Date>,
) -> Story {
    const LONGEST: usize = 300;
    let lead = lead.filter(|lead| !lead.is_empty() && lead.chars().count() <= LONGEST);
    Story {
        title: Phrase::from(title),
        lead: lead.map(Phrase::from),
        link: link.and_then(|link| Href::parse(link).ok()),
        file: None,
        date: date.cloned(),
        image: None,
    }
}

/// Whether there is any text to read.
pub(super) fn has_text(article: &Article) -> bool {
    !article.body.is_empty()
}

/// A language as documents name it (`en_GB`, `en-us`).
pub(super) fn language(named: &str) -> Option<String> {
    let tag = named.trim().replace('_', "-");
    Lang::parse(&tag).map(|_| tag)
}

/// The text that a value of JSON is; ids are numbers in some feeds and exports.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
