//! The tags of site generators' templates: Liquid (`{% … %}`, `{{ … }}`), Hugo and Quarto
//! (`{{< … >}}`, `{{% … %}}`), Zola (`{{ name(…) }}`, `{% name(…) %}`).

use super::attributes::words;

/// A tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TemplateTag<'t> {
    /// As it stands in the source.
    pub source: &'t str,
    pub kind: Kind,
    /// In lower case; empty for the value of a variable.
    pub name: String,
    /// The text between the marks, without the name.
    pub rest: &'t str,
    /// Each argument, with its name where it has one.
    pub arguments: Vec<(Option<String>, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    /// Closes one of its name, or the one before where it has none.
    Close,
    /// A value, not a call.
    Variable,
    /// Shows a tag instead of being one (Hugo's `{{</* … */>}}`).
    Shown,
    Comment,
}

const MARKS: [(&str, &str); 5] =
    [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"), ("{#", "#}")];

/// The tag at the beginning of a text that the end mark closes. `closer` gives the offset of an end
/// mark in the text.
pub(super) fn tag(
    text: &str,
    closer: impl Fn(&'static str) -> Option<usize>,
) -> Option<TemplateTag<'_>> {
    // Quarto's and others' way to show a tag.
    if let Some(inner) = text.strip_prefix("{{{<")
        && let Some(end) = inner.find(">}}}")
    {
        let source = &text[..4 + end + 4];
        return Some(TemplateTag::bare(source, Kind::Shown, &inner[..end]));
    }
    let (open, close) = *MARKS.iter().find(|(open, _)| text.starts_with(open))?;
    let mut end = closer(close).filter(|end| *end >= open.len())?;
    // `{#id}` is an attribute.
    if open == "{#" && !text[2..].starts_with([' ', '\n']) {
        return None;
    }
    if open == "{{" && text[end..].starts_with("}}}") {
        end += 1;
    }
    let source = &text[..end + close.len()];
    let mut inner = text[open.len()..end].trim_matches(['-', '~']).trim();
    if open == "{#" {
        return Some(TemplateTag::bare(source, Kind::Comment, inner));
    }
    if let Some(shown) = inner.strip_prefix("/*").and_then(|inner| inner.strip_suffix("*/")) {
        return Some(TemplateTag::bare(source, Kind::Shown, shown));
    }
    if open == "{{" && !is_call(inner) {
        return Some(TemplateTag::bare(source, Kind::Variable, inner));
    }
    let mut kind = Kind::Open;
    if let Some(rest) = inner.strip_prefix('/') {
        (kind, inner) = (Kind::Close, rest.trim_start());
    }
    inner = inner.trim_end_matches('/').trim_end();
    let name = inner.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name);
    let mut name = name.to_ascii_lowercase();
    if open == "{%" && name.starts_with("end") {
        (kind, name) = (Kind::Close, name[3..].to_string());
    }
    let rest =
        rest.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    let arguments = arguments(rest.trim());
    Some(TemplateTag { source, kind, name, rest: rest.trim(), arguments })
}

impl<'t> TemplateTag<'t> {
    fn bare(source: &'t str, kind: Kind, rest: &'t str) -> Self {
        Self { source, kind, name: String::new(), rest, arguments: Vec::new() }
    }

    /// The value of the first of these names that is there.
    pub(super) fn value(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.arguments.iter().find(|(key, _)| key.as_deref() == Some(name));
            found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
        })
    }

    /// The arguments without names.
    pub(super) fn plain(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter(|(key, _)| key.is_none()).map(|(_, value)| value.as_str())
    }

    /// The value of these names, or else the argument without a name at a place.
    pub(super) fn value_or(&self, names: &[&str], place: usize) -> Option<&str> {
        self.value(names).or_else(|| self.plain().nth(place))
    }

    /// The text that a variable's value begins with, if it is one (`{{ "/a" | relative_url }}`).
    pub(super) fn literal(&self) -> Option<&str> {
        let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        self.rest[1..].split_once(quote).map(|(text, _)| text)
    }
}

/// Code with the tags that Hugo only shows (`{{</* … */>}}`) as it shows them.
pub(in crate::parsers::markdown) fn shown(code: &str) -> String {
    let mut shown = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("{{") {
        let (before, tag) = rest.split_at(at);
        shown.push_str(before);
        let found =
            [("{{</*", "*/>}}"), ("{{%/*", "*/%}}")].into_iter().find_map(|(open, close)| {
                let (inner, after) = tag.strip_prefix(open)?.split_once(close)?;
                (!inner.contains("{{")).then_some((&open[..3], inner, &close[2..], after))
            });
        match found {
            Some((open, inner, close, after)) => {
                [open, inner, close].into_iter().for_each(|part| shown.push_str(part));
                rest = after;
            }
            None => {
                shown.push_str("{{");
                rest = &tag[2..];
            }
        }
    }
    shown + rest
}

/// Whether what is between `{{` and `}}` calls something: `youtube(id="x")`.
fn is_call(inner: &str) -> bool {
    inner.ends_with(')')
        && inner.split_once('(').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-:".contains(c))
        })
}

fn arguments(text: &str) -> Vec<(Option<String>, String)> {
    let unquoted = |value: &str| {
        let value = value.trim_end_matches(',');
        let inner = ['"', '\'', '`']
            .iter()
            .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
        inner.unwrap_or(value).replace("\\\"", "\"")
    };
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
    };
    let mut arguments = Vec::new();
    for word in words(text) {
        match word.split_once('=') {
            Some((key, value)) if is_name(key) => {
                arguments.push((Some(key.to_ascii_lowercase()), unquoted(value)))
            }
            _ if word == "," => {}
            _ => arguments.push((None, unquoted(word))),
        }
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> TemplateTag<'_> {
        tag(text, |close| text.find(close)).unwrap()
    }

    #[test]
    fn tags_are_taken_apart() {
        let tag = read("{{< figure src=\"a b.png\" caption=\"It's <b>\" >}} more");
        assert_eq!((tag.kind, tag.name.as_str()), (Kind::Open, "figure"));
        assert_eq!(tag.value(&["src"]), Some("a b.png"));
        assert_eq!(tag.value(&["caption"]), Some("It's <b>"));
        let tag = read("{%- endhighlight -%}");
        assert_eq!((tag.kind, tag.name.as_str()), (Kind::Close, "highlight"));
        let tag = read("{{ youtube(id=\"x\", autoplay=true) }}");
        assert_eq!((tag.name.as_str(), tag.value(&["id"])), ("youtube", Some("x")));
        let tag = read("{{% /note %}}");
        assert_eq!((tag.kind, tag.name.as_str()), (Kind::Close, "note"));
        let tag = read("{{ '/a' | relative_url }}");
        assert_eq!((tag.kind, tag.literal()), (Kind::Variable, Some("/a")));
        let tag = read("{% asset_img a.png \"A title\" %}");
        assert_eq!(tag.plain().collect::<Vec<_>>(), ["a.png", "A title"]);
        assert_eq!(read("{{</* figure */>}}").kind, Kind::Shown);
        assert_eq!(read("{# note #}").kind, Kind::Comment);
    }

    #[test]
    fn code_shows_tags_that_hugo_only_shows() {
        assert_eq!(shown("a {{</* b */>}} {{%/* c */%}} d"), "a {{< b >}} {{% c %}} d");
        for same in ["{{< a >}}", "{{</* a", "{{ a }}", "{{</* a {{ */>}}"] {
            assert_eq!(shown(same), same);
        }
    }

    #[test]
    fn attributes_are_no_tags() {
        assert_eq!(tag("{#id}", |close| "{#id}".find(close)), None);
        assert_eq!(tag("{{ open", |close| "{{ open".find(close)), None);
    }
}
