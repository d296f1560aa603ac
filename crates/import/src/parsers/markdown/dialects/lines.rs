//! Lines that stand for something by themselves: the ends of quotations and comments, titles of tabs,
//! short forms.

use super::blocks::{Reader, Region};

impl Reader<'_, '_, '_, '_> {
    /// Opens or closes GitLab's quotation between lines of `>>>`.
    pub(super) fn quote_fence(&mut self) -> bool {
        let closes = std::mem::take(&mut self.in_quote_fence);
        // One that never ends would hold the rest of the text.
        let is_closed = self.ahead().iter().take(2_000).any(|line| line.trim() == ">>>");
        if !closes && !is_closed {
            return false;
        }
        self.in_quote_fence = !closes;
        let tag = if closes { "</blockquote>" } else { "<blockquote>" };
        self.emit_block("", &[tag.to_string()]);
        true
    }

    pub(super) fn comment_block(&mut self, rest: &str) -> bool {
        if rest[2..].contains("%%") {
            return false;
        }
        // A comment that never ends would hide the rest of the text.
        let ends = self.ahead().iter().take(500).any(|line| line.contains("%%"));
        if ends {
            self.region = Region::Comment;
            self.emit("", true);
        }
        ends
    }

    /// Hexo's tabs, whose titles stand in comments.
    pub(super) fn tab_comment(&mut self, prefix: &str, rest: &str) -> bool {
        let inner = rest.trim_end().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        let title = inner.map(str::trim).and_then(|inner| inner.strip_prefix("tab "));
        if let Some(title) = title {
            self.emit_block(prefix, &[format!("**{}**", title.trim())]);
        }
        title.is_some()
    }

    /// Reads what a short form stands for (`*[HTML]: …`, PHP Markdown Extra).
    pub(super) fn abbreviation(&mut self, rest: &str) -> bool {
        /// Each is looked for in all of the text.
        const MOST: usize = 50;
        let Some((short, title)) = rest[2..].split_once("]:") else { return false };
        let is_one = !short.is_empty()
            && short.len() < 40
            && !title.trim().is_empty()
            && self.context.abbreviations.len() < MOST;
        if is_one {
            let title = title.trim().to_string();
            self.context.abbreviations.push((short.to_string(), title));
            self.emit("", true);
        }
        is_one
    }
}

/// Whether a line is the one below a table's head.
pub(super) fn is_table_rule(rest: &str) -> bool {
    rest.contains('-') && rest.chars().all(|c| " :|-".contains(c))
}

/// Whether a line names what follows it (MyST's `(name)=`).
pub(super) fn is_label(rest: &str) -> bool {
    rest.trim_end().strip_suffix(")=").is_some_and(|name| !name[1..].contains(['(', ' ']))
}

/// Whether a line names the address of references (`[label]: address`).
pub(super) fn is_reference(rest: &str) -> bool {
    let label = rest.strip_prefix('[').filter(|label| !label.starts_with('^'));
    label.and_then(|label| label.split_once("]:")).is_some_and(|(label, after)| {
        !label.is_empty() && !label.contains(['[', ']']) && !after.trim().is_empty()
    })
}

/// Whether a line stands for the table of contents, which the viewer has itself.
pub(super) fn is_contents(rest: &str) -> bool {
    let word = rest.trim().to_ascii_lowercase();
    matches!(word.as_str(), "[toc]" | "[[toc]]" | "[[_toc_]]" | "[[ toc ]]")
}
