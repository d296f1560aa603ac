//! Tags and formulas that Habr has besides Markdown.

use super::super::html::{self, Token};
use super::blocks::Reader;
use super::callouts;
use super::inline::{Scanner, Written};
use super::pieces::Meaning;

impl Reader<'_, '_, '_, '_> {
    /// Reads a line that is one of Habr's tags: `<spoiler title="…">`, `<cut/>`, `<oembed>…`.
    pub(super) fn habr(&mut self, prefix: &str, rest: &str) -> bool {
        const NAMES: [&str; 6] = ["spoiler", "/spoiler", "cut", "habracut", "oembed", "anchor"];
        let line = rest.trim();
        let is_one = |name: &&&str| {
            let behind = line[1..].strip_prefix(**name);
            behind.is_some_and(|behind| behind.starts_with(['>', ' ', '/']))
        };
        let Some(name) = NAMES.iter().find(is_one).filter(|_| line.ends_with('>')) else {
            return false;
        };
        let tokens = html::tokens(line);
        let text = tokens.iter().find_map(|(token, _)| match token {
            Token::Text(text) => Some(text.trim().to_string()),
            _ => None,
        });
        match (*name, tokens.first().map(|(token, _)| token)) {
            ("spoiler", Some(Token::Open(tag))) if text.is_none() => {
                let title = tag.attribute("title").unwrap_or_default();
                self.emit_block(prefix, &callouts::open("details", title, Some(false)));
            }
            ("/spoiler", _) => self.emit_block(prefix, &[callouts::close("details").to_string()]),
            ("oembed", _) => match text.filter(|text| text.starts_with("http")) {
                Some(href) => self.emit_block(prefix, &[format!("{{{{< embed \"{href}\" >}}}}")]),
                None => return false,
            },
            ("cut" | "habracut", _) if text.is_none() => self.emit_block(prefix, &[]),
            // Its text is the name of the place.
            ("anchor", _) => match text {
                Some(id) => {
                    let anchor = format!("<a id=\"{}\"></a>", super::html_text(&id));
                    self.emit_block(prefix, &[anchor]);
                }
                None => return false,
            },
            _ => return false,
        }
        true
    }
}

impl Scanner<'_, '_, '_, '_> {
    /// Reads a formula between named marks: `$inline$x$inline$`, `$$display$$x$$display$$`.
    pub(super) fn habr_formula(&mut self) -> Written {
        for (mark, is_display) in [("$inline$", false), ("$$display$$", true)] {
            if !self.rest().starts_with(mark) {
                continue;
            }
            let start = self.at + mark.len();
            let end = self.find(mark, start)?;
            let tex = self.text[start..end].trim().to_string();
            return Some(self.keep(end + mark.len(), Meaning::Formula { tex, is_display }));
        }
        None
    }
}
