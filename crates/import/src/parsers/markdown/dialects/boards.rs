//! The tags in brackets of forums (BBCode, and Discourse's): those that hold blocks, and those
//! within a line.

use super::blocks::Reader;
use super::inline::{Scanner, Written};
use super::pieces::Meaning;
use super::{callouts, head, html_text};
use std::collections::HashMap;

/// A tag: its name in lower case, and the value behind `=` or a blank.
struct BoardTag<'t> {
    name: String,
    value: &'t str,
    is_close: bool,
    length: usize,
}

/// Those that hold blocks.
const BLOCKS: [&str; 12] = [
    "quote", "details", "spoiler", "hide", "poll", "grid", "wrap", "center", "left", "right",
    "list", "collapse",
];

/// Those within a line, and what they are in HTML.
const SPANS: [(&str, &str); 13] = [
    ("b", "strong"),
    ("i", "em"),
    ("u", "u"),
    ("s", "s"),
    ("strike", "s"),
    ("sub", "sub"),
    ("sup", "sup"),
    ("small", "small"),
    ("code", "code"),
    ("color", ""),
    ("size", ""),
    ("spoiler", ""),
    ("center", ""),
];

/// The tag at the beginning of a text.
fn tag(text: &str) -> Option<BoardTag<'_>> {
    /// No tag is longer.
    const LONGEST: usize = 300;
    let inner = head(text, LONGEST).strip_prefix('[')?;
    let (is_close, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner.find(|c: char| !c.is_ascii_alphabetic())?;
    let (name, rest) = inner.split_at(end);
    let close = rest.find([']', '\n']).filter(|close| rest[*close..].starts_with(']'))?;
    let value = &rest[..close];
    if name.is_empty() || !value.is_empty() && (is_close || !value.starts_with(['=', ' '])) {
        return None;
    }
    let length = 1 + usize::from(is_close) + end + close + 1;
    let value = value.trim_start_matches('=').trim().trim_matches('"');
    Some(BoardTag { name: name.to_ascii_lowercase(), value, is_close, length })
}

/// The last line with a closing tag of each name.
pub(super) fn last_boards(lines: &[&str]) -> HashMap<String, usize> {
    let closing = |at: usize, line: &str| {
        let tags = line.match_indices("[/").filter_map(|(from, _)| tag(&line[from..]));
        tags.map(|tag| (tag.name, at)).collect::<Vec<_>>()
    };
    lines.iter().enumerate().flat_map(|(at, line)| closing(at, line)).collect()
}

impl Reader<'_, '_, '_, '_> {
    /// Reads the tag of a forum that stands alone in its line, or closes what holds this line.
    pub(super) fn board(&mut self, prefix: &str, rest: &str) -> bool {
        let rest = rest.trim_end();
        if let Some(found) = tag(rest).filter(|found| BLOCKS.contains(&found.name.as_str()))
            && found.length == rest.len()
        {
            return match found.is_close {
                true => self.close_board(prefix, &found.name),
                false => self.open_board(prefix, &found),
            };
        }
        // `… [/quote]`
        let Some(at) = rest.rfind("[/").filter(|at| *at > 0 && !self.boards.is_empty()) else {
            return false;
        };
        let Some(found) = tag(&rest[at..]).filter(|found| at + found.length == rest.len()) else {
            return false;
        };
        if self.boards.last().is_none_or(|(name, _)| *name != found.name) {
            return false;
        }
        self.emit(format!("{prefix}{}", rest[..at].trim_end()), true);
        self.close_board(prefix, &found.name)
    }

    fn open_board(&mut self, prefix: &str, found: &BoardTag) -> bool {
        // One that is never closed would hold the rest of the text.
        if self.last_boards.get(&found.name).is_none_or(|last| *last < self.at) {
            return false;
        }
        let (lines, close): (Vec<String>, Vec<String>) = match found.name.as_str() {
            "quote" => {
                let by = found.value.split(',').next().unwrap_or_default().trim();
                let footer = match by {
                    "" => Vec::new(),
                    by => vec!["<footer>".into(), html_text(by), "</footer>".into()],
                };
                let close = footer.into_iter().chain(["</blockquote>".to_string()]).collect();
                (vec!["<blockquote>".into()], close)
            }
            "details" | "spoiler" | "hide" | "collapse" => {
                let title = if found.value.is_empty() { "…" } else { found.value };
                let open = callouts::open("details", title, Some(false));
                (open, vec![callouts::close("details").to_string()])
            }
            _ => (Vec::new(), Vec::new()),
        };
        if found.name == "poll" {
            let number = self.number();
            let message = "a poll has no place in a page; what could be chosen is a list";
            self.context.log.warn(number, message);
        }
        self.emit_block(prefix, &lines);
        self.boards.push((found.name.clone(), close));
        true
    }

    fn close_board(&mut self, prefix: &str, name: &str) -> bool {
        let Some(at) = self.boards.iter().rposition(|(open, _)| open == name) else { return false };
        let lines: Vec<String> =
            self.boards.split_off(at).into_iter().rev().flat_map(|(_, close)| close).collect();
        self.emit_block(prefix, &lines);
        true
    }
}

impl Scanner<'_, '_, '_, '_> {
    /// Reads the tag of a forum within a line, whose end is in the same paragraph.
    pub(super) fn board(&mut self) -> Written {
        if let Some(found) = self.inline_field(']') {
            return Some(found);
        }
        let found = tag(self.rest())?;
        let behind = self.at + found.length;
        let name = found.name.as_str();
        if matches!(name, "url" | "img" | "email") && !found.is_close {
            let close = format!("[/{name}]");
            let near = head(&self.text[behind..], 2_000);
            let end = near.find(&close)?;
            let content = &near[..end];
            let is_one = !content.contains('\n') && !content.trim().is_empty();
            let end = behind + end + close.len();
            let href = if found.value.is_empty() { content } else { found.value };
            return is_one.then(|| {
                let meaning = match name {
                    "img" => Meaning::Picture {
                        src: content.trim().to_string(),
                        alt: String::new(),
                        width: None,
                        height: None,
                    },
                    "email" => {
                        Meaning::Link { href: format!("mailto:{href}"), text: content.into() }
                    }
                    _ => Meaning::Link { href: href.into(), text: content.into() },
                };
                self.keep(end, meaning)
            });
        }
        // HackMD's signs of who said something, and when.
        let is_said = self.rest()[1 + name.len()..].starts_with('=') && !found.value.is_empty();
        if is_said && matches!(name, "name" | "time") {
            let sign = if name == "name" { "— " } else { "" };
            let text = format!("{sign}{}", found.value);
            return Some(self.keep(behind, Meaning::Text(text)));
        }
        if is_said && name == "color" && self.find("[/color]", behind).is_none() {
            return Some(self.keep(behind, Meaning::Nothing));
        }
        let (name, element) = *SPANS.iter().find(|(known, _)| *known == name)?;
        let html = |slash: &str| match element {
            "" => Meaning::Nothing,
            element => Meaning::Html(format!("<{slash}{element}>")),
        };
        if found.is_close {
            let open = self.open_boards.iter().rposition(|open| *open == name)?;
            self.open_boards.remove(open);
            return Some(self.keep(behind, html("/")));
        }
        let close: &'static str = match name {
            "b" => "[/b]",
            "i" => "[/i]",
            "u" => "[/u]",
            "s" => "[/s]",
            "strike" => "[/strike]",
            "sub" => "[/sub]",
            "sup" => "[/sup]",
            "small" => "[/small]",
            "code" => "[/code]",
            "color" => "[/color]",
            "size" => "[/size]",
            "spoiler" => "[/spoiler]",
            _ => "[/center]",
        };
        self.find(close, behind)?;
        if name == "spoiler" {
            self.uncovered();
        }
        self.open_boards.push(name);
        Some(self.keep(behind, html("")))
    }

    /// Dataview's field within a line: `[name:: value]`, or `(name:: value)`, of which the value shows.
    pub(super) fn inline_field(&mut self, close: char) -> Written {
        let inner = &head(self.rest(), 200)[1..];
        let (name, rest) = inner.split_once(":: ")?;
        let (value, after) = rest.split_once(close)?;
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let is_one = !name.is_empty()
            && name.chars().all(is_name)
            && !value.trim().is_empty()
            && !value.contains(['\n', '[', '('])
            && !after.starts_with('(');
        if !is_one {
            return None;
        }
        let end = self.at + 1 + name.len() + 3 + value.len() + 1;
        let written = if close == ']' { format!("{name}: {value}") } else { value.to_string() };
        Some((end, Some(written)))
    }

    /// Tells that something which readers had to press is shown.
    pub(super) fn uncovered(&mut self) {
        let number = self.number();
        let message = "a spoiler is shown, for a page cannot hide words within a line; \
                       `<details>` hides a block";
        self.context.log.warn(number, message);
    }

    /// Reads words that are hidden within a line: `||words||`, `>!words!<`.
    pub(super) fn spoiler(&mut self, open: &'static str, close: &'static str) -> Written {
        let start = self.at + open.len();
        let near = head(&self.text[start..], 1_000);
        let end = near.find(close)?;
        let words = &near[..end];
        let is_one = !words.trim().is_empty()
            && !words.contains('\n')
            && !words.starts_with(char::is_whitespace)
            && !words.ends_with(char::is_whitespace)
            && !words.contains('|');
        if !is_one || self.is_row() {
            return None;
        }
        self.uncovered();
        Some((start + end + close.len(), Some(words.to_string())))
    }

    /// Whether the line here is a row of a table, whose bars part cells.
    fn is_row(&self) -> bool {
        // Farther away nothing tells, and looking takes time.
        let mut from = self.at.saturating_sub(300);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let line = self.text[from..self.at].rsplit('\n').next().unwrap_or_default();
        line.trim_start().starts_with('|')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_forums_are_told_from_links() {
        let short = |text| tag(text).map(|tag| (tag.name, tag.value.to_string(), tag.is_close));
        assert_eq!(
            short("[quote=\"a, post:1\"]"),
            Some(("quote".into(), "a, post:1".into(), false))
        );
        assert_eq!(short("[/B] x"), Some(("b".into(), String::new(), true)));
        assert_eq!(short("[poll type=regular]").unwrap().1, "type=regular");
        for text in ["[a](b)", "[1]", "[^a]", "[a\nb]", "[b-c]"] {
            assert!(short(text).is_none_or(|(name, ..)| name == "a"), "{text}");
        }
    }
}
