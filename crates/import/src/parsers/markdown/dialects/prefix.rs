//! The blanks and marks before a line's own text: indents, quotations, items.

/// The blanks and marks of quotations before a line's own text.
pub(super) fn split_prefix(line: &str) -> (&str, &str) {
    let end = line.find(|c: char| !matches!(c, ' ' | '\t' | '>')).unwrap_or(line.len());
    line.split_at(end)
}

/// The columns of the blanks before a text.
pub(super) fn columns(text: &str) -> usize {
    let blanks = text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |columns, byte| if byte == b'\t' { columns / 4 * 4 + 4 } else { columns + 1 })
}

/// The text of an item without its marks, as of `- 1. text`.
pub(super) fn without_markers(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..4 {
        let bullet = rest.strip_prefix(['-', '*', '+']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number =
            || rest[digits..].strip_prefix(['.', ')']).filter(|_| (1..10).contains(&digits));
        let Some(inner) = bullet.or_else(number).filter(|inner| inner.starts_with([' ', '\t']))
        else {
            break;
        };
        rest = inner.trim_start();
    }
    rest
}
