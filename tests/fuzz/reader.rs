//! Bytes → trees: of markup, and of JSON with the keys that articles have. Any bytes are a tree,
//! and a byte that changes changes little of it.

use article::{Json, wire};
use import::markup::{Element, Node};

/// The viewer copies no markup that is deeper (`src/entry/markup.rs`), and serde_json reads no JSON
/// that is.
const DEEPEST: usize = 100;

const TAGS: [&str; 61] = [
    "a",
    "abbr",
    "address",
    "applet",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "iframe",
    "img",
    "kbd",
    "li",
    "main",
    "math",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "ruby",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "ul",
];

/// Attributes and values that mean something to the reader of markup.
const ATTRIBUTES: [(&str, &str); 57] = [
    ("align", "center"),
    ("align", "right"),
    ("alt", "A mill"),
    ("aria-label", "Label"),
    ("class", "author"),
    ("class", "byline"),
    ("class", "copyright"),
    ("class", "credit"),
    ("class", "endnotes"),
    ("class", "footnote-ref"),
    ("class", "kicker"),
    ("class", "language-rust"),
    ("class", "pullquote"),
    ("class", "related"),
    ("class", "standfirst"),
    ("class", "updated"),
    ("content", "2025-02-14"),
    ("data-related", "1"),
    ("datetime", "2025-02-14T10:30:00Z"),
    ("datetime", "soon"),
    ("height", "100"),
    ("href", "#one"),
    ("href", "//host/x"),
    ("href", "https://example.org/"),
    ("href", "javascript:1"),
    ("href", "mailto:a@example.org?x=y"),
    ("id", "article-viewer"),
    ("id", "av-article"),
    ("id", "one"),
    ("id", "two"),
    ("itemprop", "articleSection"),
    ("itemprop", "author name"),
    ("itemprop", "copyrightHolder"),
    ("itemprop", "copyrightNotice"),
    ("itemprop", "dateModified"),
    ("itemprop", "datePublished"),
    ("itemprop", "description"),
    ("itemprop", "headline"),
    ("itemprop", "name"),
    ("lang", "ar"),
    ("lang", "no such tag"),
    ("lang", "zh-Hans"),
    ("rel", "author"),
    ("rel", "tag"),
    ("role", "doc-backlink"),
    ("role", "doc-endnotes"),
    ("role", "doc-noteref"),
    ("role", "doc-subtitle"),
    ("src", "data:image/png;base64,AAAA"),
    ("src", "https://[::1]/x.png"),
    ("src", "https://user@host.example/x.png"),
    ("src", "pic.png"),
    ("start", "3"),
    ("start", "-1"),
    ("title", "Title"),
    ("width", "200000"),
    ("width", "99999999999"),
];

const KEYS: [&str; 72] = [
    "align",
    "alt",
    "attribution",
    "blocks",
    "body",
    "bylines",
    "callout",
    "canonical",
    "caption",
    "children",
    "column",
    "columns",
    "content",
    "copyright",
    "credit",
    "date",
    "datetime",
    "dir",
    "done",
    "email",
    "file",
    "fold",
    "foot",
    "formula",
    "free",
    "head",
    "headline",
    "height",
    "href",
    "id",
    "image",
    "interface",
    "items",
    "kind",
    "label",
    "lang",
    "language",
    "lead",
    "level",
    "licence",
    "lines",
    "link",
    "math",
    "name",
    "note",
    "notes",
    "number",
    "numerals",
    "ordered",
    "part",
    "published",
    "reading",
    "related",
    "reversed",
    "role",
    "rows",
    "series",
    "site",
    "source",
    "spans",
    "src",
    "standfirst",
    "start",
    "tag",
    "term",
    "tex",
    "text",
    "title",
    "tokens",
    "topics",
    "value",
    "width",
];

const VALUES: [&str; 63] = [
    "paragraph",
    "heading",
    "list",
    "quote",
    "pullquote",
    "figure",
    "table",
    "code",
    "box",
    "break",
    "emphasis",
    "strong",
    "link",
    "subscript",
    "superscript",
    "linebreak",
    "foreign",
    "noteref",
    "definitions",
    "verse",
    "gallery",
    "formula",
    "embed",
    "struck",
    "quoted",
    "abbreviation",
    "time",
    "ruby",
    "isolated",
    "picture",
    "note",
    "closed",
    "lower-roman",
    "rtl",
    "mfrac",
    "mi",
    "keyword",
    "poll",
    "start",
    "center",
    "end",
    "en",
    "zh-TW",
    "2025-02-14",
    "2024-02-29T10:30:00Z",
    "a@example.org",
    "https://example.org/a?b=c#d",
    "//host/x",
    "\\\\host\\x",
    "/C:/x",
    "javascript:1",
    "https://[::1]/x",
    "mailto:a@b.org",
    "pic/a b.png",
    "data:image/png;base64,AAAA",
    "https://user:pw@host.example/x.png",
    "av-article",
    "one",
    "two",
    "",
    " ",
    "</script>",
    "\"><b>",
];

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    /// The next byte; 0 when there are no more.
    fn byte(&mut self) -> usize {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                usize::from(*first)
            }
            None => 0,
        }
    }

    fn of<T: Copy>(&mut self, table: &[T]) -> T {
        table[self.byte() % table.len()]
    }

    /// So many bytes as text.
    fn text(&mut self, length: usize) -> String {
        let (text, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        String::from_utf8_lossy(text).replace('\0', " ")
    }

    fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }
}

/// An `<article>` with what the bytes say in it.
pub fn markup(bytes: &[u8]) -> Element {
    let mut reader = Reader(bytes);
    let mut open = vec![Element::new("article")];
    while !reader.is_at_end() {
        match reader.byte() {
            0..96 if open.len() < DEEPEST => {
                let mut element = Element::new(reader.of(&TAGS));
                for _ in 0..reader.byte() % 4 {
                    let (name, value) = reader.of(&ATTRIBUTES);
                    element.attributes.push((name.to_string(), value.to_string()));
                }
                open.push(element);
            }
            96..160 => close(&mut open),
            length => {
                let text = Node::Text(reader.text(length % 16));
                open.last_mut().expect("the article").children.push(text);
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.remove(0)
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        open.last_mut().expect("the article").children.push(Node::Element(element));
    }
}

/// An article's JSON with what the bytes say in it.
pub fn document(bytes: &[u8]) -> Json {
    let mut reader = Reader(bytes);
    let mut entries = vec![
        ("format".to_string(), Json::Text(wire::FORMAT.into())),
        ("version".to_string(), Json::Number(f64::from(wire::VERSION))),
        ("body".to_string(), value(&mut reader, 1)),
    ];
    while !reader.is_at_end() {
        entries.push((reader.of(&KEYS).to_string(), value(&mut reader, 1)));
    }
    Json::Object(entries)
}

fn value(reader: &mut Reader, depth: usize) -> Json {
    match reader.byte() {
        0..64 if depth < DEEPEST => {
            let count = reader.byte() % 8;
            let mut entries = Vec::new();
            for _ in 0..count {
                let key = reader.of(&KEYS).to_string();
                entries.push((key, value(reader, depth + 1)));
            }
            Json::Object(entries)
        }
        64..112 if depth < DEEPEST => {
            let count = reader.byte() % 8;
            Json::Array((0..count).map(|_| value(reader, depth + 1)).collect())
        }
        112..192 => Json::Text(reader.of(&VALUES).to_string()),
        192..216 => {
            let length = reader.byte() % 32;
            Json::Text(reader.text(length))
        }
        216..232 => Json::Number(reader.of(&[
            0.0,
            1.0,
            2.0,
            3.0,
            6.0,
            -1.0,
            0.5,
            100_000.0,
            4_294_967_295.0,
            1e300,
            f64::NAN,
        ])),
        232..240 => Json::Bool(true),
        _ => Json::Null,
    }
}
