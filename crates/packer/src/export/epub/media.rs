//! The pictures, sounds and films of a book, each a file once however often it is shown.

use base64::prelude::*;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The files so far.
#[derive(Debug, Default)]
pub(super) struct Media {
    files: Vec<MediaFile>,
    places: HashMap<[u8; 32], usize>,
}

/// A file beside the text.
#[derive(Debug)]
pub(super) struct MediaFile {
    /// The path in the folder of the package.
    pub(super) name: String,
    /// The media type.
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// The types that every reading system shows (EPUB 3.3 §3.2), and those of films and their texts,
/// which books may have: as `data:` addresses name them and as the package does, and the extension.
const KINDS: [(&str, &str, &str); 12] = [
    ("image/png", "image/png", "png"),
    ("image/jpeg", "image/jpeg", "jpg"),
    ("image/gif", "image/gif", "gif"),
    ("image/webp", "image/webp", "webp"),
    ("image/svg+xml", "image/svg+xml", "svg"),
    ("audio/mpeg", "audio/mpeg", "mp3"),
    ("audio/mp4", "audio/mp4", "m4a"),
    ("audio/ogg", "audio/ogg; codecs=opus", "opus"),
    ("video/mp4", "video/mp4", "mp4"),
    ("video/webm", "video/webm", "webm"),
    ("video/ogg", "video/ogg", "ogv"),
    ("text/vtt", "text/vtt", "vtt"),
];

impl Media {
    /// Makes a file of what a `data:` address holds; its path as chapters name it. `None` where books
    /// have no such files.
    pub(super) fn add(&mut self, address: &str) -> Option<String> {
        let (head, data) = address.strip_prefix("data:")?.split_once(',')?;
        let named = head.split(';').next()?.to_ascii_lowercase();
        let (_, kind, extension) = KINDS.into_iter().find(|(known, ..)| *known == named)?;
        let bytes = match head.to_ascii_lowercase().ends_with(";base64") {
            true => BASE64_STANDARD.decode(data).ok()?,
            false => percent_decode_str(data).collect(),
        };
        // Of what Ogg may hold books have Opus alone.
        if extension == "opus" && !bytes.windows(8).take(100).any(|run| run == b"OpusHead") {
            return None;
        }
        let key = Sha256::digest(&bytes).into();
        let place = *self.places.entry(key).or_insert(self.files.len());
        if place == self.files.len() {
            let stem = kind.split('/').next().unwrap_or_default();
            let name = format!("media/{stem}-{}.{extension}", place + 1);
            self.files.push(MediaFile { name, kind, bytes });
        }
        Some(format!("../{}", self.files.get(place)?.name))
    }

    /// All files, in the order in which they are shown.
    pub(super) fn files(&self) -> &[MediaFile] {
        &self.files
    }
}
