//! Marks within a line that CommonMark has none of, and those that it reads otherwise than people
//! who write Chinese and Japanese.

use super::inline::{Scanner, Written};
use super::pieces::{JOINER, Meaning};
use super::{emphasis, head, html_text, links, obsidian};
use crate::parsers::characters::is_mark;

/// Keys whose names are no words.
const KEYS: [&str; 16] = [
    "ctrl",
    "cmd",
    "alt",
    "shift",
    "enter",
    "tab",
    "esc",
    "escape",
    "del",
    "delete",
    "backspace",
    "space",
    "option",
    "command",
    "win",
    "fn",
];

impl Scanner<'_, '_, '_, '_> {
    /// `==marked==`, `++inserted++`.
    pub(super) fn paired(&mut self, mark: &'static str, name: &str) -> Written {
        let byte = mark.as_bytes()[0];
        let length = self.rest().bytes().take_while(|other| *other == byte).count();
        let before = self.before();
        let after = self.after(length);
        if length == 2 {
            if let Some(at) = self.context.paired.iter().position(|open| *open == mark) {
                let closes = before.is_some_and(|c| !c.is_whitespace())
                    && !after.is_some_and(|c| c.is_ascii_alphanumeric());
                if closes {
                    self.context.paired.remove(at);
                    return Some(self.keep(self.at + 2, Meaning::Html(format!("</{name}>"))));
                }
            } else if after.is_some_and(|c| !c.is_whitespace())
                && !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '\\')
                && self.closes_pair(mark)
            {
                self.context.paired.push(mark);
                return Some(self.keep(self.at + 2, Meaning::Html(format!("<{name}>"))));
            }
        }
        self.at += length;
        None
    }

    /// Whether a mark after this one could be its end.
    fn closes_pair(&self, mark: &'static str) -> bool {
        let mut from = self.at + 2;
        for _ in 0..4 {
            let Some(end) = self.find(mark, from) else { return false };
            let before = self.text[..end].chars().next_back();
            let after = self.text[end + 2..].chars().next();
            let sign = mark.chars().next();
            if before.is_some_and(|c| !c.is_whitespace())
                && before != sign
                && after != sign
                && !after.is_some_and(|c| c.is_ascii_alphanumeric())
            {
                return end > self.at + 2;
            }
            from = end + 2;
        }
        false
    }

    /// Obsidian's comment within a line or a paragraph.
    pub(super) fn comment(&mut self) -> Written {
        if let Some(inner) = self.rest().strip_prefix("%[") {
            // Hashnode's film or page of another site.
            let href = &inner[..head(inner, 2_000).find([']', '\n', ' '])?];
            let is_one = href.starts_with("http") && inner[href.len()..].starts_with(']');
            let title = String::new();
            let end = self.at + href.len() + 3;
            return is_one.then(|| self.keep(end, Meaning::Embed { href: href.into(), title }));
        }
        let before = self.before();
        let is_number = before.is_some_and(|c| c.is_ascii_digit() || c == '%');
        if !self.rest().starts_with("%%") || is_number {
            return None;
        }
        let end = self.find("%%", self.at + 2)? + 2;
        Some(self.keep(end, Meaning::Nothing))
    }

    /// Keys as MkDocs has them: `++ctrl+alt+del++`.
    pub(super) fn keys(&mut self) -> Written {
        let inner = head(self.rest().strip_prefix("++")?, 60);
        let end = inner.find("++")?;
        let keys: Vec<&str> = inner[..end].split('+').collect();
        let is_of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_key = |key: &&str| !key.is_empty() && key.chars().all(is_of_key);
        if !keys.iter().all(is_key) || !keys.iter().any(|key| KEYS.contains(key)) {
            return None;
        }
        let keys: Vec<String> = keys.iter().map(|key| format!("<kbd>{key}</kbd>")).collect();
        Some(self.keep(self.at + end + 4, Meaning::Html(keys.join("+"))))
    }

    /// The reading of characters, as Aozora Bunko has it: `｜漢字《かんじ》`.
    pub(super) fn barred_reading(&mut self) -> Written {
        let inner = self.rest().strip_prefix(['|', '｜'])?;
        let (base, after) = head(inner, 200).split_once('《')?;
        let (reading, _) = after.split_once('》')?;
        let bar = self.rest().len() - inner.len();
        let end = self.at + bar + base.len() + '《'.len_utf8() + reading.len() + '》'.len_utf8();
        let is_text = |text: &str| {
            !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || "|｜《".contains(c))
        };
        // Rows of tables have bars, too.
        let line = self.text[end..].split('\n').next().unwrap_or_default();
        if !is_text(base) || !is_text(reading) || line.contains('|') {
            return None;
        }
        let (base, reading) = (html_text(base), html_text(reading));
        Some(self.keep(end, Meaning::Html(format!("<ruby>{base}<rt>{reading}</rt></ruby>"))))
    }

    /// A note within a line, the id of a block, or a superscript.
    pub(super) fn caret(&mut self) -> Written {
        let rest = self.rest();
        if rest.starts_with("^[") {
            let end = links::closing(&rest[1..], '[', ']')? + 1;
            let text = &rest[2..end];
            if text.trim().is_empty() || self.text[..self.at].ends_with('[') {
                return None;
            }
            let number = self.number();
            let label = self.context.note(text, number);
            return Some((self.at + end + 1, Some(label)));
        }
        if rest.starts_with("^^") {
            // An outliner's mark, and MkDocs' sign for what was put in.
            let name = if self.context.is_outline { "mark" } else { "ins" };
            return self.paired("^^", name);
        }
        if let Some((id, length)) = obsidian::block_id(rest, self.before()) {
            let html = format!("<a id=\"{id}\"></a>");
            return Some(self.keep(self.at + length, Meaning::Html(html)));
        }
        self.script('^', "sup")
    }

    /// A subscript, as Pandoc has it; two are CommonMark's for what is struck out.
    pub(super) fn tilde(&mut self) -> Written {
        if self.rest().starts_with("~~") || self.before() == Some('~') {
            return self.run_of(b'~');
        }
        if let Some(found) = self.script('~', "sub") {
            return Some(found);
        }
        self.struck().or_else(|| self.run_of(b'~'))
    }

    /// Words between single tildes with nothing before them, which GitHub and Bear strike out.
    fn struck(&mut self) -> Written {
        let is_mark = |c: char| "*_`<>[]$\\~\n".contains(c);
        let begins = self.before().is_none_or(|c| c.is_whitespace() || "([{\"“‘".contains(c));
        let inner = head(&self.rest()[1..], 200);
        let end = inner.find(is_mark).filter(|end| begins && inner[*end..].starts_with('~'))?;
        let (words, after) = (&inner[..end], inner[end + 1..].chars().next());
        let is_tight = !words.is_empty()
            && !words.starts_with(char::is_whitespace)
            && !words.ends_with(char::is_whitespace)
            && words.chars().any(char::is_alphabetic);
        if !is_tight || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '~' | '/')) {
            return None;
        }
        let html = format!("<s>{}</s>", html_text(words));
        Some(self.keep(self.at + end + 2, Meaning::Html(html)))
    }

    /// `H~2~O`, `2^10^`: no blanks within, and a letter, digit or bracket before it.
    fn script(&mut self, mark: char, name: &str) -> Written {
        let inner = &self.rest()[1..];
        let end = inner.find(|c: char| c == mark || c.is_whitespace())?;
        let content = &inner[..end];
        let is_script = inner[end..].starts_with(mark)
            && !inner[end + 1..].starts_with(mark)
            && content.chars().any(char::is_alphanumeric)
            && content.len() < 40
            && !content.contains(['[', ']', '*', '`', '<', '$'])
            && match self.before() {
                // `^TM^` may stand behind a blank, too.
                None | Some(' ') => mark == '^' && content.chars().count() < 10,
                Some(c) => c.is_alphanumeric() || matches!(c, ')' | ']' | '*' | '_'),
            };
        if !is_script {
            return None;
        }
        let html = format!("<{name}>{}</{name}>", html_text(&content.replace('\\', "")));
        Some(self.keep(self.at + end + 2, Meaning::Html(html)))
    }

    /// Notes a run of asterisks. Whether it is the end of what one of the same length before it began,
    /// though CommonMark takes it for a beginning: a mark is before it and a letter after it
    /// (`**Note:**text`).
    fn closes_run(&mut self, length: usize) -> bool {
        let (before, after) = (self.before(), self.after(length));
        let is_letter = |c: char| !c.is_whitespace() && !is_mark(c);
        let opens = after.is_some_and(is_letter)
            && before.is_none_or(|c| c.is_whitespace() || is_mark(c))
            || after.is_some_and(is_mark) && before.is_none_or(char::is_whitespace);
        let is_open = self.open_runs.last() == Some(&length);
        let may_close = before.is_some_and(|c| !c.is_whitespace());
        let is_end = before.is_some_and(|c| ".,:;!?%…。।)]}\"'”’»".contains(c));
        if is_open && opens && is_end && after.is_some_and(is_letter) {
            self.open_runs.pop();
            return true;
        }
        if is_open && may_close && !opens {
            self.open_runs.pop();
        } else if opens {
            self.open_runs.push(length);
        }
        false
    }

    /// A run of marks of emphasis, with letters that are not shown where it needs them.
    pub(super) fn run_of(&mut self, byte: u8) -> Written {
        let length = self.rest().bytes().take_while(|other| *other == byte).count();
        let (mut before, after) = emphasis::joiners(self.before(), self.after(length));
        let end = self.at + length;
        if byte == b'*' {
            before |= self.closes_run(length);
        }
        if !before && !after {
            self.at = end;
            return None;
        }
        let mut written = String::new();
        written.extend(before.then_some(JOINER));
        written.push_str(&self.text[self.at..end]);
        written.extend(after.then_some(JOINER));
        Some((end, Some(written)))
    }
}
