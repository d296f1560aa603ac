//! A value of the JSON and the way to it, so that every warning says where it is.

use crate::{Json, Location, Refused, Warning};
use std::cell::RefCell;
use std::fmt::Write;

/// A value and the way to it.
pub(super) struct JsonNode<'a> {
    pub(super) value: &'a Json,
    step: PathStep<'a>,
    parent: Option<&'a JsonNode<'a>>,
    warnings: &'a RefCell<Vec<Warning>>,
}

#[derive(Clone, Copy)]
enum PathStep<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> JsonNode<'a> {
    /// The document's outermost value.
    pub(super) fn root(value: &'a Json, warnings: &'a RefCell<Vec<Warning>>) -> Self {
        Self { value, step: PathStep::Root, parent: None, warnings }
    }

    fn child<'b>(&'b self, value: &'b Json, step: PathStep<'b>) -> JsonNode<'b> {
        JsonNode { value, step, parent: Some(self), warnings: self.warnings }
    }

    fn path(&self) -> String {
        let mut path = self.parent.map(JsonNode::path).unwrap_or_default();
        match self.step {
            PathStep::Root => {}
            PathStep::Key(key) if path.is_empty() => path.push_str(key),
            PathStep::Key(key) => drop(write!(path, ".{key}")),
            PathStep::Index(index) => drop(write!(path, "[{index}]")),
        }
        path
    }

    /// Says that something is the matter with the value.
    pub(super) fn warn(&self, message: impl Into<String>) {
        self.warn_of(message.into());
    }

    #[inline(never)]
    fn warn_of(&self, message: String) {
        let path = self.path();
        let place = if path.is_empty() { Location::Document } else { Location::Path(path) };
        self.warnings.borrow_mut().push(Warning::new(place, message));
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.value, Json::Object(_))
    }

    /// The value of `key`; null counts as absent.
    #[inline(never)]
    pub(super) fn field<'b>(&'b self, key: &'b str) -> Option<JsonNode<'b>> {
        match self.value.get(key) {
            None | Some(Json::Null) => None,
            Some(value) => Some(self.child(value, PathStep::Key(key))),
        }
    }

    /// Returns what `read` makes of the value of `key`.
    pub(super) fn get<T>(&self, key: &str, read: impl FnOnce(&JsonNode) -> Option<T>) -> Option<T> {
        read(&self.field(key)?)
    }

    /// The text under `key`; empty where there is none.
    pub(super) fn text(&self, key: &str) -> String {
        self.field(key).and_then(|node| node.string()).unwrap_or_default()
    }

    /// Returns what `read` makes of each item of the array under `key`; empty where there is none.
    pub(super) fn list<T>(&self, key: &str, read: impl Fn(&JsonNode) -> Option<T>) -> Vec<T> {
        self.field(key).map(|node| node.items(&read)).unwrap_or_default()
    }

    /// Returns what `read` makes of each item of an array; anything else is an array of itself.
    pub(super) fn items<T>(&self, read: &dyn Fn(&JsonNode) -> Option<T>) -> Vec<T> {
        let Json::Array(items) = self.value else {
            self.warn("is not a list and was read as a list of one");
            return read(self).into_iter().collect();
        };
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            values.extend(read(&self.child(item, PathStep::Index(index))));
        }
        values
    }

    /// A text; else a warning.
    pub(super) fn string(&self) -> Option<String> {
        match self.value {
            // NUL stands for nothing in a page and is refused by its parsers.
            Json::Text(text) => Some(text.replace('\0', "")),
            _ => {
                self.warn("is not a text and was left out");
                None
            }
        }
    }

    /// A text that `parse` understands; else a warning that says what is wanted.
    pub(super) fn parsed<T>(
        &self,
        wanted: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.string()?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.refuse(&text, wanted);
        }
        parsed
    }

    /// A whole number from 0 to `max`; else a warning.
    pub(super) fn number(&self, max: u32) -> Option<u32> {
        match self.value {
            Json::Number(number)
                if (0.0..=f64::from(max)).contains(number) && number.fract() == 0.0 =>
            {
                Some(*number as u32)
            }
            _ => {
                self.warn(format!("is not a whole number from 0 to {max} and was left out"));
                None
            }
        }
    }

    /// The value of a key that is true or false; false where there is none.
    pub(super) fn flag(&self, key: &str) -> bool {
        let Some(node) = self.field(key) else { return false };
        let Json::Bool(flag) = node.value else {
            node.warn("is not true or false and was left out");
            return false;
        };
        *flag
    }

    /// The value that a name stands for in a list of names; else a warning that lists them.
    pub(super) fn named<T: Copy>(&self, names: &[(T, &str)]) -> Option<T> {
        let listed: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
        let place = self.place(&listed)?;
        names.get(place).map(|(value, _)| *value)
    }

    /// The place of the text among names; else a warning that lists them.
    fn place(&self, names: &[&str]) -> Option<usize> {
        let text = self.string()?;
        let place = names.iter().position(|name| *name == text);
        if place.is_none() {
            self.refuse(&text, &format!("one of {}", names.join(", ")));
        }
        place
    }

    /// An address, unless it is refused, which is a warning.
    pub(super) fn allowed<T>(&self, address: Result<T, Refused>) -> Option<T> {
        address.map_err(|refused| self.warn_of_refused(&refused)).ok()
    }

    #[inline(never)]
    fn warn_of_refused(&self, refused: &Refused) {
        self.warn(format!("was left out: {refused}"));
    }

    #[inline(never)]
    fn refuse(&self, text: &str, wanted: &str) {
        self.warn(format!("\u{201c}{}\u{201d} is not {wanted} and was left out", clip(text)));
    }

    /// Says which keys were not looked at.
    pub(super) fn only(&self, known: &[&str]) {
        let Json::Object(entries) = self.value else { return };
        for (key, value) in entries.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            self.child(value, PathStep::Key(key)).warn("is not a known key and was left out");
        }
    }
}

/// The keys under which documents of this form hold words for readers, in reading order.
const TEXT_KEYS: [&str; 19] = [
    "term",
    "title",
    "label",
    "alt",
    "text",
    "spans",
    "reading",
    "tex",
    "content",
    "children",
    "blocks",
    "items",
    "head",
    "rows",
    "foot",
    "caption",
    "credit",
    "attribution",
    "transcript",
];

/// All the words of a value that is not understood.
pub(super) fn text_of(value: &Json) -> String {
    fn push(value: &Json, runs: &mut String) {
        match value {
            Json::Text(text) => {
                if !runs.is_empty() {
                    runs.push(' ');
                }
                runs.push_str(&text.replace('\0', ""));
            }
            Json::Array(items) => items.iter().for_each(|item| push(item, runs)),
            Json::Object(_) => TEXT_KEYS
                .iter()
                .filter_map(|key| value.get(key))
                .for_each(|value| push(value, runs)),
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }
    let mut runs = String::new();
    push(value, &mut runs);
    runs
}

/// The beginning of a text, for a message.
pub(super) fn clip(text: &str) -> String {
    let mut clipped: String = text.chars().take(40).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}
