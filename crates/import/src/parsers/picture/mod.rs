//! Pictures: their bytes have to be what they say, whole, and nothing but a picture.

mod address;
mod expansion;
mod raster;
mod svg;

pub(super) use address::decode;

use imagesize::{Compression, ImageType};
use std::fmt;

/// A picture that browsers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Picture {
    /// The subtype of its media type, as in `image/png`.
    pub kind: &'static str,
    /// CSS pixels; an SVG picture need not say how large it is.
    pub size: Option<(u32, u32)>,
    /// Width and height in any unit.
    pub ratio: Option<(u32, u32)>,
    /// Whether its end is missing; browsers show what is there.
    pub is_cut: bool,
}

/// The reason why bytes are no picture, and what to do, as a phrase behind the picture's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PictureError(String);

impl PictureError {
    fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most SVG pictures within each other that are looked at.
const MAX_DEPTH: usize = 4;

/// Looks at a picture.
///
/// # Errors
/// Bytes of another kind, damaged ones, and an SVG that is more than a picture.
pub(super) fn look(bytes: &[u8]) -> Result<Picture, PictureError> {
    look_within(bytes, 0)
}

fn look_within(bytes: &[u8], depth: usize) -> Result<Picture, PictureError> {
    if depth > MAX_DEPTH {
        return Err(PictureError::new(
            "holds pictures that hold pictures, more than browsers are to be asked for: save it \
             as PNG",
        ));
    }
    match media_type(bytes) {
        Some(kind) => raster::look(kind, bytes),
        None => svg::look(bytes, depth)?
            .ok_or_else(|| PictureError::new("is not a PNG, JPEG, GIF, WebP, AVIF or SVG picture")),
    }
}

/// The subtype of the media type of a picture of pixels, by its first bytes; `None` where they are
/// no picture's that all browsers show.
pub(super) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    // The library reads so many, and no file that is shorter.
    let mut header = [0; 24];
    let length = bytes.len().min(header.len());
    header[..length].copy_from_slice(&bytes[..length]);
    match imagesize::image_type(&header).ok()? {
        ImageType::Png => Some("png"),
        ImageType::Jpeg => Some("jpeg"),
        ImageType::Gif => Some("gif"),
        ImageType::Webp => Some("webp"),
        ImageType::Heif(Compression::Av1) => Some("avif"),
        _ => None,
    }
}
