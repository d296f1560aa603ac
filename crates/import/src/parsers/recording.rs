//! The kind, length and size of a sound, a film or captions, by a file's first bytes.

use article::Medium;

/// The kind, length and size of a file.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    /// Its media type.
    pub kind: &'static str,
    /// Its length in seconds, of MPEG-4 and WAVE files.
    pub duration: Option<u32>,
    /// Its width and height, of MPEG-4 files.
    pub size: Option<(u32, u32)>,
}

/// Looks at a file; `medium` says what a file that may be either is.
///
/// # Errors
/// The reason why browsers do not play it, as a phrase.
pub(super) fn look(bytes: &[u8], medium: Medium) -> Result<Found, String> {
    let is_film = medium == Medium::Film;
    let either = |sound, film| if is_film { film } else { sound };
    let kind = match bytes {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => either("audio/mp4", "video/mp4"),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => either("audio/webm", "video/webm"),
        [b'O', b'g', b'g', b'S', ..] => either("audio/ogg", "video/ogg"),
        [b'I', b'D', b'3', ..] => "audio/mpeg",
        // Two bits of the layer are zero in ADTS alone (ISO 13818-7 §6.2, 11172-3 §2.4.1.3).
        [0xff, second, ..] if second & 0xf6 == 0xf0 => "audio/aac",
        [0xff, second, ..] if second & 0xe0 == 0xe0 => "audio/mpeg",
        [b'f', b'L', b'a', b'C', ..] => "audio/flac",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => "audio/wav",
        _ if is_captions(bytes) => "text/vtt",
        _ => {
            return Err(
                "is no sound or film that browsers play, and no WebVTT, and stays a link: \
                        make it MP4, WebM, Ogg, MP3, FLAC or WAVE"
                    .to_string(),
            );
        }
    };
    let (duration, size) = match kind {
        "audio/mp4" | "video/mp4" => mpeg4(bytes),
        "audio/wav" => (wave(bytes), None),
        _ => (None, None),
    };
    Ok(Found { kind, duration, size })
}

fn is_captions(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(b"WEBVTT")
}

/// The length and the size of an MPEG-4 file (ISO 14496-12 §8.2.2, 8.3.2).
fn mpeg4(bytes: &[u8]) -> (Option<u32>, Option<(u32, u32)>) {
    let Some(movie) = boxes(bytes).find(|(name, _)| name == b"moov") else { return (None, None) };
    let header = boxes(movie.1).find(|(name, _)| name == b"mvhd");
    let duration = header.and_then(|(_, header)| {
        let is_long = *header.first()? == 1;
        let (scale, length) = match is_long {
            true => (
                u32_at(header, 20)?,
                u64::from(u32_at(header, 24)?) << 32 | u64::from(u32_at(header, 28)?),
            ),
            false => (u32_at(header, 12)?, u64::from(u32_at(header, 16)?)),
        };
        u32::try_from(length.checked_div(u64::from(scale))?).ok()
    });
    let tracks = boxes(movie.1).filter(|(name, _)| name == b"trak");
    let size = tracks.filter_map(|(_, track)| {
        let (_, header) = boxes(track).find(|(name, _)| name == b"tkhd")?;
        // Both are the last of the header, in 65,536ths.
        let end = header.len().checked_sub(8)?;
        Some((u32_at(header, end)? >> 16, u32_at(header, end + 4)? >> 16))
    });
    (duration, size.filter(|(width, height)| *width > 0 && *height > 0).last())
}

/// The boxes that stand in a row, each with its name.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let size = u32_at(bytes, 0)?;
        let name: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
        let (begin, end) = match size {
            0 => (8, bytes.len()),
            1 => (
                16,
                usize::try_from(u64::from(u32_at(bytes, 8)?) << 32 | u64::from(u32_at(bytes, 12)?))
                    .ok()?,
            ),
            size => (8, size as usize),
        };
        let content = bytes.get(begin..end.min(bytes.len()))?;
        bytes = bytes.get(end..).unwrap_or_default();
        Some((name, content))
    })
}

/// The length of a WAVE file: of its data, by the bytes of a second.
fn wave(bytes: &[u8]) -> Option<u32> {
    let at = |place: usize| Some(u32::from_le_bytes(bytes.get(place..place + 4)?.try_into().ok()?));
    if bytes.get(12..16)? != b"fmt " {
        return None;
    }
    u32::try_from(bytes.len()).ok()?.saturating_sub(44).checked_div(at(28)?)
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    let bytes = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
        [&size, &name[..], content].concat()
    }

    #[test]
    fn an_mpeg4_file_tells_its_length_and_size() {
        let number = |number: u32| number.to_be_bytes();
        let movie = [[0; 4], [0; 4], [0; 4], number(1000), number(12_600)].concat();
        let track = [&[0; 76][..], &number(640 << 16), &number(360 << 16)].concat();
        let track = boxed(b"trak", &boxed(b"tkhd", &track));
        let movie = boxed(b"moov", &[boxed(b"mvhd", &movie), track].concat());
        let file = [boxed(b"ftyp", b"isom"), movie].concat();
        let found = look(&file, Medium::Film);
        let expected = Found { kind: "video/mp4", duration: Some(12), size: Some((640, 360)) };
        assert_eq!(found, Ok(expected));
        // However it is cut, it is a file without a length.
        (8..file.len()).for_each(|end| drop(look(&file[..end], Medium::Film)));
    }

    #[test]
    fn kinds_are_told_by_their_first_bytes() {
        for (bytes, kind) in [
            (&b"ID3\x03"[..], "audio/mpeg"),
            (b"\xff\xfb\x90", "audio/mpeg"),
            (b"\xff\xf1\x50", "audio/aac"),
            (b"OggS\0", "audio/ogg"),
            (b"\x1a\x45\xdf\xa3", "audio/webm"),
            (b"\xef\xbb\xbfWEBVTT\n", "text/vtt"),
        ] {
            assert_eq!(look(bytes, Medium::Sound).map(|found| found.kind), Ok(kind));
        }
        assert!(look(b"<html>", Medium::Film).is_err());
    }
}
