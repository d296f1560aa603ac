//! A page's directives to programs that fetch it, read before anything else of it.

use html5gum::{Token, Tokenizer};

/// The directives in a page's head for those who fetch it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageDirectives {
    /// The directives for robots, in lower case, each with the program that it is for (`robots`
    /// for all).
    pub robots: Vec<(String, String)>,
    /// The policy for the `Referer` of what the page is made of, in lower case (W3C Referrer
    /// Policy §4.1), where it has one.
    pub referrer: Option<String>,
}

/// Reads the head of a page; `text` is its source.
pub fn page_directives(text: &str) -> PageDirectives {
    let mut found = PageDirectives::default();
    for token in Tokenizer::new(text).flatten() {
        let Token::StartTag(tag) = token else { continue };
        match &**tag.name {
            b"body" => break,
            b"meta" => {
                let attribute = |name: &[u8]| {
                    let value = tag.attributes.get(name)?;
                    Some(String::from_utf8_lossy(value).trim().to_ascii_lowercase())
                };
                let (Some(name), Some(content)) = (attribute(b"name"), attribute(b"content"))
                else {
                    continue;
                };
                if name == "referrer" {
                    found.referrer = Some(content);
                } else if name == "robots" || name == "article-viewer" {
                    let directives = content.split(',').map(|one| one.trim().to_string());
                    found.robots.extend(directives.map(|one| (name.clone(), one)));
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_heard_and_comments_and_the_text_are_not() {
        let page = "<!doctype html><!-- <meta name=robots content=none> --><title>T</title>\
                    <META NAME='Robots' CONTENT='noindex, NoArchive'>\
                    <meta name=googlebot content=none><meta name=referrer content=no-referrer>\
                    <body><meta name=robots content=none>";
        let found = page_directives(page);
        let all = |directive: &str| ("robots".to_string(), directive.to_string());
        assert_eq!(found.robots, [all("noindex"), all("noarchive")]);
        assert_eq!(found.referrer.as_deref(), Some("no-referrer"));
    }
}
