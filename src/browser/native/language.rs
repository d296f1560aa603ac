//! The reader's languages. Where a page is prerendered it has no reader yet.

/// The reader's languages: none.
pub fn preferred() -> Vec<String> {
    Vec::new()
}
