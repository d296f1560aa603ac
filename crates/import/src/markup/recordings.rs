//! Sounds and films, and what is said in them.

use super::Element;
use super::blocks::Blocks;
use article::{
    BlockKind, FileSource, Image, ImageSource, Lang, MAX_PIXELS, Medium, Recording, Track,
    TrackKind,
};

impl Blocks {
    /// A sound or a film that a browser plays; whether the element is one.
    pub(super) fn recording(&mut self, element: &Element) -> bool {
        let Some(recording) = recording(element) else { return false };
        self.end_line();
        self.push(element, BlockKind::Recording(Box::new(recording)));
        true
    }

    /// A picture whose file is a film or a sound, with the caption of the figure that it is in.
    pub(super) fn filmed(&mut self, image: &Element, figure: &Element) {
        let Some(mut recording) = recording(image) else { return };
        let caption = figure.find(&|found| found.is(&["figcaption", "figcap"]));
        recording.caption = caption.map(|caption| self.spans(caption)).unwrap_or_default();
        self.push(figure, BlockKind::Recording(Box::new(recording)));
    }
}

/// The recording of an element: a player's, or what shows a file of one.
pub(super) fn recording(element: &Element) -> Option<Recording> {
    let own = match element.tag.as_str() {
        "audio" => Some(Medium::Sound),
        "video" => Some(Medium::Film),
        "img" | "iframe" | "embed" | "object" => None,
        _ => return None,
    };
    let file = |element: &Element| {
        let names = ["src", "data-src", "data"].into_iter();
        let address = names.filter_map(|name| element.attribute(name)).find(|it| is_played(it))?;
        FileSource::parse(address).ok()
    };
    let mut sources = element.elements().filter(|child| child.is(&["source"]));
    let src = file(element).or_else(|| own.and_then(|_| sources.find_map(file)))?;
    let medium = own.or_else(|| Medium::of_file(src.as_str()))?;
    let text = |name: &str| element.attribute(name).map(str::to_string);
    let side = |name: &str| {
        let pixels = element.attribute(name)?.trim_end_matches("px").parse().ok();
        pixels.filter(|side| (1..=MAX_PIXELS).contains(side))
    };
    let poster = element.attribute("poster").and_then(|address| ImageSource::parse(address).ok());
    let (width, height) = match medium {
        Medium::Film => (side("width"), side("height")),
        Medium::Sound => (None, None),
    };
    Some(Recording {
        title: text("title").or(text("aria-label")).or(text("alt")).unwrap_or_default(),
        poster: poster.map(|src| Image { src, alt: String::new(), width: None, height: None }),
        width,
        height,
        duration: element.attribute("data-duration").and_then(|seconds| seconds.parse().ok()),
        tracks: element.elements().filter_map(track).collect(),
        ..Recording::new(medium, src)
    })
}

/// Whether an address can be played: few browsers play lists of a film's parts (HLS, DASH).
pub fn is_played(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    ![".m3u8", ".mpd"].iter().any(|end| path.ends_with(end))
}

fn track(element: &Element) -> Option<Track> {
    if !element.is(&["track"]) {
        return None;
    }
    let text = |name: &str| element.attribute(name).unwrap_or_default();
    written_track(text("src"), text("kind"), text("srclang"), text("label"))
}

/// A track by its attributes; `None` for one that is for scripts.
pub fn written_track(src: &str, kind: &str, lang: &str, label: &str) -> Option<Track> {
    let named = |name: &str| TrackKind::ALL.into_iter().find(|(_, known)| *known == name);
    let kind = match kind.to_ascii_lowercase().as_str() {
        "" => TrackKind::Subtitles,
        name => named(name)?.0,
    };
    let src = FileSource::parse(src).ok()?;
    Some(Track { src, kind, lang: Lang::parse(lang), label: label.to_string() })
}
