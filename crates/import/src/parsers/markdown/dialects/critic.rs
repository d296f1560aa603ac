//! Changes marked in a text: CriticMarkup (`{++…++}`, `{--…--}`, `{~~…~>…~~}`, `{==…==}`,
//! `{>>…<<}`) and GitLab's (`{+ … +}`, `[- … -]`).

use super::inline::{Scanner, Written};
use super::pieces::Meaning;

/// The marks around a change, and the element that it is.
const CHANGES: [(&str, &str, &str); 8] = [
    ("{++", "++}", "ins"),
    ("{--", "--}", "del"),
    ("{==", "==}", "mark"),
    ("{>>", "<<}", ""),
    ("{+ ", " +}", "ins"),
    ("{- ", " -}", "del"),
    ("[+ ", " +]", "ins"),
    ("[- ", " -]", "del"),
];

impl Scanner<'_, '_, '_, '_> {
    /// Reads the change that begins here.
    pub(super) fn change(&mut self) -> Written {
        let rest = self.rest();
        if rest.starts_with("{~~") {
            return self.replaced();
        }
        let (open, close, name) = CHANGES.into_iter().find(|(open, ..)| rest.starts_with(open))?;
        let start = self.at + open.len();
        let end = self.find(close, start)?;
        let content = self.text[start..end].trim();
        if content.is_empty() {
            return None;
        }
        let behind = end + close.len();
        if name.is_empty() {
            let number = self.number();
            self.context.log.warn(number, format!("a remark of an editor was left out: {content}"));
            return Some(self.keep(behind, Meaning::Nothing));
        }
        let written = self.around(name, content);
        Some((behind, Some(written)))
    }

    /// `{~~before~>after~~}`
    fn replaced(&mut self) -> Written {
        let start = self.at + 3;
        let end = self.find("~~}", start)?;
        let (before, after) = self.text[start..end].split_once("~>")?;
        let mut written = self.around("del", before);
        if !after.is_empty() {
            written.push_str(&self.around("ins", after));
        }
        Some((end + 3, Some(written)))
    }

    /// The content, which is Markdown, in an element.
    pub(super) fn around(&mut self, name: &str, content: &str) -> String {
        let mut keep = |html: String| self.context.pieces.keep("", Meaning::Html(html));
        let open = keep(format!("<{name}>"));
        format!("{open}{content}{}", keep(format!("</{name}>")))
    }
}
