//! Cards that lead to what is on another page.

use super::figure::picture;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Embed, Href, Image, Span};

/// Fills the element of an embed: its card, the caption, and where the publisher wants it, the
/// other page itself, which is asked for only once the reader opens it.
pub(super) fn embed(begun: Markup, embed: Embed, rendering: &Rendering) -> Markup {
    let Embed { href, title, site, image, caption } = embed;
    let frame = rendering.frames.and_then(|frames| frames(href.as_str()));
    let frame = frame.map(|address| {
        let (lang, words) = (rendering.labels.lang, rendering.labels.load_from);
        let host = address.split('/').nth(2).unwrap_or_default().to_string();
        let words = element("span").attribute("lang", lang).word("load-from", words);
        let summary =
            element("summary").class("av-box-title av-frame-opens").child(words).text(" ");
        let summary = summary.child(element("span").class("av-frame-host").text(host));
        let shown = element("iframe")
            .class("av-frame-page")
            .attribute("title", article::plain_text(&title))
            .attribute("loading", "lazy")
            .attribute("allow", "fullscreen; encrypted-media; picture-in-picture")
            .attribute("referrerpolicy", "strict-origin-when-cross-origin")
            .attribute("src", address);
        element("details").class("av-frame").child(summary).child(shown)
    });
    let site = (!site.is_empty()).then(|| element("p").class("av-embed-site").text(site));
    let card = card(href, title, site, image, rendering);
    let caption =
        (!caption.is_empty()).then(|| element("p").class("av-caption").spans(caption, rendering));
    begun.class("av-embed").child(card).children(frame).children(caption)
}

/// Builds a card: a picture, a title that is the link, and a line below it.
pub(super) fn card(
    href: Href,
    title: Vec<Span>,
    below: Option<Markup>,
    image: Option<Image>,
    rendering: &Rendering,
) -> Markup {
    let address = href.as_str().to_string();
    let title = if title.is_empty() { vec![Span::text(address.clone())] } else { title };
    let link = element("a").attribute("href", address).spans(title, rendering);
    let text = element("div")
        .class("av-embed-text")
        .child(element("p").class("av-embed-title").child(link))
        .children(below);
    element("div")
        .class("av-embed-card")
        .children(image.map(|image| picture("av-embed-picture", image, rendering)))
        .child(text)
}
