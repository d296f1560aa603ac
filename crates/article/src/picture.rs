//! Pictures with their captions, credits and links.

use super::{Href, ImageSource, Span};
use serde::Serialize;

/// A picture with its caption and credit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The picture.
    #[serde(flatten)]
    pub image: Image,
    /// The text below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    /// The maker or the owner of the picture.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// The address that pressing the picture leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Href>,
}

impl Figure {
    /// A picture without caption, credit and link.
    pub fn new(image: Image) -> Self {
        Self { image, caption: Vec::new(), credit: String::new(), link: None }
    }
}

/// The largest width and height of a picture, in CSS pixels; the JSON form takes no larger number.
pub const MAX_PIXELS: u32 = 100_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Image {
    /// The place of its bytes.
    pub src: ImageSource,
    /// A description for those who do not see the picture; empty where it is decoration.
    pub alt: String,
    /// Intrinsic width in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Intrinsic height in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A picture that is stored once and shown in several places.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SharedPicture {
    /// A `data:` URL of an image type; empty where the document's is none.
    pub src: String,
    /// Intrinsic width in CSS pixels; of a picture that has none, the width in its ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Intrinsic height in CSS pixels; of a picture that has none, the height in its ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}
