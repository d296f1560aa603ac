//! No reader yet, so no languages.

pub fn preferred() -> Vec<String> {
    Vec::new()
}
