//! The article's JSON form, versioned.
//!
//! `{"format": "article-viewer", "version": 1, …the fields of [`Article`]…}`.
//! Writing is serde's; reading walks the JSON by hand, because a reader that is
//! years behind a document has to keep the text of what it does not know and
//! say where that was, which derived code cannot.

use super::{
    Alignment, Article, Block, BlockKind, Byline, Cell, Date, Email, Figure, Href, Image,
    ImageSource, Json, Lang, Location, MAX_BLOCK_DEPTH, MAX_SPAN_DEPTH, Note, Phrase, Row,
    SharedPicture, Span, Story, Table, Warning, assign_ids, plain_text,
};
use serde::Serialize;
use std::cell::RefCell;
use std::fmt::Write;

/// The value of `format`.
pub const FORMAT: &str = "article-viewer";
/// The newest version that this code reads, and the one that it writes.
pub const VERSION: u32 = 1;

/// Why JSON is no article.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    #[error(
        "this JSON is no article: it wants {{\"format\": \"{FORMAT}\", \"version\": {VERSION}, \
         …}} at its top"
    )]
    NotAnArticle,
    #[error(
        "this article's \"version\" is {0}, and this program reads version {VERSION}: update \
         article-viewer"
    )]
    UnknownVersion(String),
}

/// Writes the article as one line of JSON.
pub fn to_json(article: &Article) -> String {
    #[derive(Serialize)]
    struct Envelope<'a> {
        format: &'a str,
        version: u32,
        #[serde(flatten)]
        article: &'a Article,
    }
    // Writing to a string fails only for maps with keys that are no strings, which the model has
    // none of.
    serde_json::to_string(&Envelope { format: FORMAT, version: VERSION, article })
        .unwrap_or_default()
}

/// Reads an article; what it cannot use becomes a warning that names its path.
///
/// # Errors
/// JSON that is something else, and a version of the form that is not known.
pub fn from_json(json: &Json) -> Result<(Article, Vec<Warning>), WireError> {
    match json.get("format") {
        Some(Json::Text(format)) if format == FORMAT => {}
        _ => return Err(WireError::NotAnArticle),
    }
    match json.get("version") {
        Some(Json::Number(version)) if *version == f64::from(VERSION) => {}
        Some(Json::Number(version)) if version.fract() == 0.0 => {
            return Err(WireError::UnknownVersion((*version as i64).to_string()));
        }
        _ => return Err(WireError::NotAnArticle),
    }
    let warnings = RefCell::new(Vec::new());
    let root = JsonNode { value: json, step: Step::Root, parent: None, warnings: &warnings };
    let mut article = article(&root);
    assign_ids(&mut article);
    Ok((article, warnings.into_inner()))
}

/// A value and the way to it.
struct JsonNode<'a> {
    value: &'a Json,
    step: Step<'a>,
    parent: Option<&'a JsonNode<'a>>,
    warnings: &'a RefCell<Vec<Warning>>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> JsonNode<'a> {
    fn child<'b>(&'b self, value: &'b Json, step: Step<'b>) -> JsonNode<'b> {
        JsonNode { value, step, parent: Some(self), warnings: self.warnings }
    }

    fn path(&self) -> String {
        let mut path = self.parent.map(JsonNode::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => drop(write!(path, ".{key}")),
            Step::Index(index) => drop(write!(path, "[{index}]")),
        }
        path
    }

    fn warn(&self, message: impl Into<String>) {
        let path = self.path();
        let place = if path.is_empty() { Location::Document } else { Location::Path(path) };
        self.warnings.borrow_mut().push(Warning::new(place, message));
    }

    fn is_object(&self) -> bool {
        matches!(self.value, Json::Object(_))
    }

    /// What `read` makes of the value of `key`; null counts as absent.
    fn get<T>(&self, key: &str, read: impl FnOnce(&JsonNode) -> Option<T>) -> Option<T> {
        match self.value.get(key) {
            None | Some(Json::Null) => None,
            Some(value) => read(&self.child(value, Step::Key(key))),
        }
    }

    /// What `read` makes of each item of the array under `key`; empty where there is none.
    fn list<T>(&self, key: &str, read: impl Fn(&JsonNode) -> Option<T>) -> Vec<T> {
        self.get(key, |node| Some(node.items(read))).unwrap_or_default()
    }

    fn items<T>(&self, read: impl Fn(&JsonNode) -> Option<T>) -> Vec<T> {
        let Json::Array(items) = self.value else {
            self.warn("is not a list and was read as a list of one");
            return read(self).into_iter().collect();
        };
        let mut values = Vec::with_capacity(items.len());
        values.extend(
            items
                .iter()
                .enumerate()
                .filter_map(|(index, item)| read(&self.child(item, Step::Index(index)))),
        );
        values
    }

    fn string(&self) -> Option<String> {
        match self.value {
            // NUL stands for nothing in a page and is refused by its parsers.
            Json::Text(text) => Some(text.replace('\0', "")),
            _ => {
                self.warn("is not a text and was left out");
                None
            }
        }
    }

    /// A text that `parse` understands; else a warning that says what is wanted.
    fn parsed<T>(&self, wanted: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.string()?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.warn(format!("\u{201c}{}\u{201d} is not {wanted} and was left out", clip(&text)));
        }
        parsed
    }

    fn number(&self, max: u32) -> Option<u32> {
        match self.value {
            Json::Number(number)
                if (0.0..=f64::from(max)).contains(number) && number.fract() == 0.0 =>
            {
                Some(*number as u32)
            }
            _ => {
                self.warn(format!("is not a whole number from 0 to {max} and was left out"));
                None
            }
        }
    }

    fn flag(&self, key: &str) -> bool {
        self.get(key, |node| match node.value {
            Json::Bool(flag) => Some(*flag),
            _ => {
                node.warn("is not true or false and was left out");
                None
            }
        })
        .unwrap_or(false)
    }

    /// Says which keys were not looked at.
    fn only(&self, known: &[&str]) {
        let Json::Object(entries) = self.value else { return };
        for (key, value) in entries.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            self.child(value, Step::Key(key)).warn("is not a known key and was left out");
        }
    }
}

fn article(node: &JsonNode) -> Article {
    node.only(&[
        "format",
        "version",
        "lang",
        "interface",
        "site",
        "column",
        "topics",
        "headline",
        "standfirst",
        "bylines",
        "published",
        "updated",
        "canonical",
        "source",
        "copyright",
        "body",
        "pictures",
        "notes",
        "related",
    ]);
    let language = node.get("lang", lang);
    if language.is_none() {
        node.warn(
            "has no language: add \"lang\", such as \"en\" or \"zh-Hans\"; English is assumed",
        );
    }
    let headline = node.get("headline", phrase);
    if headline.is_none() {
        node.warn("has no headline: add \"headline\"");
    }
    Article {
        lang: language.unwrap_or_else(Lang::english),
        interface: node.get("interface", lang),
        site: node.get("site", phrase),
        column: node.get("column", phrase),
        topics: node.list("topics", phrase),
        headline: headline.unwrap_or_else(|| "".into()),
        standfirst: node.get("standfirst", phrase),
        bylines: node.list("bylines", byline),
        published: node.get("published", date),
        updated: node.get("updated", date),
        canonical: node.get("canonical", href),
        source: spans(node, "source"),
        copyright: node.get("copyright", phrase),
        body: blocks(node, "body", 0),
        pictures: node.list("pictures", |node| Some(shared(node))),
        notes: node.list("notes", note),
        related: node.list("related", story),
    }
}

fn string(node: &JsonNode) -> Option<String> {
    node.string()
}

fn lang(node: &JsonNode) -> Option<Lang> {
    node.parsed("a language tag (such as en or zh-Hans, with at most 35 letters)", Lang::parse)
}

fn date(node: &JsonNode) -> Option<Date> {
    node.parsed("a date (such as 2025-02-14 or 2025-02-14T10:30:00Z)", Date::parse)
}

fn href(node: &JsonNode) -> Option<Href> {
    let text = node.string()?;
    Href::parse(&text).map_err(|refused| node.warn(format!("was left out: {refused}"))).ok()
}

fn phrase(node: &JsonNode) -> Option<Phrase> {
    match node.value {
        Json::Object(_) => {
            node.only(&["text", "lang"]);
            let text = node.get("text", string)?;
            Some(Phrase { text, lang: node.get("lang", lang) })
        }
        _ => node.string().map(Phrase::from),
    }
}

fn byline(node: &JsonNode) -> Option<Byline> {
    if let Json::Text(_) = node.value {
        return Some(Byline { name: phrase(node), ..Byline::default() });
    }
    node.only(&["name", "email", "link"]);
    let email = |node: &JsonNode| node.parsed("an e-mail address", Email::parse);
    let byline = Byline {
        name: node.get("name", phrase),
        email: node.get("email", email),
        link: node.get("link", href),
    };
    if byline == Byline::default() {
        node.warn("has no name, email or link and was left out");
        return None;
    }
    Some(byline)
}

fn story(node: &JsonNode) -> Option<Story> {
    node.only(&["title", "lead", "link", "date", "image"]);
    let title = if node.is_object() { node.get("title", phrase) } else { phrase(node) };
    let Some(title) = title else {
        node.warn("has no title and was left out");
        return None;
    };
    Some(Story {
        title,
        lead: node.get("lead", phrase),
        link: node.get("link", href),
        date: node.get("date", date),
        image: node.get("image", |node| {
            node.only(&["src", "alt", "width", "height"]);
            image(node)
        }),
    })
}

fn note(node: &JsonNode) -> Option<Note> {
    node.only(&["id", "blocks"]);
    let Some(id) = node.get("id", string) else {
        node.warn("has no id and was left out");
        return None;
    };
    Some(Note { id, blocks: blocks(node, "blocks", 1) })
}

fn blocks(node: &JsonNode, key: &str, depth: usize) -> Vec<Block> {
    node.list(key, |node| block(node, depth))
}

fn block(node: &JsonNode, depth: usize) -> Option<Block> {
    if let Json::Text(text) = node.value {
        return Some(Block::paragraph(text.replace('\0', "")));
    }
    if !node.is_object() {
        node.warn("is not a block and was left out");
        return None;
    }
    let name = node.get("kind", string).unwrap_or_default();
    let deep = depth >= MAX_BLOCK_DEPTH;
    let kind = match name.as_str() {
        "list" | "quote" | "box" if deep => {
            node.warn(format!(
                "is nested deeper than {MAX_BLOCK_DEPTH} levels; only its text is kept"
            ));
            BlockKind::Paragraph { spans: vec![Span::text(text_of(node.value))] }
        }
        "paragraph" => {
            known(node, &["spans"], BlockKind::Paragraph { spans: spans(node, "spans") })
        }
        "heading" => {
            let level = node.get("level", |node| node.number(6)).unwrap_or(2).clamp(2, 4) as u8;
            known(
                node,
                &["level", "spans"],
                BlockKind::Heading { level, spans: spans(node, "spans") },
            )
        }
        "list" => {
            let items = node.list("items", |item| Some(item.items(|node| block(node, depth + 1))));
            let start = node.get("start", |node| node.number(u32::MAX)).unwrap_or(1);
            known(
                node,
                &["ordered", "start", "items"],
                BlockKind::List { ordered: node.flag("ordered"), start, items },
            )
        }
        "quote" => {
            let quote = BlockKind::Quote {
                blocks: blocks(node, "blocks", depth + 1),
                attribution: spans(node, "attribution"),
            };
            known(node, &["blocks", "attribution"], quote)
        }
        "pullquote" => {
            let quote = BlockKind::Pullquote {
                spans: spans(node, "spans"),
                attribution: spans(node, "attribution"),
            };
            known(node, &["spans", "attribution"], quote)
        }
        "figure" => match image(node) {
            Some(image) => {
                let credit = node.get("credit", string).unwrap_or_default();
                let figure = Figure { image, caption: spans(node, "caption"), credit };
                known(
                    node,
                    &["src", "alt", "width", "height", "caption", "credit"],
                    BlockKind::Figure(Box::new(figure)),
                )
            }
            None => {
                node.warn("is a figure without a usable picture; only its text is kept");
                BlockKind::Paragraph { spans: vec![Span::text(text_of(node.value))] }
            }
        },
        "table" => {
            let table = Table {
                caption: spans(node, "caption"),
                head: node.list("head", row),
                rows: node.list("rows", row),
            };
            known(node, &["caption", "head", "rows"], BlockKind::Table(Box::new(table)))
        }
        "code" => {
            let text = node.get("text", string).unwrap_or_default();
            known(
                node,
                &["language", "text"],
                BlockKind::Code { language: node.get("language", string), text },
            )
        }
        "box" => {
            let box_out = BlockKind::Box {
                title: spans(node, "title"),
                blocks: blocks(node, "blocks", depth + 1),
            };
            known(node, &["title", "blocks"], box_out)
        }
        "break" => known(node, &[], BlockKind::Break),
        _ => {
            node.warn(format!(
                "is a block of the unknown kind \u{201c}{}\u{201d}; its text is kept as a \
                 paragraph",
                clip(&name)
            ));
            BlockKind::Paragraph { spans: vec![Span::text(text_of(node.value))] }
        }
    };
    Some(Block {
        id: node.get("id", string).unwrap_or_default(),
        lang: node.get("lang", lang),
        kind,
    })
}

/// Passes a block on and warns of keys that its kind does not have.
fn known(node: &JsonNode, keys: &[&str], kind: BlockKind) -> BlockKind {
    node.only(&[keys, &["kind", "id", "lang"]].concat());
    kind
}

fn image(node: &JsonNode) -> Option<Image> {
    let source = |node: &JsonNode| {
        let text = node.string()?;
        ImageSource::parse(&text)
            .map_err(|refused| node.warn(format!("was left out: {refused}")))
            .ok()
    };
    let pixels = |node: &JsonNode| node.number(100_000);
    Some(Image {
        src: node.get("src", source)?,
        alt: node.get("alt", string).unwrap_or_default(),
        width: node.get("width", pixels),
        height: node.get("height", pixels),
    })
}

/// One that cannot be used keeps its place, for the others are named by theirs.
fn shared(node: &JsonNode) -> SharedPicture {
    node.only(&["src", "width", "height"]);
    // As this code writes what it could not use.
    if matches!(node.value.get("src"), Some(Json::Text(src)) if src.is_empty()) {
        return SharedPicture::default();
    }
    if let Some(Image { src: ImageSource::Inline(src), width, height, .. }) = image(node) {
        return SharedPicture { src, width, height };
    }
    node.warn("is no data: address of a picture and was left out");
    SharedPicture::default()
}

fn row(node: &JsonNode) -> Option<Row> {
    Some(node.items(|node| {
        if let Json::Text(text) = node.value {
            return Some(Cell {
                header: false,
                align: Alignment::Start,
                spans: vec![Span::text(text)],
            });
        }
        node.only(&["header", "align", "spans"]);
        let align = |node: &JsonNode| {
            node.parsed("start, center or end", |text| match text {
                "start" => Some(Alignment::Start),
                "center" => Some(Alignment::Center),
                "end" => Some(Alignment::End),
                _ => None,
            })
        };
        Some(Cell {
            header: node.flag("header"),
            align: node.get("align", align).unwrap_or_default(),
            spans: spans(node, "spans"),
        })
    }))
}

fn spans(node: &JsonNode, key: &str) -> Vec<Span> {
    spans_at(node, key, 0)
}

/// The spans under a key; a plain text counts as one span.
fn spans_at(node: &JsonNode, key: &str, depth: usize) -> Vec<Span> {
    node.get(key, |node| match node.value {
        Json::Text(text) => Some(vec![Span::text(text.replace('\0', ""))]),
        _ => Some(node.items(|node| span(node, depth))),
    })
    .unwrap_or_default()
}

fn span(node: &JsonNode, depth: usize) -> Option<Span> {
    if !node.is_object() {
        return node.string().map(Span::Text);
    }
    if depth >= MAX_SPAN_DEPTH {
        node.warn(format!("is nested deeper than {MAX_SPAN_DEPTH} levels; only its text is kept"));
        return Some(Span::text(text_of(node.value)));
    }
    let inner = || spans_at(node, "spans", depth + 1);
    let name = node.get("kind", string).unwrap_or_default();
    let (span, keys): (Span, &[&str]) = match name.as_str() {
        "emphasis" => (Span::Emphasis(inner()), &["kind", "spans"]),
        "strong" => (Span::Strong(inner()), &["kind", "spans"]),
        "subscript" => (Span::Subscript(inner()), &["kind", "spans"]),
        "superscript" => (Span::Superscript(inner()), &["kind", "spans"]),
        "linebreak" => (Span::LineBreak, &["kind"]),
        "code" => (Span::Code(node.get("text", string).unwrap_or_default()), &["kind", "text"]),
        "link" => match node.get("href", href) {
            Some(href) => (Span::Link { href, spans: inner() }, &["kind", "href", "spans"]),
            None => (unmarked(inner()), &["kind", "href", "spans"]),
        },
        "foreign" => match node.get("lang", lang) {
            Some(lang) => (Span::Foreign { lang, spans: inner() }, &["kind", "lang", "spans"]),
            None => (unmarked(inner()), &["kind", "lang", "spans"]),
        },
        "noteref" => (
            Span::NoteRef { note: node.get("note", string).unwrap_or_default() },
            &["kind", "note"],
        ),
        _ => {
            node.warn(format!(
                "is a span of the unknown kind \u{201c}{}\u{201d}; its text is kept",
                clip(&name)
            ));
            return Some(Span::text(text_of(node.value)));
        }
    };
    node.only(keys);
    Some(span)
}

/// The text of spans whose mark could not be used.
fn unmarked(spans: Vec<Span>) -> Span {
    Span::text(plain_text(&spans))
}

/// The keys under which documents of this form hold words for readers, in reading order.
const TEXT_KEYS: [&str; 14] = [
    "title",
    "label",
    "alt",
    "text",
    "spans",
    "content",
    "children",
    "blocks",
    "items",
    "head",
    "rows",
    "caption",
    "credit",
    "attribution",
];

/// All the words of a value that is not understood.
fn text_of(value: &Json) -> String {
    fn push(value: &Json, runs: &mut Vec<String>) {
        match value {
            Json::Text(text) => runs.push(text.replace('\0', "")),
            Json::Array(items) => items.iter().for_each(|item| push(item, runs)),
            Json::Object(_) => TEXT_KEYS
                .iter()
                .filter_map(|key| value.get(key))
                .for_each(|value| push(value, runs)),
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }
    let mut runs = Vec::new();
    push(value, &mut runs);
    runs.join(" ")
}

/// The beginning of a text, for a message.
fn clip(text: &str) -> String {
    let mut clipped: String = text.chars().take(40).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}
