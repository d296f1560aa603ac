//! Formulas that stand for themselves, over several lines.

use super::blocks::Reader;
use super::formulas;
use super::prefix::split_prefix;

/// The most lines of a formula.
const LONGEST: usize = 200;

impl Reader<'_, '_, '_, '_> {
    /// Reads the formula that the line begins, if it begins one.
    pub(super) fn formula_block(&mut self, prefix: &str, rest: &str) -> bool {
        let (open, close) = if rest.starts_with("$$") {
            ("$$", "$$".to_string())
        } else if rest.trim_end() == "\\[" {
            ("\\[", "\\]".to_string())
        } else if rest.trim_end() == "\\\\[" {
            ("\\\\[", "\\\\]".to_string())
        } else if let Some(name) = formulas::environment(rest) {
            ("", format!("\\end{{{name}}}"))
        } else {
            return false;
        };
        let inner = &rest[open.len()..];
        if let Some(end) = inner.find(&close) {
            let behind = inner[end + close.len()..].trim();
            let is_whole = !inner[..end].trim().is_empty() && is_label(behind);
            if is_whole {
                let end = open.len() + end + close.len();
                let tex = if open.is_empty() {
                    &rest[..end]
                } else {
                    &rest[open.len()..end - close.len()]
                };
                self.labelled(prefix, &rest[..end], tex, behind);
            }
            return is_whole;
        }
        let stripped = |line: &str| -> String {
            let (before, own) = split_prefix(line);
            if before.contains('>') { own.to_string() } else { line.to_string() }
        };
        let ahead = self.ahead();
        let found = ahead.iter().take(LONGEST).position(|line| line.contains(&close));
        let Some(count) = found else { return false };
        let mut lines: Vec<String> = vec![inner.to_string()];
        lines.extend(ahead[..count].iter().map(|line| stripped(line)));
        let last = stripped(ahead[count]);
        let (end, behind) = last.split_once(&close).unwrap_or((&last, ""));
        // Two lines of prose that have two dollars each are none.
        if lines.iter().any(|line| line.trim().is_empty())
            && open == "$$"
            && !inner.trim().is_empty()
        {
            return false;
        }
        lines.push(if open.is_empty() { format!("{end}{close}") } else { end.to_string() });
        let tex = lines.join("\n");
        let source = match open.is_empty() {
            true => tex.clone(),
            false => format!("{open}{tex}{close}"),
        };
        let behind = behind.to_string();
        self.at += count + 1;
        self.labelled(prefix, &source, tex.trim(), behind.trim());
        true
    }

    /// Writes a formula, and what stands behind it unless it is its name.
    fn labelled(&mut self, prefix: &str, source: &str, tex: &str, behind: &str) {
        let id = behind.strip_prefix("{#").and_then(|behind| behind.strip_suffix('}'));
        let id = id.and_then(|id| id.split_whitespace().next());
        self.display(prefix, source, tex.trim(), id);
        // MyST's name in brackets; a number there is for readers.
        let name = behind.strip_prefix('(').and_then(|behind| behind.strip_suffix(')'));
        let is_name = name.is_some_and(|name| {
            name.contains(char::is_alphabetic) && !name.contains(char::is_whitespace)
        });
        if !behind.is_empty() && !behind.starts_with('{') && !is_name {
            self.emit(format!("{prefix}{behind}"), true);
        }
    }
}

/// Whether nothing but a name in braces, a number in brackets or a mark stands behind a formula.
fn is_label(behind: &str) -> bool {
    let is_number = behind.strip_prefix('(').and_then(|behind| behind.strip_suffix(')'));
    behind.is_empty()
        || behind.starts_with('{') && behind.ends_with('}')
        || is_number.is_some_and(|name| !name.contains(['(', ' ']))
}
