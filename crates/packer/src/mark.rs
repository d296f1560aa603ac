//! The mark of a page: how it and its files were made, so that a later run can tell that nothing
//! has changed.

use super::File;
use super::beginning::HTML;
use sha2::{Digest, Sha256};

const ATTRIBUTE: &str = " data-av-made=\"";
const DIGITS: usize = 16;

/// Marks a page with the hash of its files: whatever they are made from, be it the document, an
/// option or another version of the viewer, they differ where it does.
pub(crate) fn mark(files: &mut [File; 3]) {
    let hash = hash([&files[0].bytes, &files[1].bytes, &files[2].bytes]);
    let [page, ..] = files;
    if page.bytes.starts_with(HTML.as_bytes()) {
        let place = HTML.len()..HTML.len();
        page.bytes.splice(place, format!("{ATTRIBUTE}{hash}\"").into_bytes());
    }
}

/// Whether files are those that a page was marked with, unchanged.
pub fn is_marked([page, document, oembed]: [&[u8]; 3]) -> bool {
    let Some(rest) = page.strip_prefix([HTML, ATTRIBUTE].concat().as_bytes()) else { return false };
    match rest.split_at_checked(DIGITS) {
        Some((digits, [b'"', rest @ ..])) => {
            hash([&[HTML.as_bytes(), rest].concat(), document, oembed]).as_bytes() == digits
        }
        _ => false,
    }
}

fn hash(files: [&[u8]; 3]) -> String {
    let mut hash = Sha256::new();
    for bytes in files {
        // The length keeps apart what is in one file and what is in the next.
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// The beginning of a marked page: where another page begins so, its files hold the same.
pub fn marked(page: &File) -> &[u8] {
    page.bytes.get(..HTML.len() + ATTRIBUTE.len() + DIGITS).unwrap_or(&page.bytes)
}

/// Makes a page's mark fit no files, for a page whose other files are about to change; `false`
/// where it has none.
pub fn unmark(page: &mut [u8]) -> bool {
    let begins = page.starts_with([HTML, ATTRIBUTE].concat().as_bytes());
    match page.get_mut(HTML.len() + ATTRIBUTE.len()..).and_then(|rest| rest.get_mut(..DIGITS)) {
        Some(digits) if begins => {
            digits.fill(b'-');
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str, document: &str) -> File {
        let shell = super::super::shell::fill("en", "", text.to_string(), &[]);
        let mut files = [
            File::new("a.html", shell),
            File::new("a.json", document),
            File::new("a.oembed.json", "{}"),
        ];
        mark(&mut files);
        let [page, ..] = files;
        page
    }

    #[test]
    fn the_beginning_tells_whether_any_file_differs() {
        let (first, same, text, document) =
            (page("A", "{}"), page("A", "{}"), page("B", "{}"), page("A", "[]"));
        assert!(
            String::from_utf8_lossy(&first.bytes[marked(&first).len()..])
                .starts_with("\" lang=\"en\">\n<head>")
        );
        assert_eq!(marked(&first), marked(&same));
        assert!(marked(&first) != marked(&text) && marked(&first) != marked(&document));
    }

    #[test]
    fn a_mark_knows_its_files() {
        let shell = super::super::shell::fill("en", "", "A".to_string(), &[]);
        let mut files = [
            File::new("a.html", shell),
            File::new("a.json", "{}"),
            File::new("a.oembed.json", "{}"),
        ];
        assert!(!is_marked([&files[0].bytes, &files[1].bytes, &files[2].bytes]));
        mark(&mut files);
        assert!(is_marked([&files[0].bytes, &files[1].bytes, &files[2].bytes]));
        for changed in 0..3 {
            let mut bytes =
                [&files[0].bytes, &files[1].bytes, &files[2].bytes].map(|bytes| bytes.to_vec());
            bytes[changed].push(b' ');
            assert!(!is_marked([&bytes[0], &bytes[1], &bytes[2]]), "{changed}");
        }
    }

    #[test]
    fn a_page_can_say_that_it_is_to_be_made_anew() {
        let (mut old, new) = (page("A", "{}"), page("A", "{}"));
        assert!(
            unmark(&mut old.bytes)
                && marked(&old) != marked(&new)
                && old.bytes.len() == new.bytes.len()
        );
        assert!(!unmark(&mut b"<!doctype html>\n<html lang=\"en\">".to_vec()));
    }
}
