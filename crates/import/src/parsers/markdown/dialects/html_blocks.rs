//! Lines of HTML: where a block ends though the parser would read on, and where Markdown goes on.

use super::blocks::Reader;
use super::prefix::split_prefix;
use crate::parsers::html::drawings;

impl Reader<'_, '_, '_, '_> {
    /// Whether HTML ends with the line though the parser would read on up to a blank one: the line
    /// closes what it or a line before it opened, and what follows is no HTML.
    pub(super) fn ends_html(&mut self, rest: &str) -> bool {
        let tags = html_tags(rest);
        let opened = tags.iter().any(|(_, is_close)| !is_close);
        let mut is_closed = false;
        for (name, is_close) in tags {
            let open = self.open_html.entry(name).or_insert(0_usize);
            match is_close {
                true => {
                    is_closed = *open > 0;
                    *open = open.saturating_sub(1);
                }
                false => {
                    is_closed = false;
                    *open += 1;
                }
            }
        }
        let has_words = !opened || has_words(rest);
        let next = self.ahead().first().map(|line| split_prefix(line).1);
        let goes_on = next.is_some_and(|next| !next.is_empty() && !next.starts_with('<'));
        is_closed && has_words && goes_on && rest.trim_end().ends_with('>')
    }

    /// The line with a picture in the place of each drawing in it, which may go on over the lines
    /// after it; `None` where it has none.
    pub(super) fn with_pictures(&mut self, line: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = line.to_string();
        while let Some(at) = drawing(&rest) {
            let mut source = rest[at..].to_string();
            let mut taken = 0;
            while !source.contains(DRAWING_END) {
                let next =
                    self.source.get(self.at + taken).filter(|_| self.at < self.last_drawing)?;
                source.push('\n');
                source.push_str(split_prefix(next).1);
                taken += 1;
            }
            let end = source.find(DRAWING_END)? + DRAWING_END.len();
            let after = source.split_off(end);
            let before = rest[..at].trim_start_matches([' ', '\t', '>']);
            let stands_alone = (before.is_empty() || before.ends_with('>'))
                && (after.trim().is_empty() || after.starts_with('<'));
            let image = drawings::tag(&source, stands_alone)?;
            self.at += taken;
            out.push_str(&rest[..at]);
            out.push_str(&image);
            rest = after;
        }
        (!out.is_empty()).then_some(out + &rest)
    }

    /// HTML whose content is Markdown by its own word (`markdown="1"`): a blank line lets the
    /// parser read it.
    pub(super) fn markdown_in_html(&mut self, prefix: &str, rest: &str) -> bool {
        let Some(tag) = rest.strip_prefix('<') else { return false };
        let Some(end) = tag.find('>') else { return false };
        let head = &tag[..end];
        if ![
            "markdown=\"1\"",
            "markdown='1'",
            "markdown=1",
            "markdown=\"block\"",
            "markdown=\"span\"",
        ]
        .iter()
        .any(|mark| head.contains(mark))
            && !head.trim_end_matches('/').ends_with(" markdown")
        {
            return false;
        }
        let name: String = head.chars().take_while(char::is_ascii_alphanumeric).collect();
        let content = tag[end + 1..].trim();
        let close = format!("</{name}>");
        let mut lines = vec![format!("<{head}>"), String::new()];
        match content.strip_suffix(&close) {
            Some(content) => {
                lines.extend([content.to_string(), String::new(), close]);
            }
            None => lines.extend((!content.is_empty()).then(|| content.to_string())),
        }
        self.emit_block(prefix, &lines);
        true
    }
}

/// The end of a drawing.
pub(super) const DRAWING_END: &str = "</svg>";

/// Where a drawing begins in a line that is no code.
fn drawing(line: &str) -> Option<usize> {
    let at = line.find("<svg")?;
    let is_code = line[..at].matches('`').count() % 2 == 1;
    (!is_code && line[at + 4..].starts_with([' ', '>', '\t', '\n']) || line.len() == at + 4)
        .then_some(at)
}

/// The names of the HTML blocks that a line opens and closes, in their order.
fn html_tags(line: &str) -> Vec<(&'static str, bool)> {
    const BLOCKS: [&str; 14] = [
        "div",
        "p",
        "details",
        "summary",
        "center",
        "figure",
        "figcaption",
        "section",
        "aside",
        "table",
        "h1",
        "h2",
        "h3",
        "blockquote",
    ];
    let mut tags = Vec::new();
    for (at, _) in line.match_indices('<') {
        let rest = &line[at + 1..];
        let (is_close, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = BLOCKS.iter().find(|name| rest[..end].eq_ignore_ascii_case(name));
        tags.extend(name.map(|name| (*name, is_close)));
    }
    tags
}

/// Whether there is more in a line of HTML than tags.
fn has_words(line: &str) -> bool {
    let mut in_tag = false;
    line.chars().any(|c| {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => return !in_tag && !c.is_whitespace(),
        }
        false
    }) || line.contains("<img")
}

/// The end of the HTML block that a line begins, if no Markdown is read in it (CommonMark §4.6).
pub(super) fn raw_html(rest: &str) -> Option<&'static str> {
    let tag = rest.strip_prefix('<')?;
    if tag.starts_with("!--") {
        return Some("-->");
    }
    let names = [
        ("pre", "</pre>"),
        ("script", "</script>"),
        ("style", "</style>"),
        ("textarea", "</textarea>"),
        ("svg", "</svg>"),
        ("math", "</math>"),
    ];
    let found = names.iter().find(|(name, _)| {
        tag.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
            && tag[name.len()..].starts_with([' ', '>', '\t'])
            || tag.len() == name.len() && tag.eq_ignore_ascii_case(name)
    });
    found.map(|(_, close)| *close)
}
