//! Text captures and plain texts.

use crate::golden;

#[test]
fn golden_texts() {
    golden::check("text");
}
