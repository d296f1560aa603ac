//! Pictures made smaller, for `--images`: scaled to a width, upright, and encoded anew.
//!
//! The crates are pure Rust: `image` decodes, `fast_image_resize` scales, `jpeg-encoder` writes
//! photographs. What they do not read (AVIF, SVG, GIF, which may move) stays as it is.

use anyhow::Result;
use article::{Article, ImageSource};
use base64::prelude::*;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use import::pictures;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use rayon::prelude::*;
use std::collections::HashMap;
use std::io::{self, Cursor};
use std::sync::atomic::{AtomicU64, Ordering};

/// The quality of photographs, of which readers see no loss, at a fifth of what cameras write.
const QUALITY: u8 = 82;
/// The most memory that one picture may take while it is decoded, in bytes.
const MEMORY: u64 = 1 << 29;

/// Scales the pictures of an article to a width, on all cores: those that it holds in place, and
/// the files that it names, which `load` reads, into what is given back. Of files no more is kept
/// than so many bytes; the others are to be read when they are wanted.
///
/// Without a width they are only set upright, and files are left to whoever reads them.
pub(super) fn all(
    article: &mut Article,
    width: Option<u32>,
    most: u64,
    load: impl Fn(&str) -> io::Result<Vec<u8>> + Sync,
) -> HashMap<String, Vec<u8>> {
    let held = article.images_mut().into_iter().filter_map(|image| match &mut image.src {
        ImageSource::Inline(address) => Some(address),
        ImageSource::Relative(_) | ImageSource::Shared(_) | ImageSource::Remote(_) => None,
    });
    let held: Vec<_> = held.collect();
    // To start threads takes longer than to pack a short document.
    if !held.is_empty() {
        held.into_par_iter().for_each(|address| scale_held(address, width));
    }
    if !article.pictures.is_empty() {
        article.pictures.par_iter_mut().for_each(|picture| scale_held(&mut picture.src, width));
    }
    if width.is_none() {
        return HashMap::new();
    }
    let kept = AtomicU64::new(0);
    let scaled = pictures::named(article).into_par_iter().filter_map(|name| {
        if kept.load(Ordering::Relaxed) > most {
            return None;
        }
        let bytes = load(&name).ok()?;
        let bytes = scaled(&bytes, width).unwrap_or(bytes);
        kept.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Some((name, bytes))
    });
    scaled.collect()
}

/// A picture as it is, or upright where that is to be done for browsers.
pub(super) fn upright(bytes: Vec<u8>) -> Vec<u8> {
    fit(bytes, None)
}

/// A picture at most so wide where a width is given, and upright where that is to be done for
/// browsers.
pub(super) fn fit(bytes: Vec<u8>, width: Option<u32>) -> Vec<u8> {
    scaled(&bytes, width).unwrap_or(bytes)
}

/// Scales a picture in a `data:` address.
fn scale_held(address: &mut String, width: Option<u32>) {
    let bytes = address.split_once(',').and_then(|(_, data)| BASE64_STANDARD.decode(data).ok());
    if let Some(bytes) = bytes.and_then(|bytes| scaled(&bytes, width)) {
        // Its kind is found again where it is looked at.
        *address = format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(bytes));
    }
}

/// A picture of pixels at most so many wide, upright and without what a camera has noted in it;
/// `None` where it is best as it is: it is small already, moves, is of another kind, or is broken,
/// for which there is a warning elsewhere. Without a width it is only set upright, where not every
/// browser does.
fn scaled(bytes: &[u8], width: Option<u32>) -> Option<Vec<u8>> {
    let format = image::guess_format(bytes).ok()?;
    let is_still = match format {
        ImageFormat::Jpeg => true,
        ImageFormat::Png => !has_chunk(bytes, b"acTL"),
        ImageFormat::WebP => !has_chunk(bytes, b"ANIM"),
        _ => false,
    };
    if !is_still || width.is_none() && !needs_turning(bytes, format) {
        return None;
    }
    let width = width.unwrap_or(u32::MAX);
    let (picture, profile) = decode(bytes, format).ok()?;
    let is_wide = picture.width() > width;
    let picture = if is_wide { resize(&picture, width)? } else { picture };
    let made = encode(&picture, format, profile.as_deref()).ok()?;
    // A picture that keeps its pixels is encoded anew only where that spares a good part of it.
    let is_smaller = if is_wide { made.len() < bytes.len() } else { made.len() < bytes.len() / 2 };
    (is_smaller || needs_turning(bytes, format)).then_some(made)
}

/// Whether a picture says that it lies on its side, in a format in which WebKit does not hear it
/// (PNG 3rd edition §11.3.4.5, «eXIf»); photographs in JPEG stand upright everywhere.
fn needs_turning(bytes: &[u8], format: ImageFormat) -> bool {
    let orientation =
        || ImageReader::with_format(Cursor::new(bytes), format).into_decoder()?.orientation();
    format != ImageFormat::Jpeg
        && orientation().is_ok_and(|orientation| orientation != Orientation::NoTransforms)
}

/// Whether a name stands where a chunk may begin; both formats have them near the beginning.
fn has_chunk(bytes: &[u8], name: &[u8; 4]) -> bool {
    let pixels = bytes.windows(4).position(|part| part == b"IDAT").unwrap_or(bytes.len());
    bytes[..pixels.min(1 << 16).min(bytes.len())].windows(4).any(|part| part == name)
}

/// The pixels, as they are to be seen, and the profile of their colours.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Option<Vec<u8>>)> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let profile = decoder.icc_profile()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    // The decoder makes RGB of inks.
    let profile = profile.filter(|profile| match profile.get(16..20) {
        Some(b"GRAY") => !picture.color().has_color(),
        Some(b"RGB ") => picture.color().has_color(),
        _ => false,
    });
    let picture = match (picture.color().has_color(), picture.color().has_alpha()) {
        (_, true) if is_opaque(&picture) => DynamicImage::ImageRgb8(picture.to_rgb8()),
        (_, true) => DynamicImage::ImageRgba8(picture.to_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(picture.to_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(picture.to_luma8()),
    };
    Ok((picture, profile))
}

fn is_opaque(picture: &DynamicImage) -> bool {
    picture.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX)
}

fn resize(picture: &DynamicImage, width: u32) -> Option<DynamicImage> {
    let (from, to) = (u64::from(picture.width()), u64::from(width));
    let height = (u64::from(picture.height()) * to).div_ceil(from).max(1);
    let mut small = DynamicImage::new(width, u32::try_from(height).ok()?, picture.color());
    fast_image_resize::Resizer::new().resize(picture, &mut small, None).ok()?;
    Some(small)
}

/// The bytes of a picture: a photograph's are JPEG, a drawing's stay PNG, which is sharp.
fn encode(picture: &DynamicImage, format: ImageFormat, profile: Option<&[u8]>) -> Result<Vec<u8>> {
    if picture.color().has_alpha() {
        return png(picture, profile);
    }
    let photograph = jpeg(picture, profile)?;
    if format == ImageFormat::Jpeg || format == ImageFormat::WebP {
        return Ok(photograph);
    }
    let drawing = png(picture, profile)?;
    // Of a photograph PNG makes many times as much, of a drawing about as much or less.
    Ok(if photograph.len() < drawing.len() / 4 { photograph } else { drawing })
}

fn jpeg(picture: &DynamicImage, profile: Option<&[u8]>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile)?;
    }
    let (width, height) = (u16::try_from(picture.width())?, u16::try_from(picture.height())?);
    let colors = if picture.color().has_color() { ColorType::Rgb } else { ColorType::Luma };
    encoder.encode(picture.as_bytes(), width, height, colors)?;
    Ok(bytes)
}

fn png(picture: &DynamicImage, profile: Option<&[u8]>) -> Result<Vec<u8>> {
    use image::ImageEncoder;
    let mut bytes = Vec::new();
    let mut encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec())?;
    }
    let (width, height, color) = (picture.width(), picture.height(), picture.color());
    encoder.write_image(picture.as_bytes(), width, height, color.into())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    /// A picture of many colours, with a red half on the left.
    fn photograph(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
            let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) as u8 / 8;
            if x < width / 2 { Rgb([220, noise, noise]) } else { Rgb([noise, noise, 200]) }
        }))
    }

    fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend(b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01");
        bytes.extend(b"\x01\x12\0\x03\0\0\0\x01\0");
        bytes.extend([orientation, 0, 0, 0, 0, 0, 0]);
        bytes.extend(&jpeg[2..]);
        bytes
    }

    #[test]
    fn photographs_become_as_wide_as_is_asked_and_stand_upright() {
        let original = jpeg(&photograph(800, 600), None).unwrap();
        for (orientation, size, left_is_red) in
            [(1, (200, 150), true), (3, (200, 150), false), (6, (200, 267), true)]
        {
            let made = scaled(&turned(&original, orientation), Some(200)).unwrap();
            let (picture, _) = decode(&made, ImageFormat::Jpeg).unwrap();
            assert_eq!((picture.width(), picture.height()), size, "{orientation}");
            let [red, _, blue] = picture.to_rgb8().get_pixel(20, 20).0;
            assert_eq!(red > blue, left_is_red, "{orientation}");
        }
        // Turned by a quarter, the red half is on top.
        let made = scaled(&turned(&original, 6), Some(200)).unwrap();
        let (picture, _) = decode(&made, ImageFormat::Jpeg).unwrap();
        let [red, _, blue] = picture.to_rgb8().get_pixel(20, 240).0;
        assert!(blue > red);
    }

    #[test]
    fn drawings_stay_sharp_and_what_is_seen_through_stays_so() {
        let glass = RgbaImage::from_fn(400, 400, |x, y| {
            Rgba([(x * y % 251) as u8, ((x * 7) ^ y) as u8, (y / 3) as u8, (x ^ y) as u8])
        });
        let glass = png(&DynamicImage::ImageRgba8(glass), None).unwrap();
        let made = scaled(&glass, Some(100)).unwrap();
        assert_eq!(image::guess_format(&made).unwrap(), ImageFormat::Png);
        assert!(decode(&made, ImageFormat::Png).unwrap().0.color().has_alpha());
        let photograph = png(&photograph(800, 600), None).unwrap();
        let made = scaled(&photograph, Some(400)).unwrap();
        assert_eq!(image::guess_format(&made).unwrap(), ImageFormat::Jpeg);
    }

    /// WebKit shows such a picture on its side.
    #[test]
    fn pictures_that_only_some_browsers_turn_are_turned() {
        let picture = png(&photograph(80, 60), None).unwrap();
        let exif =
            b"\0\0\0\x1aeXIfMM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let mut lying = picture[..33].to_vec();
        lying.extend(exif);
        lying.extend(crc32(&exif[4..]).to_be_bytes());
        lying.extend(&picture[33..]);
        let upright = image::load_from_memory(&upright(lying)).unwrap();
        assert_eq!((upright.width(), upright.height()), (60, 80));
        assert_eq!(super::upright(picture.clone()), picture);
    }

    /// PNG 3rd edition, annex D.
    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 }
            })
        };
        !bytes.iter().fold(!0, step)
    }

    #[test]
    fn what_is_small_or_of_another_kind_stays() {
        let small = jpeg(&photograph(100, 100), None).unwrap();
        assert_eq!(scaled(&small, Some(200)), None);
        for other in [&b"GIF89a"[..], b"<svg/>", b"", &small[..60]] {
            assert_eq!(scaled(other, Some(200)), None);
        }
    }
}
