//! Sounds and films, in the browser's own player or as a card that leads to them.

use super::embed::card;
use super::markup::{Markup, element};
use super::rendering::{Rendering, is_held};
use article::{FileSource, Image, ImageSource, Medium, Recording, Span, Track};

/// Builds a recording: its player, caption and transcript. A file that is elsewhere has a player
/// only where the page may ask for it, and then not before it is played. `begin` makes an element
/// of a name with the block's id and language.
pub(super) fn recording(
    begin: impl FnOnce(&'static str) -> Markup,
    recording: Recording,
    rendering: &Rendering,
) -> Markup {
    let Recording { medium, src, title, poster, width, height, duration, tracks, .. } = recording;
    let labels = rendering.labels;
    let (tag, key, word) = match medium {
        Medium::Sound => ("audio", "sound", labels.sound),
        Medium::Film => ("video", "film", labels.film),
    };
    let transcript = (!recording.transcript.is_empty()).then(|| {
        let title = element("span").attribute("lang", labels.lang);
        let title = title.word("transcript", labels.transcript);
        element("details")
            .class("av-box av-transcript")
            .child(element("summary").class("av-box-title").child(title))
            .blocks(recording.transcript, rendering)
    });
    let preload = match &src {
        FileSource::Inline(_) => Some("metadata"),
        FileSource::Linked(href) if rendering.remote_images && href.is_nameable() => Some("none"),
        FileSource::Linked(_) => None,
    };
    let (shown, title) = match (preload, src) {
        (None, FileSource::Linked(href)) => {
            let kind = element("span").attribute("lang", labels.lang).word(key, word);
            let kind = element("p").class("av-embed-site").child(kind);
            let kind = match duration {
                Some(seconds) => kind.text(format!(" · {}", clock(seconds))),
                None => kind,
            };
            let title = if title.is_empty() { name(href.as_str()) } else { title };
            (card(href, vec![Span::text(title)], Some(kind), poster, rendering), None)
        }
        (preload, src) => {
            let player = element(tag).class("av-player").attribute("controls", "");
            let player = player
                .attribute("preload", preload.unwrap_or("none"))
                .attribute("src", src.as_str().to_string());
            let player = match title.is_empty() {
                true => player.attribute("data-word-label", key).attribute("aria-label", word),
                false => player.attribute("aria-label", title.clone()),
            };
            let player = match medium {
                Medium::Sound => player,
                Medium::Film => {
                    let poster = poster.and_then(|poster| address(poster, rendering));
                    player.optional("poster", poster).sized(width, height)
                }
            };
            let title =
                (!title.is_empty()).then(|| element("strong").class("av-player-title").text(title));
            (player.children(tracks.into_iter().filter_map(|it| track(it, rendering))), title)
        }
    };
    let caption = recording.caption;
    let caption = (title.is_some() || !caption.is_empty()).then(|| {
        let between = if title.is_some() && !caption.is_empty() { " " } else { "" };
        let caption = element("span").class("av-caption").spans(caption, rendering);
        element("figcaption").children(title).text(between).child(caption)
    });
    let Some(transcript) = transcript else {
        return begin("figure").class("av-recording").child(shown).children(caption);
    };
    // A figure has nothing after its caption (HTML, "figure").
    let figure = element("figure").child(shown).children(caption);
    begin("div").class("av-recording").child(figure).child(transcript)
}

fn track(track: Track, rendering: &Rendering) -> Option<Markup> {
    let Track { src, kind, lang, label } = track;
    let is_held = matches!(src, FileSource::Inline(_));
    let built =
        element("track").attribute("kind", kind.name()).attribute("src", src.as_str().to_string());
    let lang = lang.map(|lang| lang.to_string());
    let label = Some(label).filter(|label| !label.is_empty());
    let built = built.optional("srclang", lang).optional("label", label);
    (is_held || rendering.remote_images).then_some(built)
}

/// The address of a picture that a player can show by itself.
fn address(poster: Image, rendering: &Rendering) -> Option<String> {
    match poster.src {
        ImageSource::Inline(address) => Some(address),
        ImageSource::Remote(address) if rendering.remote_images => Some(address),
        ImageSource::Shared(place) => {
            let pictures = rendering.pictures.borrow();
            pictures.get(place).map(|picture| picture.src.clone()).filter(|src| !is_held(src))
        }
        ImageSource::Remote(_) | ImageSource::Relative(_) => None,
    }
}

/// The name of a file in its address, else the address.
fn name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let name = path.rsplit('/').next().filter(|name| !name.is_empty());
    name.unwrap_or(address).to_string()
}

/// A length as players show it: minutes and seconds, with hours where there are any.
fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_players_write_them() {
        for (seconds, text) in [(5, "0:05"), (754, "12:34"), (3605, "1:00:05")] {
            assert_eq!(clock(seconds), text);
        }
    }
}
