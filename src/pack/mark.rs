//! What a page says it and its files were made as, so that a later run can tell that nothing has changed.

use super::File;
use sha2::{Digest, Sha256};

/// How every page begins, up to where the mark is put.
const BEGINNING: &str = "<!doctype html>\n<html";
const ATTRIBUTE: &str = " data-av-made=\"";
const DIGITS: usize = 16;

/// Marks a page with the hash of its files: whatever they are made from, be it the document, an option or
/// another version of the viewer, they differ where it does.
pub fn mark(files: &mut [File; 3]) {
    let mut hash = Sha256::new();
    for file in files.iter() {
        // The length keeps apart what is in one file and what is in the next.
        hash.update(file.bytes.len().to_le_bytes());
        hash.update(&file.bytes);
    }
    let hash: String = hash.finalize().iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect();
    let [page, ..] = files;
    if page.bytes.starts_with(BEGINNING.as_bytes()) {
        let place = BEGINNING.len()..BEGINNING.len();
        page.bytes.splice(place, format!("{ATTRIBUTE}{hash}\"").into_bytes());
    }
}

/// The beginning of a marked page: where another page begins so, its files hold the same.
pub fn marked(page: &File) -> &[u8] {
    page.bytes.get(..BEGINNING.len() + ATTRIBUTE.len() + DIGITS).unwrap_or(&page.bytes)
}

/// Makes a page's mark fit no files, for a page whose other files are about to change; `false` where it has none.
pub fn unmark(page: &mut [u8]) -> bool {
    let begins = page.starts_with([BEGINNING, ATTRIBUTE].concat().as_bytes());
    match page.get_mut(BEGINNING.len() + ATTRIBUTE.len()..).and_then(|rest| rest.get_mut(..DIGITS)) {
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
        let shell = super::super::shell::fill("en", "", "", text.to_string(), &[]);
        let mut files = [File::new("a.html", shell), File::new("a.json", document), File::new("a.oembed.json", "{}")];
        mark(&mut files);
        let [page, ..] = files;
        page
    }

    #[test]
    fn the_beginning_tells_whether_any_file_differs() {
        let (first, same, text, document) = (page("A", "{}"), page("A", "{}"), page("B", "{}"), page("A", "[]"));
        assert!(String::from_utf8_lossy(&first.bytes[marked(&first).len()..]).starts_with("\" lang=\"en\">\n<head>"));
        assert_eq!(marked(&first), marked(&same));
        assert!(marked(&first) != marked(&text) && marked(&first) != marked(&document));
    }

    #[test]
    fn a_page_can_say_that_it_is_to_be_made_anew() {
        let (mut old, new) = (page("A", "{}"), page("A", "{}"));
        assert!(unmark(&mut old.bytes) && marked(&old) != marked(&new) && old.bytes.len() == new.bytes.len());
        assert!(!unmark(&mut b"<!doctype html>\n<html lang=\"en\">".to_vec()));
    }
}
