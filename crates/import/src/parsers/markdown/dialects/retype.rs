//! The marks of Retype: boxes between exclamation marks, tabs between plus signs, panels between
//! equals signs, and components in brackets.

use super::blocks::Reader;
use super::callouts;
use super::inline::{Scanner, Written};
use super::pieces::Meaning;
use super::{head, html_text};

/// The marks with which containers begin and end.
pub(super) const MARKS: [&str; 5] = ["!!!", "+++", "==-", "===", "|||"];

/// The last line that is only a mark, for each mark.
pub(super) fn last_marks(text: &str) -> [usize; MARKS.len()] {
    let mut last = [0; MARKS.len()];
    for (at, line) in text.lines().enumerate() {
        if let Some(place) = MARKS.iter().position(|mark| line.trim() == *mark) {
            last[place] = at;
        }
    }
    last
}

/// The tag that closes a container of Retype, and the mark that ends it.
pub(super) struct Open {
    mark: &'static str,
    close: &'static str,
}

impl Reader<'_, '_, '_, '_> {
    /// Reads a line that begins or ends a container.
    pub(super) fn retype(&mut self, prefix: &str, rest: &str) -> bool {
        let line = rest.trim();
        let Some(place) = MARKS.iter().position(|mark| line.starts_with(mark)) else {
            return false;
        };
        let mark = MARKS[place];
        let title = line[mark.len()..].trim();
        let open = self.pending.retypes.iter().rposition(|open| open.mark == mark);
        if title.is_empty() && open.is_some() {
            let closing = self.pending.retypes.split_off(open.unwrap_or_default());
            let tags = closing.iter().rev().map(|open| open.close.to_string());
            let lines: Vec<String> = tags.filter(|tag| !tag.is_empty()).collect();
            self.emit_block(prefix, &lines);
            return true;
        }
        let is_group = matches!(mark, "+++" | "|||");
        if is_group && open.is_some() {
            self.emit_block(prefix, &[format!("**{title}**")]);
            return true;
        }
        // Only what a line of its own ends is one.
        let has_end = self.pending.last_retypes[place] >= self.at;
        if !has_end || title.is_empty() && mark != "!!!" {
            return false;
        }
        let (lines, close) = match mark {
            "!!!" => {
                let name = title.split_whitespace().next().unwrap_or_default();
                let kind = callouts::kind(name);
                let title = if kind.is_some() { title[name.len()..].trim() } else { title };
                let kind = kind.unwrap_or("note");
                (callouts::open(kind, title, None), callouts::close(kind))
            }
            "==-" | "===" => {
                (callouts::open("details", title, Some(mark == "===")), callouts::close("details"))
            }
            _ => (vec![format!("**{title}**")], ""),
        };
        self.emit_block(prefix, &lines);
        self.pending.retypes.push(Open { mark, close });
        true
    }
}

impl Scanner<'_, '_, '_, '_> {
    /// Reads a component in brackets: `[!button Go](a.md)`, `[!badge NEW]`, `[!ref](a.md)`.
    pub(super) fn retype_component(&mut self) -> Written {
        let rest = head(self.rest(), 1_000);
        let inner = rest.strip_prefix("[!")?;
        let name = ["button", "badge", "ref", "file", "embed"]
            .into_iter()
            .find(|name| inner.starts_with(*name))?;
        let end = inner.find(']').filter(|end| !inner[..*end].contains(['\n', '[']))?;
        let words = inner.get(name.len()..end)?;
        if !words.is_empty() && !words.starts_with(' ') {
            return None;
        }
        let text = match words.split_once("text=\"").and_then(|(_, text)| text.split_once('"')) {
            Some((text, _)) => text,
            None if words.contains("=\"") => "",
            None => words.trim(),
        };
        let behind = &inner[end + 1..];
        let address = behind.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let Some((address, _)) = address.filter(|(address, _)| !address.contains(['\n', ' ']))
        else {
            let html = Meaning::Html(html_text(text));
            return (name == "badge").then(|| self.keep(self.at + 2 + end + 1, html));
        };
        let end = self.at + 2 + end + 1 + address.len() + 2;
        let (href, title) = (address.to_string(), text.to_string());
        let meaning = match name {
            "embed" => Meaning::Embed { href, title },
            _ if title.is_empty() => Meaning::Link { text: href.clone(), href },
            _ => Meaning::Link { href, text: title },
        };
        Some(self.keep(end, meaning))
    }
}
