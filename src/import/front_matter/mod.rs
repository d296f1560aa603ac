//! The metadata at the top of a Markdown document: YAML between `---` lines or TOML between `+++` lines.

mod keys;
mod value;

use super::Places;
use crate::article::{Article, Lang, Place, Warning};
use value::{Node, Unreadable, Value};

/// What the front matter says.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// The fields that were given; the headline is empty where there was none.
    pub article: Option<Article>,
    /// The article's language, where it was given.
    pub lang: Option<Lang>,
    /// The source note, which may hold Markdown, and its line.
    pub source: Option<(String, usize)>,
}

/// Whether the text begins with front matter.
pub fn has(text: &str) -> bool {
    section(text).is_some()
}

/// Takes the front matter off a document: what it says, the rest of the text,
/// and the number of lines before that.
pub fn split<'a>(text: &'a str, warnings: &mut Vec<Warning>, places: &mut Places) -> (FrontMatter, &'a str, usize) {
    let Some(section) = section(text) else { return (FrontMatter::default(), text, 0) };
    let lines = text[..text.len() - section.body.len()].matches('\n').count();
    let node = match section.syntax {
        Syntax::Yaml => value::from_yaml(section.text),
        Syntax::Toml => value::from_toml(section.text),
    };
    let front_matter = match node {
        Ok(Node { value: Value::Map(entries), .. }) => keys::read(&entries, warnings, places),
        Ok(Node { value: Value::Null, .. }) => FrontMatter::default(),
        // Prose between two breaks: the document has no front matter at all.
        Ok(_) => return (FrontMatter::default(), text, 0),
        Err(Unreadable { line, message }) => {
            let message = format!("the front matter is not valid {} and was left out: {message}", section.syntax.name());
            // The line of the opening mark comes before.
            warnings.push(Warning::new(Place::Line(line.max(1) + 1), message));
            FrontMatter::default()
        }
    };
    (front_matter, section.body, lines)
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
    text: &'a str,
    body: &'a str,
}

/// The text between the marks, if the first line is one and another closes it.
fn section(text: &str) -> Option<Section<'_>> {
    let (first, rest) = text.split_once('\n')?;
    let (syntax, ends): (Syntax, &[&str]) = match first.trim_end() {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ => return None,
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            return Some(Section { syntax, text: &rest[..at], body: &rest[at + line.len()..] });
        }
        at += line.len();
    }
    None
}
