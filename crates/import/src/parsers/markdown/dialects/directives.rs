//! Containers of dialects: those between lines of colons (Pandoc, Docusaurus, VuePress, Zenn,
//! Quarto, MyST), and those whose content is indented (Python-Markdown, MkDocs).

use super::attributes::Attributes;
use super::blocks::Reader;
use super::callouts;
use super::prefix::columns;
use std::borrow::Cow;

/// A container whose content is indented by four columns.
pub(super) struct Indented {
    /// The column at which its content begins.
    column: usize,
    prefix: String,
    close: &'static str,
}

/// A container's opening line.
#[derive(Debug, PartialEq, Default)]
pub(super) struct Opening {
    kind: Option<&'static str>,
    title: String,
    fold: Option<bool>,
    lang: Option<String>,
    /// The id by which others lead to it.
    pub id: Option<String>,
    is_aside: bool,
}

impl<'t> Reader<'t, '_, '_, '_> {
    /// Opens or closes a container between colons.
    pub(super) fn colon_line(&mut self, prefix: &str, rest: &str) -> bool {
        let name = rest.trim_start_matches(':').trim();
        if name.is_empty() {
            let close = self.colons.pop().unwrap_or_default();
            self.is_raw &= close != "{% endraw %}";
            let tags = close.split('\n').filter(|tag| !tag.is_empty());
            let lines: Vec<String> = tags.map(str::to_string).collect();
            self.emit_block(prefix, &lines);
            return true;
        }
        if let Some((directive, title)) = super::fences::directive(name)
            && let Some(purpose) = super::myst::purpose(directive)
        {
            let length = rest.bytes().take_while(|byte| *byte == b':').count();
            return self.open_purpose(b':', length, prefix, purpose, title);
        }
        let is_closed = self.last_colons >= self.at;
        if name == "v-pre" && is_closed {
            // VitePress shows tags in it as they are.
            self.context.last_raw = usize::MAX;
            self.is_raw = true;
            self.colons.push("{% endraw %}");
            self.emit_block(prefix, &["{% raw %}".to_string()]);
            return true;
        }
        if self.hidden_part(prefix, name) {
            return true;
        }
        let opening = opening(name);
        if self.figure(prefix, &opening) {
            return true;
        }
        let id = opening.id.filter(|id| id != "refs");
        let anchor = id.map(|id| format!("<a id=\"{}\"></a>", super::html_text(&id)));
        let mut lines = match (opening.kind, &opening.lang) {
            (Some(kind), _) => callouts::open(kind, &opening.title, opening.fold),
            (None, Some(lang)) => vec![format!("<div lang=\"{}\">", super::html_text(lang))],
            (None, None) if opening.is_aside => vec!["<aside>".to_string()],
            (None, None) => Vec::new(),
        };
        let close = match (opening.kind, &opening.lang) {
            (Some(kind), _) => callouts::close(kind),
            (None, Some(_)) => "</div>",
            (None, None) if opening.is_aside => "</aside>",
            (None, None) => "",
        };
        if opening.kind.is_none() && !opening.title.is_empty() {
            lines.push(String::new());
            lines.push(format!("**{}**", opening.title));
        }
        lines.splice(..0, anchor.into_iter().flat_map(|anchor| [anchor, String::new()]));
        match is_closed {
            true => self.colons.push(close),
            // A box that never ends would hold the rest of the text.
            false => lines.extend(
                (!close.is_empty())
                    .then(|| [String::new(), close.to_string()])
                    .into_iter()
                    .flatten(),
            ),
        }
        self.emit_block(prefix, &lines);
        true
    }

    /// `!!! note "Title"`, `??? note`, `=== "Tab"`.
    pub(super) fn admonition(&mut self, prefix: &str, rest: &str) -> bool {
        let (fold, after) = if let Some(after) = rest.strip_prefix("!!!") {
            (None, after)
        } else if let Some(after) = rest.strip_prefix("???+") {
            (Some(true), after)
        } else if let Some(after) = rest.strip_prefix("???") {
            (Some(false), after)
        } else if let Some(after) =
            rest.strip_prefix("===").map(|after| after.trim_start_matches(['!', '+']))
        {
            return self.tab(prefix, after);
        } else {
            return false;
        };
        if !after.starts_with([' ', '\t']) || after.trim().is_empty() {
            return false;
        }
        let (words, title) = match after.split_once('"') {
            Some((words, title)) => (words, title.trim_end().trim_end_matches('"')),
            None => (after, ""),
        };
        let mut words = words.split_whitespace();
        let Some(name) = words.next() else { return false };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        // `!!! Read this first` is no admonition.
        let has_content = self
            .ahead()
            .iter()
            .take(3)
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| columns(line) >= columns(prefix) + 4);
        if !name.chars().all(is_name) || !has_content {
            return false;
        }
        let kind = callouts::kind(name).unwrap_or("note");
        let fold = if kind == "details" { fold.or(Some(false)) } else { fold };
        self.emit_block(prefix, &callouts::open(kind, title, fold));
        self.indent(prefix, callouts::close(kind));
        true
    }

    fn tab(&mut self, prefix: &str, after: &str) -> bool {
        let title = after.trim().strip_prefix('"').and_then(|title| title.strip_suffix('"'));
        let Some(title) = title.filter(|_| after.starts_with(' ')) else { return false };
        self.emit_block(prefix, &[format!("**{title}**")]);
        self.indent(prefix, "");
        true
    }

    fn indent(&mut self, prefix: &str, close: &'static str) {
        let column = self.column() + columns(prefix) + 4;
        self.indented.push(Indented { column, prefix: prefix.to_string(), close });
    }

    /// The columns that are taken off each line.
    fn column(&self) -> usize {
        4 * self.indented.len()
    }

    /// The line without the blanks that say what container it is in. Ends those that it is not in.
    pub(super) fn without_indent(&mut self, line: &'t str) -> Cow<'t, str> {
        if self.indented.is_empty() {
            return line.into();
        }
        if line.trim().is_empty() {
            return "".into();
        }
        let own = columns(line);
        while let Some(last) = self.indented.last()
            && own < last.column
        {
            self.end_indented(self.indented.len() - 1);
        }
        let mut taken = 0;
        let mut rest = line;
        while taken < self.column() && rest.starts_with([' ', '\t']) {
            taken += if rest.starts_with('\t') { 4 } else { 1 };
            rest = &rest[1..];
        }
        rest.into()
    }

    /// Ends the containers from this one on.
    pub(super) fn end_indented(&mut self, first: usize) {
        while self.indented.len() > first {
            let Some(Indented { prefix, close, .. }) = self.indented.pop() else { return };
            self.end_region();
            let lines: Vec<String> =
                [close].iter().filter(|tag| !tag.is_empty()).map(|tag| tag.to_string()).collect();
            self.emit_block(&prefix, &lines);
        }
    }
}

/// Reads the opening of a directive behind its colons.
fn opening(text: &str) -> Opening {
    if let Some((inner, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) {
        let mut opening = match Attributes::parse(inner) {
            Some(attributes) => of_attributes(&attributes),
            // MyST's: the name of a directive in braces.
            None => Opening { kind: callouts::kind(inner), ..Opening::default() },
        };
        let rest = rest.trim().trim_end_matches(':').trim();
        if !rest.is_empty() {
            opening.title = rest.to_string();
        }
        return opening;
    }
    let text = text.trim_end_matches(':').trim();
    let end = text.find([' ', '[', '{', '\t']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let mut opening = Opening { kind: callouts::kind(name), ..Opening::default() };
    opening.is_aside = matches!(name, "sidebar" | "margin" | "column-margin");
    let mut rest = rest.trim();
    let mut fold = None;
    // HackMD's state stands first.
    if let Some((state, after)) = rest.strip_prefix("{state=").and_then(|r| r.split_once('}')) {
        fold = Some(state.contains("open"));
        rest = after.trim_start();
    }
    if let Some((title, after)) = rest.strip_prefix('[').and_then(|rest| rest.rsplit_once(']')) {
        opening.title = title.to_string();
        rest = after.trim();
    }
    if let Some((before, attributes)) =
        rest.strip_suffix('}').and_then(|rest| rest.rsplit_once('{'))
        && let Some(attributes) = Attributes::parse(attributes)
    {
        let said = of_attributes(&attributes);
        opening.kind = opening.kind.or(said.kind);
        opening.lang = said.lang;
        opening.id = said.id;
        if opening.title.is_empty() {
            opening.title = said.title;
        }
        rest = before.trim();
    }
    if let Some((title, state)) = rest.rsplit_once('{')
        && matches!(state, "open}" | "closed}")
    {
        opening.fold = Some(state == "open}");
        rest = title.trim();
    }
    // Zenn's and Qiita's kinds of one box.
    if name == "message" && rest == "alert"
        || name == "note" && matches!(rest, "warn" | "alert" | "info")
    {
        opening.kind = callouts::kind(if rest == "info" { "info" } else { "warning" });
        rest = "";
    }
    if !rest.is_empty() && opening.title.is_empty() {
        opening.title = rest.to_string();
    }
    let fold = fold.or(opening.fold) == Some(true);
    opening.fold = (opening.kind == Some("details")).then_some(fold);
    opening
}

fn of_attributes(attributes: &Attributes) -> Opening {
    let kind = attributes.classes.iter().find_map(|class| callouts::kind(class));
    let fold = attributes.value("collapse").map(|collapse| collapse != "true");
    Opening {
        kind,
        title: attributes
            .value("title")
            .or(attributes.value("summary"))
            .unwrap_or_default()
            .to_string(),
        fold: fold.filter(|_| kind.is_some()),
        lang: attributes.value("lang").map(str::to_string),
        id: attributes.id.clone(),
        is_aside: ["aside", "column-margin", "sidebar"]
            .iter()
            .any(|name| attributes.has_class(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_open_in_many_ways() {
        let short = |text: &str| {
            let opening = opening(text);
            (opening.kind.unwrap_or("-"), opening.title)
        };
        for (text, kind, title) in [
            ("tip Before you go", "tip", "Before you go"),
            ("tip[Before *you* go]", "tip", "Before *you* go"),
            ("note{title=\"A b\"}", "note", "A b"),
            ("{.callout-warning title=\"A b\"}", "warning", "A b"),
            ("{note} A b", "note", "A b"),
            ("message alert", "warning", ""),
            ("details A b", "details", "A b"),
            ("note warn", "warning", ""),
            ("{#fig .wide}", "-", ""),
            ("code-group", "-", ""),
            ("warning ::::", "warning", ""),
        ] {
            assert_eq!(short(text), (kind, title.to_string()), "{text}");
        }
    }
}
