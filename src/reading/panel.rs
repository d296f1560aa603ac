//! The panel for notes and contents above the text: a press on the number of a note shows it there
//! instead of leading away from the text.

use super::text::by_id;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, Node};

/// Opens the panel at presses on links to notes and contents, until it is dropped.
pub(super) struct Panel {
    _pressed: EventListener,
}

impl Panel {
    /// Begins to listen; `None` where the page has no panel.
    pub(super) fn new(page: &Element) -> Option<Self> {
        let find = |selector| page.query_selector(selector).ok().flatten();
        let panel: HtmlElement = find("#av-panel")?.dyn_into().ok()?;
        let content = find(".av-panel-content")?;
        let root = page.clone();
        let pressed = EventListener::new_with_options(
            page,
            "click",
            gloo_events::EventListenerOptions::enable_prevent_default(),
            move |event| {
                let Some(link) = pressed_link(event) else { return };
                if panel.contains(Some(&link)) {
                    // A link out of the panel closes it.
                    let _ = panel.hide_popover();
                } else if let Some((label, shown)) = shown(&root, &link) {
                    event.prevent_default();
                    content.replace_children_with_node_1(&shown);
                    let _ = panel.set_attribute("aria-label", &label);
                    if panel.show_popover().is_ok() {
                        let _ = panel.focus();
                    }
                }
            },
        );
        Some(Self { _pressed: pressed })
    }
}

/// The link of the page that was pressed, unless it was to be opened elsewhere.
fn pressed_link(event: &Event) -> Option<Element> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = mouse.button() == 0
        && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key());
    let pressed: Element = event.target()?.dyn_into().ok()?;
    pressed.closest("a[href^='#']").ok()?.filter(|_| is_plain && !event.default_prevented())
}

/// The name and the content of the panel for a link; `None` for links that simply lead somewhere.
fn shown(page: &Element, link: &Element) -> Option<(String, Node)> {
    let document = link.owner_document()?;
    if link.matches(".av-to-contents").ok()? {
        let list =
            page.query_selector(".av-contents-list").ok()??.clone_node_with_deep(true).ok()?;
        mark_current(page, list.dyn_ref()?);
        return Some((link.text_content()?, list));
    }
    if !link.matches("[role=doc-noteref]").ok()? {
        return None;
    }
    let note = target(page, link)?;
    let shown = document.create_element("div").ok()?;
    for name in ["lang", "dir"] {
        let around = note.closest(&format!("[{name}]")).ok().flatten();
        if let Some(value) = around.and_then(|around| around.get_attribute(name)) {
            shown.set_attribute(name, &value).ok()?;
        }
    }
    let copy: Element = note.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    while let Some(part) = copy.first_element_child() {
        let is_way_back = part.matches(".av-backlink").unwrap_or(false);
        part.remove();
        // What is there twice can be named once only.
        let _ = part.remove_attribute("id");
        if !is_way_back {
            shown.append_child(&part).ok()?;
        }
    }
    Some((link.get_attribute("aria-label")?, shown.into()))
}

/// The element to which a link within the page leads.
fn target(page: &Element, link: &Element) -> Option<Element> {
    by_id(page, link.get_attribute("href")?.strip_prefix('#')?)
}

/// Marks the entry whose heading the reader has passed last (`aria-current`).
fn mark_current(page: &Element, list: &Element) {
    /// A heading so little below the bar, in CSS pixels, is where a link to it leads.
    const NEAR: f64 = 32.0;
    let bar = page.query_selector(".av-bar").ok().flatten();
    // A link leads below the bar, be it there or out of the way.
    let below = |bar: Element| {
        let bar = bar.get_bounding_client_rect();
        bar.bottom().max(bar.height())
    };
    let edge = bar.map_or(0.0, below) + NEAR;
    let Ok(links) = list.query_selector_all("a") else { return };
    let links: Vec<Element> =
        (0..links.length()).filter_map(|index| links.get(index)?.dyn_into().ok()).collect();
    let is_passed = |link: &Element| {
        let heading = target(page, link);
        heading.is_some_and(|heading| heading.get_bounding_client_rect().top() < edge)
    };
    // By halves: to ask where a heading is has the browser lay out what is around it.
    if let Some(link) =
        links.partition_point(is_passed).checked_sub(1).and_then(|index| links.get(index))
    {
        let _ = link.set_attribute("aria-current", "location");
    }
}
