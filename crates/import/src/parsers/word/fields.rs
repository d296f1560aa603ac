//! Fields: text that a program makes, such as links, numbers of pages and tables of contents.

use crate::markup::Element;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// Its instruction, such as `HYPERLINK "…"`.
    pub code: String,
    /// Whether its result has begun.
    pub is_result: bool,
    /// Whether it has opened an element in the line.
    pub is_wrapped: bool,
}

impl Field {
    /// Whether its result is a table of contents or a list of places.
    pub(super) fn is_contents(&self) -> bool {
        let name = self.code.split_whitespace().next().unwrap_or_default();
        ["TOC", "INDEX", "TOA"].contains(&name.to_ascii_uppercase().as_str())
    }

    /// The address to which it links.
    pub(super) fn link(&self) -> Option<String> {
        link(&self.code)
    }
}

/// The address of a code such as `HYPERLINK "https://…" \l "place"` or `REF place \h`.
pub(super) fn link(code: &str) -> Option<String> {
    let words = words(code);
    let mut words = words.iter().map(String::as_str);
    let name = words.next()?.to_ascii_uppercase();
    match name.as_str() {
        "HYPERLINK" => {
            let (mut address, mut place) = (String::new(), None);
            while let Some(word) = words.next() {
                match word {
                    "\\l" => place = words.next(),
                    "\\o" | "\\t" => drop(words.next()),
                    "\\n" | "\\m" => {}
                    word if address.is_empty() => address = word.to_string(),
                    _ => {}
                }
            }
            let place = place.map(|place| format!("#{place}")).unwrap_or_default();
            Some(address + &place).filter(|address| !address.is_empty())
        }
        "REF" | "NOTEREF" => {
            let place = words.next()?.to_string();
            words.any(|word| word == "\\h").then(|| format!("#{place}"))
        }
        _ => None,
    }
}

/// Words, and what stands between quotation marks.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = code.trim();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_string());
        rest = after.trim_start();
    }
    words
}

/// The bookmarks to which links within the document lead.
pub(super) fn anchors(document: &Element) -> Vec<String> {
    let mut found = Vec::new();
    collect(document, &mut found);
    // Only the table of contents, which is left out, leads to these.
    found.retain(|name| !name.starts_with("_Toc") && !name.is_empty());
    found.sort();
    found.dedup();
    found
}

fn collect(element: &Element, found: &mut Vec<String>) {
    if element.is(&["w:hyperlink"]) {
        found.extend(element.attribute("w:anchor").map(str::to_string));
    }
    let code = match element.tag.as_str() {
        "w:instrtext" => Some(element.raw_text()),
        "w:fldsimple" => element.attribute("w:instr").map(str::to_string),
        _ => None,
    };
    let place = code.and_then(|code| link(&code));
    found.extend(place.and_then(|place| Some(place.split_once('#')?.1.to_string())));
    element.elements().for_each(|child| collect(child, found));
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn links_are_read_from_their_codes() {
        for (code, address) in [
            (r#" HYPERLINK "https://a.example/" \l "b" \o "Tip" "#, Some("https://a.example/#b")),
            (r#"HYPERLINK \l "_Ref1""#, Some("#_Ref1")),
            (r"REF _Ref1 \h", Some("#_Ref1")),
            (r"REF _Ref1", None),
            ("PAGE", None),
        ] {
            assert_eq!(link(code).as_deref(), address, "{code}");
        }
    }
}
