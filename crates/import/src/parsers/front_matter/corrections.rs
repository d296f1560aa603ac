//! The corrections of an article, from its front matter.

use super::fields::get;
use super::keys::KeyReader;
use super::value::{Value, ValueNode};
use article::Correction;

impl KeyReader<'_> {
    /// Reads the corrections, each a text, or a text and its date.
    pub(super) fn corrections(&mut self, key: &str, node: &ValueNode) -> Vec<Correction> {
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        items.iter().filter_map(|item| self.correction(key, item)).collect()
    }

    fn correction(&mut self, key: &str, node: &ValueNode) -> Option<Correction> {
        let Value::Map(entries) = &node.value else {
            return self.text(key, node).map(|text| Correction { date: None, text: text.into() });
        };
        self.only(key, entries, &["date", "text", "note", "lang"]);
        let mut text = get(entries, &["text", "note"])
            .and_then(|node| self.phrase(&format!("{key}.text"), node))?;
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        text.lang = text.lang.or(lang);
        let date = get(entries, &["date"]).and_then(|node| self.date(&format!("{key}.date"), node));
        Some(Correction { date, text })
    }
}
