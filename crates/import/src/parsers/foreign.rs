//! Files that are no text at all, or are in a form that looks like text and is not read yet.

/// The kind of file that the bytes are, for a message, where their beginning tells it.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => "a PDF file",
        // Word, Pages and LibreOffice documents and EPUB books are ZIP archives.
        [b'P', b'K', 3, 4, ..] => "a word processor's document or another ZIP archive",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old word processor's document",
        [b'{', b'\\', b'r', b't', b'f', ..] => "a rich text (RTF) document",
        _ => return None,
    })
}

/// Whether the text is a whole web page.
pub(super) fn is_page(text: &str) -> bool {
    let begins = |mark: &str| {
        text.trim_start().get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    begins("<!doctype html") || begins("<html")
}
