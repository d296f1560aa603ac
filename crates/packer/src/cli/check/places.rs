//! Where words stand in a document's source.

use article::Location;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Finds words in the source; the same words are found once after the other.
#[derive(Default)]
pub(super) struct Places {
    /// The end of what was found last.
    found: RefCell<HashMap<String, usize>>,
    looked: Cell<usize>,
}

/// The most bytes that are looked through for one document: nobody goes line by line through more
/// findings.
const MOST: usize = 1 << 28;

impl Places {
    pub(super) fn find(&self, text: &str, words: &str) -> Location {
        let words = beginning(words.trim());
        if words.is_empty() || self.looked.get() > MOST {
            return Location::Document;
        }
        let mut found = self.found.borrow_mut();
        let from = found.get(words).copied().unwrap_or_default();
        let at = text.get(from..).and_then(|rest| rest.find(words)).map(|at| from + at);
        let at = at.or_else(|| text.find(words).filter(|_| from > 0));
        self.looked.set(self.looked.get() + 2 * text.len());
        match at {
            Some(at) => {
                found.insert(words.to_string(), at + words.len());
                Location::Line(text[..at].matches('\n').count() + 1)
            }
            None => Location::Document,
        }
    }
}

/// The first words of a text, which a line of the source holds as they are more often than all.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 32;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(ENOUGH) {
        Some((end, _)) => {
            let start = &line[..end];
            start.rsplit_once(' ').map_or(start, |(words, _)| words)
        }
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_twice_are_found_in_both_places() {
        let (places, text) = (Places::default(), "one\ntwo three\none\n");
        let find = |words| places.find(text, words);
        assert_eq!([find("one"), find("one")], [Location::Line(1), Location::Line(3)]);
        assert_eq!(find("two"), Location::Line(2));
        assert_eq!(find("four"), Location::Document);
    }
}
