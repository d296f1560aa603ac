//! Files that are no text at all, or are in a form that looks like text and is not read yet.

/// The kind of file that the bytes are, for a message, where their beginning tells it.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => "a PDF file",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old word processor's document",
        [b'{', b'\\', b'r', b't', b'f', ..] => "a rich text (RTF) document",
        _ => return None,
    })
}

/// Whether the bytes are a document of Office that is encrypted (MS-OFFCRYPTO §2.3.4.4).
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
        && bytes.windows(name.len()).any(|part| part == name.as_slice())
}

/// Whether the text is a whole web page.
pub(super) fn is_page(text: &str) -> bool {
    let text = after_prolog(text);
    begins(text, "<!doctype html") || begins(text, "<html")
}

/// Whether the text begins as a web page does, or a part of one.
pub(super) fn is_markup(text: &str) -> bool {
    const PARTS: [&str; 22] = [
        "a",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "div",
        "figure",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "link",
        "main",
        "meta",
        "ol",
        "p",
        "section",
        "table",
        "title",
        "ul",
    ];
    let Some(tag) = after_prolog(text).strip_prefix('<') else { return false };
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let name = tag[..end].to_ascii_lowercase();
    is_page(text)
        || PARTS.contains(&name.as_str())
            && tag[end..].starts_with(|c: char| c.is_whitespace() || c == '>')
}

/// Whether the text is a feed, or notes of Evernote's.
pub(super) fn is_feed(text: &str) -> bool {
    let mut text = after_prolog(text);
    if begins(text, "<!doctype en-export") {
        text = text.split_once('>').map_or("", |(_, rest)| rest.trim_start());
    }
    ["<rss", "<feed", "<rdf:rdf", "<en-export"].into_iter().any(|mark| begins(text, mark))
}

/// Whether the text says that it is XML.
pub(super) fn is_xml(text: &str) -> bool {
    begins(text.trim_start(), "<?xml")
}

fn begins(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
}

/// The text after blanks, comments and instructions, and after a type that only names XHTML.
fn after_prolog(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let after = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 3),
            _ if rest.starts_with("<?") => rest.find('>').map(|end| end + 1),
            _ => None,
        };
        match after {
            Some(end) => rest = rest[end..].trim_start(),
            None => return rest,
        }
    }
}
