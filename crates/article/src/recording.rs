//! Sounds and films, and the files that they are made of.

use super::link::{clean, is_base64, normalized, scheme};
use super::{Block, Href, Image, Lang, Refused, Span};
use serde::{Serialize, Serializer};

/// A sound or a film, for the browser's own player.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recording {
    /// Whether it is heard or seen.
    pub medium: Medium,
    /// The place of its bytes.
    pub src: FileSource,
    /// The title, in one line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// A picture that stands for a film until it plays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster: Option<Image>,
    /// The width of a film in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The height of a film in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The length in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// Texts that go along with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    /// The text below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    /// The text of what is said in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transcript: Vec<Block>,
}

impl Recording {
    /// A recording of which nothing is known but its file.
    pub fn new(medium: Medium, src: FileSource) -> Self {
        Self {
            medium,
            src,
            title: String::new(),
            poster: None,
            width: None,
            height: None,
            duration: None,
            tracks: Vec::new(),
            caption: Vec::new(),
            transcript: Vec::new(),
        }
    }
}

/// Whether a recording is heard or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Medium {
    /// Heard.
    Sound,
    /// Seen, and mostly heard.
    Film,
}

impl Medium {
    /// Both, each with its name in JSON.
    pub const ALL: [(Self, &str); 2] = [(Self::Sound, "sound"), (Self::Film, "film")];

    /// The medium of a file by its name's extension; `None` for other files.
    pub fn of_file(address: &str) -> Option<Self> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        let (stem, extension) = name.rsplit_once('.')?;
        let is = |known: &str| extension.eq_ignore_ascii_case(known);
        let medium = match () {
            () if stem.is_empty() => return None,
            () if ["mp3", "m4a", "aac", "oga", "ogg", "opus", "wav", "flac", "weba"]
                .into_iter()
                .any(is) =>
            {
                Self::Sound
            }
            () if ["mp4", "m4v", "webm", "ogv", "mov"].into_iter().any(is) => Self::Film,
            () => return None,
        };
        Some(medium)
    }
}

/// A text that goes along with a recording, in WebVTT.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Track {
    /// The place of its bytes.
    pub src: FileSource,
    /// Its use.
    pub kind: TrackKind,
    /// Its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Its name in the player's menu.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
}

/// The use of a track (WHATWG HTML §4.8.11.11, `kind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TrackKind {
    /// The words that are spoken, in another language.
    Subtitles,
    /// Words and sounds, for those who do not hear them.
    Captions,
    /// Descriptions of the picture, for those who do not see it.
    Descriptions,
    /// Titles of chapters.
    Chapters,
}

impl TrackKind {
    /// All, each with its name in JSON and in HTML.
    pub const ALL: [(Self, &str); 4] = [
        (Self::Subtitles, "subtitles"),
        (Self::Captions, "captions"),
        (Self::Descriptions, "descriptions"),
        (Self::Chapters, "chapters"),
    ];

    /// The name in JSON and in HTML.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// The place of a recording's or a track's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileSource {
    /// In the document: a `data:` URL of a sound, a film or WebVTT.
    Inline(String),
    /// Elsewhere: the address of a file that is asked for only where the reader wants it.
    Linked(Href),
}

impl FileSource {
    /// Cleans and judges the address as [`Href::parse`] does.
    ///
    /// # Errors
    /// Those of [`Href::parse`], an address that is no page's, and a `data:` address of anything
    /// but a sound, a film or WebVTT.
    pub fn parse(raw: &str) -> Result<Self, Refused> {
        let url = normalized(clean(raw)?)?;
        if scheme(&url).as_deref() == Some("data") {
            return match is_file_data(&url) {
                true => Ok(Self::Inline(url)),
                false => Err(Refused::because(
                    "data: addresses are allowed for sounds, films and WebVTT only (in base64)",
                )),
            };
        }
        let href = Href::parse(&url)?;
        match href.is_page() {
            true => Ok(Self::Linked(href)),
            false => Err(Refused::because("the address is no file's")),
        }
    }

    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Inline(address) => address,
            Self::Linked(href) => href.as_str(),
        }
    }
}

impl Serialize for FileSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Whether a `data:` address is that of a sound, a film or WebVTT in base64.
fn is_file_data(url: &str) -> bool {
    const TYPES: [&str; 10] = [
        "audio/mpeg",
        "audio/mp4",
        "audio/aac",
        "audio/ogg",
        "audio/wav",
        "audio/flac",
        "audio/webm",
        "video/mp4",
        "video/webm",
        "video/ogg",
    ];
    let Some((head, data)) = url.split_once(',') else { return false };
    let head = head.to_ascii_lowercase();
    let known = TYPES.into_iter().chain(["text/vtt"]);
    known.into_iter().any(|kind| head == format!("data:{kind};base64")) && is_base64(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_names() {
        for (address, medium) in [
            ("clip.mp4", Some(Medium::Film)),
            ("https://example.org/a/Talk.MP3?dl=1#t=3", Some(Medium::Sound)),
            ("a.webm", Some(Medium::Film)),
            ("a.png", None),
            (".mp4", None),
            ("mp4", None),
        ] {
            assert_eq!(Medium::of_file(address), medium, "{address}");
        }
    }

    #[test]
    fn no_address_runs_code_or_is_a_page() {
        for address in [
            "javascript:alert(1)",
            "data:text/html;base64,AAAA",
            "data:video/mp4,<script>",
            "data:image/svg+xml;base64,AAAA",
            "blob:https://example.org/x",
            "mailto:a@example.org",
            "",
        ] {
            assert!(FileSource::parse(address).is_err(), "{address}");
        }
        for address in ["clip.mp4", "https://example.org/a.mp3", "data:video/mp4;base64,AAAA"] {
            assert_eq!(FileSource::parse(address).unwrap().as_str(), address);
        }
    }
}
