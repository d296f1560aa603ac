//! All checks, with their ids, which docs/checks.md tells.

use super::document::Document;
use super::finding::{Findings, Severity};
use super::{blocks, head, headings, links, notes, pictures, words};
use Severity::{Error, Note, Warning};

/// A kind of finding.
pub(super) struct Row {
    pub id: &'static str,
    pub severity: Severity,
}

const fn row(id: &'static str, severity: Severity) -> Row {
    Row { id, severity }
}

/// All kinds, in the order of the alphabet.
pub(super) const ROWS: [Row; 32] = [
    row("accent-contrast", Warning),
    row("author-missing", Note),
    row("block-empty", Note),
    row("date-missing", Note),
    row("description-double", Note),
    row("description-missing", Warning),
    row("description-useless", Warning),
    row("heading-empty", Warning),
    row("heading-order", Warning),
    row("id-double", Warning),
    row("import", Warning),
    row("language-missing", Warning),
    row("left-out", Warning),
    row("link-dead", Error),
    row("link-empty", Warning),
    row("link-same-words", Note),
    row("link-words", Warning),
    row("markup-raw", Warning),
    row("note-empty", Warning),
    row("note-missing", Error),
    row("note-unused", Warning),
    row("picture-large", Warning),
    row("picture-missing", Error),
    row("quotes-mixed", Note),
    row("standfirst-missing", Note),
    row("text-missing", Error),
    row("title-double", Note),
    row("title-long", Warning),
    row("title-missing", Error),
    row("title-repeated", Note),
    row("unreadable", Error),
    row("word-double", Note),
];

/// The checks, each of which finds what it is named after.
const CHECKS: [fn(&Document, &mut Findings); 15] = [
    head::title,
    head::labels,
    head::language,
    headings::order,
    headings::empty,
    pictures::descriptions,
    links::words,
    links::same_words,
    links::within,
    notes::notes,
    blocks::empty,
    blocks::ids,
    words::raw_markup,
    words::double,
    words::quotes,
];

/// The ids of all kinds.
pub(in crate::cli) fn ids() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.id)
}

/// Lets all checks look at a document.
pub(super) fn look(document: &Document, findings: &mut Findings) {
    CHECKS.iter().for_each(|check| check(document, findings));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_in_order_and_each_is_there_once() {
        let ids: Vec<_> = ids().collect();
        assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
    }
}
