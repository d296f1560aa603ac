//! Pictures that a document names by a relative path, brought into it, and those that it holds,
//! looked at.

use super::Imported;
use super::picture::{self, Picture, PictureError};
use article::{Article, Image, ImageSource, Location, SharedPicture, Subject, Warning};
use base64::prelude::*;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::io;

/// The most bytes that pictures may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Of one picture.
    pub picture: u64,
    /// Of all of a document's together, each counted once.
    pub page: u64,
}

impl Limits {
    /// The limits for pictures of so many megabytes, of which a page may have eight.
    pub const fn of_megabytes(megabytes: u64) -> Self {
        let picture = megabytes.saturating_mul(1_000_000);
        Self { picture, page: picture.saturating_mul(8) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::of_megabytes(Self::MEGABYTES)
    }
}

impl Limits {
    /// The megabytes of a picture unless something else is said. A page of eight such is as much as
    /// browsers open at all.
    pub const MEGABYTES: u64 = 32;
}

/// The paths of the pictures that are files, each once, as [`inline`] asks for them.
pub fn named(article: &Article) -> Vec<String> {
    let path = |image: &Image| match &image.src {
        ImageSource::Relative(address) => Some(decoded(address)),
        ImageSource::Inline(_) | ImageSource::Shared(_) | ImageSource::Remote(_) => None,
    };
    let mut seen = HashSet::new();
    article.images().filter_map(path).filter(|path| seen.insert(path.clone())).collect()
}

/// Replaces relative picture addresses by the pictures themselves, each stored once however often
/// it is shown. `load` gives the bytes at a path that is relative to the document, decoded, or an
/// error of the kind `FileTooLarge` instead of reading more than a picture may have; one that it
/// makes itself ([`io::Error::other`]) says what is the matter. What is not there, is too large or
/// is no picture as its decoder sees it is left out of the figure with a warning, and its text
/// stays.
pub fn inline(
    imported: &mut Imported,
    load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    limits: Limits,
) {
    inline_fetched(imported, load, |_| None, limits);
}

/// Does what [`inline`] does, and the same for pictures on other sites, so far as `fetched` has
/// their bytes or a reason why not by their addresses; the others stay there.
pub fn inline_fetched(
    imported: &mut Imported,
    load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    fetched: impl FnMut(&str) -> Option<io::Result<Vec<u8>>>,
    limits: Limits,
) {
    let Imported { article, warnings, locations } = imported;
    let given = std::mem::take(&mut article.pictures);
    let mut store = PictureStore {
        load,
        fetched,
        limits,
        given,
        size: 0,
        held: Vec::new(),
        by_address: HashMap::new(),
        by_content: HashMap::new(),
    };
    let mut warned = HashSet::new();
    let mut shown: Vec<(&mut Image, usize)> = Vec::new();
    for (number, image) in (1..).zip(article.images_mut()) {
        let Some(outcome) = store.take(image) else { continue };
        let (place, name, described) = match &image.src {
            ImageSource::Relative(address) => {
                (locations.next(address), format!("picture {}: ", decoded(address)), String::new())
            }
            ImageSource::Remote(address) => {
                (locations.next(address), format!("picture {address}: "), String::new())
            }
            ImageSource::Inline(_) | ImageSource::Shared(_) => {
                (Location::Path(format!("picture {number}")), String::new(), String::from("#"))
            }
        };
        let mut warn = |message: String| {
            let warning =
                Warning::new(place.clone(), format!("{name}{message}")).about(Subject::Picture);
            // What is said of a line is said once.
            if warned.insert(warning.to_string()) {
                warnings.push(warning);
            }
        };
        match outcome {
            Ok(index) => {
                if store.held[index].picture.is_cut {
                    warn("may be damaged: its end is missing; open it to see".to_string());
                }
                shown.push((image, index));
            }
            Err(why) => {
                let outcome = match image.src {
                    ImageSource::Remote(_) => "it stays where it is, as a link",
                    _ => "the page shows its description instead",
                };
                warn(format!("{why}; {outcome}"));
                // The bytes are not for a page; without them there is no address.
                if !described.is_empty() {
                    image.src = ImageSource::Relative(described);
                }
            }
        }
    }
    article.pictures = put(shown, store.held);
}

/// Puts pictures where they are shown; those that are shown more than once are given back, and are
/// named there.
fn put(shown: Vec<(&mut Image, usize)>, held: Vec<HeldPicture>) -> Vec<SharedPicture> {
    let mut uses = vec![0u32; held.len()];
    shown.iter().for_each(|(_, index)| uses[*index] += 1);
    let mut shared = Vec::new();
    let mut sources = Vec::with_capacity(held.len());
    let mut pictures = Vec::with_capacity(held.len());
    for (HeldPicture { picture, address }, uses) in held.into_iter().zip(uses) {
        pictures.push(picture);
        sources.push(if uses > 1 {
            let (width, height) = picture.ratio.unzip();
            shared.push(SharedPicture { src: address, width, height });
            ImageSource::Shared(shared.len() - 1)
        } else {
            ImageSource::Inline(address)
        });
    }
    for (image, index) in shown {
        image.src = match &mut sources[index] {
            ImageSource::Shared(number) => ImageSource::Shared(*number),
            once => std::mem::replace(once, ImageSource::Shared(0)),
        };
        (image.width, image.height) = size(image, pictures[index]);
    }
    shared
}

/// The size that a document gives, else the picture's own; where it gives one side, the other
/// follows.
fn size(image: &Image, picture: Picture) -> (Option<u32>, Option<u32>) {
    let follow = |side: u32, of: u32, to: u32| {
        u32::try_from(u64::from(side) * u64::from(to) / u64::from(of.max(1))).ok()
    };
    match (image.width, image.height, picture.size) {
        (None, None, size) => size.unzip(),
        (Some(width), None, Some((of, to))) => (Some(width), follow(width, of, to)),
        (None, Some(height), Some((to, of))) => (follow(height, of, to), Some(height)),
        (width, height, _) => (width, height),
    }
}

/// Pictures that were loaded and looked at.
struct PictureStore<L, F> {
    load: L,
    fetched: F,
    limits: Limits,
    /// Those that the document has said once for all locations.
    given: Vec<SharedPicture>,
    /// Of all that are stored, in bytes.
    size: u64,
    held: Vec<HeldPicture>,
    by_address: HashMap<String, Result<usize, String>>,
    by_content: HashMap<[u8; 32], usize>,
}

struct HeldPicture {
    picture: Picture,
    /// The `data:` address.
    address: String,
}

impl<L, F> PictureStore<L, F>
where
    L: FnMut(&str) -> io::Result<Vec<u8>>,
    F: FnMut(&str) -> Option<io::Result<Vec<u8>>>,
{
    /// The place of a picture among those that are stored, or why it is not shown; `None` where it
    /// is elsewhere.
    fn take(&mut self, image: &mut Image) -> Option<Result<usize, String>> {
        let key = match &image.src {
            ImageSource::Remote(address) => address.clone(),
            ImageSource::Relative(address) => decoded(address),
            ImageSource::Shared(number) => format!("#{number}"),
            // Not kept by its address, which is the picture.
            ImageSource::Inline(address) => {
                return Some(bytes_of(address).and_then(|bytes| self.hold(bytes)));
            }
        };
        if let Some(known) = self.by_address.get(&key) {
            return Some(known.clone());
        }
        let bytes = match &image.src {
            ImageSource::Shared(number) => {
                let given = self.given.get_mut(*number).map(|given| std::mem::take(&mut given.src));
                given
                    .ok_or_else(|| "is not among the document's \"pictures\"".to_string())
                    .and_then(|address| bytes_of(&address))
            }
            ImageSource::Remote(address) => {
                (self.fetched)(address)?.map_err(|error| self.why(&error))
            }
            _ => (self.load)(&key).map_err(|error| self.why(&error)),
        };
        let outcome = bytes.and_then(|bytes| self.hold(bytes));
        self.by_address.insert(key, outcome.clone());
        Some(outcome)
    }

    /// Looks at a picture and keeps it, unless the same is kept already.
    fn hold(&mut self, bytes: Vec<u8>) -> Result<usize, String> {
        let length = bytes.len() as u64;
        if length > self.limits.picture {
            return Err(self.too_large());
        }
        let content: [u8; 32] = Sha256::digest(&bytes).into();
        if let Some(index) = self.by_content.get(&content) {
            return Ok(*index);
        }
        if self.size + length > self.limits.page {
            let limit = self.limits.page / 1_000_000;
            return Err(format!(
                "would make the page's pictures larger than {limit} MB together: make them \
                 smaller, or raise the limit with --max-picture"
            ));
        }
        let picture = picture::look(&bytes).map_err(|refused: PictureError| refused.to_string())?;
        let address =
            format!("data:image/{};base64,{}", picture.kind, BASE64_STANDARD.encode(&bytes));
        self.size += length;
        self.held.push(HeldPicture { picture, address });
        self.by_content.insert(content, self.held.len() - 1);
        Ok(self.held.len() - 1)
    }

    fn why(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::NotFound => {
                "is not there: put it beside the document or correct its address".to_string()
            }
            io::ErrorKind::PermissionDenied => "may not be read: check its permissions".to_string(),
            io::ErrorKind::FileTooLarge => self.too_large(),
            _ if error.get_ref().is_some() => error.to_string(),
            _ => format!("could not be read ({error})"),
        }
    }

    fn too_large(&self) -> String {
        let limit = self.limits.picture / 1_000_000;
        format!("is larger than {limit} MB: make it smaller, or raise the limit with --max-picture")
    }
}

/// The bytes in a picture's `data:` address.
fn bytes_of(address: &str) -> Result<Vec<u8>, String> {
    let base64 = address.split_once(',').map_or("", |(_, base64)| base64);
    picture::decode(base64.as_bytes()).ok_or_else(|| "is no base64: write it anew".to_string())
}

/// The path in a relative address.
fn decoded(address: &str) -> String {
    percent_decode_str(address.split(['?', '#']).next().unwrap_or_default())
        .decode_utf8_lossy()
        .into_owned()
}
