//! Reads the JSON form of pictures, in their place or shared by several places.

use super::node::JsonNode;
use crate::{Image, ImageSource, Json, MAX_PIXELS, SharedPicture};

/// The keys of a picture.
pub(super) const IMAGE_KEYS: [&str; 4] = ["src", "alt", "width", "height"];

/// A picture that is an object of its own.
pub(super) fn inner_image(node: &JsonNode) -> Option<Image> {
    node.only(&IMAGE_KEYS);
    image(node)
}

pub(super) fn image(node: &JsonNode) -> Option<Image> {
    let source = |node: &JsonNode| {
        let text = node.string()?;
        node.allowed(ImageSource::parse(&text))
    };
    let pixels = |node: &JsonNode| node.number(MAX_PIXELS);
    Some(Image {
        src: node.get("src", source)?,
        alt: node.text("alt"),
        width: node.get("width", pixels),
        height: node.get("height", pixels),
    })
}

/// A shared picture; one that cannot be used keeps its place, for the others are named by theirs.
pub(super) fn shared(node: &JsonNode) -> SharedPicture {
    node.only(&["src", "width", "height"]);
    // As this code writes what it could not use.
    if matches!(node.value.get("src"), Some(Json::Text(src)) if src.is_empty()) {
        return SharedPicture::default();
    }
    if let Some(Image { src: ImageSource::Inline(src), width, height, .. }) = image(node) {
        return SharedPicture { src, width, height };
    }
    node.warn("is no data: address of a picture and was left out");
    SharedPicture::default()
}
