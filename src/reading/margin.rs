//! Notes beside their references, in the margin at the end of the lines, where the window has room
//! for them. They are copies, hidden from those who hear the page: the notes themselves stand below
//! the text. Only those near the window are there, and they are laid out when they come near or
//! something has changed its size, not as the reader scrolls.

use super::panel::copy_of_note;
use crate::elements::all;
use crate::shown::shown;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    DomRect, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, ResizeObserver,
};

/// In `rem`: the least width of a page with notes beside its text, as in `style/margins.css`.
const WIDE: f64 = 75.0;
/// In `rem`: the least and the largest width of the notes, and the space on both sides of them.
const NARROWEST: f64 = 10.0;
const WIDEST: f64 = 15.0;
const GAP: f64 = 2.0;
/// In CSS pixels: the space between two notes.
const BETWEEN: f64 = 16.0;

/// The notes in the margin of a page, until it is dropped.
pub(super) struct Margin {
    seen: IntersectionObserver,
    resized: ResizeObserver,
    _see: Closure<dyn FnMut(Array)>,
    _resize: Closure<dyn FnMut()>,
    notes: Rc<RefCell<Notes>>,
}

impl Margin {
    /// Begins to show notes; `None` where the text refers to none.
    pub(super) fn begin(page: &Element) -> Option<Self> {
        let notes = Rc::new(RefCell::new(Notes::new(page)?));
        let own = Rc::clone(&notes);
        let see = Closure::new(move |entries: Array| own.borrow_mut().see(&entries));
        let own = Rc::clone(&notes);
        let resize = Closure::new(move || own.borrow_mut().place());
        let options = IntersectionObserverInit::new();
        // Whatever is so near that it may come into sight before the browser tells.
        options.set_root_margin("100% 0px");
        let seen =
            IntersectionObserver::new_with_options(see.as_ref().unchecked_ref(), &options).ok()?;
        let resized = ResizeObserver::new(resize.as_ref().unchecked_ref()).ok()?;
        {
            let notes = notes.borrow();
            notes.references.iter().for_each(|reference| seen.observe(&reference.link));
            resized.observe(&notes.page);
            resized.observe(&notes.section);
        }
        Some(Self { seen, resized, _see: see, _resize: resize, notes })
    }
}

impl Drop for Margin {
    fn drop(&mut self) {
        self.seen.disconnect();
        self.resized.disconnect();
        self.notes.borrow().layer.remove();
    }
}

/// The references of a page, and where their notes are shown.
struct Notes {
    page: Element,
    /// The notes below the text, which are as wide as the column.
    section: Element,
    layer: HtmlElement,
    /// In their order.
    references: Vec<Reference>,
}

/// A reference to a note.
struct Reference {
    link: Element,
    is_near: bool,
    /// The copy of the note, while it is shown.
    copy: Option<HtmlElement>,
}

impl Notes {
    fn new(page: &Element) -> Option<Self> {
        let article = shown(page)?;
        let section = article.query_selector(".av-notes").ok()??;
        let references: Vec<Reference> = all(&article, ".av-body [role=doc-noteref]")
            .map(|link| Reference { link, is_near: false, copy: None })
            .collect();
        let layer: HtmlElement =
            page.owner_document()?.create_element("div").ok()?.dyn_into().ok()?;
        layer.set_class_name("av-margin");
        layer.set_attribute("aria-hidden", "true").ok()?;
        page.append_child(&layer).ok()?;
        Some(Self { page: page.clone(), section, layer, references })
    }

    /// Takes the browser's word for which references are near the window.
    fn see(&mut self, entries: &Array) {
        let mut next = 0;
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let link = entry.target();
            // The browser tells of them in their order.
            let count = self.references.len();
            let is_it = |at: &usize| self.references.get(*at).is_some_and(|it| it.link == link);
            let Some(at) = (next..count).chain(0..next).find(is_it) else { continue };
            next = at + 1;
            if let Some(reference) = self.references.get_mut(at) {
                reference.is_near = entry.is_intersecting();
            }
        }
        self.place();
    }

    /// Shows the notes whose references are near, each beside its reference or below the note
    /// before it, and no others.
    fn place(&mut self) {
        let room = self.room();
        let _ = self.layer.toggle_attribute_with_force("hidden", room.is_none());
        let Some((left, width)) = room else { return };
        let style = self.layer.style();
        let _ = style.set_property("left", &pixels(left));
        let _ = style.set_property("width", &pixels(width));
        let top = self.page.get_bounding_client_rect().top();
        let mut shown: Vec<String> = Vec::new();
        let involved = |it: &&mut Reference| it.is_near || it.copy.is_some();
        for reference in self.references.iter_mut().filter(involved) {
            // A note that is referred to again stands beside the first reference in sight.
            let note = reference.link.get_attribute("href").unwrap_or_default();
            if reference.is_near && !shown.contains(&note) {
                reference.show(&self.page, &self.layer);
                shown.push(note);
            } else if let Some(copy) = reference.copy.take() {
                copy.remove();
            }
        }
        let layer = self.layer.get_bounding_client_rect();
        let mut free = f64::MIN;
        for Reference { link, copy, .. } in &self.references {
            let Some(copy) = copy else { continue };
            let height = f64::from(copy.offset_height());
            let y = below_what_is_wide(
                link,
                &layer,
                link.get_bounding_client_rect().top().max(free),
                height,
            );
            free = y + height + BETWEEN;
            let _ = copy.style().set_property("top", &pixels(y - top));
        }
    }

    /// Where the notes begin and how wide they are, in CSS pixels from the page's left edge; `None`
    /// where there is no room for them.
    fn room(&self) -> Option<(f64, f64)> {
        let window = web_sys::window()?;
        let style = |element| window.get_computed_style(element).ok()?;
        let is_rtl = style(&self.section)?.get_property_value("direction").ok()? == "rtl";
        let rem = js_sys::parse_float(&style(&self.page)?.get_property_value("font-size").ok()?);
        let (page, column) =
            (self.page.get_bounding_client_rect(), self.section.get_bounding_client_rect());
        let free = if is_rtl { column.left() - page.left() } else { page.right() - column.right() };
        let width = (free - 2.0 * GAP * rem).min(WIDEST * rem);
        let left =
            if is_rtl { column.left() - GAP * rem - width } else { column.right() + GAP * rem };
        let is_room = page.width() >= WIDE * rem && width >= NARROWEST * rem;
        is_room.then(|| (left - page.left(), width))
    }
}

impl Reference {
    /// Makes the copy of the note, unless it is there.
    fn show(&mut self, page: &Element, layer: &Element) {
        if self.copy.is_some() {
            return;
        }
        let Some(copy) = copy_of_note(page, &self.link) else { return };
        copy.set_class_name("av-margin-note");
        let number = self.link.text_content().unwrap_or_default();
        let _ = copy.set_attribute("data-number", &number);
        // The note itself is reached by keys.
        for link in all(&copy, "a, [tabindex]") {
            let _ = link.set_attribute("tabindex", "-1");
        }
        if layer.append_child(&copy).is_ok() {
            self.copy = copy.dyn_into().ok();
        }
    }
}

/// The first line of the window from `y` on where something of a height stands beside nothing that
/// reaches into the margin: pictures and tables may be wider than the column.
fn below_what_is_wide(link: &Element, margin: &DomRect, y: f64, height: f64) -> f64 {
    /// A quotation that hangs out of the column begins so many blocks above what it hangs beside.
    const BEFORE: usize = 3;
    let is_block = |element: &Element| {
        let around = element.parent_element();
        around.is_some_and(|around| around.matches(".av-body, .av-part").unwrap_or(false))
    };
    let around = std::iter::successors(Some(link.clone()), |it| it.parent_element());
    let Some(own) = around.into_iter().find(is_block) else { return y };
    let first = std::iter::successors(Some(own), |it| it.previous_element_sibling());
    let Some(first) = first.take(BEFORE).last() else { return y };
    let mut y = y;
    for block in std::iter::successors(Some(first), |it| it.next_element_sibling()) {
        let rect = block.get_bounding_client_rect();
        if rect.top() >= y + height {
            break;
        }
        let is_beside = rect.bottom() > y;
        if is_beside && rect.right() > margin.left() && rect.left() < margin.right() {
            y = rect.bottom() + BETWEEN;
        }
    }
    y
}

fn pixels(length: f64) -> String {
    format!("{}px", length as i32)
}
