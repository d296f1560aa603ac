//! The lines of kramdown that give attributes to the block before or after them, and its
//! extensions.

use super::attributes::Attributes;
use super::blocks::Reader;
use super::prefix::without_markers;
use super::{callouts, html_text};

impl Reader<'_, '_, '_, '_> {
    /// Reads a list of attributes or an extension that stands alone in its line.
    pub(super) fn kramdown(&mut self, prefix: &str, rest: &str) -> bool {
        let line = rest.trim_end();
        let Some(inner) = line.strip_prefix("{:").and_then(|line| line.strip_suffix('}')) else {
            return self.comment(rest);
        };
        if inner.starts_with(':') {
            return self.comment(rest) || self.options(prefix, line);
        }
        let inner = inner.trim();
        // `{:.lead}`, `{: .lead}`, `{:name: .lead}`
        let named = inner.split_once(": ").map(|(_, attributes)| attributes).unwrap_or(inner);
        let Some(attributes) = Attributes::parse(&format!(":{named}")) else { return false };
        if attributes.has_class("toc") && inner.starts_with("toc") {
            self.drop_item();
        }
        let blank = prefix.trim_end().to_string();
        if let Some(kind) = attributes.classes.iter().find_map(|class| prompt(class)) {
            self.box_above(prefix, kind);
        }
        match attributes.id {
            Some(id) => {
                let anchor = format!("<a id=\"{}\"></a>", html_text(&id));
                match self.out.last_mut() {
                    Some(line) if line.is_text && !line.text.trim().is_empty() => {
                        line.text = format!("{}{anchor}", line.text.trim_end()).into();
                    }
                    _ => self.emit_block(prefix, &[anchor]),
                }
                self.emit(blank, true);
            }
            None => self.emit(blank, true),
        }
        true
    }

    /// Puts the quotation or the paragraph above into a box of a kind.
    fn box_above(&mut self, prefix: &str, kind: &str) {
        let is_blank = |text: &str| text.trim().is_empty();
        let from = self.out.iter().rposition(|line| is_blank(&line.text) || !line.is_text);
        let mut above = self.out.split_off(from.map_or(0, |from| from + 1));
        let is_quote = above.iter().all(|line| line.text.starts_with('>'));
        if above.is_empty() || !prefix.is_empty() && !is_quote {
            self.out.extend(above);
            return;
        }
        self.emit_block("", &callouts::open(kind, "", None));
        for line in above.iter_mut().filter(|_| is_quote) {
            let inner = line.text[1..].strip_prefix(' ').unwrap_or(&line.text[1..]);
            line.text = inner.to_string().into();
        }
        self.out.extend(above);
        self.emit_block("", &[callouts::close(kind).to_string()]);
    }

    /// Reads Python-Markdown's list of attributes below a block: `{ .annotate }`.
    pub(super) fn attribute_line(&mut self, prefix: &str, rest: &str) -> bool {
        let inner = rest.trim().strip_prefix('{').and_then(|line| line.strip_suffix('}'));
        let Some(inner) = inner.map(str::trim).filter(|inner| inner.starts_with(['.', '#'])) else {
            return false;
        };
        self.kramdown(prefix, &format!("{{: {inner}}}"))
    }

    /// Leaves out the item that stands for the contents.
    fn drop_item(&mut self) {
        if let Some(line) = self.out.last()
            && without_markers(line.text.trim()).len() < line.text.trim().len()
        {
            self.out.pop();
        }
    }

    /// `{::options … /}`, `{::nomarkdown}`, `{:/}`.
    fn options(&mut self, prefix: &str, line: &str) -> bool {
        let name = line.trim_start_matches(['{', ':', '/']);
        let known = ["options", "nomarkdown", "}"].iter().any(|known| name.starts_with(known));
        if known {
            self.emit(prefix.trim_end().to_string(), true);
        }
        known
    }

    /// `{::comment}` up to `{:/comment}`.
    fn comment(&mut self, rest: &str) -> bool {
        if rest.starts_with("{:/") {
            self.emit("", true);
            return true;
        }
        if !rest.starts_with("{::comment}") {
            return false;
        }
        let end = self.ahead().iter().take(1_000).position(|line| line.contains("{:/"));
        if !rest.contains("{:/") {
            let Some(end) = end else { return false };
            self.at += end + 1;
        }
        self.emit("", true);
        true
    }
}

/// The kind of box that a theme makes of a block with this class: `prompt-tip`, `notice--info`.
fn prompt(class: &str) -> Option<&'static str> {
    let name = ["prompt-", "notice--", "is-"].iter().find_map(|begin| class.strip_prefix(begin))?;
    callouts::kind(name)
}
