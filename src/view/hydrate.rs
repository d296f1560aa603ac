//! Hydration: a page that the packer has prerendered begins to act where it stands. Nothing of it
//! is built again, so whatever the reader has selected, opened or scrolled to stays, and a book
//! costs no more than a note.

use super::kept::Kept;
use super::labels::{Interface, Labels};
use super::markup::{InPlace, element};
use super::relabel::relabel;
use super::related::disclosure;
use super::settings::{form, themed};
use super::share::{NO_ADDRESS, addressed, cited};
use crate::browser::storage::Store;
use crate::browser::{address, language};
use crate::settings::{Setting, Settings};
use leptos::prelude::Render;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDetailsElement, HtmlInputElement};

/// What acts in a prerendered page. What the reader has set there before counts as chosen.
pub fn hydrate(page: &Element, store: Store) -> InPlace {
    let labels = interface(page).labels();
    let kept = Kept::new(touched(page, &store), store);
    let acting = [("#av-settings > form", form(kept, labels)), ("#av-related", disclosure(kept))];
    give_address(page, labels);
    let acting =
        acting.into_iter().filter_map(|(place, markup)| Some((markup, find(page, place)?)));
    InPlace(acting.chain([(themed(element("div"), kept), page.clone())]).collect())
}

fn find(page: &Element, selector: &str) -> Option<Element> {
    page.query_selector(selector).ok().flatten()
}

/// The interface that the page has; where its document leaves that to the browser, it gets the
/// reader's own.
fn interface(page: &Element) -> Interface {
    let own = Interface::of_tag(&page.get_attribute("lang").unwrap_or_default());
    let wanted = Interface::preferred(&language::preferred())
        .filter(|wanted| *wanted != own && page.has_attribute("data-any-interface"));
    match wanted {
        Some(wanted) => {
            relabel(page, own, wanted);
            wanted
        }
        None => own,
    }
}

/// What is set in the page: what was stored, by `early.js`, and what the reader did since, which is
/// stored now.
fn touched(page: &Element, store: &Store) -> Settings {
    let read = |choice: Setting| store.read(&choice.key());
    let reader = Settings::restore(|choice| set(page, choice).or_else(|| read(choice)));
    reader
        .changes(Settings::restore(read))
        .for_each(|choice| store.write(&choice.key(), reader.value(choice)));
    reader
}

/// The value of a choice in the page; `None` where the page does not offer it.
fn set(page: &Element, choice: Setting) -> Option<String> {
    match choice {
        Setting::Related => {
            let related = find(page, "#av-related")?.dyn_into::<HtmlDetailsElement>().ok()?;
            Some(if related.open() { "open" } else { "closed" }.to_string())
        }
        _ => Some(
            find(page, &format!("[name=av-{}]:checked", choice.name()))?
                .dyn_into::<HtmlInputElement>()
                .ok()?
                .value(),
        ),
    }
}

/// Where the packer could not know the page's address, the panel gets what needs one.
fn give_address(page: &Element, labels: &'static Labels) {
    let (Some(gap), Some(address)) = (find(page, NO_ADDRESS), address::own()) else { return };
    let title = page.owner_document().map(|document| document.title()).unwrap_or_default();
    for part in addressed(&address, &title, labels) {
        // They come before what they replace, so that the focus stays where it is.
        let _ = gap.before_with_node_1(part.build().element());
    }
    gap.remove();
    if let Some(citation) = find(page, ".av-citation") {
        let text = citation.text_content().unwrap_or_default();
        citation.set_text_content(Some(&cited(&[text, address], labels)));
    }
}
