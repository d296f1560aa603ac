//! Cards that lead to what is on another page.

use super::figure::picture;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Embed, Span};

/// Fills the element of a card: a picture, a title that is the link, and the site's name.
pub(super) fn embed(begun: Markup, embed: Embed, rendering: &Rendering) -> Markup {
    let Embed { href, title, site, image, caption } = embed;
    let address = href.as_str().to_string();
    let title = if title.is_empty() { vec![Span::text(address.clone())] } else { title };
    let link = element("a").attribute("href", address).spans(title, rendering);
    let text = element("div")
        .class("av-embed-text")
        .child(element("p").class("av-embed-title").child(link))
        .children((!site.is_empty()).then(|| element("p").class("av-embed-site").text(site)));
    let card = element("div")
        .class("av-embed-card")
        .children(image.map(|image| picture("av-embed-picture", image, rendering)))
        .child(text);
    let caption =
        (!caption.is_empty()).then(|| element("p").class("av-caption").spans(caption, rendering));
    begun.class("av-embed").child(card).children(caption)
}
