//! The bar that shows how far a long run has come.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error, where that is a terminal and there is more than one document.
pub(super) fn bar(what: &'static str, documents: usize) -> ProgressBar {
    if documents < 2 || super::say::is_quiet() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64).with_message(what);
    match ProgressStyle::with_template("{msg} {wide_bar} {human_pos} of {human_len}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
