//! Web pages that a browser saved with their pictures in one file (MHTML, RFC 2557), taken apart by
//! mail-parser.

use super::html::{charset, fragment};
use super::own_pictures::OwnPictures;
use super::{ImportError, Locations, encoding, html};
use crate::parsers::Selector;
use article::{Article, Warning};
use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};
use std::collections::HashMap;
use url::Url;

/// Whether bytes begin as such a file does.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let head = begin.split("\r\n\r\n").next().unwrap_or_default();
    let head = head.split("\n\n").next().unwrap_or_default();
    let begins = [
        "from:",
        "mime-version:",
        "content-type:",
        "subject:",
        "date:",
        "snapshot-content-location:",
    ];
    begins.iter().any(|name| head.trim_start().starts_with(name))
        && (head.contains("content-type: multipart/related")
            || head.contains("mime-version:")
                && head.contains("multipart/")
                && head.contains("text/html"))
}

/// Reads the page in a file.
///
/// # Errors
/// There is none in it, and those of a page.
pub(super) fn article(
    bytes: &[u8],
    select: Option<&Selector>,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<Article, ImportError> {
    let missing = || ImportError::NoEntries("saved page");
    let message = MessageParser::default().parse(bytes).ok_or_else(missing)?;
    // The first is the page; others are in its frames.
    let page = message.parts.iter().find(|part| is_html(part)).ok_or_else(missing)?;
    let text = text(page, warnings);
    let own = page.content_location().or_else(|| message.content_location());
    let snapshot = message.header("Snapshot-Content-Location").and_then(|value| value.as_text());
    let own = own.or(snapshot).and_then(|address| Url::parse(address.trim()).ok());
    let mut parts: HashMap<String, &MessagePart<'_>> = HashMap::new();
    for part in &message.parts {
        if let Some(id) = part.content_id() {
            parts.insert(format!("cid:{}", id.trim_matches(['<', '>'])), part);
        }
        if let Some(place) = part.content_location() {
            let whole = own.as_ref().and_then(|own| own.join(place).ok());
            parts.insert(place.to_string(), part);
            parts.extend(whole.map(|whole| (whole.to_string(), part)));
        }
    }
    let mut held = OwnPictures::default();
    let mut load = |address: &str| {
        let whole = || own.as_ref()?.join(address).ok().map(|whole| whole.to_string());
        let part = parts.get(address).or_else(|| parts.get(&whole()?))?;
        let name = format!("{:p}", part.contents());
        held.address(&name, || Some(part.contents().to_vec()))
    };
    let address = own.as_ref().map(|own| own.to_string()).filter(|own| own.starts_with("http"));
    let load: fragment::Load<'_> = &mut load;
    let mut article = html::saved(&text, address.as_deref(), load, select, warnings, locations)?;
    held.put(&mut article);
    Ok(article)
}

fn is_html(part: &MessagePart<'_>) -> bool {
    let is_named = part.content_type().is_some_and(|kind| {
        kind.ctype() == "text" && kind.subtype().is_some_and(|kind| kind == "html")
            || kind.subtype().is_some_and(|kind| kind == "xhtml+xml")
    });
    is_named || matches!(part.body, PartType::Html(_))
}

/// The text of a part, by the encoding that it or the page names.
fn text(part: &MessagePart<'_>, warnings: &mut Vec<Warning>) -> String {
    let text = match &part.body {
        PartType::Html(text) | PartType::Text(text) => text.to_string(),
        _ => {
            let bytes = part.contents();
            charset::decode(bytes, warnings)
                .unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
        }
    };
    encoding::clean(&text, warnings)
}
