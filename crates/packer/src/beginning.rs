//! The first lines of every page, by which this program knows its own again.

use super::GENERATOR;

/// Up to the attributes of the page, of which there is the language, and in a folder the mark that
/// [`mark`](super::mark) sets.
pub(crate) const HTML: &str = "<!doctype html>\n<html";
/// Behind the attributes.
const HEAD: &str = ">\n<head>\n";
const CHARSET: &str = "<meta charset=\"utf-8\">\n";
const BY: &str = "<meta name=\"generator\" content=\"article-viewer ";

/// The bytes of a page by which its maker is recognised: nothing that a document can make longer
/// comes before that, and browsers look no further for the encoding (WHATWG HTML §4.2.5.4).
pub const BEGINNING: usize = 1024;

/// The first lines of a head, with a line end at their end.
///
/// Others are told nothing of the page's address (W3C Referrer Policy §3.1): not who reads what,
/// and sites that refuse their pictures to the pages of others give them to pages that name
/// themselves to nobody.
pub(crate) fn first_lines() -> String {
    format!(
        "{CHARSET}<meta name=\"generator\" content=\"{GENERATOR}\">\n<meta name=\"referrer\" \
         content=\"{REFERRER}\">\n"
    )
}

/// The part of a page's address that other sites are told.
pub(crate) const REFERRER: &str = "no-referrer";

/// Whether a page that begins so was written by this program or another version of it. Text that
/// only quotes what such a page says stands elsewhere.
pub fn is_ours(beginning: &[u8]) -> bool {
    // Programs that copy files may change line ends.
    let beginning = String::from_utf8_lossy(beginning).replace("\r\n", "\n");
    let attributes = beginning.strip_prefix(HTML).and_then(|rest| rest.split_once(HEAD));
    attributes.is_some_and(|(attributes, head)| {
        let is_plain = attributes
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'=' | b'"' | b'-'));
        is_plain && head.strip_prefix(CHARSET).is_some_and(|rest| rest.starts_with(BY))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_only_quotes_what_made_others_is_not_ours() {
        let ours = format!("{HTML} lang=\"en\"{HEAD}{}", first_lines());
        assert!(is_ours(ours.as_bytes()) && is_ours(ours.replace('\n', "\r\n").as_bytes()));
        let quoted = format!("{HTML} lang=\"en\"{HEAD}<title>{ours}</title>");
        let commented = format!("{HTML}><!--{HEAD}{}", first_lines());
        let other = ours.replace("article-viewer", "another");
        for page in
            [quoted.as_str(), &commented, &other, &format!("\n{ours}"), "", HTML, &ours[..60]]
        {
            assert!(!is_ours(page.as_bytes()), "{page}");
        }
    }
}
