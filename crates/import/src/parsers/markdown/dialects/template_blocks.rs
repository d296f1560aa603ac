//! Template tags that stand in lines of their own: pictures, boxes, quotations, and those that hold
//! code, a comment or a formula up to the tag that closes them.

use super::blocks::{Reader, Region};
use super::figures::figure;
use super::jsx::{self, JsxTag};
use super::shortcodes::{self, Shortcode};
use super::templates::{self, Kind, TemplateTag};
use super::{callouts, head};
use std::borrow::Cow;
use std::collections::HashMap;

/// A tag whose content is Markdown, and what closes what it opened.
pub(super) struct OpenTag {
    name: String,
    close: Vec<String>,
}

/// A tag whose content is no Markdown.
pub(super) struct Verbatim<'t> {
    name: String,
    prefix: String,
    content: Content<'t>,
}

enum Content<'t> {
    Code,
    Comment,
    Formula(Vec<Cow<'t, str>>),
}

/// No code has so many in a row.
const FENCE: &str = "~~~~~~~~~~~~";

/// The last line with a closing tag of each name.
pub(super) fn last_closing(lines: &[&str]) -> HashMap<String, usize> {
    let mut last = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        for name in closing_names(line) {
            last.insert(name, at);
        }
    }
    last
}

/// The names of the closing tags of a line. Zola's have none.
fn closing_names(line: &str) -> impl Iterator<Item = String> {
    let begins = line.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'{' | b'<'));
    begins.filter_map(|(at, _)| closing_name(&line[at..]))
}

/// The name of the closing tag at the beginning of a text.
fn closing_name(text: &str) -> Option<String> {
    if !["{%", "{{", "</"].iter().any(|mark| text.starts_with(mark)) {
        return None;
    }
    // No tag that closes is longer.
    let rest = head(text, 100).trim_start_matches(['{', '%', '<', '-', ' ']);
    let name = rest.strip_prefix('/').or_else(|| rest.strip_prefix("end"))?.trim_start();
    // `{{</* … */>}}` only shows a tag.
    if name.starts_with('*') {
        return None;
    }
    let is_name = |c: &char| c.is_ascii_alphanumeric() || "-_/.".contains(*c);
    Some(name.chars().take_while(is_name).collect::<String>().to_ascii_lowercase())
}

impl<'t> Reader<'t, '_, '_, '_> {
    /// Reads the tag with which a line begins, if it stands for a block.
    pub(super) fn template_line(&mut self, prefix: &str, rest: &str) -> bool {
        if !rest.starts_with("{%") && !rest.starts_with("{{") {
            return false;
        }
        let (text, more) = self.logical(rest);
        let Some(tag) = templates::tag(&text, |close| text.find(close)) else { return false };
        let after = text[tag.source.len()..].trim();
        let is_raw = matches!(tag.name.as_str(), "raw" | "verbatim");
        if self.is_raw || is_raw && (tag.kind == Kind::Close || self.is_closed(&tag.name)) {
            let behind = &text[tag.source.len()..];
            let closes =
                tag.kind == Kind::Close || closing_names(behind).any(|name| name == tag.name);
            self.is_raw = !closes && (self.is_raw || tag.kind == Kind::Open);
            return false;
        }
        self.tag_line(prefix, &tag, after, more)
    }

    pub(super) fn tag_line(
        &mut self,
        prefix: &str,
        tag: &TemplateTag,
        after: &str,
        more: usize,
    ) -> bool {
        if tag.kind == Kind::Close {
            let Some(close) = self.close_tag(&tag.name) else { return false };
            self.at += more;
            self.emit_block(prefix, &close);
            self.remainder(prefix, after);
            return true;
        }
        if tag.kind != Kind::Open {
            return false;
        }
        let is_alone = after.is_empty();
        match shortcodes::meaning(tag) {
            Shortcode::Picture(picture) if is_alone => {
                self.at += more;
                let lines = figure(&self.context.imported(picture));
                self.emit_block(prefix, &lines);
                true
            }
            Shortcode::Code(code) => {
                self.at += more;
                if is_alone && code.language.is_empty() && self.is_around_fence(&tag.name) {
                    self.pending.fence_options = code.options();
                    return self.open_tag(prefix, tag, 0, after, Vec::new(), Vec::new());
                }
                self.open_verbatim(prefix, tag, Content::Code, after, &code.info())
            }
            Shortcode::Comment => {
                self.at += more;
                self.open_verbatim(prefix, tag, Content::Comment, after, "")
            }
            Shortcode::Formula if is_alone => {
                self.at += more;
                self.open_verbatim(prefix, tag, Content::Formula(Vec::new()), after, "")
            }
            Shortcode::Callout { kind, title, fold } => {
                let close = vec![callouts::close(&kind).to_string()];
                let lines = callouts::open(&kind, &title, fold);
                self.open_tag(prefix, tag, more, after, lines, close)
            }
            Shortcode::Quote { is_pull, by } => {
                let open =
                    if is_pull { "<blockquote class=\"pullquote\">" } else { "<blockquote>" };
                let mut close = vec!["</blockquote>".to_string()];
                if !by.trim().is_empty() {
                    let footer = ["<footer>", "", by.trim(), "", "</footer>", "", "</blockquote>"];
                    close = footer.map(String::from).to_vec();
                }
                self.open_tag(prefix, tag, more, after, vec![open.to_string()], close)
            }
            Shortcode::Group { title } => {
                let lines =
                    if title.is_empty() { Vec::new() } else { vec![format!("**{title}**")] };
                self.open_tag(prefix, tag, more, after, lines, Vec::new())
            }
            Shortcode::Silent if is_alone => {
                self.at += more;
                self.emit(prefix.trim_end().to_string(), true);
                true
            }
            _ => false,
        }
    }

    /// Ends the container whose closing tag stands at the end of a line of text.
    pub(super) fn closing_in_line(&mut self, prefix: &str, rest: &str) -> bool {
        if self.tags.is_empty() || !rest.trim_end().ends_with(['}', '>']) {
            return false;
        }
        let marks = ["{{", "{%", "</"];
        let Some(at) = marks.iter().filter_map(|mark| rest.rfind(mark)).max() else { return false };
        // `{%` in `{{%`
        let at =
            at - usize::from(at > 0 && rest[..at].ends_with('{') && rest[at..].starts_with("{%"));
        let (before, tag) = rest.split_at(at);
        let tag = match jsx::tag(tag).filter(JsxTag::is_component) {
            Some(component) => component.template(),
            None => match templates::tag(tag, |close| tag.find(close)) {
                Some(tag) => tag,
                None => return false,
            },
        };
        if tag.kind != Kind::Close || before.contains('`') {
            return false;
        }
        let Some(close) = self.close_tag(&tag.name) else { return false };
        self.emit(format!("{prefix}{}", before.trim_end()), true);
        self.emit_block(prefix, &close);
        true
    }

    /// A tag whose lines go on: it with them, and how many more there are.
    pub(super) fn logical(&self, rest: &str) -> (String, usize) {
        let close = match rest {
            rest if rest.starts_with("{{<") => ">}}",
            rest if rest.starts_with("{{%") => "%}}",
            rest if rest.starts_with("{{") => "}}",
            rest if rest.starts_with('<') => ">",
            _ => "%}",
        };
        let mut text = rest.to_string();
        if text.contains(close) {
            return (text, 0);
        }
        for (count, line) in self.ahead().iter().take(40).enumerate() {
            if line.trim().is_empty() {
                break;
            }
            text.push('\n');
            text.push_str(line.trim());
            if line.contains(close) {
                return (text, count + 1);
            }
        }
        (rest.to_string(), 0)
    }

    fn open_tag(
        &mut self,
        prefix: &str,
        tag: &TemplateTag,
        more: usize,
        after: &str,
        lines: Vec<String>,
        close: Vec<String>,
    ) -> bool {
        let is_closed = self.is_closed(&tag.name);
        let is_alone = tag.source.ends_with("/>}}") || tag.source.ends_with("/>") || !is_closed;
        self.at += more;
        self.emit_block(prefix, &lines);
        match is_alone {
            true => self.emit_block(prefix, &close),
            false => self.tags.push(OpenTag { name: tag.name.clone(), close }),
        }
        self.remainder(prefix, after);
        true
    }

    /// Whether a tag that is closed says something of the fence in the lines after it, as GitBook's
    /// `{% code %}` does.
    fn is_around_fence(&self, name: &str) -> bool {
        let next = self.ahead().iter().map(|line| line.trim_start());
        let next = next.take(3).find(|line| !line.is_empty());
        self.is_closed(name)
            && next.is_some_and(|line| line.starts_with("```") || line.starts_with("~~~"))
    }

    /// Whether a tag of a name is closed in a line that is still to come, or in this one.
    fn is_closed(&self, name: &str) -> bool {
        [name, ""]
            .iter()
            .any(|name| self.last_closing.get(*name).is_some_and(|last| *last + 1 >= self.at))
    }

    /// The lines that close the innermost container of a name.
    fn close_tag(&mut self, name: &str) -> Option<Vec<String>> {
        let at = self.tags.iter().rposition(|tag| tag.name == name || name.is_empty())?;
        // Those within it that were left open end with it.
        let open = self.tags.split_off(at);
        Some(
            open.into_iter()
                .rev()
                .flat_map(|tag| tag.close.into_iter().chain([String::new()]))
                .collect(),
        )
    }

    /// Goes on with what stands behind a tag in its line.
    fn remainder(&mut self, prefix: &str, after: &str) {
        /// The most tags of one line that are looked at, for each takes time.
        const MOST: usize = 20;
        if after.is_empty() {
            return;
        }
        self.tags_in_line += 1;
        let is_read = self.tags_in_line < MOST
            && (self.template_line(prefix, after) || self.closing_in_line(prefix, after));
        self.tags_in_line -= 1;
        if !is_read {
            self.emit(format!("{prefix}{after}"), true);
        }
    }

    fn open_verbatim(
        &mut self,
        prefix: &str,
        tag: &TemplateTag,
        content: Content<'t>,
        after: &str,
        language: &str,
    ) -> bool {
        if !self.is_closed(&tag.name) {
            let number = self.number();
            self.context.unknown(number, tag);
            self.emit(format!("{prefix}{after}"), true);
            return true;
        }
        let verbatim = Verbatim { name: tag.name.clone(), prefix: prefix.to_string(), content };
        if matches!(verbatim.content, Content::Code) {
            self.emit(prefix.trim_end().to_string(), true);
            self.emit(format!("{prefix}{FENCE}{language}"), false);
        }
        match after.is_empty() {
            true => self.region = Region::Verbatim(verbatim),
            false => self.verbatim(verbatim, after.to_string().into()),
        }
        true
    }

    /// Takes a line of what is no Markdown.
    pub(super) fn verbatim(&mut self, mut verbatim: Verbatim<'t>, line: Cow<'t, str>) {
        let end = line.match_indices('{').map(|(at, _)| at).find(|at| {
            let name = closing_name(&line[*at..]);
            name.is_some_and(|name| name == verbatim.name || name.is_empty())
        });
        let own: Cow<'t, str> = match end {
            Some(end) => line[..end].to_string().into(),
            None => line.clone(),
        };
        if end.is_none() || !own.trim().is_empty() {
            match &mut verbatim.content {
                Content::Code => self.emit(own, false),
                Content::Comment => {}
                Content::Formula(lines) => lines.push(own),
            }
        }
        let Some(end) = end else {
            self.region = Region::Verbatim(verbatim);
            return;
        };
        let prefix = verbatim.prefix.clone();
        self.end_verbatim(verbatim);
        let behind = &line[end..];
        let behind =
            behind.split_once('}').map_or("", |(_, behind)| behind.trim_start_matches('}'));
        self.remainder(&prefix, behind.trim());
    }

    /// Writes code, each of its lines as it is.
    pub(super) fn code_lines(&mut self, prefix: &str, info: &str, code: &str) {
        self.emit(prefix.trim_end().to_string(), true);
        self.emit(format!("{prefix}{FENCE}{info}"), false);
        for line in code.trim_matches('\n').lines() {
            self.emit(format!("{prefix}{line}"), false);
        }
        self.emit(format!("{prefix}{FENCE}"), false);
        self.emit(prefix.trim_end().to_string(), true);
    }

    pub(super) fn end_verbatim(&mut self, verbatim: Verbatim<'t>) {
        let prefix = verbatim.prefix;
        match verbatim.content {
            Content::Code => {
                self.emit(format!("{prefix}{FENCE}"), false);
                self.emit(prefix.trim_end().to_string(), true);
            }
            Content::Comment => self.emit(prefix.trim_end().to_string(), true),
            Content::Formula(lines) => {
                let source = lines.join("\n");
                let tex = source.trim();
                let inner = [("$$", "$$"), ("\\[", "\\]")]
                    .into_iter()
                    .find_map(|(open, close)| tex.strip_prefix(open)?.strip_suffix(close));
                self.display(&prefix, &source, inner.unwrap_or(tex).trim(), None);
            }
        }
    }
}
