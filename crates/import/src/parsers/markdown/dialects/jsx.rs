//! The elements of MDX, whose attributes may be programs. A component is read as the template tag
//! of its name is.

use super::super::html::OpenTag;
use super::blocks::Reader;
use super::head;
use super::templates::{Kind, TemplateTag};

/// An element whose tag HTML does not read as it was meant.
#[derive(Debug, PartialEq)]
pub(super) struct JsxTag<'t> {
    pub source: &'t str,
    name: &'t str,
    attributes: Vec<(&'t str, String)>,
    kind: Kind,
    pub is_empty: bool,
    has_program: bool,
}

/// The tag at the beginning of a text, of an element or a component.
pub(super) fn tag(text: &str) -> Option<JsxTag<'_>> {
    let inner = text.strip_prefix('<')?;
    let (kind, inner) = match inner.strip_prefix('/') {
        Some(inner) => (Kind::Close, inner),
        None => (Kind::Open, inner),
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let end = inner.find(|c| !is_name(c)).unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(end);
    // `<>` and `</>` only group.
    if name.is_empty() && !rest.starts_with('>')
        || name.starts_with(|c: char| !c.is_ascii_alphabetic())
    {
        return None;
    }
    let mut found = JsxTag {
        source: "",
        name,
        attributes: Vec::new(),
        kind,
        is_empty: false,
        has_program: name.is_empty()
            || name.contains('.') && name.starts_with(|c: char| c.is_ascii_uppercase()),
    };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or(rest.strip_prefix('>')) {
            found.is_empty = rest.starts_with('/');
            found.source = &text[..text.len() - after.len()];
            return Some(found);
        }
        // `{...props}`
        if rest.starts_with('{') {
            rest = &rest[program(rest)?..];
            found.has_program = true;
            continue;
        }
        let end = rest.find(|c: char| !is_name(c) && c != '@').filter(|end| *end > 0)?;
        let (key, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            found.attributes.push((key, String::new()));
            rest = after;
            continue;
        };
        let (length, value) = match value.chars().next()? {
            quote @ ('"' | '\'') => {
                let end = head(value, 1_000).get(1..)?.find(quote)? + 1;
                (end + 1, value[1..end].to_string())
            }
            '{' => {
                found.has_program = true;
                let end = program(value)?;
                let inner = value[1..end - 1].trim();
                // `require('./a.png').default`
                let inner = match inner.strip_prefix("require(") {
                    Some(inner) => inner.split(')').next().unwrap_or(inner),
                    None => inner,
                };
                (end, inner.trim_matches(['"', '\'', '`']).to_string())
            }
            _ => return None,
        };
        found.attributes.push((key, value));
        rest = &after[1 + length..];
    }
}

impl<'t> JsxTag<'t> {
    /// Whether it is a component and not an element of HTML.
    pub(super) fn is_component(&self) -> bool {
        self.name.is_empty()
            || self.name.starts_with(|c: char| c.is_ascii_uppercase())
                && self.name.contains(|c: char| c.is_ascii_lowercase() || c == '.')
    }

    /// Whether HTML does not read the tag.
    pub(super) fn is_foreign(&self) -> bool {
        self.has_program || self.is_component() && self.source.contains('\n')
    }

    /// The tag as HTML has it.
    pub(super) fn html(&self) -> String {
        if self.name.is_empty() {
            return String::new();
        }
        if matches!(self.name, "Link" | "NavLink" | "LinkButton" | "Button" | "NextLink") {
            let href = self.attributes.iter().find(|(key, _)| matches!(*key, "to" | "href"));
            return match (self.kind, href) {
                (Kind::Close, _) => "</a>".into(),
                (_, Some((_, href))) => format!("<a href=\"{}\">", OpenTag::escaped(href)),
                _ => String::new(),
            };
        }
        if self.name == "Tooltip" {
            let tip = ["tip", "headline", "content"].iter().find_map(|name| self.value(name));
            return match (self.kind, tip) {
                (Kind::Close, _) => "</abbr>".into(),
                (_, Some(tip)) => format!("<abbr title=\"{}\">", OpenTag::escaped(tip)),
                _ => "<abbr>".into(),
            };
        }
        let slash = if self.kind == Kind::Close { "/" } else { "" };
        let mut html = format!("<{slash}{}", self.name.replace('.', "-"));
        for (key, value) in &self.attributes {
            html.push_str(&format!(" {key}=\"{}\"", OpenTag::escaped(value)));
        }
        html.push_str(if self.is_empty && self.is_component() { "/>" } else { ">" });
        html
    }

    /// The template tag of the same name and attributes.
    pub(super) fn template(&self) -> TemplateTag<'t> {
        let arguments = self.attributes.iter();
        let arguments =
            arguments.map(|(key, value)| (Some(key.to_ascii_lowercase()), value.clone()));
        TemplateTag {
            source: self.source,
            kind: self.kind,
            name: self.name.to_ascii_lowercase(),
            rest: "",
            arguments: arguments.collect(),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The words that an attribute has for readers.
    pub(super) fn words(&self) -> Option<&str> {
        ["title", "label", "heading", "text", "summary", "description", "caption"]
            .iter()
            .find_map(|name| self.value(name))
            .filter(|value| !value.trim().is_empty())
    }

    /// The lines of Markdown that the attributes have for readers: a name, which may lead
    /// somewhere, and what is said of it.
    pub(super) fn said(&self) -> Vec<String> {
        let is_file = self.name.contains("File") || self.name.contains("Folder");
        if self.name.ends_with("Field") || self.name == "Param" || self.name == "Property" {
            // Mintlify's parameters, by where they are given.
            let names = ["path", "query", "body", "header", "name"];
            let name = names.iter().find_map(|name| self.value(name));
            let more = ["type", "default"].iter().filter_map(|name| self.value(name));
            let more: String = more.map(|more| format!(" {more}")).collect();
            return name.map(|name| format!("**`{name}`**{more}")).into_iter().collect();
        }
        let name = self.words().or_else(|| self.value("name").filter(|_| is_file));
        let Some(name) = name else { return Vec::new() };
        let href = self.value("href").filter(|href| !href.contains(['(', ')', ' ', '{']));
        let mut said = vec![match href {
            Some(href) => format!("**[{name}]({href})**"),
            None => format!("**{name}**"),
        }];
        let more = self.value("description").filter(|more| *more != name && !more.is_empty());
        said.extend(more.map(str::to_string));
        said
    }
}

impl Reader<'_, '_, '_, '_> {
    /// Leaves out an import or export of MDX and the lines that belong to it.
    pub(super) fn program(&mut self, rest: &str) {
        self.context.is_mdx = true;
        self.emit("", true);
        let mut line = rest;
        loop {
            let number = self.number();
            if let Some((name, file)) = import(line.trim()) {
                self.context.imports.insert(name.to_string(), file.to_string());
            }
            let message = format!("a part for programs was left out: {}", line.trim());
            self.context.log.warn(number, message);
            match self.ahead().first() {
                Some(next) if !next.trim().is_empty() => line = next,
                _ => return,
            }
            self.at += 1;
        }
    }
}

/// The offset behind the brace that closes the one at the beginning. No tag is longer.
pub(super) fn program(text: &str) -> Option<usize> {
    super::links::closing(head(text, 1_000), '{', '}').map(|end| end + 1)
}

/// Whether a line is an import or an export of MDX, which stand at the margin.
pub(super) fn is_program(line: &str) -> bool {
    let is_import = line.strip_prefix("import ").is_some_and(|rest| {
        rest.starts_with(['\'', '"', '{', '*'])
            || rest.contains(" from '")
            || rest.contains(" from \"")
    });
    let is_export = line.strip_prefix("export ").is_some_and(|rest| {
        ["const ", "let ", "var ", "function ", "default ", "class ", "async ", "{", "*"]
            .iter()
            .any(|word| rest.starts_with(word))
    });
    is_import || is_export
}

/// The name and the file of an import of one file.
pub(super) fn import(line: &str) -> Option<(&str, &str)> {
    let (name, from) = line.strip_prefix("import ")?.split_once(" from ")?;
    let file = from.trim().trim_end_matches(';').trim_matches(['"', '\'']);
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
    is_name.then_some((name, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_in_attributes_become_values() {
        let text = "<Image src={hero} alt=\"A\" style={{width: 1}} /> b";
        let found = tag(text).unwrap();
        assert_eq!(found.source.len(), text.len() - 2);
        assert_eq!(found.html(), "<Image src=\"hero\" alt=\"A\" style=\"{width: 1}\"/>");
        assert_eq!(found.template().value(&["src"]), Some("hero"));
        assert_eq!(tag("<Tabs.Item {...props}>").unwrap().html(), "<Tabs-Item>");
        assert_eq!(tag("<Link to=\"/a\">").unwrap().html(), "<a href=\"/a\">");
    }

    #[test]
    fn html_is_told_from_components() {
        for text in ["<a href=\"x\">", "<br/>", "<p title='{x}'>", "<KBD>"] {
            assert!(
                !tag(text).unwrap().is_component() && !tag(text).unwrap().is_foreign(),
                "{text}"
            );
        }
        for text in ["<https://example.org>", "< a", "<3", "<a b={", "<a \"b"] {
            assert_eq!(tag(text), None, "{text}");
        }
        assert!(tag("<Tabs>").unwrap().is_component());
    }

    #[test]
    fn imports_are_told_from_sentences() {
        assert!(is_program("import Tabs from '@theme/Tabs';"));
        assert!(is_program("export const a = 1;"));
        assert!(!is_program("import duties from abroad rose."));
        assert!(!is_program("export duties fell."));
        assert_eq!(import("import a from './a.png';"), Some(("a", "./a.png")));
    }
}
