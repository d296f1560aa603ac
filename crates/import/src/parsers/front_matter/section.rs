//! The front matter's place in a document: its text, its syntax and where the document goes on.

use std::borrow::Cow;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Syntax {
    Yaml,
    Toml,
    Json,
    /// Pandoc's title block: `% title`, `% authors`, `% date`.
    Percent,
}

impl Syntax {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
            Self::Percent => "a title block",
        }
    }
}

pub(super) struct Section<'a> {
    pub syntax: Syntax,
    /// Those before its text: blank ones, comments, and the opening mark.
    pub lines_before: usize,
    pub text: Cow<'a, str>,
    pub body: &'a str,
    /// Whether a line of its own closes it.
    pub is_closed: bool,
}

/// The front matter, if a document begins with some. Blank lines and HTML comments may come first.
pub(super) fn section(text: &str) -> Option<Section<'_>> {
    let start = beginning(text);
    let (before, text) = text.split_at(start);
    let lines_before = before.matches('\n').count();
    let (first, rest) = text.split_once('\n')?;
    let (syntax, ends): (Syntax, &[&str]) = match first.trim_end() {
        "---" | "---yaml" | "---yml" | "--- yaml" => (Syntax::Yaml, &["---", "..."]),
        "---toml" | "--- toml" => (Syntax::Toml, &["---"]),
        "---json" | "--- json" => (Syntax::Json, &["---"]),
        "+++" => (Syntax::Toml, &["+++"]),
        ";;;" => (Syntax::Json, &[";;;"]),
        first if first.starts_with('{') => return object(text, lines_before),
        first if first.starts_with("% ") => return title_block(text, lines_before),
        _ => return super::bare::bare(text, lines_before),
    };
    let lines_before = lines_before + 1;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let (text, body) = (&rest[..at], &rest[at + line.len()..]);
            let text = match syntax {
                Syntax::Json => braced(text),
                Syntax::Yaml | Syntax::Toml | Syntax::Percent => text.into(),
            };
            return Some(Section { syntax, lines_before, text, body, is_closed: true });
        }
        at += line.len();
    }
    (syntax == Syntax::Yaml).then(|| unclosed(rest, lines_before)).flatten()
}

/// The offset of the first line that is neither blank nor of a comment.
fn beginning(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let blank: usize = rest
            .split_inclusive('\n')
            .take_while(|line| line.chars().all(|c| c.is_whitespace() || is_mark(c)))
            .map(str::len)
            .sum();
        let indent = rest[blank..].len() - rest[blank..].trim_start_matches(is_mark).len();
        at += blank + indent;
        let comment = text[at..].strip_prefix("<!--").and_then(|rest| {
            let (_, after) = rest.split_once("-->")?;
            let (line, _) = after.split_once('\n')?;
            line.trim().is_empty().then(|| text.len() - after.len())
        });
        match comment {
            Some(end) => at = end,
            None => return at,
        }
    }
}

/// Whether a character is a byte order mark, which editors leave at the beginnings of files that
/// they join.
fn is_mark(c: char) -> bool {
    c == '\u{feff}'
}

fn braced(text: &str) -> Cow<'_, str> {
    match text.trim_start().starts_with('{') {
        true => text.into(),
        false => format!("{{{}}}", text.trim_end()).into(),
    }
}

/// A JSON object at the top of the document, with text after it.
fn object(text: &str, lines_before: usize) -> Option<Section<'_>> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    let end = match values.next()? {
        Ok(_) => values.byte_offset(),
        // It was meant as one: what is wrong with it is a warning when it is read.
        Err(_) if text[1..].trim_start().starts_with('"') => text.find("\n}")? + 2,
        Err(_) => return None,
    };
    let (text, body) = text.split_at(end);
    (text[1..].trim_start().starts_with('"') && body.lines().next().is_none_or(is_blank)).then(
        || Section {
            syntax: Syntax::Json,
            lines_before,
            text: text.into(),
            body: body.strip_prefix("\r\n").or(body.strip_prefix('\n')).unwrap_or(body),
            is_closed: true,
        },
    )
}

pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Up to three lines that begin with a percent sign, each with indented ones that go on (Pandoc's
/// manual, `pandoc_title_block`), as YAML.
fn title_block(text: &str, lines_before: usize) -> Option<Section<'_>> {
    let mut fields: Vec<String> = Vec::new();
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('%') && fields.len() < 3 {
            fields.push(line[1..].trim().to_string());
        } else if line.starts_with(' ') && !line.trim().is_empty() {
            let field = fields.last_mut()?;
            field.push_str(if fields_are_names(&field[..]) { "; " } else { " " });
            field.push_str(line.trim());
        } else {
            break;
        }
        end += line.len();
    }
    let body = &text[end..];
    if !body.lines().next().is_none_or(is_blank) {
        return None;
    }
    let quoted = |value: &str| format!("'{}'", value.replace('\'', "''"));
    let mut yaml = String::new();
    for (key, value) in ["title", "authors", "date"].iter().zip(&fields) {
        let value = match *key {
            "authors" => {
                let names = value.split(';').map(str::trim).filter(|name| !name.is_empty());
                format!("[{}]", names.map(quoted).collect::<Vec<_>>().join(", "))
            }
            _ => quoted(value),
        };
        yaml.push_str(&format!("{key}: {value}\n"));
    }
    let text = yaml.into();
    Some(Section { syntax: Syntax::Percent, lines_before, text, body, is_closed: true })
}

fn fields_are_names(field: &str) -> bool {
    field.contains(';')
}

/// Keys with which front matter usually begins.
pub(super) const FIRST_KEYS: [&str; 12] = [
    "title",
    "date",
    "layout",
    "author",
    "authors",
    "description",
    "tags",
    "draft",
    "slug",
    "categories",
    "lang",
    "id",
];

/// Front matter whose closing line was forgotten: it ends at the first blank line.
fn unclosed(rest: &str, lines_before: usize) -> Option<Section<'_>> {
    let end: usize =
        rest.split_inclusive('\n').take_while(|line| !is_blank(line)).map(str::len).sum();
    let (text, body) = rest.split_at(end);
    let mut lines = text.lines();
    let key = lines.next()?.split_once(": ")?.0;
    let goes_on = |line: &str| line.starts_with([' ', '\t', '-', '#']) || line.contains(':');
    (FIRST_KEYS.contains(&key) && lines.all(goes_on)).then(|| Section {
        syntax: Syntax::Yaml,
        lines_before,
        text: text.into(),
        body,
        is_closed: false,
    })
}
