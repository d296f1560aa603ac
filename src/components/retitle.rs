//! Lets the bar tell of the article that is shown, of several in a page.

use super::share::cited;
use crate::browser::address::{self, encode};
use crate::elements::{all, find};
use crate::labels::Interface;
use leptos::web_sys::Element;

/// Lets the bar and what opens from it tell of the article in this part of the page, which has the
/// site, the title and the citation as its data. A page with one article says it as it is.
pub(super) fn retitle(page: &Element, part: &Element) {
    let of = |name: &str| part.get_attribute(&format!("data-{name}"));
    let (Some(title), Some(citation)) = (of("title"), of("citation")) else { return };
    if let (Some(shown), Some(site)) = (find(page, ".av-site"), of("site")) {
        shown.set_text_content(Some(&site));
    }
    for (link, target) in [(".av-skip", ".av-article"), (".av-to-contents", ".av-contents")] {
        let Some(link) = find(page, link) else { continue };
        let target = find(part, target);
        let _ = link.toggle_attribute_with_force("hidden", target.is_none());
        if let Some(target) = target {
            let _ = link.set_attribute("href", &format!("#{}", encode(&target.id())));
        }
    }
    let address = own(part);
    if let Some(shown) = find(page, ".av-citation") {
        let labels = Interface::of_tag(&page.get_attribute("lang").unwrap_or_default()).labels();
        let is_told = address.as_ref().is_none_or(|address| citation.contains(&**address));
        let address = address.as_deref().filter(|_| !is_told);
        let parts: Vec<&str> = [&*citation].into_iter().chain(address).collect();
        shown.set_text_content(Some(&cited(&parts, labels)));
        for name in ["lang", "dir"] {
            let own = find(part, ".av-article").and_then(|article| article.get_attribute(name));
            let _ = own.map(|own| shown.set_attribute(name, &own));
        }
    }
    if let Some(address) = address {
        readdress(page, &address, &title);
    }
}

/// The address of the article: its document's own, else its place in the page where that has one.
fn own(part: &Element) -> Option<String> {
    let canonical = find(part, ".av-address").and_then(|address| address.text_content());
    let place = || {
        let is_first = part.previous_element_sibling().is_none();
        let fragment = if is_first { String::new() } else { format!("#{}", named(&part.id())) };
        Some(address::own()? + &fragment)
    };
    canonical.or_else(place)
}

/// The id of an article's part as it stands in an address.
fn named(id: &str) -> String {
    encode(id).replacen("%3D", "=", 1)
}

/// Gives the ways to share the address and the title of the article that is shown, in place of
/// those of the one that was.
fn readdress(page: &Element, address: &str, title: &str) {
    let Some(told) = find(page, ".av-share-address") else { return };
    let before = encode(&told.text_content().unwrap_or_default());
    told.set_text_content(Some(address));
    if let Some(code) = find(page, ".av-qr") {
        code.replace_children_with_node_0();
    }
    let titles: Vec<String> = all(page, ".av-whole")
        .filter_map(|part| part.get_attribute("data-title"))
        .filter(|title| !title.is_empty())
        .map(|title| format!("={}", encode(&title)))
        .collect();
    for link in all(page, "#av-share a[href]") {
        let href = link.get_attribute("href").unwrap_or_default();
        let href = href.replace(&before, &encode(address));
        let found = titles.iter().filter(|title| href.contains(&***title));
        let href = match found.max_by_key(|title| title.len()) {
            Some(found) => href.replacen(&**found, &format!("={}", encode(title)), 1),
            None => href,
        };
        let _ = link.set_attribute("href", &href);
    }
}
