//! Attributes in braces, as kramdown (`{: .lead #id}`), Pandoc (`{#id .class key=value}`) and
//! others write them.

use super::super::html::OpenTag;

/// The attributes of an element.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Attributes {
    pub id: Option<String>,
    pub classes: Vec<String>,
    pub values: Vec<(String, String)>,
}

impl Attributes {
    /// The attributes in a pair of braces, without them; `None` where it holds something else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let inner = text.strip_prefix(':').unwrap_or(text).trim();
        let mut attributes = Self::default();
        // Logseq's: `{:height 100, :width 200}`
        if text.starts_with(":height ") || text.starts_with(":width ") {
            for pair in text.split(',') {
                let (key, value) = pair.trim().strip_prefix(':')?.split_once(' ')?;
                attributes.values.push((key.to_string(), value.trim().to_string()));
            }
            return Some(attributes);
        }
        for word in words(inner) {
            if let Some(id) = word.strip_prefix('#').filter(|id| is_name(id)) {
                attributes.id = Some(id.to_string());
            } else if let Some(class) = word.strip_prefix('.').filter(|name| is_name(name)) {
                attributes.classes.push(class.to_string());
            } else if let Some((key, value)) = word.split_once('=').filter(|(key, _)| is_name(key))
            {
                let value = value.trim_matches(['"', '\'']);
                attributes.values.push((key.to_string(), value.to_string()));
            } else if word == "-" {
                attributes.classes.push("unnumbered".into());
            } else if text.starts_with(':') && is_name(word) {
                // The name of a list of attributes that is given elsewhere.
                attributes.classes.push(word.to_string());
            } else {
                return None;
            }
        }
        (text.starts_with(':') || attributes != Self::default()).then_some(attributes)
    }

    pub(in super::super) fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(in super::super) fn has_class(&self, name: &str) -> bool {
        self.classes.iter().any(|class| class == name)
    }

    /// The value of a length in pixels.
    pub(in super::super) fn pixels(&self, name: &str) -> Option<u32> {
        let value = self.value(name)?;
        value.trim_end_matches("px").parse().ok().filter(|n| (1..=article::MAX_PIXELS).contains(n))
    }

    /// The opening tag of an element with these attributes.
    pub(super) fn tag(&self, name: &str) -> String {
        let mut tag = format!("<{name}");
        if let Some(id) = &self.id {
            tag.push_str(&format!(" id=\"{}\"", OpenTag::escaped(id)));
        }
        if !self.classes.is_empty() {
            tag.push_str(&format!(" class=\"{}\"", OpenTag::escaped(&self.classes.join(" "))));
        }
        if let Some(lang) = self.value("lang") {
            tag.push_str(&format!(" lang=\"{}\"", OpenTag::escaped(lang)));
        }
        if let Some(dir) = self.value("dir") {
            tag.push_str(&format!(" dir=\"{}\"", OpenTag::escaped(dir)));
        }
        tag.push('>');
        tag
    }
}

/// The words of a text; blanks within quotation marks part none.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if c.is_whitespace() => {
                words.extend(start.take().map(|start: usize| &text[start..at]));
                continue;
            }
            None if matches!(c, '"' | '\'' | '`') && opens(&text[..at]) => quote = Some(c),
            None => {}
        }
        start.get_or_insert(at);
    }
    words.extend(start.map(|start| &text[start..]));
    words
}

/// Whether a quotation mark after this text begins a value.
fn opens(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '=' | ':' | ',' | '('))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '/' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_told_from_other_braces() {
        let read = Attributes::parse(": .lead #a width=\"30 0\" key='v'").unwrap();
        assert_eq!((read.id.as_deref(), read.value("width")), (Some("a"), Some("30 0")));
        assert!(read.has_class("lead"));
        assert!(Attributes::parse(".js .x").is_some());
        for other in ["", "a", "a, b", "1", "x = 1", "{x}", "\"a\""] {
            assert_eq!(Attributes::parse(other), None, "{other}");
        }
    }

    #[test]
    fn blanks_in_quotation_marks_part_no_words() {
        assert_eq!(words("a b=\"c d\" it's e"), ["a", "b=\"c d\"", "it's", "e"]);
    }
}
