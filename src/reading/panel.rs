//! The panel for notes and contents above the text, beside what opened it: a press on the number of
//! a note shows it there instead of leading away from the text.

use super::contents::{Contents, reveal, target};
use super::focus_in_place;
use crate::elements::{all, find};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement, MouseEvent, Node};

/// The panel of a page.
pub(super) struct Panel {
    page: Element,
    panel: HtmlElement,
    title: Element,
    content: Element,
    contents: Option<Rc<Contents>>,
    /// The link that opened the panel last.
    opener: RefCell<Option<Element>>,
}

impl Panel {
    /// Takes the panel of a page; `None` where there is none.
    pub(super) fn new(page: &Element, contents: Option<Rc<Contents>>) -> Option<Rc<Self>> {
        let find = |selector| find(page, selector);
        Some(Rc::new(Self {
            page: page.clone(),
            panel: find("#av-panel")?.dyn_into().ok()?,
            title: find("#av-panel-title")?,
            content: find(".av-panel-content")?,
            contents,
            opener: RefCell::new(None),
        }))
    }

    /// Opens the panel at presses on links to notes and contents, and keeps it beside them, until
    /// the listeners are dropped.
    pub(super) fn listen(self: &Rc<Self>) -> Vec<EventListener> {
        let with = |act: fn(&Self, &Event)| {
            let panel = Rc::clone(self);
            move |event: &Event| act(&panel, event)
        };
        let acting = EventListenerOptions::enable_prevent_default();
        let captured = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let listen = EventListener::new_with_options;
        let pressed = listen(&self.page, "click", acting, with(Self::press));
        let toggled = EventListener::new(&self.panel, "toggle", with(Self::follow_toggle));
        let window = web_sys::window();
        let moved =
            window.map(|window| listen(&window, "scroll", captured, with(Self::stay_beside)));
        // The bar comes back at a press on what is in it.
        let shifted = EventListener::new(&self.page, "transitionend", with(Self::stay_beside));
        [pressed, toggled, shifted].into_iter().chain(moved).collect()
    }

    /// Shows content under a title, beside what opened it; the focus returns there.
    pub(super) fn open(&self, title: &str, content: &Node, opener: Element) -> Option<()> {
        self.title.set_text_content(Some(title));
        self.content.replace_children_with_node_1(content);
        // Not every browser gives the focus to a link that is pressed.
        focus_in_place(&opener);
        self.opener.replace(Some(opener));
        self.panel.show_popover().ok()?;
        self.place();
        if let Ok(Some(current)) = self.panel.query_selector("[aria-current]") {
            reveal(&self.panel, &current);
        }
        self.panel.focus().ok()
    }

    fn press(&self, event: &Event) {
        let Some(link) = pressed_link(event) else { return };
        if self.panel.contains(Some(&link)) {
            // A link out of the panel closes it.
            let _ = self.panel.hide_popover();
            return;
        }
        let contents = self.contents.as_ref().filter(|contents| contents.is_opened_by(&link));
        let shown = match contents {
            Some(contents) => {
                let is_mouse = event.dyn_ref::<MouseEvent>().is_some_and(|it| it.detail() > 0);
                if contents.go(is_mouse) {
                    return event.prevent_default();
                }
                link.text_content().zip(contents.copy())
            }
            None => note(&self.page, &link),
        };
        if let Some((title, content)) = shown {
            event.prevent_default();
            self.open(&title, &content, link);
        }
    }

    /// Says on the link to the contents whether they are open, and gives the focus back where the
    /// browser has lost it.
    fn follow_toggle(&self, _: &Event) {
        let opener = self.opener.borrow();
        let is_open = self.panel.matches(":popover-open").unwrap_or(false);
        let focused = self.page.query_selector(":focus").ok().flatten();
        let is_lost = focused.is_none_or(|focused| self.panel.contains(Some(&focused)));
        if let Some(link) = opener.as_ref().filter(|_| !is_open && is_lost) {
            focus_in_place(link);
        }
        if let Some(link) = opener.as_ref().filter(|link| link.has_attribute("aria-expanded")) {
            let _ = link.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
        }
    }

    fn stay_beside(&self, _: &Event) {
        if self.panel.matches(":popover-open").unwrap_or(false) {
            self.place();
        }
    }

    /// Hangs the panel beside its opener; style alone decides in windows too narrow for that.
    fn place(&self) {
        let window = web_sys::window();
        let is_wide = window
            .and_then(|window| window.match_media("(min-width: 40rem)").ok()?)
            .is_some_and(|wide| wide.matches());
        if let Some(opener) = self.opener.borrow().as_ref().filter(|_| is_wide) {
            hang(&self.panel, &opener.get_bounding_client_rect(), true);
        } else {
            let _ = self.panel.style().remove_property("inset");
        }
    }
}

/// Hangs an open popover below a part of the window, or above it where there is no room below. It
/// begins where that part begins, or is centred on it.
pub(super) fn hang(popover: &HtmlElement, at: &DomRect, is_centered: bool) {
    /// In CSS pixels: between the two, and to the edges of the window.
    const GAP: f64 = 8.0;
    let document = popover.owner_document();
    let Some(root) = document.and_then(|document| document.document_element()) else { return };
    let (width, height) = (f64::from(popover.offset_width()), f64::from(popover.offset_height()));
    let last = f64::from(root.client_height()) - height - GAP;
    let right_most = f64::from(root.client_width()) - width - GAP;
    let (below, above) = (at.bottom() + GAP, at.top() - height - GAP);
    let top = if below > last && above >= GAP { above } else { below };
    let left = if is_centered { at.left() + (at.width() - width) / 2.0 } else { at.left() };
    let (top, left) = (top.min(last).max(GAP) as u32, left.min(right_most).max(GAP) as u32);
    let _ = popover.style().set_property("inset", &format!("{top}px auto auto {left}px"));
}

/// The link of the page that was pressed, unless it was to be opened elsewhere.
fn pressed_link(event: &Event) -> Option<Element> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = mouse.button() == 0
        && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key());
    let pressed: Element = event.target()?.dyn_into().ok()?;
    pressed.closest("a[href^='#']").ok()?.filter(|_| is_plain && !event.default_prevented())
}

/// The name and a copy of the note that a link leads to; `None` for links that simply lead
/// somewhere.
fn note(page: &Element, link: &Element) -> Option<(String, Node)> {
    let is_reference = link.matches("[role=doc-noteref]").ok()?;
    let copy = copy_of_note(page, link).filter(|_| is_reference)?;
    Some((link.get_attribute("aria-label")?, copy.into()))
}

/// A copy of the note that a reference leads to, in the note's language, without ids, for those are
/// there once only, and without the ways back.
pub(super) fn copy_of_note(page: &Element, reference: &Element) -> Option<Element> {
    let note = target(page, reference)?;
    let shown = page.owner_document()?.create_element("div").ok()?;
    for name in ["lang", "dir"] {
        let around = note.closest(&format!("[{name}]")).ok().flatten();
        if let Some(value) = around.and_then(|around| around.get_attribute(name)) {
            shown.set_attribute(name, &value).ok()?;
        }
    }
    let copy: Element = note.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    for part in all(&copy, "[id]") {
        let _ = part.remove_attribute("id");
    }
    all(&copy, ".av-backlink").for_each(|way_back| way_back.remove());
    while let Some(part) = copy.first_element_child() {
        shown.append_child(&part).ok()?;
    }
    Some(shown)
}
