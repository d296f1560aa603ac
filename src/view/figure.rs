//! Pictures, with caption and credit.

use super::markup::{Markup, element};
use super::setting::Setting;
use crate::article::{Figure, Image, ImageSource};

/// Fills a figure.
pub fn figure(begun: Markup, figure: Figure, setting: &Setting) -> Markup {
    let Figure { image, caption, credit } = figure;
    let has_caption = !caption.is_empty() || !credit.is_empty();
    let caption = (!caption.is_empty()).then(|| element("span").class("av-caption").spans(caption, setting));
    let credit = (!credit.is_empty()).then(|| element("span").class("av-credit").text(credit));
    let caption = has_caption.then(|| element("figcaption").children(caption).text(" ").children(credit));
    begun.child(picture("av-picture", image, setting)).children(caption)
}

/// The picture itself; one that is elsewhere is a link unless the publisher wants it loaded,
/// for the page makes no request that the reader did not ask for.
pub fn picture(class: &'static str, image: Image, setting: &Setting) -> Markup {
    let Image { src, alt, width, height } = image;
    let address = src.as_str().to_string();
    if matches!(src, ImageSource::Remote(_)) && !setting.remote_images {
        let text = if alt.is_empty() { address.clone() } else { alt };
        let label = element("span").attribute("lang", setting.labels.lang).text(setting.labels.picture);
        return element("a").class("av-picture-link").attribute("href", address).child(label).text(" ").text(text);
    }
    let mut picture = element("img").class(class).attribute("src", address).attribute("alt", alt);
    for (name, pixels) in [("width", width), ("height", height)] {
        if let Some(pixels) = pixels {
            picture = picture.attribute(name, pixels.to_string());
        }
    }
    picture.attribute("loading", "lazy").attribute("decoding", "async")
}
