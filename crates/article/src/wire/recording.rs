//! Reads the JSON form of sounds and films, with their files and captions.

use super::article::lang;
use super::block::{blocks, known, words};
use super::node::JsonNode;
use super::picture::inner_image;
use super::span::spans;
use crate::{BlockKind, FileSource, MAX_PIXELS, Medium, Recording, Track, TrackKind};

pub(super) fn recording(node: &JsonNode, depth: usize) -> BlockKind {
    let Some(src) = node.get("src", source) else {
        node.warn("is a recording without a usable file; only its text is kept");
        return words(node);
    };
    let by_name = || Medium::of_file(src.as_str()).unwrap_or(Medium::Film);
    let pixels = |node: &JsonNode| node.number(MAX_PIXELS);
    let recording = Recording {
        medium: node.get("medium", |node| node.named(&Medium::ALL)).unwrap_or_else(by_name),
        title: node.text("title"),
        poster: node.get("poster", inner_image),
        width: node.get("width", pixels),
        height: node.get("height", pixels),
        duration: node.get("duration", |node| node.number(u32::MAX)),
        tracks: node.list("tracks", track),
        caption: spans(node, "caption"),
        transcript: blocks(node, "transcript", depth),
        src,
    };
    let keys = &[
        "medium",
        "src",
        "title",
        "poster",
        "width",
        "height",
        "duration",
        "tracks",
        "caption",
        "transcript",
    ];
    known(node, keys, BlockKind::Recording(Box::new(recording)))
}

fn track(node: &JsonNode) -> Option<Track> {
    node.only(&["src", "kind", "lang", "label"]);
    Some(Track {
        src: node.get("src", source)?,
        kind: node.get("kind", |node| node.named(&TrackKind::ALL)).unwrap_or(TrackKind::Subtitles),
        lang: node.get("lang", lang),
        label: node.text("label"),
    })
}

fn source(node: &JsonNode) -> Option<FileSource> {
    let text = node.string()?;
    node.allowed(FileSource::parse(&text))
}
