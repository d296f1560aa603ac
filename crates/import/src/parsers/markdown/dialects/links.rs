//! The address behind a link's or picture's text, also as people write it: with blanks, with
//! a size (`pic.png =200x100`).

/// A width and a height in pixels, as far as they are said.
type Size = (Option<u32>, Option<u32>);

/// The content of a link's round brackets.
#[derive(Debug, PartialEq)]
pub(super) struct Destination<'t> {
    pub address: &'t str,
    /// With its quotation marks; empty where there is none.
    pub title: &'t str,
    pub size: Option<Size>,
    /// Whether CommonMark would not have read it.
    pub is_mended: bool,
    /// The offset behind the closing bracket.
    pub end: usize,
}

/// Reads the destination in a text that begins behind the opening bracket.
pub(super) fn destination(text: &str, is_picture: bool) -> Option<Destination<'_>> {
    let close = closing_of(text)?;
    let whole = &text[..close];
    let end = close + 1;
    let trimmed = whole.trim();
    let (trimmed, is_aligned) =
        match trimmed.strip_suffix('"').and_then(|t| t.rsplit_once(" align=\"")) {
            // Hashnode's.
            Some((body, side)) if !side.contains('"') => (body, true),
            _ => (trimmed, false),
        };
    let (body, title) = titled(trimmed);
    let (body, size) = sized(body);
    let given = title;
    let (title, size) = docsify(title, size);
    let (address, angled) = match body.strip_prefix('<').and_then(|body| body.strip_suffix('>')) {
        Some(address) => (address, true),
        None => (body, false),
    };
    let has_blanks = !angled && address.contains([' ', '\t']);
    let has_template = address.contains("{{") || address.contains("{%");
    // Words in brackets behind brackets are no address, unless they have an extension or a slash.
    let is_page = address.starts_with("[[") && address.ends_with("]]");
    let is_known = is_picture || is_page || is_path(address);
    if has_blanks && !has_template && (!is_known || address.contains('\n')) {
        return None;
    }
    let is_mended = has_blanks || size.is_some() || is_aligned || title.len() < given.len();
    Some(Destination { address, title, size, is_mended, end })
}

/// A title without what Docsify says in it: `':size=50x100'`, `':ignore'`, `':target=_blank'`.
fn docsify(title: &str, size: Option<Size>) -> (&str, Option<Size>) {
    const OPTIONS: [&str; 8] =
        ["size=", "ignore", "target=", "include", "no-zoom", "class=", "id=", "disabled"];
    let inner = title.get(1..title.len().saturating_sub(1)).unwrap_or_default();
    let is_one = |word: &str| {
        word.strip_prefix(':').is_some_and(|word| OPTIONS.iter().any(|name| word.starts_with(name)))
    };
    if inner.is_empty() || !inner.split_whitespace().all(is_one) {
        return (title, size);
    }
    let said = inner.split_whitespace().find_map(|word| word.strip_prefix(":size="));
    let side = |side: &str| side.parse::<u32>().ok();
    let said = said.map(|said| said.split_once('x').unwrap_or((said, "")));
    ("", size.or(said.map(|(width, height)| (side(width), side(height)))))
}

/// The offset of the mark that closes the one at the beginning of a text; both may stand within,
/// in pairs.
pub(super) fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in text.char_indices().take(5_000) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == open => depth += 1,
            c if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The offset of the bracket that ends a destination. Brackets in pairs, in angle brackets, in
/// a title and in template tags are within it.
fn closing_of(text: &str) -> Option<usize> {
    /// No address is longer, but one that is a picture itself.
    const LONGEST: usize = 2_000;
    let mut depth = 0_usize;
    let mut quote = None;
    let mut angle = false;
    let mut braces = 0_usize;
    let mut before = '(';
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match c {
            '\n' if before == '\n' => return None,
            _ if before == '\\' && c.is_ascii_punctuation() => {
                before = ' ';
                continue;
            }
            c if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ if braces > 1 => {}
            '<' if text[..at].trim().is_empty() => angle = true,
            '>' if angle => angle = false,
            _ if angle => {}
            '"' | '\'' if before.is_whitespace() && closes_title(&text[at + 1..], c) => {
                quote = Some(c)
            }
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        before = c;
    }
    None
}

/// Whether a quotation mark that opens a title is closed before the bracket that ends it all.
fn closes_title(text: &str, quote: char) -> bool {
    super::head(text, 1_000)
        .match_indices(quote)
        .any(|(at, _)| text[at + 1..].trim_start().starts_with(')'))
}

/// The address and the title behind it.
fn titled(text: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('\'', '\''), ('(', ')')] {
        let Some(inner) = text.strip_suffix(close) else { continue };
        // A mark with a stroke before it is of the title.
        let is_opening = |at: &usize| {
            let (before, after) = (&inner[..*at], &inner[at + 1..]);
            let is_apart = *at == 0 && open != '(' || before.ends_with(char::is_whitespace);
            is_apart
                && !after.replace("\\\\", "").replace(&format!("\\{close}"), "").contains(close)
        };
        if let Some(at) = inner.match_indices(open).map(|(at, _)| at).find(is_opening) {
            return (text[..at].trim_end(), &text[at..]);
        }
    }
    (text, "")
}

/// The address without the size behind it: `=200x100`, `=200x`, `=x100`, `=200`.
fn sized(text: &str) -> (&str, Option<Size>) {
    let read = || {
        let (address, size) = text.rsplit_once(char::is_whitespace)?;
        let (width, height) = match size.strip_prefix('=')? {
            size if size.contains(['x', 'X']) => size.split_once(['x', 'X'])?,
            size => (size, ""),
        };
        let pixels = |text: &str| text.trim_end_matches("px").parse::<u32>().ok();
        let all = [width, height].iter().all(|text| {
            text.is_empty() || *text == "*" || text.ends_with('%') || pixels(text).is_some()
        });
        all.then(|| (address.trim_end(), Some((pixels(width), pixels(height)))))
    };
    read().unwrap_or((text, None))
}

/// Whether words with blanks are the path of a file.
fn is_path(text: &str) -> bool {
    let path = text.split(['#', '?']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let extension = file.rsplit_once('.').map(|(_, extension)| extension);
    path.starts_with(['/', '.'])
        || extension.is_some_and(|extension| {
            (1..=5).contains(&extension.len())
                && extension.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

/// The address of a reference without the attributes that MultiMarkdown has behind it
/// (`[a]: b.png "Title" width=200px`).
pub(super) fn plain_reference(line: &str) -> &str {
    let mut rest = line.trim_end();
    let is_attribute = |word: &str| {
        word.split_once('=').is_some_and(|(key, value)| {
            matches!(key, "width" | "height" | "class" | "style" | "align" | "id")
                && !value.is_empty()
                && !value.contains(['"', '\''])
        })
    };
    while let Some((before, word)) = rest.rsplit_once(' ')
        && is_attribute(word)
    {
        rest = before.trim_end();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, &str, bool)> {
        destination(text, true).map(|found| (found.address, found.title, found.is_mended))
    }

    #[test]
    fn addresses_with_blanks_and_sizes_are_read() {
        assert_eq!(read("img/the weir.png) x"), Some(("img/the weir.png", "", true)));
        assert_eq!(read("<img/the weir.png>)"), Some(("img/the weir.png", "", false)));
        assert_eq!(read("a.png =200x100)"), Some(("a.png", "", true)));
        assert_eq!(read("a b.png \"T (t)\")"), Some(("a b.png", "\"T (t)\"", true)));
        assert_eq!(read("a_(b).png)"), Some(("a_(b).png", "", false)));
        assert_eq!(
            read("{{ 'a b.png' | relative_url }})"),
            Some(("{{ 'a b.png' | relative_url }}", "", true))
        );
        assert_eq!(destination("a.png =200x)", true).unwrap().size, Some((Some(200), None)));
    }

    #[test]
    fn words_in_brackets_are_no_address() {
        assert_eq!(destination("see there)", false), None);
        assert!(destination("my notes.md#a b)", false).is_some());
        assert_eq!(destination("never closed", false), None);
    }

    #[test]
    fn brackets_close_in_pairs() {
        assert_eq!(closing("[a [b] c] d", '[', ']'), Some(8));
        assert_eq!(closing("[a", '[', ']'), None);
    }
}
