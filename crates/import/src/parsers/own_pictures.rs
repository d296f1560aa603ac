//! Pictures that came with a document in its own file: each is stored once, however often it is
//! shown.

use super::archive;
use article::{Article, ImageSource, SharedPicture};
use std::collections::HashMap;

/// The most bytes of all pictures of an article, as they are written in it.
const MOST: usize = 512 << 20;
/// The beginning of an address that stands for a picture until the article is there. It has the
/// form of a data URL of a picture, which every check of addresses lets pass.
const TOKEN: &str = "data:image/png;base64,articleViewerHolds";

/// Pictures by their names in a file.
#[derive(Debug, Default)]
pub(super) struct OwnPictures {
    addresses: Vec<String>,
    by_name: HashMap<String, Option<usize>>,
    size: usize,
}

impl OwnPictures {
    /// The address that stands for a picture; `None` where there is none that a page can show.
    pub(super) fn address(
        &mut self,
        name: &str,
        bytes: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<String> {
        let place = match self.by_name.get(name) {
            Some(known) => *known,
            None => {
                let address = bytes().and_then(|bytes| archive::picture(&bytes));
                let address = address.filter(|address| self.size + address.len() <= MOST);
                let place = address.map(|address| {
                    self.size += address.len();
                    self.addresses.push(address);
                    self.addresses.len() - 1
                });
                self.by_name.insert(name.to_string(), place);
                place
            }
        };
        place.map(|place| format!("{TOKEN}{place:08}"))
    }

    /// Puts the pictures into the article: those that are shown once where they are shown.
    pub(super) fn put(mut self, article: &mut Article) {
        let place = |source: &ImageSource| match source {
            ImageSource::Inline(address) => address.strip_prefix(TOKEN)?.parse::<usize>().ok(),
            ImageSource::Shared(_) | ImageSource::Relative(_) | ImageSource::Remote(_) => None,
        };
        let mut uses = vec![0usize; self.addresses.len()];
        for image in article.images() {
            if let Some(count) = place(&image.src).and_then(|place| uses.get_mut(place)) {
                *count += 1;
            }
        }
        let mut shared = HashMap::new();
        let mut pictures = std::mem::take(&mut article.pictures);
        for image in article.images_mut() {
            let Some(place) = place(&image.src) else { continue };
            let Some(address) = self.addresses.get_mut(place) else { continue };
            image.src = match uses.get(place) {
                Some(1) => ImageSource::Inline(std::mem::take(address)),
                _ => ImageSource::Shared(*shared.entry(place).or_insert_with(|| {
                    let src = std::mem::take(address);
                    pictures.push(SharedPicture { src, width: None, height: None });
                    pictures.len() - 1
                })),
            };
        }
        article.pictures = pictures;
    }
}
