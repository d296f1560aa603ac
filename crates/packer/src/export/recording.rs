//! Sounds and films as HTML, which Markdown takes, too.

use super::html::{Html, address, line};
use article::{Medium, Recording};
use article_viewer::content::escape;

impl Html {
    /// A recording with its caption; its transcript is a disclosure after it.
    pub(super) fn recording(&self, recording: &Recording, own: &str) -> String {
        let tag = if recording.medium == Medium::Sound { "audio" } else { "video" };
        let side = |side: Option<u32>| side.map(|side| side.to_string());
        let title = Some(recording.title.clone()).filter(|title| !title.is_empty());
        let poster = recording.poster.as_ref().map(|poster| address(poster).to_string());
        let attributes: String = [
            ("src", Some(recording.src.as_str().to_string())),
            ("title", title),
            ("poster", poster.filter(|poster| !poster.is_empty())),
            ("width", side(recording.width)),
            ("height", side(recording.height)),
            ("data-duration", side(recording.duration)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", escape(&value?))))
        .collect();
        let tracks: String = recording
            .tracks
            .iter()
            .map(|track| {
                let lang =
                    track.lang.as_ref().map(|lang| format!(" srclang=\"{}\"", lang.as_str()));
                let label = match track.label.is_empty() {
                    true => String::new(),
                    false => format!(" label=\"{}\"", escape(&track.label)),
                };
                let (kind, src) = (track.kind.name(), escape(track.src.as_str()));
                let lang = lang.unwrap_or_default();
                format!("<track kind=\"{kind}\" src=\"{src}\"{lang}{label}>")
            })
            .collect();
        let caption = match recording.caption.is_empty() {
            true => String::new(),
            false => format!("<figcaption>{}</figcaption>", line(&recording.caption)),
        };
        let transcript = match recording.transcript.is_empty() {
            true => String::new(),
            false => format!(
                "\n<details>\n<summary>Transcript</summary>\n{}</details>",
                self.blocks(&recording.transcript)
            ),
        };
        format!(
            "<figure{own}><{tag} controls{attributes}>{tracks}</{tag}>{caption}</figure>{transcript}"
        )
    }
}
