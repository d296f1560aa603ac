//! Pictures of pixels: the header is read, and the parts are followed to the end.

use super::{Picture, PictureError};
use article::MAX_PIXELS;
use std::io::Cursor;

/// The largest width and height.
const LARGEST: usize = MAX_PIXELS as usize;
/// The most pixels in all, which are a gigabyte once they are unpacked.
const MOST: usize = 1 << 28;

/// Looks at a picture whose first bytes are those of its kind.
pub(super) fn look(kind: &'static str, bytes: &[u8]) -> Result<Picture, PictureError> {
    let damaged = |_| PictureError::new("is damaged: its size cannot be told; save it anew");
    let size = imagesize::blob_size(bytes).map_err(damaged)?;
    let (width, height) = (size.width, size.height);
    if width == 0
        || height == 0
        || width.max(height) > LARGEST
        || width.saturating_mul(height) > MOST
    {
        return Err(PictureError::new(format!(
            "says that it is {width} × {height} pixels, which browsers do not show: make it \
             smaller"
        )));
    }
    // Both are at most LARGEST.
    let (width, height) = (width as u32, height as u32);
    let size =
        Some(if kind == "jpeg" && is_turned(bytes) { (height, width) } else { (width, height) });
    Ok(Picture { kind, size, ratio: size, is_cut: !is_whole(kind, bytes) })
}

/// Whether a photograph is shown with its sides exchanged, as browsers do unless the style says
/// otherwise (Exif 2.3 §4.6.4, "Orientation"; CSS Images 3, `image-orientation`).
fn is_turned(bytes: &[u8]) -> bool {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
    let orientation = exif.ok().and_then(|exif| {
        exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)
    });
    matches!(orientation, Some(5..=8))
}

/// Whether nothing is missing at the end. Own code, for libraries that tell decode every pixel: the
/// crate `image` brings 50 others, and for AVIF the C library dav1d.
fn is_whole(kind: &str, bytes: &[u8]) -> bool {
    let whole = match kind {
        "png" => png(bytes),
        "jpeg" => jpeg(bytes),
        // Image data ends with an empty block, the file with a trailer (GIF89a §27).
        "gif" => bytes.iter().rev().find(|byte| **byte != 0).map(|last| *last == 0x3b),
        "webp" => {
            bytes.get(4..8).and_then(little).map(|size| bytes.len() >= size.saturating_add(8))
        }
        _ => boxes(bytes),
    };
    whole.unwrap_or(false)
}

/// Chunks up to the one that ends the picture (PNG 3rd edition §5.3); `None` where the bytes end
/// before.
fn png(bytes: &[u8]) -> Option<bool> {
    let mut at = 8;
    loop {
        let length = big(bytes.get(at..at + 4)?)?;
        let end = at.checked_add(12)?.checked_add(length)?;
        bytes.get(..end)?;
        if bytes.get(at + 4..at + 8)? == b"IEND" {
            return Some(true);
        }
        at = end;
    }
}

/// Segments up to the scan, and from there the mark of the end (ITU-T T.81 §B.2).
fn jpeg(bytes: &[u8]) -> Option<bool> {
    let mut at = 2;
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return Some(false) };
        at += match marker {
            // Fill, and marks without a length.
            0xff => 1,
            0x01 | 0xd0..=0xd8 => 2,
            0xda => break,
            _ => 2 + big(bytes.get(at + 2..at + 4)?)?,
        };
    }
    Some(bytes.get(at..)?.windows(2).any(|pair| pair == [0xff, 0xd9]))
}

/// The boxes of the file, the last of which may go to its end (ISO 14496-12 §4.2).
fn boxes(bytes: &[u8]) -> Option<bool> {
    let mut at = 0;
    while at < bytes.len() {
        let size = match big(bytes.get(at..at + 4)?)? {
            0 => return Some(true),
            1 => big(bytes.get(at + 8..at + 16)?)?,
            size => size,
        };
        if size < 8 {
            return Some(false);
        }
        at = at.checked_add(size)?;
    }
    Some(at == bytes.len())
}

fn big(bytes: &[u8]) -> Option<usize> {
    bytes
        .iter()
        .try_fold(0usize, |number, byte| number.checked_mul(256)?.checked_add(usize::from(*byte)))
}

fn little(bytes: &[u8]) -> Option<usize> {
    bytes
        .iter()
        .rev()
        .try_fold(0usize, |number, byte| number.checked_mul(256)?.checked_add(usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::super::look;
    use base64::prelude::*;

    /// One pixel each.
    const WHOLE: [(&str, &str); 4] = [
        (
            "png",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        ),
        ("gif", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        (
            "jpeg",
            "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z",
        ),
        ("webp", "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),
    ];

    fn whole() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        WHOLE.into_iter().map(|(kind, data)| (kind, BASE64_STANDARD.decode(data).unwrap()))
    }

    #[test]
    fn whole_pictures_pass() {
        for (kind, bytes) in whole() {
            let picture = look(&bytes).unwrap_or_else(|refused| panic!("{kind} {refused}"));
            assert_eq!(
                (picture.kind, picture.size, picture.is_cut),
                (kind, Some((1, 1)), false),
                "{kind}"
            );
        }
    }

    #[test]
    fn pictures_that_end_too_early_are_known() {
        for (kind, bytes) in whole() {
            // From nothing to all but the last bytes; WebP may have a byte to fill up.
            for end in 0..bytes.len() - 2 {
                assert!(
                    look(&bytes[..end]).map_or(true, |picture| picture.is_cut),
                    "{kind} of {end} bytes"
                );
            }
        }
    }

    #[test]
    fn photographs_that_were_taken_upright_are_high() {
        let (_, mut jpeg) = whole().find(|(kind, _)| *kind == "jpeg").unwrap();
        // 2 pixels wide and 1 high, with a directory of one entry, the orientation, in an APP1.
        let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        jpeg[frame + 8] = 2;
        for (orientation, size) in [(1, (2, 1)), (3, (2, 1)), (6, (1, 2)), (8, (1, 2))] {
            let mut photograph = jpeg[..2].to_vec();
            photograph.extend(b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01");
            photograph.extend(b"\x01\x12\0\x03\0\0\0\x01\0");
            photograph.extend([orientation, 0, 0, 0, 0, 0, 0]);
            photograph.extend(&jpeg[2..]);
            assert_eq!(look(&photograph).unwrap().size, Some(size), "{orientation}");
        }
    }

    #[test]
    fn sizes_that_nothing_shows_are_refused() {
        let (_, png) = whole().next().unwrap();
        for (width, height) in
            [(0, 1), (1, 0), (0x7f7f_7f7f, 1), (100_000, 100_000), (16_385, 16_384)]
        {
            let mut absurd = png.clone();
            absurd[16..20].copy_from_slice(&u32::to_be_bytes(width));
            absurd[20..24].copy_from_slice(&u32::to_be_bytes(height));
            assert!(
                look(&absurd).is_err_and(|refused| refused.to_string().contains("pixels")),
                "{width} × {height}"
            );
        }
    }
}
