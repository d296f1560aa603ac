//! Sounds, films and their captions that a document names by a relative path, brought into it.

use super::{Imported, recording};
use article::{Article, Block, BlockKind, FileSource, Href, Medium, Recording, Subject, Warning};
use base64::prelude::*;
use percent_encoding::percent_decode_str;
use std::collections::BTreeSet;
use std::{fmt, io};

/// The most bytes that sounds and films may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaLimit {
    /// Of one file.
    pub file: u64,
    /// Of all of a document's together.
    pub page: u64,
}

impl MediaLimit {
    /// The megabytes of a file unless something else is said: a film of a minute, or a talk of a
    /// quarter of an hour. Of addresses with more than 24, Firefox plays nothing.
    pub const MEGABYTES: u64 = 16;

    /// The limit for files of so many megabytes, of which a page may have four.
    pub const fn of_megabytes(megabytes: u64) -> Self {
        let file = megabytes.saturating_mul(1_000_000);
        Self { file, page: file.saturating_mul(4) }
    }
}

/// The paths of the sounds, films and captions that are files.
pub fn named(article: &Article) -> Vec<String> {
    let recording = |block: &Block| match &block.kind {
        BlockKind::Recording(recording) => {
            let tracks = recording.tracks.iter().map(|track| &track.src);
            std::iter::once(&recording.src).chain(tracks).filter_map(relative).collect()
        }
        _ => Vec::new(),
    };
    article.blocks().flat_map(recording).collect()
}

/// Replaces relative addresses of sounds, films and captions by the files themselves. `load` gives
/// the bytes at a path that is relative to the document, or an error of the kind `FileTooLarge`
/// instead of reading more than a file may have. What is not there, is too large or nothing that
/// browsers play stays a link, with a warning.
pub fn inline(
    imported: &mut Imported,
    mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    limit: MediaLimit,
) {
    let Imported { article, warnings, locations } = imported;
    let mut size = 0;
    each(article, |recording| {
        let Recording { medium, src, width, height, duration, tracks, .. } = recording;
        let mut held = |src: &mut FileSource| {
            let name = relative(src)?;
            let place = locations.next(src.as_str());
            let loaded = load(&name).map_err(|error| why(&error, &name, limit)).and_then(|bytes| {
                if size + bytes.len() as u64 > limit.page {
                    return Err(Fault::too_large(
                        "would make the page's sounds and films too large together",
                        &name,
                    ));
                }
                let found = recording::look(&bytes, *medium).map_err(Fault::Other)?;
                size += bytes.len() as u64;
                let data = BASE64_STANDARD.encode(&bytes);
                *src = FileSource::Inline(format!("data:{};base64,{data}", found.kind));
                Ok(found)
            });
            let warn = |fault: Fault| {
                let message = format!("{}{fault}", beginning(&name));
                warnings.push(Warning::new(place.clone(), message).about(fault.subject()));
            };
            loaded.map_err(warn).ok()
        };
        if let Some(found) = held(src) {
            *duration = duration.or(found.duration);
            if let (Medium::Film, None, None, Some((across, down))) =
                (*medium, *width, *height, found.size)
            {
                (*width, *height) = (Some(across), Some(down));
            }
        }
        for track in tracks {
            held(&mut track.src);
        }
    });
}

/// Gives the sounds, films and captions that are too large for the page other addresses, where
/// `place` has one for the path of a file; of these no warning is left.
pub fn lead_large(imported: &mut Imported, mut place: impl FnMut(&str) -> Option<Href>) {
    let Imported { article, warnings, .. } = imported;
    let is_about = |warning: &Warning, name: &str| {
        warning.subject == Subject::LargeRecording && warning.message.starts_with(&beginning(name))
    };
    let mut led = BTreeSet::new();
    each(article, |recording| {
        let tracks = recording.tracks.iter_mut().map(|track| &mut track.src);
        for src in std::iter::once(&mut recording.src).chain(tracks) {
            let name = relative(src).filter(|name| warnings.iter().any(|it| is_about(it, name)));
            if let Some(name) = name
                && let Some(href) = place(&name)
            {
                *src = FileSource::Linked(href);
                led.insert(name);
            }
        }
    });
    warnings.retain(|warning| !led.iter().any(|name| is_about(warning, name)));
}

/// The beginning of a warning about the file of this name.
fn beginning(name: &str) -> String {
    format!("recording {name}: ")
}

/// The reason why a file stays a link.
enum Fault {
    /// The file, or all files of the page together, are larger than the limit.
    TooLarge(String),
    Other(String),
}

impl Fault {
    fn too_large(what: &str, name: &str) -> Self {
        Self::TooLarge(format!(
            "{what} and stays a link: put it beside the page as {name}, make it smaller, or raise \
             the limit with --max-media"
        ))
    }

    fn subject(&self) -> Subject {
        match self {
            Self::TooLarge(_) => Subject::LargeRecording,
            Self::Other(_) => Subject::Other,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::TooLarge(message) | Self::Other(message)) = self;
        f.write_str(message)
    }
}

fn each(article: &mut Article, mut act: impl FnMut(&mut Recording)) {
    article.each_block_mut(|block| {
        if let BlockKind::Recording(recording) = &mut block.kind {
            act(recording);
        }
    });
}

/// The path of a file beside the document.
fn relative(src: &FileSource) -> Option<String> {
    let FileSource::Linked(href) = src else { return None };
    let path = href.as_str().split(['?', '#']).next().unwrap_or_default();
    let is_path = !href.is_absolute() && !path.is_empty();
    is_path.then(|| percent_decode_str(path).decode_utf8_lossy().into_owned())
}

fn why(error: &io::Error, name: &str, limit: MediaLimit) -> Fault {
    Fault::Other(match error.kind() {
        io::ErrorKind::NotFound => {
            "is not there: put it beside the document or correct its address".to_string()
        }
        io::ErrorKind::PermissionDenied => "may not be read: check its permissions".to_string(),
        io::ErrorKind::FileTooLarge => {
            let what = format!("is larger than {} MB", limit.file / 1_000_000);
            return Fault::too_large(&what, name);
        }
        _ if error.get_ref().is_some() => error.to_string(),
        _ => format!("could not be read ({error})"),
    })
}
