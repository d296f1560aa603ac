//! The lines of outliners (Logseq, Roam, Org) that say something of a block and are none of its text.

use super::blocks::{Reader, without_markers};
use super::callouts;

impl Reader<'_, '_, '_, '_> {
    /// Leaves out a property of a block (`id:: …`), in an outline alone.
    pub(super) fn property(&mut self, prefix: &str, rest: &str) -> bool {
        if !self.is_outline {
            return false;
        }
        let inner = without_markers(rest);
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

/// Whether the lines are an outline: they have properties that outliners write by themselves.
pub(super) fn is_outline(lines: &[&str]) -> bool {
    lines.iter().any(|line| {
        let rest = line.trim_start();
        rest.starts_with("collapsed:: ") || rest.starts_with("id:: ") && rest.len() > 30
    })
}
