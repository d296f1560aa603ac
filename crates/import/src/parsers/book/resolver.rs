//! The pictures and links of a chapter, as they are meant within the article.

use super::Book;
use crate::markup::Element;
use crate::parsers::own_pictures::OwnPictures;
use crate::parsers::recording;
use crate::parsers::recordings::MediaLimit;
use article::{Location, Medium, Warning};
use base64::prelude::*;
use std::collections::HashSet;

/// The most bytes of a sound or a film.
const MOST: usize = MediaLimit::MEGABYTES as usize * 1_000_000;

/// Puts pictures into the text of a file, and leads links to where they are meant: within this
/// article by their ids, to other chapters by their files.
pub(super) struct Resolver<'b> {
    pub(super) book: &'b Book,
    pub(super) file: &'b str,
    pub(super) is_here: &'b dyn Fn(&str) -> bool,
    pub(super) is_whole: bool,
    /// The files to which links lead by their names alone.
    pub(super) linked: &'b mut HashSet<String>,
    pub(super) held: &'b mut OwnPictures,
    pub(super) warnings: &'b mut Vec<Warning>,
}

impl Resolver<'_> {
    pub(super) fn resolve(&mut self, element: &mut Element) {
        for name in ["id", "name"] {
            if let Some((_, id)) = element.attributes.iter_mut().find(|(known, _)| known == name) {
                *id = self.book.id(self.file, id, self.is_whole);
            }
        }
        // A picture in a drawing.
        if element.is(&["image"]) {
            element.tag = "img".into();
            let address =
                ["xlink:href", "href"].into_iter().find_map(|name| element.attribute(name));
            let address = address.unwrap_or_default().to_string();
            element.attributes.push(("src".into(), address));
        }
        if element.is(&["svg"]) && element.find(&|found| found.is(&["image"])).is_some() {
            element.tag = "div".into();
        }
        if element.is(&["img"]) {
            self.picture(element);
        }
        if element.is(&["audio", "video", "source", "track"]) {
            self.recording(element);
        }
        if element.is(&["a"]) {
            self.link(element);
        }
        element.elements_mut().for_each(|child| self.resolve(child));
    }

    fn picture(&mut self, element: &mut Element) {
        let archive = &self.book.archive;
        for (_, address) in element.attributes.iter_mut().filter(|(name, _)| name == "src") {
            if let Some((name, _)) = archive.resolve(self.file, address)
                && let Some(picture) = self.held.address(&name, || archive.read(&name))
            {
                *address = picture;
            }
        }
    }

    /// Puts a sound, a film and its texts into the text.
    fn recording(&mut self, element: &mut Element) {
        let medium = if element.is(&["audio"]) { Medium::Sound } else { Medium::Film };
        let archive = &self.book.archive;
        for (name, address) in &mut element.attributes {
            let Some((file, _)) = archive.resolve(self.file, address) else { continue };
            if name == "poster"
                && let Some(picture) = self.held.address(&file, || archive.read(&file))
            {
                *address = picture;
            } else if name == "src"
                && let Some(bytes) = archive.read(&file).filter(|bytes| bytes.len() <= MOST)
                && let Ok(found) = recording::look(&bytes, medium)
            {
                *address = format!("data:{};base64,{}", found.kind, BASE64_STANDARD.encode(&bytes));
            }
        }
    }

    fn link(&mut self, element: &mut Element) {
        let Some(address) = element.attribute("href").map(str::to_string) else { return };
        let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
        if scheme.contains(':') {
            return;
        }
        let book = self.book;
        let found = book.archive.resolve(self.file, &address);
        let new =
            found.filter(|(target, _)| book.places.contains_key(target)).map(|(target, place)| {
                let place = place.map(|place| book.id(&target, &place, self.is_whole));
                match place {
                    Some(place) if (self.is_here)(&target) => format!("#{place}"),
                    Some(place) => format!("{target}#{place}"),
                    None if self.is_whole => {
                        let id = book.id(&target, "", true);
                        self.linked.insert(target);
                        format!("#{id}")
                    }
                    None => target,
                }
            });
        element.attributes.retain(|(name, _)| name != "href");
        match new {
            Some(new) => element.attributes.push(("href".into(), new)),
            None => {
                let message = format!(
                    "the link “{}” to {address} is left out: that is no part of the text",
                    element.text()
                );
                let place = Location::Path(self.file.to_string());
                self.warnings.push(Warning::new(place, message));
            }
        }
    }
}
