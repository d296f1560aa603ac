//! The metadata at the top of a Markdown document: YAML between `---` lines, TOML between `+++`
//! lines, or a JSON object.

mod bare;
mod corrections;
mod dates;
mod fields;
mod keys;
mod lenient;
mod names;
mod section;
mod value;

use super::{ImportError, Locations};
use article::{Article, Image, Lang, Location, Warning};
use section::{Section, Syntax, section};
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
    /// A picture that belongs above the text.
    pub hero: Option<Hero>,
}

/// A picture above the text.
#[derive(Debug)]
pub(super) struct Hero {
    pub image: Image,
    /// The text below it, which may hold Markdown, and its line.
    pub caption: Option<(String, usize)>,
}

/// Whether the text begins with front matter.
pub(super) fn has(text: &str) -> bool {
    let is_marked = !text.trim_start().starts_with(char::is_alphabetic);
    is_marked && section(text).is_some_and(|section| section.syntax != Syntax::Json)
}

/// Takes the front matter off a document: what it says, the rest of the text,
/// and the number of lines before that.
///
/// # Errors
/// Front matter of which nothing can be read.
pub(super) fn split<'a>(
    text: &'a str,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<(FrontMatter, &'a str, usize), ImportError> {
    let none = Ok((FrontMatter::default(), text, 0));
    let Some(section) = section(text) else { return none };
    let lines = text[..text.len() - section.body.len()].matches('\n').count();
    let node = match node(&section, warnings) {
        Ok(node) => node,
        Err(Unreadable { line, message }) => {
            return Err(ImportError::FrontMatter {
                line: line.max(section.lines_before + 1),
                syntax: section.syntax.name(),
                message,
            });
        }
    };
    let front_matter = match node.value {
        Value::Map(entries) => keys::read(&entries, warnings, locations),
        Value::Null => FrontMatter::default(),
        // Prose between two breaks: the document has no front matter at all.
        Value::Text(_) | Value::List(_) => return none,
    };
    if !section.is_closed {
        let message = "front matter: the line `---` that ends it is missing; it was taken to end \
                       before this line";
        warnings.push(Warning::new(Location::Line(lines + 1), message));
    }
    Ok((front_matter, section.body, lines))
}

fn node(section: &Section, warnings: &mut Vec<Warning>) -> Result<ValueNode, Unreadable> {
    // With as many lines before it as in the document, so that lines are the document's.
    let own = format!("{}{}", "\n".repeat(section.lines_before), section.text);
    match section.syntax {
        Syntax::Toml => value::from_toml(&own),
        // JSON is YAML but for tabs, which are blanks in it: in texts they are written `\t`.
        Syntax::Json => value::from_json(&section.text, section.lines_before)
            .and_then(|()| value::from_yaml(&own.replace('\t', " "))),
        Syntax::Percent => value::from_yaml(&own),
        Syntax::Yaml => match value::from_yaml(&own) {
            Ok(ValueNode { value: Value::Text(_), .. }) if lenient::is_meant(&section.text) => {
                Err(Unreadable { line: 1, message: String::new() })
            }
            read => read,
        }
        .or_else(|unreadable| {
            let has_keys = section.text.lines().any(|line| line.contains([':', '：']));
            match lenient::read(&own, warnings) {
                Some(node) => Ok(node),
                None if has_keys => Err(unreadable),
                None => Ok(ValueNode { line: 1, value: Value::Text(String::new()) }),
            }
        }),
    }
}
