//! Pictures that open as large as the window.

use crate::labels::Labels;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusOptions, HtmlDialogElement, HtmlElement, KeyboardEvent};

const PICTURE: &str = ".av-figure > .av-picture";

/// Opens the pictures of an article at presses on them, until it is dropped.
pub(super) struct Pictures {
    _listeners: Vec<EventListener>,
}

/// The state that the listeners share.
struct Lightbox {
    page: Element,
    labels: &'static Labels,
    /// Whether the page is the article's own: then the browser's way back closes a picture, too.
    has_history: bool,
    opened: RefCell<Option<Opened>>,
}

/// A picture that is shown large.
struct Opened {
    dialog: HtmlDialogElement,
    picture: Element,
    /// Whether the browser has gone back already.
    is_back: bool,
}

impl Pictures {
    /// Makes the pictures of a page buttons; `None` where there are none. `has_history` says that the
    /// browser's way back closes a picture.
    pub(super) fn begin(
        page: &Element,
        labels: &'static Labels,
        has_history: bool,
    ) -> Option<Self> {
        let pictures = page.query_selector_all(PICTURE).ok()?;
        if pictures.length() == 0 {
            return None;
        }
        for index in 0..pictures.length() {
            if let Some(picture) = pictures.get(index).and_then(|node| node.dyn_into().ok()) {
                offer(&picture, labels);
            }
        }
        let opened = RefCell::new(None);
        let lightbox = Rc::new(Lightbox { page: page.clone(), labels, has_history, opened });
        let with = |act: fn(&Lightbox, &Event)| {
            let lightbox = Rc::clone(&lightbox);
            move |event: &Event| act(&lightbox, event)
        };
        let acting = EventListenerOptions::enable_prevent_default();
        // A dialog's close does not bubble.
        let captured = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let mut listeners = vec![
            EventListener::new(page, "click", with(Lightbox::press)),
            EventListener::new_with_options(page, "keydown", acting, with(Lightbox::press_by_key)),
            EventListener::new_with_options(page, "close", captured, with(Lightbox::put_away)),
        ];
        if has_history {
            let window = web_sys::window()?;
            listeners.push(EventListener::new(&window, "popstate", with(Lightbox::go_back)));
        }
        Some(Self { _listeners: listeners })
    }
}

impl Lightbox {
    fn press(&self, event: &Event) {
        let Some(pressed) = target(event) else { return };
        if let Some(picture) = pressed.closest(PICTURE).ok().flatten() {
            self.open(&picture);
        } else if let Some(Opened { dialog, .. }) = &*self.opened.borrow()
            // Outside of the picture there is nothing else to press.
            && (***dialog == pressed || pressed.matches(".av-lightbox > button").unwrap_or(false))
        {
            dialog.close();
        }
    }

    fn press_by_key(&self, event: &Event) {
        let is_press = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| matches!(&*event.key(), "Enter" | " "));
        let picture = target(event).filter(|pressed| pressed.matches(PICTURE).unwrap_or(false));
        if let Some(picture) = picture.filter(|_| is_press) {
            event.prevent_default();
            self.open(&picture);
        }
    }

    fn open(&self, picture: &Element) {
        let Some(dialog) = self.dialog(picture) else { return };
        if self.has_history {
            let history = web_sys::window().and_then(|window| window.history().ok());
            let _ = history.map(|history| history.push_state(&JsValue::TRUE, ""));
        }
        let opened = Opened { dialog: dialog.clone(), picture: picture.clone(), is_back: false };
        self.opened.replace(Some(opened));
        if self.page.append_child(&dialog).is_ok() {
            let _ = dialog.show_modal();
        }
    }

    /// The dialog with a picture and its caption.
    fn dialog(&self, picture: &Element) -> Option<HtmlDialogElement> {
        let document = self.page.owner_document()?;
        let figure = picture.parent_element()?;
        let description = description(picture, self.labels);
        let dialog = document.create_element("dialog").ok()?;
        dialog.set_class_name("av-lightbox");
        let close = document.create_element("button").ok()?;
        close.set_class_name("av-button");
        close.set_text_content(Some(self.labels.close));
        dialog.append_child(&close).ok()?;
        let large = large(picture, &description)?;
        dialog.append_child(&large).ok()?;
        if let Some(caption) = figure.query_selector("figcaption").ok()? {
            dialog.append_child(&caption.clone_node_with_deep(true).ok()?).ok()?;
        }
        let name = match description.is_empty() {
            true => figure.dyn_ref::<HtmlElement>()?.inner_text(),
            false => description,
        };
        dialog.set_attribute("aria-label", &name).ok()?;
        dialog.dyn_into().ok()
    }

    fn go_back(&self, _event: &Event) {
        if let Some(opened) = &mut *self.opened.borrow_mut() {
            opened.is_back = true;
        }
        if let Some(Opened { dialog, .. }) = &*self.opened.borrow() {
            dialog.close();
        }
    }

    /// Removes a closed dialog, and gives the focus back to its picture.
    fn put_away(&self, event: &Event) {
        let is_own = |opened: &Opened| target(event).is_some_and(|own| own == **opened.dialog);
        if !self.opened.borrow().as_ref().is_some_and(is_own) {
            return;
        }
        let Some(Opened { dialog, picture, is_back }) = self.opened.take() else { return };
        dialog.remove();
        if self.has_history && !is_back {
            let history = web_sys::window().and_then(|window| window.history().ok());
            let _ = history.map(|history| history.back());
        }
        focus(&picture);
    }
}

/// Makes a picture a button that says what it does.
fn offer(picture: &Element, labels: &Labels) {
    let label = format!("{}: {}", labels.enlarge, description(picture, labels));
    for (name, value) in [("tabindex", "0"), ("role", "button"), ("aria-label", &label)] {
        let _ = picture.set_attribute(name, value);
    }
    let _ = picture.remove_attribute("aria-hidden");
}

/// The description of a picture. A picture that is shown in several places is an SVG, which has
/// its description elsewhere, behind what the button does.
fn description(picture: &Element, labels: &Labels) -> String {
    if let Some(alt) = picture.get_attribute("alt") {
        return alt;
    }
    let label = picture.get_attribute("aria-label").unwrap_or_default();
    let shown = label.strip_prefix(labels.enlarge).and_then(|label| label.strip_prefix(": "));
    shown.unwrap_or(&label).to_string()
}

/// A copy of the picture for the dialog, without the attributes that make it a button.
fn large(picture: &Element, description: &str) -> Option<Element> {
    let large: Element = picture.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    for name in ["tabindex", "role", "aria-label", "loading", "class"] {
        let _ = large.remove_attribute(name);
    }
    // The page has the picture that others use.
    if let Some(held) = large.first_element_child() {
        let _ = held.remove_attribute("id");
    }
    if !large.has_attribute("alt") && !description.is_empty() {
        let _ = large.set_attribute("role", "img");
        let _ = large.set_attribute("aria-label", description);
    }
    Some(large)
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Gives the focus back without scrolling. A picture that is shown in several places is an SVG,
/// which takes it as HTML does.
fn focus(picture: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = picture.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}
