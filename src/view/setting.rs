//! What every part of one page has to know while it is built.

use super::labels::{Interface, Labels};
use std::cell::RefCell;

pub struct Setting {
    pub interface: Interface,
    pub labels: &'static Labels,
    /// Whether pictures that are elsewhere are shown; else they are links.
    pub remote_images: bool,
    /// The ids of the notes in their order, and how often each has been referred to so far.
    notes: RefCell<Vec<(String, usize)>>,
}

impl Setting {
    pub fn new(interface: Interface, remote_images: bool, notes: impl Iterator<Item = String>) -> Self {
        Self { interface, labels: interface.labels(), remote_images, notes: RefCell::new(notes.map(|id| (id, 0)).collect()) }
    }

    /// The number of a note and which reference to it this one is, both from 1.
    pub fn refer(&self, note: &str) -> Option<(usize, usize)> {
        let mut notes = self.notes.borrow_mut();
        let index = notes.iter().position(|(id, _)| id == note)?;
        let (_, references) = &mut notes[index];
        *references += 1;
        Some((index + 1, *references))
    }

    pub fn has_notes(&self) -> bool {
        !self.notes.borrow().is_empty()
    }

    /// How often the note with this number has been referred to.
    pub fn references(&self, number: usize) -> usize {
        self.notes.borrow().get(number - 1).map_or(0, |(_, references)| *references)
    }
}

/// The id of a note in the page.
pub fn note_id(number: usize) -> String {
    format!("av-note-{number}")
}

/// The id of a reference to a note in the page.
pub fn reference_id(number: usize, reference: usize) -> String {
    match reference {
        1 => format!("av-noteref-{number}"),
        _ => format!("av-noteref-{number}-{reference}"),
    }
}
