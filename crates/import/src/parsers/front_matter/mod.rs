//! The metadata at the top of a Markdown document: YAML between `---` lines or TOML between `+++`
//! lines.

mod fields;
mod keys;
mod value;

use super::Locations;
use article::{Article, Lang, Location, Warning};
use std::borrow::Cow;
use value::{Unreadable, Value, ValueNode};

/// The fields that the front matter gives.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The fields that were given; the headline is empty where there was none.
    pub article: Option<Article>,
    /// The article's language, where it was given.
    pub lang: Option<Lang>,
    /// The source note, which may hold Markdown, and its line.
    pub source: Option<(String, usize)>,
    /// Whether straight quotation marks are to be replaced by those of the language.
    pub is_smart: bool,
}

/// Whether the text begins with front matter.
pub(super) fn has(text: &str) -> bool {
    section(text).is_some()
}

/// Takes the front matter off a document: what it says, the rest of the text,
/// and the number of lines before that.
pub(super) fn split<'a>(
    text: &'a str,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> (FrontMatter, &'a str, usize) {
    let Some(section) = section(text) else { return (FrontMatter::default(), text, 0) };
    let lines = text[..text.len() - section.body.len()].matches('\n').count();
    // With as many lines before it as in the document, so that lines are the document's.
    let own = format!("{}{}", "\n".repeat(section.lines_before), section.text);
    let node = match section.syntax {
        Syntax::Yaml => value::from_yaml(&own)
            .or_else(|unreadable| with_colons_quoted(&own, warnings).ok_or(unreadable)),
        Syntax::Toml => value::from_toml(&own),
    };
    let front_matter = match node {
        Ok(ValueNode { value: Value::Map(entries), .. }) => {
            keys::read(&entries, warnings, locations)
        }
        Ok(ValueNode { value: Value::Null, .. }) => FrontMatter::default(),
        // Prose between two breaks: the document has no front matter at all.
        Ok(_) => return (FrontMatter::default(), text, 0),
        Err(Unreadable { line, message }) => {
            let message = format!(
                "the front matter is not valid {} and was left out: {message}",
                section.syntax.name()
            );
            warnings
                .push(Warning::new(Location::Line(line.max(section.lines_before + 1)), message));
            FrontMatter::default()
        }
    };
    (front_matter, section.body, lines)
}

/// Reads YAML once more with quotation marks around the values that have a colon and want some, the
/// mistake that most who write front matter make; `None` where that does not make it YAML.
fn with_colons_quoted(text: &str, warnings: &mut Vec<Warning>) -> Option<ValueNode> {
    let mut quoted = Vec::new();
    let lines: Vec<Cow<str>> = text
        .split('\n')
        .enumerate()
        .map(|(index, line)| match quotable(line) {
            Some((key, value)) => {
                quoted.push(index + 1);
                Cow::Owned(format!("{key}: '{}'", value.replace('\'', "''")))
            }
            None => Cow::Borrowed(line),
        })
        .collect();
    let node = value::from_yaml(&lines.join("\n")).ok()?;
    let message = "front matter: a value with a colon wants quotation marks around it; it was \
                   read as if it had them";
    warnings.extend(quoted.into_iter().map(|line| Warning::new(Location::Line(line), message)));
    Some(node)
}

/// The key, with what is before it, and the value of a line whose value has a colon that YAML would
/// take for a key's.
fn quotable(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let is_key = !key.trim().is_empty() && !key.contains(['#', '"', '\'', '{', '[', ':']);
    let is_plain =
        !value.starts_with(['"', '\'', '{', '[', '|', '>', '&', '*', '!', '#', '%', '@', '`']);
    (is_key && is_plain && (value.contains(": ") || value.ends_with(':'))).then_some((key, value))
}

#[derive(Clone, Copy)]
enum Syntax {
    Yaml,
    Toml,
}

impl Syntax {
    fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
        }
    }
}

struct Section<'a> {
    syntax: Syntax,
    /// Those before its text: blank ones, and the opening mark.
    lines_before: usize,
    text: &'a str,
    body: &'a str,
}

/// The text between the marks, if the first line that is not blank is one and another closes it.
fn section(text: &str) -> Option<Section<'_>> {
    let blank: usize =
        text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let (before, text) = text.split_at(blank);
    let lines_before = before.matches('\n').count() + 1;
    let (first, rest) = text.split_once('\n')?;
    let (syntax, ends): (Syntax, &[&str]) = match first.trim_end() {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ => return None,
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            return Some(Section {
                syntax,
                lines_before,
                text: &rest[..at],
                body: &rest[at + line.len()..],
            });
        }
        at += line.len();
    }
    None
}
