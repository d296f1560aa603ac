//! The picture that an `<img>` stands for, among the addresses that pages give: one in `src`, those
//! of a `srcset`, those of the `<source>`s beside it, and those that scripts load later.

/// The value of an attribute of this name, unless it is empty.
pub(super) type Attribute<'a> = &'a dyn Fn(&str) -> Option<&'a str>;

/// A picture that a `srcset` offers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    address: String,
    /// In pixels; of one that has only a density, by the width of most columns.
    width: f64,
    has_width: bool,
}

/// The width of a picture of which nobody says it.
const USUAL: f64 = 800.0;

/// The width of pictures beyond which no page shows more of them.
const WIDEST: f64 = 2000.0;

/// Where scripts find the address that they put into `src`.
const LAZY: [&str; 13] = [
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-actualsrc",
    "data-hi-res-src",
    "data-orig-file",
    "data-original-src",
    "data-full-src",
    "data-url",
    "data-image",
    "data-echo",
    "data-lazyload",
    "data-pin-media",
];

/// Those of them that are no other picture even where `src` has one already.
const SURELY_LAZY: usize = 5;

/// The address of the picture that an `<img>` stands for: the largest that pages show. `sources`
/// are what the `<source>`s before it offer.
pub(super) fn address(image: Attribute<'_>, sources: &[Candidate]) -> Option<String> {
    let written = image("src").filter(|address| !is_stand_in(address));
    let names = if written.is_some() { &LAZY[..SURELY_LAZY] } else { &LAZY[..] };
    let lazy = names
        .iter()
        .filter_map(|name| image(name))
        .find(|address| !is_stand_in(address) && !address.starts_with(['{', '[']));
    let base = lazy.or(written);
    let (own, listed) = set(image, base);
    let wanted = image("width").and_then(|width| width.trim_end_matches("px").parse().ok());
    // Browsers pass over `src` where the set gives widths.
    let width = match &own {
        Some(own) if own.has_width => {
            listed.unwrap_or_else(|| wanted.filter(|width| *width > own.width).unwrap_or(0.0))
        }
        Some(_) => USUAL,
        None => wanted.unwrap_or(USUAL),
    };
    let base = base.map(|address| Candidate { address: address.into(), width, has_width: false });
    let offered = match own {
        Some(own) => Some(own),
        None => sources.iter().cloned().reduce(larger),
    };
    base.into_iter().chain(offered).reduce(larger).map(|best| best.address)
}

/// The largest picture that a `<source>` offers, unless it is for small windows, for paper or for
/// the dark.
pub(super) fn offered(source: Attribute<'_>) -> Option<Candidate> {
    let media = source("media").unwrap_or_default();
    if ["max-width", "print", "dark", "portrait"].iter().any(|word| media.contains(word)) {
        return None;
    }
    let (mut best, _) = set(source, None);
    if let Some(best) = best.as_mut().filter(|best| !best.has_width && media.contains("min-width"))
    {
        best.width *= 2.0;
    }
    best
}

/// The largest picture of a set, and the width that the set gives for the picture at `known`.
fn set(element: Attribute<'_>, known: Option<&str>) -> (Option<Candidate>, Option<f64>) {
    let set = ["srcset", "data-srcset", "data-lazy-srcset"]
        .into_iter()
        .find_map(|name| element(name).filter(|set| !is_stand_in(set)));
    let mut width = None;
    let mut best: Option<Candidate> = None;
    for candidate in candidates(set.unwrap_or_default()) {
        if Some(candidate.address.as_str()) == known && candidate.has_width {
            width = Some(candidate.width);
        }
        best = Some(match best {
            Some(best) => larger(best, candidate),
            None => candidate,
        });
    }
    (best.filter(|best| !is_stand_in(&best.address)), width)
}

/// The larger of two pictures, unless pages do not show so much; else the smaller.
fn larger(one: Candidate, other: Candidate) -> Candidate {
    let is_better = other.width > one.width && other.width <= WIDEST
        || one.width > WIDEST && other.width < one.width;
    if is_better { other } else { one }
}

/// The parts of a `srcset`, which commas with a blank part; one in an address has none.
fn candidates(set: &str) -> impl Iterator<Item = Candidate> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        // After the address and its size.
        let address = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let end = match rest.get(..address).is_some_and(|address| address.ends_with(',')) {
            true => address,
            false => rest.get(address..)?.find(',').map_or(rest.len(), |at| address + at),
        };
        let (candidate, after) = rest.split_at(end);
        rest = after;
        Some(candidate_of(candidate.trim_end_matches(',')))
    })
}

fn candidate_of(text: &str) -> Candidate {
    let (address, size) = match text.rsplit_once(char::is_whitespace) {
        Some((address, size)) => (address.trim(), size.trim()),
        None => (text, "1x"),
    };
    let (width, has_width) = match (size.strip_suffix('w'), size.strip_suffix('x')) {
        (Some(pixels), _) => (pixels.parse().unwrap_or(1.0), true),
        (_, Some(times)) => (times.parse::<f64>().unwrap_or(1.0) * USUAL, false),
        _ => (1.0, false),
    };
    Candidate { address: address.to_string(), width, has_width }
}

/// Whether an address is that of a picture that only keeps the place of another.
pub(super) fn is_stand_in(address: &str) -> bool {
    let address = address.trim();
    let name = address.rsplit('/').next().unwrap_or(address).to_ascii_lowercase();
    let begins = |part: &str| name.starts_with(part);
    address.is_empty()
        || address.starts_with("about:")
        || address.starts_with("data:") && address.len() < 1000
        || [
            "blank.",
            "placeholder.",
            "spacer.",
            "pixel.",
            "transparent.",
            "1x1.",
            "lazy",
            "loading.",
        ]
        .into_iter()
        .any(begins)
        || name == "grey-placeholder.png"
        // A small and blurred one, as long as the real one is not there.
        || ["_blur", ",blur_", "blur=", "/blur", "lqip"].into_iter().any(|mark| address.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributes: &[(&'static str, &'static str)], sources: &[Candidate]) -> String {
        let find = |name: &str| attributes.iter().find(|(known, _)| *known == name);
        address(&|name| find(name).map(|(_, value)| *value), sources).unwrap_or_default()
    }

    fn source(set: &'static str, media: &'static str) -> Vec<Candidate> {
        let find = |name: &str| match name {
            "srcset" => Some(set),
            "media" => Some(media),
            _ => None,
        };
        offered(&find).into_iter().collect()
    }

    #[test]
    fn the_largest_picture_that_pages_show_is_taken() {
        let set = ("srcset", "s.jpg 320w, m.jpg 1280w, l.jpg 4000w");
        assert_eq!(read(&[("src", "s.jpg"), set], &[]), "m.jpg");
        assert_eq!(read(&[("src", "full.jpg"), ("width", "1400"), set], &[]), "full.jpg");
        assert_eq!(read(&[("src", "a.jpg"), ("srcset", "a.jpg, b.jpg 2x")], &[]), "b.jpg");
        assert_eq!(read(&[("src", "a.jpg"), ("srcset", "a.jpg 1x, b.jpg 3x")], &[]), "a.jpg");
        let (small, large) = ("s.webp 640w, l.webp 1400w", "large.jpg");
        assert_eq!(read(&[("src", "a.jpg")], &source(small, "")), "l.webp");
        assert_eq!(read(&[("src", "a.jpg"), ("width", "1400")], &source(small, "")), "a.jpg");
        assert_eq!(read(&[("src", "a.jpg")], &source(large, "(min-width: 600px)")), large);
        assert_eq!(read(&[("src", "a.jpg")], &source(large, "")), "a.jpg");
        assert!(source(large, "(max-width: 600px)").is_empty());
        assert!(source(large, "(prefers-color-scheme: dark)").is_empty());
    }

    #[test]
    fn a_picture_that_is_loaded_later_is_taken() {
        let stand_in = ("src", "data:image/gif;base64,R0lGODlhAQABAAAAACw=");
        assert_eq!(read(&[stand_in, ("data-src", "a.jpg")], &[]), "a.jpg");
        assert_eq!(read(&[stand_in, ("data-srcset", "a.jpg 400w, b.jpg 900w")], &[]), "b.jpg");
        assert_eq!(read(&[("src", "a-150.jpg"), ("data-src", "a.jpg")], &[]), "a.jpg");
        assert_eq!(read(&[("src", "a.jpg"), ("data-pin-media", "pin.jpg")], &[]), "a.jpg");
        assert_eq!(read(&[stand_in], &[]), "");
    }
}
