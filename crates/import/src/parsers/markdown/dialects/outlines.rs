//! The lines of outliners (Logseq, Roam, Org) that say something of a block and are none of its text.

use super::blocks::Reader;
use super::callouts;
use super::prefix::without_markers;

impl Reader<'_, '_, '_, '_> {
    /// Leaves out a property of a block (`id:: …`), in an outline alone.
    pub(super) fn property(&mut self, prefix: &str, rest: &str) -> bool {
        if !self.context.is_outline {
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
        let embedded = embedded(inner).filter(|_| inner.len() < rest.len());
        if let Some(page) = embedded.filter(|embedded| embedded.starts_with("[[")) {
            // Read as Obsidian's, which is the same.
            let marker = &rest[..rest.len() - inner.len()];
            self.emit(format!("{prefix}{marker}!{page}"), true);
            return true;
        }
        if embedded.is_some() {
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
    pub(super) fn org_in_item(&mut self, line: &str, prefix: &str, rest: &str) -> bool {
        let inner = without_markers(rest);
        let begin = inner.get(..8).unwrap_or_default();
        let is_one = inner.len() < rest.len() && begin.eq_ignore_ascii_case("#+begin_");
        if !is_one || self.last_org < self.at {
            return false;
        }
        if self.org_code(line, prefix, inner) {
            return true;
        }
        let name = inner[8..].split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        let end = format!("#+end_{name}");
        if !self.ahead().iter().take(1000).any(|line| line.trim().eq_ignore_ascii_case(&end)) {
            return false;
        }
        let Some((lines, close)) = org_lines(&name) else { return false };
        let marker = &rest[..rest.len() - inner.len()];
        let opening = lines.first().map(String::as_str).unwrap_or_default();
        self.emit(format!("{prefix}{marker}{opening}"), false);
        self.emit(prefix.trim_end().to_string(), true);
        self.org.push((name, close));
        true
    }

    /// Code and examples of Org, up to their end.
    fn org_code(&mut self, line: &str, prefix: &str, inner: &str) -> bool {
        let mut words = inner.split_whitespace();
        let name = words.next().unwrap_or_default().to_ascii_lowercase();
        if !matches!(name.as_str(), "#+begin_src" | "#+begin_example") || self.last_org < self.at {
            return false;
        }
        let language = words.next().filter(|_| name.ends_with("src")).unwrap_or_default();
        self.open_org_fence(line, prefix, inner, language);
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
        if self.org_code(&format!("{prefix}{rest}"), prefix, rest) {
            return true;
        }
        let Some((lines, close)) = org_lines(&name) else { return false };
        if self.last_org < self.at {
            return false;
        }
        self.emit_block(prefix, &lines);
        self.org.push((name, close));
        true
    }
}

/// The lines that open a block of Org, and the tag that closes it.
fn org_lines(name: &str) -> Option<(Vec<String>, &'static str)> {
    Some(match callouts::kind(name) {
        Some("quote") => (vec!["<blockquote>".to_string()], "</blockquote>"),
        Some(kind) => (callouts::open(kind, "", None), callouts::close(kind)),
        None if name == "center" => (vec!["<div>".to_string()], "</div>"),
        None => return None,
    })
}

/// A task of Logseq or Roam as one of GitHub.
pub(super) fn task(rest: &str) -> Option<String> {
    let inner = without_markers(rest);
    let marker = rest.strip_suffix(inner).filter(|marker| !marker.is_empty())?;
    for (state, boxed) in [("TODO", "[ ]"), ("DONE", "[x]")] {
        let tags = [format!("{{{{[[{state}]]}}}}"), format!("{{{{{state}}}}}")];
        if let Some(text) = tags.iter().find_map(|tag| inner.strip_prefix(tag.as_str())) {
            return Some(format!("{marker}{boxed} {}", text.trim_start()));
        }
    }
    let inner = match inner.as_bytes() {
        // A priority without a state.
        [b'[', b'#', b'A' | b'B' | b'C', b']', b' ', ..] => {
            return Some(format!("{marker}{}", inner[5..].trim_start()));
        }
        _ => inner,
    };
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

/// Whether a text is an outline: it has properties or tags that outliners write by themselves.
pub(super) fn is_outline(text: &str) -> bool {
    text.lines().any(|line| {
        let rest = line.trim_start();
        rest.starts_with("collapsed:: ")
            || rest.starts_with("id:: ") && rest.len() > 30
            || rest.starts_with(['-', '*']) && ROAM.iter().any(|tag| rest.contains(tag))
    })
}

/// The block or page that a tag of Logseq (`{{embed ((…))}}`) or Roam (`{{[[embed]]: ((…))}}`) puts
/// in.
fn embedded(text: &str) -> Option<&str> {
    let inner = text.trim_end().strip_prefix("{{")?.strip_suffix("}}")?;
    let (word, what) = tag_words(inner)?;
    let is_whole = what.starts_with("((") && what.ends_with("))")
        || what.starts_with("[[") && what.ends_with("]]");
    (word == "embed" && is_whole).then_some(what)
}

/// The tags of Roam that stand in most of its pages.
const ROAM: [&str; 3] = ["{{[[TODO]]}}", "{{[[DONE]]}}", "{{[[embed]]: (("];

/// The text of a tag of Roam or Logseq without the brackets around its name: `[[video]]: a` is
/// `video a`.
pub(super) fn tag_words(text: &str) -> Option<(&str, &str)> {
    let (name, value) = match text.strip_prefix("[[") {
        Some(inner) => inner.split_once("]]")?,
        None => text.split_once([' ', ':'])?,
    };
    Some((name.trim(), value.trim_start_matches(':').trim()))
}

/// Whether a text is the name that Roam gives to a block by itself.
pub(super) fn is_roam_id(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    text.len() == 9
        && text.chars().all(is_part)
        && text.contains(|c: char| !c.is_ascii_lowercase())
        && !text.chars().all(|c| c.is_ascii_digit())
}
