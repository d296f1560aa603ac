//! The context in which the parts of one page are built.

use crate::labels::{Interface, Labels};
use article::{Ids, SharedPicture};
use std::cell::RefCell;

/// Says at which address a page may be shown in a frame, where it is one of a known site.
pub type Frames = fn(&str) -> Option<String>;

/// The address that replaces a shared picture's own once the page holds it.
pub(super) const HELD: &str = "#";
/// The same for a drawing.
pub(super) const HELD_DRAWING: &str = "#drawing";

/// Whether the page holds a shared picture already, by its address.
pub(super) fn is_held(address: &str) -> bool {
    address.starts_with(HELD)
}

/// The choices and counts that all parts of a page share while they are built.
pub struct Rendering {
    /// The language of the interface.
    pub interface: Interface,
    /// The words of the interface.
    pub labels: &'static Labels,
    /// Whether pictures that are elsewhere are shown, and sounds and films played; else they are
    /// links.
    pub remote_images: bool,
    /// The frames of other sites that a reader can open; without it there are none.
    pub frames: Option<Frames>,
    /// The pictures that are shown in several places. The first place takes a picture's address out
    /// of here, and the others refer to the first.
    pub pictures: RefCell<Vec<SharedPicture>>,
    /// The place of each note among the notes, by its id.
    places: Ids,
    /// How often each note has been referred to so far, in the notes' order.
    references: RefCell<Vec<usize>>,
}

impl Rendering {
    /// Makes the context of one page; `notes` are the ids of the article's notes, in their order.
    pub fn new(
        interface: Interface,
        remote_images: bool,
        pictures: Vec<SharedPicture>,
        notes: impl Iterator<Item = String>,
    ) -> Self {
        let mut places = Ids::default();
        let mut count = 0;
        for note in notes {
            places.add(&note, count);
            count += 1;
        }
        let references = RefCell::new(vec![0; count as usize]);
        Self {
            interface,
            labels: interface.labels(),
            remote_images,
            frames: None,
            pictures: RefCell::new(pictures),
            places,
            references,
        }
    }

    /// Counts a reference to a note: the note's number, and which reference to it this one is, both
    /// from 1; `None` where there is no such note.
    pub fn refer(&self, note: &str) -> Option<(usize, usize)> {
        let place = self.places.number(note)? as usize;
        let mut references = self.references.borrow_mut();
        let count = references.get_mut(place)?;
        *count += 1;
        Some((place + 1, *count))
    }

    /// Whether the article has notes.
    pub fn has_notes(&self) -> bool {
        !self.places.is_empty()
    }

    /// How often the note with this number has been referred to.
    pub fn references(&self, number: usize) -> usize {
        self.references.borrow().get(number - 1).map_or(0, |count| *count)
    }
}

/// The id of a note in the page.
pub(super) fn note_id(number: usize) -> String {
    format!("av-note-{number}")
}

/// The id of a reference to a note in the page.
pub(super) fn reference_id(number: usize, reference: usize) -> String {
    match reference {
        1 => format!("av-noteref-{number}"),
        _ => format!("av-noteref-{number}-{reference}"),
    }
}
