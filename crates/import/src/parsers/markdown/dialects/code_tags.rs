//! Template tags around code: its language, file and highlighted lines.

use super::templates::TemplateTag;

/// The facts that a tag tells of code.
#[derive(Debug, PartialEq, Default)]
pub(super) struct CodeTag {
    pub language: String,
    title: String,
    /// The highlighted lines, as in `2 4-5`.
    lines: String,
}

impl CodeTag {
    pub(super) fn of(tag: &TemplateTag) -> Self {
        let name = tag.name.rsplit(['/', ':', '.']).next().unwrap_or_default();
        let language = match name {
            "mermaid" | "plantuml" | "graphviz" => Some(name),
            "codeblock" => tag
                .rest
                .split_whitespace()
                .find_map(|word| word.strip_prefix("lang:"))
                .or_else(|| tag.value(&["lang", "language"])),
            _ => tag.value_or(&["lang", "language", "type"], 0),
        };
        let language = language.unwrap_or_default().trim_matches(':');
        let is_name = !language.contains(|c: char| c.is_whitespace() || c == '`');
        let title = match name {
            "codeblock" if !tag.rest.is_empty() => {
                tag.plain().filter(|word| !word.contains(':')).collect::<Vec<_>>().join(" ")
            }
            _ => tag.value(&["title", "file", "filename", "caption"]).unwrap_or_default().into(),
        };
        Self {
            language: if is_name { language.to_string() } else { String::new() },
            title,
            lines: highlighted(tag.rest),
        }
    }

    /// The file and lines as an info string has them.
    pub(super) fn options(&self) -> String {
        let mut options = String::new();
        for (key, value) in [("title", &self.title), ("hl_lines", &self.lines)] {
            if !value.is_empty() {
                options.push_str(&format!(" {key}=\"{}\"", value.replace('"', "")));
            }
        }
        options
    }

    /// The info string of a fence.
    pub(super) fn info(&self) -> String {
        match (self.language.is_empty(), self.options()) {
            (true, options) if !options.is_empty() => format!("{{{}}}", options.trim_start()),
            (_, options) => format!("{}{options}", self.language),
        }
    }
}

/// The highlighted lines that options name: Hugo's `hl_lines=2 4-5`, Jekyll's `mark_lines="1 3"`,
/// Hexo's `mark:1,4-7`.
fn highlighted(options: &str) -> String {
    let found = ["hl_lines=", "mark_lines=", "mark:"].iter().find_map(|key| {
        let (before, value) = options.split_once(key)?;
        let is_word = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        is_word.then_some(value)
    });
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-');
    let is_part = |c: &char| is_number(*c) || matches!(c, '"' | '\'' | '[' | ']');
    let value = found.unwrap_or_default().chars().take_while(is_part);
    let value: String = value.map(|c| if is_number(c) { c } else { ' ' }).collect();
    value.split([' ', ',']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parsers::markdown::dialects::templates;

    #[test]
    fn tags_name_the_highlighted_lines_of_code() {
        for (text, info) in [
            (
                "{{< highlight go \"linenos=table,hl_lines=2 4-5,linenostart=9\" >}}",
                "go hl_lines=\"2 4-5\"",
            ),
            ("{{< highlight go \"hl_lines=[1,3-4]\" >}}", "go hl_lines=\"1 3-4\""),
            ("{% highlight ruby mark_lines=\"1 3\" %}", "ruby hl_lines=\"1 3\""),
            ("{% codeblock lang:js mark:1,4-7 a.js %}", "js title=\"a.js\" hl_lines=\"1 4-7\""),
            ("{% code title=\"a.js\" %}", "{title=\"a.js\"}"),
            ("{{< highlight go >}}", "go"),
        ] {
            let tag = templates::tag(text, |close| text.find(close)).unwrap();
            assert_eq!(CodeTag::of(&tag).info(), info, "{text}");
        }
    }
}
