//! A picture as large as the window: what is shown there, and how large.

use super::gesture::{Gesture, Step};
use crate::content::{Icon, element, icon};
use crate::labels::{Labels, fill};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement};

/// The dialog with one of the page's pictures.
pub(super) struct Lightbox {
    /// The dialog, in the page or not yet.
    pub(super) dialog: HtmlDialogElement,
    view: Element,
    labels: &'static Labels,
    gesture: Gesture,
    /// How many times as large as the window lets it be the picture is.
    zoom: f64,
}

/// How large a picture may get, and how large two taps make it.
const LARGEST: f64 = 8.0;
const LARGE: f64 = 2.5;

impl Lightbox {
    /// Makes a dialog without a picture.
    pub(super) fn new(labels: &'static Labels) -> Option<Self> {
        let button = |class, name, sign| {
            let button = element("button").class(class).attribute("type", "button");
            button.attribute("aria-label", name).child(icon(sign))
        };
        let close = button("av-button av-close", labels.close, Icon::Close);
        let bar = element("div")
            .class("av-lightbox-bar")
            .child(element("span").class("av-count").attribute("role", "status"))
            .child(button("av-button av-back", labels.previous_picture, Icon::Back))
            .child(button("av-button av-next", labels.next_picture, Icon::Next))
            .child(close.attribute("autofocus", ""));
        let dialog = element("dialog").class("av-lightbox").attribute("dir", labels.dir);
        let dialog = dialog.child(bar).child(element("div").class("av-view"));
        let dialog: HtmlDialogElement = dialog.build().dyn_into().ok()?;
        let view = dialog.query_selector(".av-view").ok()??;
        Some(Self { dialog, view, labels, gesture: Gesture::default(), zoom: 1.0 })
    }

    /// Shows a picture of the page, the one at a place among so many, both from 1.
    pub(super) fn show(&mut self, picture: &Element, place: u32, count: u32) -> Option<()> {
        let find = |selector| self.dialog.query_selector(selector).ok().flatten();
        let figure = picture.parent_element()?;
        let description = description(picture, self.labels);
        let large = large(picture, &description)?;
        let shape = picture.get_bounding_client_rect();
        set_number(&large, "--av-ratio", shape.width() / shape.height().max(1.0));
        self.view.replace_children_with_node_1(&large);
        if let Some(old) = find("figcaption") {
            old.remove();
        }
        if let Some(caption) = figure.query_selector("figcaption").ok()? {
            let copy: Element = caption.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
            // An id may stand in the page once only.
            while let Ok(Some(named)) = copy.query_selector("[id]") {
                named.remove_attribute("id").ok()?;
            }
            self.dialog.append_child(&copy).ok()?;
        }
        let name = match description.is_empty() {
            true => figure.dyn_ref::<HtmlElement>()?.inner_text(),
            false => description,
        };
        self.dialog.set_attribute("aria-label", &name).ok()?;
        if let Some(told) = find(".av-count") {
            let text = fill(self.labels.picture_count, &place.to_string());
            let text = fill(&text, &count.to_string());
            // One picture is not counted.
            told.set_text_content((count > 1).then_some(&*text));
        }
        for (class, is_end) in [(".av-back", place == 1), (".av-next", place == count)] {
            if let Some(button) = find(class) {
                button.toggle_attribute_with_force("hidden", count == 1).ok()?;
                // Not `disabled`, which would lose the focus.
                button
                    .set_attribute("aria-disabled", if is_end { "true" } else { "false" })
                    .ok()?;
            }
        }
        self.zoom = 1.0;
        self.resize();
        Some(())
    }

    /// Whether a press on an element closes the dialog: on its button, and beside the picture,
    /// where the finger has only pressed.
    pub(super) fn closes(&self, pressed: &Element) -> bool {
        let is_beside = **self.dialog == *pressed || self.view == *pressed;
        is_beside && !self.gesture.has_moved() || pressed.closest(".av-close").is_ok_and(is_some)
    }

    /// The way to which a press on an element leads.
    pub(super) fn step(&self, pressed: &Element) -> Option<Step> {
        let on = |class| pressed.closest(class).is_ok_and(is_some);
        match (on(".av-back"), on(".av-next")) {
            (true, _) => Some(Step::Back),
            (_, true) => Some(Step::Next),
            _ => None,
        }
    }

    /// Acts on a key: it leads to another picture, or makes this one larger or smaller, or moves a
    /// large one. `None` where the key means nothing here.
    #[allow(clippy::option_option)]
    pub(super) fn key(&mut self, key: &str) -> Option<Option<Step>> {
        /// In CSS pixels.
        const FAR: f64 = 80.0;
        let (x, y) = match key {
            "+" | "=" => return Some(self.zoom_at(1.5, None)),
            "-" => return Some(self.zoom_at(1.0 / 1.5, None)),
            "0" => return Some(self.zoom_at(0.0, None)),
            "ArrowLeft" => (-FAR, 0.0),
            "ArrowRight" => (FAR, 0.0),
            "ArrowUp" => (0.0, -FAR),
            "ArrowDown" => (0.0, FAR),
            _ => return None,
        };
        if self.zoom <= 1.0 {
            return (x != 0.0).then(|| Some(self.side(x > 0.0)));
        }
        self.view.scroll_by_with_x_and_y(x, y);
        Some(None)
    }

    /// Acts on what fingers, mouse and wheel do. Says where they lead.
    pub(super) fn point(&mut self, event: &Event) -> Option<Step> {
        let moved = self.gesture.follow(event, &self.view)?;
        self.view.scroll_by_with_x_and_y(-moved.by.0, -moved.by.1);
        if moved.is_twice {
            let factor = if self.zoom > 1.0 { 0.0 } else { LARGE };
            return self.zoom_at(factor, Some(moved.at));
        }
        if moved.factor != 1.0 {
            return self.zoom_at(moved.factor, Some(moved.at));
        }
        let swiped = moved.swiped.filter(|_| self.zoom <= 1.0)?;
        Some(self.side(swiped < 0.0))
    }

    /// The way that lies at a side of the window.
    fn side(&self, is_right: bool) -> Step {
        if is_right == (self.labels.dir == "ltr") { Step::Next } else { Step::Back }
    }

    /// Makes the picture so many times as large, what is at a point of the window staying there.
    #[allow(clippy::manual_clamp)]
    fn zoom_at(&mut self, factor: f64, at: Option<(f64, f64)>) -> Option<Step> {
        let picture = self.view.first_element_child()?;
        let (view, before) =
            (self.view.get_bounding_client_rect(), picture.get_bounding_client_rect());
        let middle = (view.left() + view.width() / 2.0, view.top() + view.height() / 2.0);
        let (x, y) = at.unwrap_or(middle);
        let zoom = (self.zoom * factor).max(1.0).min(LARGEST);
        let grown = zoom / self.zoom;
        self.zoom = zoom;
        self.resize();
        let after = picture.get_bounding_client_rect();
        self.view.scroll_by_with_x_and_y(
            after.left() + (x - before.left()) * grown - x,
            after.top() + (y - before.top()) * grown - y,
        );
        None
    }

    fn resize(&self) {
        set_number(&self.dialog, "--av-zoom", self.zoom);
    }
}

/// The description of a picture. A picture that is shown in several places is an SVG, which has
/// its description elsewhere, behind what the button does.
pub(super) fn description(picture: &Element, labels: &Labels) -> String {
    if let Some(alt) = picture.get_attribute("alt") {
        return alt;
    }
    let label = picture.get_attribute("aria-label").unwrap_or_default();
    let shown = label.strip_prefix(labels.enlarge).and_then(|label| label.strip_prefix(": "));
    shown.unwrap_or(&label).to_string()
}

/// A copy of the picture for the dialog, without the attributes that make it a button. An SVG has
/// its style as HTML has.
fn large(picture: &Element, description: &str) -> Option<HtmlElement> {
    let large: Element = picture.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    for name in ["tabindex", "role", "aria-label", "loading", "class"] {
        let _ = large.remove_attribute(name);
    }
    let _ = large.set_attribute("draggable", "false");
    // The page has the picture that others use.
    if let Some(held) = large.first_element_child() {
        let _ = held.remove_attribute("id");
    }
    if !large.has_attribute("alt") && !description.is_empty() {
        let _ = large.set_attribute("role", "img");
        let _ = large.set_attribute("aria-label", description);
    }
    Some(large.unchecked_into())
}

/// Tells the style a number in thousandths: to write a broken one takes 6 KB of the viewer.
fn set_number(element: &HtmlElement, name: &str, number: f64) {
    let thousandths = ((number * 1000.0) as u32).max(1);
    let _ = element.style().set_property(name, &thousandths.to_string());
}

fn is_some(element: Option<Element>) -> bool {
    element.is_some()
}
