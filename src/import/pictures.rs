//! Pictures that a document names by a relative path, brought into it.

use super::{Imported, Places};
use crate::article::{Block, BlockKind, Image, ImageSource, Warning};
use base64::prelude::*;
use percent_encoding::percent_decode_str;
use std::io;

/// Replaces relative picture addresses by the pictures themselves. `load` gives
/// the bytes at a path that is relative to the document, decoded; an error that it
/// makes itself ([`io::Error::other`]) says what is the matter. A picture that is not
/// there or not one that browsers show is left out of the figure with a warning,
/// and its text stays.
pub fn inline(imported: &mut Imported, mut load: impl FnMut(&str) -> io::Result<Vec<u8>>) {
    let Imported { article, warnings, places } = imported;
    let mut blocks: Vec<&mut Block> = article.body.iter_mut().chain(article.notes.iter_mut().flat_map(|note| &mut note.blocks)).collect();
    // The last one is the next one: warnings come in the document's order.
    blocks.reverse();
    while let Some(block) = blocks.pop() {
        match &mut block.kind {
            BlockKind::Figure(figure) => inline_one(&mut figure.image, &mut load, places, warnings),
            BlockKind::List { items, .. } => blocks.extend(items.iter_mut().flatten().rev()),
            BlockKind::Quote { blocks: inner, .. } | BlockKind::Box { blocks: inner, .. } => blocks.extend(inner.iter_mut().rev()),
            BlockKind::Paragraph { .. }
            | BlockKind::Heading { .. }
            | BlockKind::Pullquote { .. }
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Break => {}
        }
    }
    for image in article.related.iter_mut().filter_map(|story| story.image.as_mut()) {
        inline_one(image, &mut load, places, warnings);
    }
}

fn inline_one(image: &mut Image, load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>, places: &mut Places, warnings: &mut Vec<Warning>) {
    let ImageSource::Relative(address) = &image.src else { return };
    let place = places.next(address);
    let path = percent_decode_str(address.split(['?', '#']).next().unwrap_or_default()).decode_utf8_lossy();
    let mut warn = |message: &str| warnings.push(Warning::new(place.clone(), format!("picture {path}: {message}")));
    let mut described = |message: &str| warn(&format!("{message}; the page shows its description instead"));
    let bytes = match load(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return described("is not there: put it beside the document or correct its address");
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return described("may not be read: check its permissions"),
        Err(error) if error.get_ref().is_some() => return described(&error.to_string()),
        Err(error) => return described(&format!("could not be read ({error})")),
    };
    let Some(kind) = media_type(&bytes) else {
        return described("is not a PNG, JPEG, GIF, WebP, AVIF or SVG picture");
    };
    match imagesize::blob_size(&bytes) {
        Ok(size) if size.width.max(size.height) <= LARGEST => {
            image.width = image.width.or(u32::try_from(size.width).ok());
            image.height = image.height.or(u32::try_from(size.height).ok());
        }
        // An SVG picture need not say how large it is.
        Err(_) if kind == "svg+xml" => {}
        _ => warn("may be damaged: its size could not be told; open it to see"),
    }
    image.src = ImageSource::Inline(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(&bytes)));
}

/// Pixels; no picture is larger, and the JSON form takes no larger number.
const LARGEST: usize = 100_000;

/// The subtype of the picture's media type, by its first bytes (WHATWG MIME Sniffing §6.1; AVIF by its brand).
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => Some("avif"),
        _ => {
            let start = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
            start.contains("<svg").then_some("svg+xml")
        }
    }
}
