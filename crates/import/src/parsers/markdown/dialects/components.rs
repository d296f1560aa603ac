//! Components of MDX that begin a line: what they say in their attributes, and the blanks by which
//! their content is set in.

use super::blocks::Reader;
use super::jsx::{self, JsxTag};
use super::prefix::columns;
use super::shortcodes::{self, CodeTag, Shortcode};
use super::templates::Kind;
use std::borrow::Cow;

/// The names of tabs that the component around them says: each with the value by which a tab is
/// one of them, if it has one.
#[derive(Default)]
pub(super) struct TabNames {
    names: Vec<(Option<String>, String)>,
    next: usize,
}

impl TabNames {
    /// The names in `items={['a', 'b']}` or `values={[{label: 'A', value: 'a'}]}`.
    fn of(tag: &JsxTag) -> Self {
        let program = ["items", "values", "labels"].iter().find_map(|name| tag.value(name));
        let program = program.filter(|program| program.starts_with('[')).unwrap_or_default();
        let mut names: Vec<(Option<String>, String)> = Vec::new();
        let mut rest = program;
        let mut key = String::new();
        while let Some(at) = rest.find(['"', '\'', '`', ':', '{', '}']) {
            let (before, behind) = rest.split_at(at);
            let mark = &behind[..1];
            rest = &behind[1..];
            match mark {
                ":" => key = before.trim_matches([' ', ',', '\n', '{']).to_string(),
                "{" => names.push((None, String::new())),
                "}" => {}
                quote => {
                    let Some((text, after)) = rest.split_once(quote) else { break };
                    rest = after;
                    match (key.as_str(), names.last_mut()) {
                        ("value", Some((value, _))) => *value = Some(text.to_string()),
                        ("label", Some((_, label))) => *label = text.to_string(),
                        ("", _) => names.push((None, text.to_string())),
                        _ => {}
                    }
                    key.clear();
                }
            }
        }
        names.retain(|(_, label)| !label.is_empty());
        Self { names, next: 0 }
    }

    /// The name of a tab that says none itself.
    fn name(&mut self, value: Option<&str>) -> Option<String> {
        let at = self.next;
        self.next += 1;
        let by_value = self.names.iter().find(|(known, label)| {
            value.is_some_and(|value| known.as_deref().unwrap_or(label) == value)
        });
        let name = by_value.or_else(|| self.names.get(at)).map(|(_, label)| label.clone());
        name.or_else(|| value.map(str::to_string))
    }
}

impl<'t> Reader<'t, '_, '_, '_> {
    /// The line without the blanks that no Markdown means: elements of MDX are set in as programs
    /// are, and a list that begins so is as a whole.
    pub(super) fn without_set_in(&mut self, line: Cow<'t, str>) -> Cow<'t, str> {
        let own = columns(&line);
        if !self.in_list {
            let is_set_in = (self.context.is_mdx || self.pending.has_components) && own >= 4;
            self.pending.set_in = if is_set_in { own } else { 0 };
        }
        match self.pending.set_in {
            0 => line,
            set_in => without_columns(&line, set_in).to_string().into(),
        }
    }

    /// Reads the component of MDX with which a line begins, if it stands for a block.
    pub(super) fn component_line(&mut self, prefix: &str, rest: &str) -> bool {
        let name = rest[1..].trim_start_matches('/');
        let is_group = name.starts_with('>') && self.context.is_mdx;
        if !is_group && !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return false;
        }
        let (text, more) = self.logical(rest);
        let Some(tag) = jsx::tag(&text).filter(JsxTag::is_component) else { return false };
        let after = text[tag.source.len()..].trim();
        let template = tag.template();
        let own_name = template.name.rsplit('.').next().unwrap_or_default().to_string();
        self.pending.has_components = true;
        if own_name == "tabs" {
            match template.kind {
                Kind::Close => drop(self.pending.tabs.pop()),
                _ => self.pending.tabs.push(TabNames::of(&tag)),
            }
        }
        if after.is_empty() && self.code_component(prefix, &tag, more) {
            return true;
        }
        let name = self.tab_name(&own_name, &tag);
        let meaning = shortcodes::meaning(&template);
        let is_known = template.kind == Kind::Close
            || matches!(
                meaning,
                Shortcode::Picture(_)
                    | Shortcode::Callout { .. }
                    | Shortcode::Group { .. }
                    | Shortcode::Quote { .. }
            );
        if let Some(name) = name {
            self.emit_block(prefix, &[format!("**{name}**")]);
        }
        if is_known && self.tag_line(prefix, &template, after, more) {
            return true;
        }
        // Its content is Markdown, which a blank line lets the parser read.
        let is_alone = after.is_empty() && !matches!(meaning, Shortcode::Embed { .. });
        if is_alone {
            self.at += more;
            let mut lines = vec![tag.html()];
            lines.extend(tag.said().into_iter().flat_map(|words| [String::new(), words]));
            self.emit_block(prefix, &lines);
        }
        is_alone
    }

    /// The name of a tab by the component around it, where the tab itself has none.
    fn tab_name(&mut self, name: &str, tag: &JsxTag) -> Option<String> {
        let is_tab = tag.kind() == Kind::Open && matches!(name, "tab" | "tabitem" | "tab-item");
        if !is_tab || tag.words().is_some() {
            return None;
        }
        self.pending.tabs.last_mut()?.name(tag.value("value"))
    }

    /// Code that a component has in an attribute: ``<Code code={`a`} lang="js" />``.
    fn code_component(&mut self, prefix: &str, tag: &JsxTag, more: usize) -> bool {
        let template = tag.template();
        let is_code = template.name == "code" || template.name == "codeblock";
        let Some(code) = tag.value("code").filter(|_| is_code) else { return false };
        let is_name = code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
        if is_name && self.context.imports.contains_key(code) {
            let number = self.number();
            self.context.elsewhere(number, tag.source);
            self.at += more;
            self.emit(prefix.trim_end().to_string(), true);
            return true;
        }
        let code = code.to_string();
        self.at += more;
        self.code_lines(prefix, &CodeTag::of(&template).info(), &code);
        true
    }
}

/// A text without so many columns of the blanks before it.
pub(super) fn without_columns(line: &str, count: usize) -> &str {
    let mut taken = 0;
    let mut rest = line;
    while taken < count && rest.starts_with([' ', '\t']) {
        taken += if rest.starts_with('\t') { 4 } else { 1 };
        rest = &rest[1..];
    }
    rest
}
