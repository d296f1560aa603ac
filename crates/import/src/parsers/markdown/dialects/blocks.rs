//! The lines of a document: blocks of dialects become HTML that the parser reads, around their own
//! lines; code, HTML and the addresses of references stay as they are.

use super::directives::Indented;
use super::fences::Fence;
use super::html_blocks::{DRAWING_END, raw_html};
use super::lines::{is_contents, is_label, is_reference, is_table_rule};
use super::pieces::JOINER;
use super::prefix::{columns, split_prefix, without_markers};
use super::template_blocks::OpenTag;
use super::{Context, Line, html_text, jsx};
use std::borrow::Cow;
use std::collections::HashMap;

/// The construct in which the next lines are.
pub(super) enum Region<'t> {
    None,
    Fence(Fence<'t>),
    /// HTML up to a line with this in it.
    Html(&'static str),
    /// The content of a template tag, up to the tag that closes it.
    Verbatim(super::template_blocks::Verbatim<'t>),
    /// Obsidian's comment of several lines.
    Comment,
}

pub(super) struct Reader<'t, 'c, 'l, 'w> {
    pub source: Vec<&'t str>,
    pub at: usize,
    lines_before: usize,
    pub out: Vec<Line<'t>>,
    pub context: &'c mut Context<'l, 'w>,
    pub region: Region<'t>,
    /// Blocks whose content is indented.
    pub indented: Vec<Indented>,
    /// The closing tags of containers between colons.
    pub colons: Vec<&'static str>,
    pub tags: Vec<OpenTag>,
    pub pending: super::pending::Pending,
    /// The last line with a closing template tag, by name.
    pub last_closing: HashMap<String, usize>,
    pub last_colons: usize,
    /// Directives that are open and whose content is text.
    pub directives: Vec<super::fences::OpenDirective>,
    /// The closing tags of blocks between slashes.
    pub slashes: Vec<&'static str>,
    pub last_slashes: usize,
    pub is_raw: bool,
    /// Whether the document has directives of MyST.
    is_myst: bool,
    /// The tags of one line that are being read.
    pub tags_in_line: usize,
    /// The HTML blocks that are open, by name.
    pub open_html: HashMap<&'static str, usize>,
    /// Org's blocks that are open, and the tags that close them.
    pub org: Vec<(String, &'static str)>,
    pub last_org: usize,
    /// The tags of forums that are open, with the lines that close them.
    pub boards: Vec<(String, Vec<String>)>,
    /// The last line with a closing tag of a forum, by name.
    pub last_boards: HashMap<String, usize>,
    /// The last line in which a drawing ends.
    pub last_drawing: usize,
    /// The number of the last of Pandoc's examples.
    pub example: usize,
    /// Whether the lines are in a quotation of GitLab.
    pub in_quote_fence: bool,
    /// Lists that count in letters.
    pub lettered: Vec<super::lettered::Lettered>,
    pub in_list: bool,
    after_blank: bool,
}

/// The lines of a text whose first line is the one after `lines_before`.
pub(super) fn lines<'t>(
    text: &'t str,
    lines_before: usize,
    context: &mut Context,
) -> Vec<Line<'t>> {
    let source: Vec<&str> = text.lines().collect();
    let last_closing = super::template_blocks::last_closing(&source);
    let ends_raw = ["raw", "verbatim"].iter().filter_map(|name| last_closing.get(*name)).max();
    context.examples = super::enumerated::examples(&source);
    context.last_raw = ends_raw.map_or(0, |last| lines_before + last + 1);
    let last_colons = source.iter().rposition(|line| line.contains(":::")).unwrap_or_default();
    let is_end = |line: &&str| line.trim_start().to_ascii_lowercase().starts_with("#+end_");
    let last_org = source.iter().rposition(is_end).unwrap_or_default();
    let last_drawing =
        source.iter().rposition(|line| line.contains(DRAWING_END)).unwrap_or_default();
    let last_boards = super::boards::last_boards(&source);
    let last_slashes =
        source.iter().rposition(|line| super::slashes::is_end(line)).unwrap_or_default();
    let is_myst = source.iter().any(|line| {
        let inner = line.trim_start().trim_start_matches([':', '`']).strip_prefix('{');
        let name = inner.and_then(|inner| inner.split('}').next()).unwrap_or_default();
        line.trim_start().starts_with([':', '`']) && super::fences::is_myst(name)
    });
    let mut reader = Reader {
        source,
        at: 0,
        lines_before,
        out: Vec::new(),
        context,
        region: Region::None,
        indented: Vec::new(),
        colons: Vec::new(),
        tags: Vec::new(),
        pending: super::pending::Pending::of(text),
        last_closing,
        last_colons,
        directives: Vec::new(),
        slashes: Vec::new(),
        last_slashes,
        is_raw: false,
        is_myst,
        tags_in_line: 0,
        open_html: HashMap::new(),
        org: Vec::new(),
        last_org,
        boards: Vec::new(),
        last_boards,
        last_drawing,
        example: 0,
        in_quote_fence: false,
        lettered: Vec::new(),
        in_list: false,
        after_blank: true,
    };
    while reader.at < reader.source.len() {
        let line = reader.source[reader.at];
        let line = reader.without_indent(line);
        reader.at += 1;
        reader.caption();
        reader.line(line);
    }
    reader.end_region();
    reader.end_directives(0);
    reader.end_indented(0);
    reader.out
}

impl<'t> Reader<'t, '_, '_, '_> {
    /// The number of the line that was taken last.
    pub(super) fn number(&self) -> usize {
        self.lines_before + self.at
    }

    pub(super) fn emit(&mut self, text: impl Into<Cow<'t, str>>, is_text: bool) {
        let number = self.number();
        self.out.push(Line { text: text.into(), number, is_text });
    }

    /// Lines of HTML or Markdown with what stands before them in the source, blank lines around.
    pub(super) fn emit_block(&mut self, prefix: &str, lines: &[String]) {
        let blank = prefix.trim_end().to_string();
        self.emit(blank.clone(), true);
        for line in lines {
            let is_html = line.starts_with('<');
            match line.is_empty() {
                true => self.emit(blank.clone(), true),
                false => self.emit(format!("{prefix}{line}"), !is_html),
            }
        }
        self.emit(blank, true);
    }

    /// The next source lines, this one not among them.
    pub(super) fn ahead(&self) -> &[&'t str] {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Ends the fence or template tag that the lines are in, whether it was closed or not.
    pub(super) fn end_region(&mut self) {
        match std::mem::replace(&mut self.region, Region::None) {
            Region::Fence(fence) => self.cut_fence(fence),
            Region::Verbatim(verbatim) => self.end_verbatim(verbatim),
            Region::None | Region::Html(_) | Region::Comment => {}
        }
    }

    fn line(&mut self, line: Cow<'t, str>) {
        match std::mem::replace(&mut self.region, Region::None) {
            Region::None => self.text(line),
            Region::Fence(fence) => self.fenced(fence, line),
            Region::Html(close) => {
                let ends = line.to_ascii_lowercase().contains(close);
                self.emit(line, false);
                if !ends {
                    self.region = Region::Html(close);
                }
            }
            Region::Verbatim(verbatim) => self.verbatim(verbatim, line),
            Region::Comment => {
                if !line.contains("%%") {
                    self.region = Region::Comment;
                }
                self.emit("", true);
            }
        }
    }

    /// Reads a line that is in no region, by the first step that knows what it is.
    fn text(&mut self, line: Cow<'t, str>) {
        let after_blank = std::mem::take(&mut self.after_blank);
        if line.contains(crate::parsers::markdown::island::BEGIN) {
            self.in_list |= without_markers(line.trim_start()).len() < line.trim_start().len();
            return self.emit(line, false);
        }
        let line = self.without_set_in(line);
        let owned = line.to_string();
        let (prefix, rest) = split_prefix(&owned);
        if owned.trim() == ">>>" && self.quote_fence() {
            self.after_blank = true;
        } else if rest.trim().is_empty() {
            self.after_blank = true;
            self.emit(line, true);
        } else if self.is_indented_code(prefix, rest, after_blank) {
            self.after_blank = true;
            self.emit(line, false);
        } else if !self.taken_by_region(&line, prefix, rest)
            && !self.taken_as_item(&line, prefix, rest, after_blank)
        {
            self.block_or_line(line, prefix, rest, after_blank);
        }
    }

    /// Whether the line is code because blanks stand before it; follows where lists begin and end.
    fn is_indented_code(&mut self, prefix: &str, rest: &str, after_blank: bool) -> bool {
        let indent = columns(prefix.rsplit('>').next().unwrap_or_default());
        if indent >= 4 && after_blank && !self.in_list {
            return true;
        }
        let is_item = without_markers(rest).len() < rest.len();
        if indent == 0 && after_blank && !is_item {
            self.in_list = false;
        }
        self.in_list |= is_item || rest.starts_with("[^");
        false
    }

    /// Whether the line begins or ends what following lines are in, or stands for another file or
    /// a drawing; then it is read.
    fn taken_by_region(&mut self, line: &str, prefix: &str, rest: &str) -> bool {
        if self.close_directive(rest) {
            self.after_blank = true;
            return true;
        }
        if self.open_fence(line, prefix, without_markers(rest)) || self.tab_comment(prefix, rest) {
            return true;
        }
        if self.other_file(prefix, rest) {
            self.after_blank = true;
            return true;
        }
        if let Some(drawn) = self.with_pictures(line) {
            self.line(drawn.into());
            return true;
        }
        if let Some(close) = raw_html(rest) {
            if !rest.to_ascii_lowercase()[1..].contains(close) {
                self.region = Region::Html(close);
            }
            self.emit(line.to_string(), false);
            return true;
        }
        false
    }

    /// Whether the line is an outliner's, or an item of a list that CommonMark has none of; then
    /// it is read.
    fn taken_as_item(&mut self, line: &str, prefix: &str, rest: &str, after_blank: bool) -> bool {
        if self.property(prefix, rest) || self.org_in_item(line, prefix, rest) {
            return true;
        }
        if let Some(other) = self.relisted(rest) {
            self.in_list |= without_markers(&other).len() < other.len();
            self.emit(format!("{prefix}{other}"), true);
            return true;
        }
        if let Some(item) = self.lettered_item(prefix, rest, after_blank) {
            self.in_list = true;
            self.emit(format!("{prefix}{item}"), true);
            return true;
        }
        false
    }

    /// Reads a line that begins or ends a block of a dialect, or is CommonMark's.
    fn block_or_line(&mut self, line: Cow<'t, str>, prefix: &str, rest: &str, after_blank: bool) {
        if !after_blank {
            self.keep_apart(rest);
        }
        if self.is_block(prefix, rest, after_blank) {
            self.after_blank = true;
            return;
        }
        if is_reference(rest) {
            // MultiMarkdown's attributes behind the title.
            let own = super::links::plain_reference(rest);
            if own.len() < rest.trim_end().len() {
                return self.emit(format!("{prefix}{own}"), false);
            }
            return self.emit(line, rest.contains("{{") || rest.contains("{%"));
        }
        if self.markdown_in_html(prefix, rest) {
            return;
        }
        let ends_html = rest.starts_with('<') && self.ends_html(rest);
        let prefix = prefix.trim_end().to_string();
        self.emit(line, true);
        if ends_html {
            self.emit(prefix, true);
            self.after_blank = true;
        }
    }

    /// Whether the line begins or ends a block of a dialect, which then is read.
    fn is_block(&mut self, prefix: &str, rest: &str, after_blank: bool) -> bool {
        match rest.as_bytes()[0] {
            b'{' if self.kramdown(prefix, rest) || self.attribute_line(prefix, rest) => true,
            b'{' if self.template_line(prefix, rest) => true,
            b'{' if rest.starts_with("{/*") => {
                self.context.is_mdx = true;
                false
            }
            b'<' => self.component_line(prefix, rest) || self.habr(prefix, rest),
            b':' if rest.starts_with(":::") => {
                self.learn_colons(prefix, rest) || self.colon_line(prefix, rest)
            }
            b':' if rest.starts_with("::include{") => self.included(prefix, rest),
            b':' if !rest[1..].starts_with([' ', '\t']) && !is_table_rule(rest) => {
                // No definition: a colon has to stand alone.
                self.emit(format!("{prefix}{JOINER}{rest}"), true);
                true
            }
            b'(' if self.is_myst && is_label(rest) => {
                let id = html_text(rest.trim().trim_matches(['(', ')', '=']));
                self.emit_block(prefix, &[format!("<a id=\"{id}\"></a>")]);
                true
            }
            b'*' if rest.starts_with("*[") && self.abbreviation(rest) => true,
            b'!' | b'?' | b'=' if self.admonition(prefix, rest) => true,
            b'!' | b'+' | b'=' | b'|' if self.retype(prefix, rest) => true,
            b'$' | b'\\' => self.formula_block(prefix, rest) || self.paper(prefix, rest),
            b'#' if rest.starts_with("#+") => self.org_block(prefix, rest),
            b'/' if rest.starts_with("///") => self.slash_line(prefix, rest),
            // kramdown's end of a block.
            b'^' if rest.trim_end() == "^" => {
                self.emit(prefix.trim_end().to_string(), true);
                true
            }
            b'%' if rest.starts_with("%%") => self.comment_block(rest),
            b'%' if self.is_myst && rest.starts_with("% ") => {
                self.emit("", true);
                true
            }
            b'[' if self.board(prefix, rest) || self.learn_quote(prefix, rest) => true,
            b'#' | b'-' | b'*' if self.learn_tab(prefix, rest) => true,
            b'[' if is_contents(rest) => {
                self.emit(prefix.trim_end().to_string(), true);
                true
            }
            b'i' | b'e' if prefix.is_empty() && after_blank && jsx::is_program(rest) => {
                self.program(rest);
                true
            }
            // MyST's end of a cell.
            b'+' if self.is_myst && rest.starts_with("+++") => {
                self.emit(prefix.trim_end().to_string(), true);
                true
            }
            b'+' | b'-' | b'|' => self.drawn_table(prefix, rest, after_blank),
            _ => self.closing_in_line(prefix, rest) || self.board(prefix, rest),
        }
    }
}
