//! The lines of outliners (Logseq, Roam, Org) that say something of a block and are none of its text.

use super::blocks::Reader;
use super::callouts;
use super::prefix::without_markers;

impl Reader<'_, '_, '_, '_> {
    /// Leaves out a property of a block (`id:: …`), in an outline alone.
    pub(super) fn property(&mut self, prefix: &str, rest: &str) -> bool {
        if !self.is_outline {
            return false;
        }
        let inner = without_markers(rest);
        let line = rest.trim();
        if ["SCHEDULED: <", "DEADLINE: <"].iter().any(|begin| line.starts_with(begin)) {
            let number = self.number();
            self.context.log.warn(number, format!("a day of the planner was left out: {line}"));
            self.emit(prefix.trim_end().to_string(), true);
            return true;
        }
        if inner.len() < rest.len() && inner.starts_with("{{embed ((") && inner.ends_with("))}}") {
            // Nothing would be left of the item.
            let number = self.number();
            let message = format!("a block that stands elsewhere was left out: {inner}");
            self.context.log.warn(number, message);
            self.emit(prefix.trim_end().to_string(), true);
            return true;
        }
        if line == ":LOGBOOK:" {
            return self.drawer(prefix);
        }
        let Some((name, value)) =
            inner.split_once(":: ").or(inner.strip_suffix("::").map(|name| (name, "")))
        else {
            return false;
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || !name.chars().all(is_name) || inner.len() < rest.len() {
            return false;
        }
        if !matches!(name, "id" | "collapsed") {
            let number = self.number();
            let message = format!("the property `{name}` was left out: {}", value.trim());
            self.context.log.warn(number, message);
        }
        self.emit(prefix.trim_end().to_string(), true);
        true
    }

    /// Leaves out a drawer, which the program fills by itself, up to its end.
    fn drawer(&mut self, prefix: &str) -> bool {
        const LONGEST: usize = 500;
        let lines = self.ahead().iter().take(LONGEST);
        let Some(end) = lines.map(|line| line.trim()).position(|line| line == ":END:") else {
            return false;
        };
        let number = self.number();
        self.context.log.warn(number, format!("a logbook of {end} lines was left out"));
        self.at += end + 1;
        self.emit(prefix.trim_end().to_string(), true);
        true
    }

    /// A block of Org that is an item's whole text.
    pub(super) fn quote_in_item(&mut self, prefix: &str, rest: &str) -> bool {
        let inner = without_markers(rest);
        if inner.len() == rest.len() || !inner.to_ascii_lowercase().starts_with("#+begin_quote") {
            return false;
        }
        let end = |line: &&str| line.trim().eq_ignore_ascii_case("#+end_quote");
        if !self.ahead().iter().take(1000).any(end) {
            return false;
        }
        let marker = &rest[..rest.len() - inner.len()];
        self.emit(format!("{prefix}{marker}<blockquote>"), false);
        self.emit(prefix.trim_end().to_string(), true);
        self.org.push(("quote".to_string(), "</blockquote>"));
        true
    }

    /// Leaves out GitLab's line that takes in another file, and says so.
    pub(super) fn included(&mut self, prefix: &str, rest: &str) -> bool {
        let number = self.number();
        let message = format!("another file is not taken in here: {}", rest.trim());
        self.context.log.warn(number, message);
        self.emit(prefix.trim_end().to_string(), true);
        true
    }

    /// Org's blocks, as Logseq has them: `#+BEGIN_QUOTE` … `#+END_QUOTE`.
    pub(super) fn org_block(&mut self, prefix: &str, rest: &str) -> bool {
        let line = rest.trim().to_ascii_lowercase();
        if let Some(name) = line.strip_prefix("#+end_") {
            let Some(at) = self.org.iter().rposition(|(open, _)| open == name) else {
                return false;
            };
            let lines: Vec<String> = self
                .org
                .split_off(at)
                .into_iter()
                .rev()
                .map(|(_, close)| close.to_string())
                .collect();
            self.emit_block(prefix, &lines);
            return true;
        }
        let Some(name) = line.strip_prefix("#+begin_") else { return false };
        let name = name.split_whitespace().next().unwrap_or_default().to_string();
        let (lines, close) = match callouts::kind(&name) {
            Some("quote") => (vec!["<blockquote>".to_string()], "</blockquote>"),
            Some(kind) => (callouts::open(kind, "", None), callouts::close(kind)),
            None => return false,
        };
        if self.last_org < self.at {
            return false;
        }
        self.emit_block(prefix, &lines);
        self.org.push((name, close));
        true
    }
}

/// A task of Logseq as one of GitHub.
pub(super) fn task(rest: &str) -> Option<String> {
    let inner = without_markers(rest);
    let marker = rest.strip_suffix(inner).filter(|marker| !marker.is_empty())?;
    let (state, text) = inner.split_once(' ')?;
    let text = text.trim_start();
    let text =
        ["[#A] ", "[#B] ", "[#C] "].iter().find_map(|one| text.strip_prefix(one)).unwrap_or(text);
    match state {
        "TODO" | "DOING" | "NOW" | "LATER" | "WAITING" | "WAIT" => {
            Some(format!("{marker}[ ] {text}"))
        }
        "DONE" => Some(format!("{marker}[x] {text}")),
        "CANCELED" | "CANCELLED" => Some(format!("{marker}[ ] ~~{text}~~")),
        _ => None,
    }
}

/// Whether the lines are an outline: they have properties that outliners write by themselves.
pub(super) fn is_outline(lines: &[&str]) -> bool {
    lines.iter().any(|line| {
        let rest = line.trim_start();
        rest.starts_with("collapsed:: ") || rest.starts_with("id:: ") && rest.len() > 30
    })
}
