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

/// The picture itself, or what stands for it: the page makes no request that the reader did
/// not ask for, so one that is elsewhere is a link unless the publisher wants it loaded, and
/// one that could not be brought into the document is its description.
pub fn picture(class: &'static str, image: Image, setting: &Setting) -> Markup {
    let Image { src, alt, width, height } = image;
    let label = || element("span").attribute("lang", setting.labels.lang).text(setting.labels.picture);
    let described = |alt: String, otherwise: &str| if alt.is_empty() { otherwise.to_string() } else { alt };
    // The policy of a packed page could not let it in.
    let is_shown = setting.remote_images && !src.is_on_unnamed_site();
    let address = match src {
        ImageSource::Inline(address) => address,
        ImageSource::Remote(address) if is_shown => address,
        ImageSource::Remote(address) => {
            let text = described(alt, &address);
            return element("a").class("av-picture-link").attribute("href", address).child(label()).text(" ").text(text);
        }
        ImageSource::Relative(address) => {
            return element("span").class("av-picture-link").child(label()).text(" ").text(described(alt, &address));
        }
    };
    let mut picture = element("img").class(class).attribute("src", address).attribute("alt", alt);
    for (name, pixels) in [("width", width), ("height", height)] {
        if let Some(pixels) = pixels {
            picture = picture.attribute(name, pixels.to_string());
        }
    }
    picture.attribute("loading", "lazy").attribute("decoding", "async")
}
