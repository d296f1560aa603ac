//! Fenced code, and fences that hold other things: formulas, MyST's directives.

use super::blocks::{Reader, Region};
use super::components::without_columns;
use super::myst::{self, Purpose, is_field};
use super::pieces::Meaning;
use super::prefix::{columns, split_prefix};
use super::{callouts, formulas, html_text};
use std::borrow::Cow;

/// A fence that is open.
pub(super) struct Fence<'t> {
    mark: u8,
    length: usize,
    is_quoted: bool,
    /// The column at which an item's text begins, where the fence is in one.
    column: usize,
    /// The columns of blanks that each of its lines has before what is meant.
    set_in: usize,
    /// Whether it is code of Org, which a line of that ends.
    is_org: bool,
    content: Content<'t>,
}

enum Content<'t> {
    Code,
    /// Code whose first lines may be options (Quarto's `#|`).
    Cell {
        is_first: bool,
    },
    Formula {
        prefix: String,
        lines: Vec<Cow<'t, str>>,
    },
    /// A directive whose content is no text.
    Directive {
        prefix: String,
        purpose: Purpose,
        title: String,
        lines: Vec<String>,
    },
    /// HTML that is meant as such (Pandoc's `{=html}`).
    Html,
    /// A part that is meant for another form than a page.
    Foreign,
}

/// A directive that is open and whose content is text.
pub(super) struct OpenDirective {
    mark: u8,
    length: usize,
    prefix: String,
    close: &'static str,
}

/// The marks around code of Org; no code has so many in a row.
const ORG: &str = "~~~~~~~~~~~~";

impl<'t> Reader<'t, '_, '_, '_> {
    /// Opens a fence, if the line is one. `content` is the line without marks of lists.
    pub(super) fn open_fence(&mut self, line: &str, prefix: &str, content: &str) -> bool {
        if !content.starts_with("```") && !content.starts_with("~~~") {
            return false;
        }
        let mark = content.as_bytes()[0];
        let length = content.bytes().take_while(|byte| *byte == mark).count();
        let info = content[length..].trim();
        if mark == b'`' && info.contains('`') {
            return false;
        }
        let column = match line.len() - content.len() - prefix.len() {
            0 => 0,
            width => columns(prefix) + width,
        };
        let is_quoted = prefix.contains('>');
        let set_in = self.pending.set_in;
        let is_org = false;
        let fence = |content| Fence { mark, length, is_quoted, column, set_in, is_org, content };
        let is_item = column > 0;
        if let Some(name) = info.strip_prefix("{=").and_then(|info| info.strip_suffix('}')) {
            let content = self.foreign(prefix, name);
            self.region = Region::Fence(fence(content));
            return true;
        }
        let directive = directive(info).filter(|_| !is_item);
        if let Some((kind, title)) = callouts::admonish(info).filter(|_| !is_item) {
            return self.open_purpose(mark, length, prefix, Purpose::Box(kind), title);
        }
        let content = match (info, directive) {
            ("math" | "katex" | "latex math", _) | (_, Some(("math", _))) if !is_item => {
                Content::Formula { prefix: prefix.to_string(), lines: Vec::new() }
            }
            (_, Some((name, title))) => match myst::purpose(name) {
                Some(purpose) => return self.open_purpose(mark, length, prefix, purpose, title),
                None => {
                    let language = code_language(name, title);
                    let marks = &line[prefix.len()..line.len() - content_of(line).len()];
                    let open = format!("{prefix}{marks}{language}");
                    self.emit(open, false);
                    self.region = Region::Fence(fence(Content::Cell { is_first: true }));
                    return true;
                }
            },
            _ => {
                let hides = info.starts_with('{').then(|| hiding(info)).flatten();
                if let Some(option) = hides {
                    let number = self.number();
                    let message = format!("code that its document hides (`{option}`) was left out");
                    self.context.log.warn(number, message);
                    self.region = Region::Fence(fence(Content::Foreign));
                    return true;
                }
                let options = std::mem::take(&mut self.pending.fence_options);
                self.emit(format!("{}{options}", line.trim_end()), false);
                let content = match info.starts_with('{') {
                    true => Content::Cell { is_first: true },
                    false => Content::Code,
                };
                self.region = Region::Fence(fence(content));
                return true;
            }
        };
        self.region = Region::Fence(fence(content));
        true
    }

    /// Opens code of Org.
    pub(super) fn open_org_fence(&mut self, line: &str, prefix: &str, inner: &str, language: &str) {
        let column = match line.len() - inner.len() - prefix.len() {
            0 => 0,
            width => columns(prefix) + width,
        };
        let marker = &line[..line.len() - inner.len()];
        self.emit(format!("{marker}{ORG}{}", html_text(language)), false);
        self.region = Region::Fence(Fence {
            mark: b'~',
            length: ORG.len(),
            is_quoted: prefix.contains('>'),
            column,
            set_in: self.pending.set_in,
            is_org: true,
            content: Content::Code,
        });
    }

    /// The content of a fence that is meant for a form of its own.
    fn foreign(&mut self, prefix: &str, name: &str) -> Content<'t> {
        if name.starts_with("html") {
            self.emit(prefix.trim_end().to_string(), true);
            return Content::Html;
        }
        let number = self.number();
        self.context.log.warn(number, format!("a part that is meant for {name} was left out"));
        Content::Foreign
    }

    /// Opens a directive that is no code.
    pub(super) fn open_purpose(
        &mut self,
        mark: u8,
        length: usize,
        prefix: &str,
        purpose: Purpose,
        title: &str,
    ) -> bool {
        let prefix = prefix.to_string();
        if matches!(purpose, Purpose::Box(_) | Purpose::Group) {
            let close = self.open_directive(&prefix, &purpose, title);
            self.directives.push(OpenDirective { mark, length, prefix, close });
            return true;
        }
        let is_quoted = prefix.contains('>');
        let content =
            Content::Directive { prefix, purpose, title: title.to_string(), lines: Vec::new() };
        self.region = Region::Fence(Fence {
            mark,
            length,
            is_quoted,
            column: 0,
            set_in: 0,
            is_org: false,
            content,
        });
        true
    }

    /// Closes the directive that a line of its marks ends.
    pub(super) fn close_directive(&mut self, rest: &str) -> bool {
        let Some(open) = self.directives.last() else { return false };
        let line = rest.trim_end();
        if line.len() < open.length || !line.bytes().all(|byte| byte == open.mark) {
            return false;
        }
        self.end_directives(self.directives.len() - 1);
        true
    }

    /// Closes the directives from this one on.
    pub(super) fn end_directives(&mut self, first: usize) {
        while self.directives.len() > first {
            let Some(OpenDirective { prefix, close, .. }) = self.directives.pop() else { return };
            let lines: Vec<String> =
                [close].iter().filter(|tag| !tag.is_empty()).map(|tag| tag.to_string()).collect();
            self.emit_block(&prefix, &lines);
        }
    }

    /// Takes a line of a fence.
    pub(super) fn fenced(&mut self, mut fence: Fence<'t>, line: Cow<'t, str>) {
        let line = match fence.set_in {
            0 => line,
            set_in => without_columns(&line, set_in).to_string().into(),
        };
        let line = self.set_into_item(&fence, line);
        let (prefix, rest) = split_prefix(&line);
        let left_quote = fence.is_quoted && !prefix.contains('>');
        let left_item = fence.column > 0 && !rest.is_empty() && columns(&line) < fence.column;
        let count = rest.bytes().take_while(|byte| *byte == fence.mark).count();
        let ends_org =
            fence.is_org && rest.get(..6).is_some_and(|begin| begin.eq_ignore_ascii_case("#+end_"));
        let closes = ends_org || count >= fence.length && rest[count..].trim().is_empty();
        if left_quote || left_item && !closes {
            self.end_fence(fence, None);
            // The line is read once more, as one of the text.
            self.at -= 1;
            return;
        }
        if ends_org {
            let marks = format!("{prefix}{ORG}");
            return self.end_fence(fence, Some(marks.into()));
        }
        if closes {
            return self.end_fence(fence, Some(line));
        }
        // Roam has the end of code in its last line.
        let last = rest.trim_end();
        if self.context.is_outline
            && let Some(code) = last.strip_suffix("```").filter(|_| fence.mark == b'`')
        {
            self.emit(format!("{prefix}{code}"), false);
            return self.end_fence(fence, Some(format!("{prefix}```").into()));
        }
        match &mut fence.content {
            Content::Code => self.emit(line, false),
            Content::Cell { is_first } => {
                let is_option = *is_first
                    && (rest.starts_with("#|") || rest.starts_with("//|") || is_field(rest));
                *is_first &= is_option || rest.is_empty();
                if is_option && self.cell_option(rest) {
                    fence.content = Content::Foreign;
                } else if !is_option {
                    self.emit(line, false);
                }
            }
            Content::Formula { lines, .. } => {
                if !lines.is_empty() || !is_field(rest) {
                    lines.push(line);
                }
            }
            Content::Directive { lines, .. } => lines.push(rest_of(&line, prefix).to_string()),
            Content::Html => self.emit(line, false),
            Content::Foreign => {}
        }
        self.region = Region::Fence(fence);
    }

    /// A line of code in an item of Roam, which does not set it in.
    fn set_into_item(&self, fence: &Fence, line: Cow<'t, str>) -> Cow<'t, str> {
        let is_out = fence.column > 0 && columns(&line) < fence.column;
        match self.context.is_outline && is_out && !line.trim_start().starts_with("- ") {
            true => format!("{}{line}", " ".repeat(fence.column)).into(),
            false => line,
        }
    }

    /// An option of code, whose opening line is the last that was written; whether it hides the
    /// code.
    fn cell_option(&mut self, rest: &str) -> bool {
        let option = rest.trim_start_matches(['#', '|', '/', ':']).trim_start();
        let Some((name, value)) = option.split_once(':') else { return false };
        let value = value.trim().trim_matches(['"', '\'']);
        let said = match name {
            "caption" | "filename" | "lineno-caption" => format!(" title=\"{value}\""),
            "emphasize-lines" | "code-line-numbers" => format!(" {{{value}}}"),
            "echo" | "include" if value.eq_ignore_ascii_case("false") => {
                let number = self.number();
                self.out.pop();
                let message =
                    format!("code that its document hides (`{name}: {value}`) was left out");
                self.context.log.warn(number, message);
                return true;
            }
            _ => return false,
        };
        if let Some(open) = self.out.last_mut().filter(|_| !value.is_empty()) {
            open.text = format!("{}{said}", open.text).into();
        }
        false
    }

    /// An option of a call-out: its class may be its kind.
    pub(super) fn directive_option(&mut self, rest: &str) {
        let kind = rest.strip_prefix(":class:").map(str::trim).and_then(callouts::kind);
        let mut opened = self.out.iter_mut().rev().take(10);
        if let Some(kind) = kind
            && let Some(line) = opened.find(|line| line.text.contains("data-callout=\"note\""))
        {
            line.text = line.text.replace("\"note\"", &format!("\"{kind}\"")).into();
        }
        self.emit("", true);
    }

    /// Ends a fence that has no end of its own where its container ends.
    pub(super) fn cut_fence(&mut self, fence: Fence<'t>) {
        let marks = char::from(fence.mark).to_string().repeat(fence.length);
        self.end_fence(fence, Some(marks.into()));
    }

    fn end_fence(&mut self, fence: Fence<'t>, line: Option<Cow<'t, str>>) {
        match fence.content {
            Content::Code | Content::Cell { .. } => {
                if let Some(line) = line {
                    self.emit(line, false);
                }
            }
            Content::Formula { prefix, lines } => {
                let source = lines.join("\n");
                self.display(&prefix, &source, source.trim(), None);
            }
            Content::Directive { prefix, purpose, title, lines } => {
                self.directive_lines(&prefix, &purpose, &title, &lines);
            }
            Content::Html | Content::Foreign => self.emit("", true),
        }
    }

    /// Writes a formula that stands for itself.
    pub(super) fn display(&mut self, prefix: &str, source: &str, tex: &str, id: Option<&str>) {
        let (tex, label) = formulas::with_label(tex);
        let id = id.or(label);
        let formula = Meaning::Formula { tex: tex.to_string(), is_display: true };
        let mut mark = self.context.pieces.keep(source, formula);
        if let Some(id) = id {
            let anchor = Meaning::Html(format!("<a id=\"{}\"></a>", html_text(id)));
            mark.push_str(&self.context.pieces.keep("", anchor));
        }
        self.emit_block(prefix, &[mark]);
    }
}

/// The option in an info string that hides the code: `{r, echo=FALSE}`.
fn hiding(info: &str) -> Option<&'static str> {
    let info = info.replace(' ', "").to_ascii_uppercase();
    let options = [("include=FALSE", "INCLUDE=FALSE"), ("echo=FALSE", "ECHO=FALSE")];
    options.into_iter().find(|(_, option)| info.contains(option)).map(|(shown, _)| shown)
}

/// The line without what stands before its info string.
fn content_of(line: &str) -> &str {
    line.find(['`', '~']).map_or("", |at| line[at..].trim_start_matches(['`', '~']))
}

/// Whether a name is of a directive of MyST.
pub(super) fn is_myst(name: &str) -> bool {
    matches!(
        name,
        "figure" | "image" | "math" | "toctree" | "code-block" | "code-cell" | "admonition"
    ) || name.starts_with(|c: char| c.is_ascii_lowercase()) && callouts::kind(name).is_some()
}

/// The name of a directive in braces, and what follows it. `{.python}` and `{r, echo=FALSE}` are
/// languages of code.
pub(super) fn directive(info: &str) -> Option<(&str, &str)> {
    let (name, rest) = info.strip_prefix('{')?.split_once('}')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    (!name.is_empty() && name.chars().all(is_name)).then(|| (name, rest.trim()))
}

/// The language that a directive has code in.
fn code_language(name: &str, title: &str) -> String {
    let language = match name {
        "code" | "code-block" | "sourcecode" | "code-cell" | "literalinclude" | "eval-rst" => title,
        name => name,
    };
    html_text(language.split_whitespace().next().unwrap_or_default())
}

/// A line without the marks of quotations before it.
fn rest_of<'l>(line: &'l str, prefix: &str) -> &'l str {
    if prefix.contains('>') { &line[prefix.len()..] } else { line }
}
