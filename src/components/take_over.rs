//! Taking over a page that the packer has prerendered: it begins to act where it stands. Nothing of
//! it is built again, so whatever the reader has selected, opened or scrolled to stays, and a book
//! costs no more than a note.

use super::acting::keep;
use super::live_settings::LiveSettings;
use super::relabel::relabel;
use super::related::keeps_open;
use super::retitle::retitle;
use super::settings::{checks_in_sight, keeps_choices};
use super::share::{NO_ADDRESS, Ways, WaysProps, cited};
use crate::browser::{address, language};
use crate::elements::find;
use crate::labels::{Interface, Labels};
use crate::settings::{Setting, Settings, Store};
use crate::shown::shown;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDetailsElement, HtmlInputElement};
use std::rc::Rc;

/// Lets a prerendered page act until the current owner ends: calls the components' directives on
/// the elements that it finds. Settings that the reader changed in the page before count as chosen.
pub fn take_over(page: &Element, store: Rc<dyn Store>) {
    let labels = interface(page).labels();
    let live = LiveSettings::new(touched(page, &*store), store);
    give_address(page, labels);
    if let Some(panel) = find(page, "#av-settings") {
        checks_in_sight(panel, live);
    }
    if let Some(shown) = shown(page) {
        retitle(page, &shown);
        if let Some(details) = find(&shown, ".av-related") {
            keeps_open(details, live);
        }
    }
    keeps_choices(page.clone(), (live, labels));
}

/// The language of the page's interface. Where the document leaves that to the browser, the page
/// gets the words of the reader's language first.
fn interface(page: &Element) -> Interface {
    let own = Interface::of_tag(&page.get_attribute("lang").unwrap_or_default());
    let wanted = Interface::preferred(&language::preferred())
        .filter(|wanted| *wanted != own && page.has_attribute("data-any-interface"));
    match wanted {
        Some(wanted) => {
            relabel(page, wanted);
            wanted
        }
        None => own,
    }
}

/// The settings in the page: those that `web/entries/early.ts` took from storage, and those that
/// the reader changed since, which are stored now.
fn touched(page: &Element, store: &dyn Store) -> Settings {
    let settings = Settings::restore(|setting| set(page, setting).or_else(|| store.read(setting)));
    settings
        .changes(Settings::stored(store))
        .for_each(|setting| store.write(setting, settings.value(setting)));
    settings
}

/// The value of a setting in the page; `None` where the page does not offer it.
fn set(page: &Element, setting: Setting) -> Option<String> {
    match setting {
        Setting::Related => {
            let related = find(&shown(page)?, ".av-related")?;
            let related = related.dyn_into::<HtmlDetailsElement>().ok()?;
            Some(if related.open() { "open" } else { "closed" }.to_string())
        }
        _ => Some(
            find(page, &format!("[name=av-{}]:checked", setting.name()))?
                .dyn_into::<HtmlInputElement>()
                .ok()?
                .value(),
        ),
    }
}

/// Adds to the share panel the ways that need an address, where the packer did not know it.
fn give_address(page: &Element, labels: &'static Labels) {
    let (Some(gap), Some(address)) = (find(page, NO_ADDRESS), address::own()) else { return };
    let title = page.owner_document().map(|document| document.title()).unwrap_or_default();
    // They come before what they replace, so that the focus stays where it is.
    let ways = Ways(WaysProps { address: address.clone(), title, labels });
    if let Some(around) = gap.parent_element() {
        let mut ways = ways.into_view().build();
        ways.mount(&around, Some(&gap));
        keep(Box::new(ways));
    }
    gap.remove();
    if let Some(citation) = find(page, ".av-citation") {
        let text = citation.text_content().unwrap_or_default();
        let labels = Labels::of_text(&citation.get_attribute("lang").unwrap_or_default(), labels);
        citation.set_text_content(Some(&cited(&[&text, &address], labels)));
    }
}
