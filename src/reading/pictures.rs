//! Pictures that open as large as the window.

use super::focus_in_place;
use super::gesture::Step;
use super::lightbox::{Lightbox, description};
use crate::elements::all;
use crate::labels::Labels;
use crate::shown::shown;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent};

const PICTURE: &str = ".av-figure > .av-picture";

/// Opens the pictures of an article at presses on them, until it is dropped.
pub(super) struct Pictures {
    _listeners: Vec<EventListener>,
}

/// The state that the listeners share.
struct Offered {
    page: Element,
    labels: &'static Labels,
    /// Whether the page is the article's own: then the browser's way back closes a picture, too.
    has_history: bool,
    opened: RefCell<Option<Opened>>,
}

/// A picture that is shown large.
struct Opened {
    lightbox: Lightbox,
    /// The picture that was pressed.
    picture: Element,
    /// The place in the page of the one that is shown, from 0.
    place: u32,
    /// Whether the browser has gone back already.
    is_back: bool,
    _pointed: Vec<EventListener>,
}

impl Pictures {
    /// Makes the pictures of a page buttons; `None` where there are none. `has_history` says that
    /// the browser's way back closes a picture.
    pub(super) fn begin(
        page: &Element,
        labels: &'static Labels,
        has_history: bool,
    ) -> Option<Self> {
        let pictures = shown(page)?.query_selector_all(PICTURE).ok()?;
        if pictures.length() == 0 {
            return None;
        }
        for index in 0..pictures.length() {
            if let Some(picture) = pictures.get(index).and_then(|node| node.dyn_into().ok()) {
                offer(&picture, labels);
            }
        }
        let opened = RefCell::new(None);
        let offered = Rc::new(Offered { page: page.clone(), labels, has_history, opened });
        let with = |act: fn(&Rc<Offered>, &Event)| {
            let offered = Rc::clone(&offered);
            move |event: &Event| act(&offered, event)
        };
        // Before the page's own keys, and a dialog's close does not bubble.
        let (phase, passive) = (EventListenerPhase::Capture, false);
        let listen = |kind: &'static str, act| {
            let captured = EventListenerOptions { phase, passive };
            EventListener::new_with_options(page, kind, captured, with(act))
        };
        let mut listeners = vec![
            EventListener::new(page, "click", with(Offered::press)),
            listen("keydown", Offered::press_by_key),
            listen("close", Offered::put_away),
        ];
        if has_history {
            let window = web_sys::window()?;
            listeners.push(EventListener::new(&window, "popstate", with(Offered::go_back)));
        }
        Some(Self { _listeners: listeners })
    }
}

impl Offered {
    fn press(self: &Rc<Self>, event: &Event) {
        let Some(pressed) = target(event) else { return };
        if let Some(picture) = pressed.closest(PICTURE).ok().flatten() {
            self.open(&picture);
            return;
        }
        let mut opened = self.opened.borrow_mut();
        let Some(shown) = &mut *opened else { return };
        let step = shown.lightbox.step(&pressed);
        self.turn(shown, step);
        // Closing the dialog calls a listener, which borrows the same.
        let closed = shown.lightbox.closes(&pressed).then(|| shown.lightbox.dialog.clone());
        drop(opened);
        if let Some(dialog) = closed {
            dialog.close();
        }
    }

    fn press_by_key(self: &Rc<Self>, event: &Event) {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_plain = !(pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key());
        let key = pressed.key();
        if let Some(opened) = &mut *self.opened.borrow_mut() {
            // The keys of the page behind do nothing.
            event.stop_propagation();
            let step = opened.lightbox.key(&key).filter(|_| is_plain);
            if let Some(step) = step {
                event.prevent_default();
                self.turn(opened, step);
            }
            return;
        }
        let picture = target(event).filter(|pressed| pressed.matches(PICTURE).unwrap_or(false));
        if let Some(picture) = picture.filter(|_| matches!(&*key, "Enter" | " ")) {
            event.prevent_default();
            self.open(&picture);
        }
    }

    /// Follows fingers, mouse and wheel on an opened picture.
    fn point(self: &Rc<Self>, event: &Event) {
        if let Some(opened) = &mut *self.opened.borrow_mut() {
            let step = opened.lightbox.point(event);
            self.turn(opened, step);
        }
    }

    fn open(self: &Rc<Self>, picture: &Element) -> Option<()> {
        // A dialog that was closed stays in the page while it fades away.
        if let Some(closed) = self.page.query_selector(".av-lightbox").ok()? {
            closed.remove();
        }
        let place = self.pictures().position(|other| other == *picture)? as u32;
        let mut lightbox = Lightbox::new(self.labels)?;
        lightbox.show(picture, place + 1, self.pictures().count() as u32)?;
        if self.has_history {
            let history = web_sys::window().and_then(|window| window.history().ok());
            let _ = history.map(|history| history.push_state(&JsValue::TRUE, ""));
        }
        let dialog = lightbox.dialog.clone();
        let _pointed = self.pointed(&dialog);
        let opened = Opened { lightbox, picture: picture.clone(), place, is_back: false, _pointed };
        self.opened.replace(Some(opened));
        self.page.append_child(&dialog).ok()?;
        dialog.show_modal().ok()
    }

    /// Listens to fingers, mouse and wheel on the dialog.
    fn pointed(self: &Rc<Self>, dialog: &Element) -> Vec<EventListener> {
        let kinds = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"];
        let listen = |kind| {
            let offered = Rc::clone(self);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(dialog, kind, options, move |event| {
                offered.point(event);
            })
        };
        kinds.into_iter().map(listen).collect()
    }

    /// Shows the picture before or after the one that is shown, where there is one.
    fn turn(&self, opened: &mut Opened, step: Option<Step>) {
        let place = match step {
            Some(Step::Back) => opened.place.checked_sub(1),
            Some(Step::Next) => Some(opened.place + 1),
            None => None,
        };
        let picture = place.and_then(|place| self.pictures().nth(place as usize));
        if let (Some(place), Some(picture)) = (place, picture) {
            opened.place = place;
            opened.lightbox.show(&picture, place + 1, self.pictures().count() as u32);
        }
    }

    fn pictures(&self) -> impl Iterator<Item = Element> {
        shown(&self.page).into_iter().flat_map(|article| all(&article, PICTURE))
    }

    fn go_back(self: &Rc<Self>, _event: &Event) {
        let dialog = self.opened.borrow_mut().as_mut().map(|opened| {
            opened.is_back = true;
            opened.lightbox.dialog.clone()
        });
        if let Some(dialog) = dialog {
            dialog.close();
        }
    }

    /// Forgets a closed dialog, and gives the focus back to the picture that was pressed.
    fn put_away(self: &Rc<Self>, event: &Event) {
        let own = |opened: &Opened| target(event).is_some_and(|it| it == **opened.lightbox.dialog);
        if !self.opened.borrow().as_ref().is_some_and(own) {
            return;
        }
        let Some(Opened { picture, is_back, .. }) = self.opened.take() else { return };
        if self.has_history && !is_back {
            let history = web_sys::window().and_then(|window| window.history().ok());
            let _ = history.map(|history| history.back());
        }
        focus_in_place(&picture);
    }
}

/// Makes a picture a button that says what it does.
fn offer(picture: &Element, labels: &Labels) {
    // One of several articles in the page may come into sight again.
    if picture.has_attribute("tabindex") {
        return;
    }
    let label = format!("{}: {}", labels.enlarge, description(picture, labels));
    for (name, value) in [("tabindex", "0"), ("role", "button"), ("aria-label", &label)] {
        let _ = picture.set_attribute(name, value);
    }
    let _ = picture.remove_attribute("aria-hidden");
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
