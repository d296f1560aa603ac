//! The actions of the buttons for sharing.

use super::panel::Panel;
use super::{quote_fragment, quoted_words};
use crate::browser::address;
use crate::browser::passing_on::{can_share, copy, share};
use crate::labels::{Labels, fill};
use crate::qr::Qr;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::{Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Acts on the buttons of a page until it is dropped.
pub(super) struct Sharing {
    _listeners: Vec<EventListener>,
}

/// The page and the article that the listeners act on.
struct ShareActions {
    page: Element,
    title: String,
    labels: &'static Labels,
    panel: Option<Rc<Panel>>,
}

impl Sharing {
    /// Begins to listen; `title` is the article's, `panel` shows links that were copied.
    pub(super) fn begin(
        page: &Element,
        title: String,
        labels: &'static Labels,
        panel: Option<Rc<Panel>>,
    ) -> Self {
        let actions = Rc::new(ShareActions { page: page.clone(), title, labels, panel });
        let with = |act: fn(&Rc<ShareActions>, &Event)| {
            let actions = Rc::clone(&actions);
            move |event: &Event| act(&actions, event)
        };
        let acting = EventListenerOptions::enable_prevent_default();
        // Events of opening and closing do not bubble.
        let captured =
            || EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let listen = EventListener::new_with_options;
        let _listeners = vec![
            EventListener::new(page, "click", with(ShareActions::press)),
            listen(page, "mousedown", acting, with(ShareActions::keep_selection)),
            listen(page, "toggle", captured(), with(ShareActions::draw_code)),
            listen(page, "beforetoggle", captured(), with(ShareActions::hide_unavailable)),
        ];
        Self { _listeners }
    }
}

impl ShareActions {
    fn press(self: &Rc<Self>, event: &Event) {
        let button = target(event).and_then(|pressed| pressed.closest("[data-share]").ok()?);
        let Some(what) = button.and_then(|button| button.get_attribute("data-share")) else {
            return;
        };
        let Some(mut url) = self.address() else { return };
        let mut text = String::new();
        match &*what {
            "quote" => match quote_fragment(&self.page) {
                Some(fragment) => {
                    // Of several articles in the page the passage tells which.
                    url.truncate(url.find('#').unwrap_or(url.len()));
                    url.push_str(&fragment);
                }
                None => return,
            },
            "quotation" => match self.quotation() {
                Some(quotation) => text = quotation,
                None => return,
            },
            "citation" => text = self.text(".av-citation"),
            _ => {}
        }
        if let Some(detail) = self.dispatch(&url, &text) {
            leptos::task::spawn_local(Rc::clone(self).pass_on(what, url, text, detail));
        }
    }

    /// Does what a button is for after the page around has let it.
    async fn pass_on(self: Rc<Self>, what: String, url: String, text: String, detail: JsValue) {
        if what == "system" {
            return share(&detail).await;
        }
        let copied = if text.is_empty() { &url } else { &text };
        let is_copied = copy(copied).await;
        let told = if is_copied { self.labels.copied } else { self.labels.not_copied };
        match &*what {
            "quote" | "quotation" => drop(self.show(told, copied)),
            "citation" => self.announce(told, is_copied, ".av-citation"),
            _ => self.announce(told, is_copied, ".av-share-address"),
        }
    }

    /// Dispatches the event `share`, and returns its detail; `None` where a listener prevented it.
    fn dispatch(&self, url: &str, text: &str) -> Option<JsValue> {
        let detail = Object::new();
        for (name, value) in [("url", url), ("title", &*self.title), ("text", text)] {
            Reflect::set(&detail, &name.into(), &value.into()).ok()?;
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        init.set_detail(&detail);
        let event = CustomEvent::new_with_event_init_dict("share", &init).ok()?;
        self.page.dispatch_event(&event).ok()?.then(|| detail.into())
    }

    /// Announces in the panel whether a text was copied; where it was not, selects the element
    /// `shown`, which has the text.
    fn announce(&self, told: &str, is_copied: bool, shown: &str) {
        if let Some(shown) = self.find(shown).filter(|_| !is_copied) {
            let selection = web_sys::window().and_then(|window| window.get_selection().ok()?);
            let _ = selection.map(|selection| selection.select_all_children(&shown));
        }
        if let Some(status) = self.find(".av-share .av-status") {
            status.set_text_content(Some(told));
        }
    }

    /// Shows what was copied in the panel for notes, where it can be selected even if the browser
    /// does not let the page copy.
    fn show(&self, told: &str, copied: &str) -> Option<()> {
        let line = self.page.owner_document()?.create_element("p").ok()?;
        line.set_text_content(Some(copied));
        self.panel.as_ref()?.open(told, &line, self.find(".av-offer")?)
    }

    /// The selected text in the marks of its language, with its source.
    fn quotation(&self) -> Option<String> {
        let lang = self.find(".av-citation")?.get_attribute("lang")?;
        let words = quoted_words(&self.page)?;
        let quotation = Labels::of_text(&lang, self.labels).quotation;
        let (before, after) = quotation.split_once("{text}")?;
        Some(format!("{before}{words}{}", fill(after, &self.text(".av-citation"))))
    }

    /// Keeps the selection at a press on a button that copies it or a link to it.
    fn keep_selection(self: &Rc<Self>, event: &Event) {
        let button = target(event).and_then(|pressed| pressed.closest(".av-offer").ok()?);
        if button.is_some() {
            event.prevent_default();
        }
    }

    /// Fills the QR code when it is opened.
    fn draw_code(self: &Rc<Self>, event: &Event) {
        let is_code = |opened: Element| opened.matches(".av-share-code[open]").unwrap_or(false);
        if target(event).is_some_and(is_code)
            && let (Some(place), Some(address)) = (self.find(".av-qr"), self.address())
            && place.first_child().is_none()
        {
            draw(&place, &address);
        }
    }

    /// Hides the button of the system's own sheet where the system has none.
    fn hide_unavailable(self: &Rc<Self>, event: &Event) {
        if target(event).is_some_and(|opened| opened.id() == "av-share")
            && let Some(button) = self.find("[data-share=system]")
        {
            let _ = button.toggle_attribute_with_force("hidden", !can_share());
        }
    }

    /// The article's address, else the page's.
    fn address(&self) -> Option<String> {
        let own = self.find(".av-share-address").and_then(|address| address.text_content());
        own.or_else(address::current)
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.page.query_selector(selector).ok()?
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Draws a text as a QR code.
fn draw(place: &Element, text: &str) -> Option<()> {
    let (qr, document) = (Qr::new(text)?, place.owner_document()?);
    let drawing = document.create_element_ns(Some(SVG), "svg").ok()?;
    // The quiet zone is four modules wide.
    let side = qr.size() + 8;
    drawing.set_attribute("viewBox", &format!("0 0 {side} {side}")).ok()?;
    drawing.set_attribute("role", "img").ok()?;
    drawing.set_attribute("aria-label", text).ok()?;
    let path = document.create_element_ns(Some(SVG), "path").ok()?;
    path.set_attribute("d", &qr.path()).ok()?;
    drawing.append_child(&path).ok()?;
    place.append_child(&drawing).ok().map(drop)
}
