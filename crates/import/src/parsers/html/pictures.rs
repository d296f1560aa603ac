//! The real addresses of pictures, which pages keep for scripts that load them later.

use crate::markup::{Element, Node};

/// Gives every picture within its real address, and removes those that only count readers.
pub(super) fn normalize(element: &mut Element) {
    let is_figure = element.is(&["figure"]);
    if is_figure || element.has("role", &["img"]) {
        painted(element, is_figure);
    }
    let sources: Vec<String> = match element.is(&["picture"]) {
        true => element.elements().filter(|child| child.is(&["source"])).filter_map(best).collect(),
        false => Vec::new(),
    };
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_counter(child)));
    for child in element.elements_mut() {
        if child.is(&["img", "amp-img"]) {
            child.tag = "img".into();
            picture(child, sources.first());
        }
        normalize(child);
    }
    once(element);
}

/// Makes a picture of an element without a word that is one by its background.
fn painted(element: &mut Element, is_figure: bool) {
    let address = element.attribute("style").and_then(background).map(str::to_string);
    let is_bare = element.text().is_empty()
        && element.find(&|found| found.is(&["img", "video", "iframe"])).is_none();
    if let Some(address) = address.filter(|address| is_bare && !is_stand_in(address)) {
        let mut picture = Element::new("img");
        picture.line = element.line;
        picture.attributes.push(("src".into(), address));
        let words = element.attribute("aria-label").or(element.attribute("title"));
        picture.attributes.extend(words.map(|words| ("alt".into(), words.to_string())));
        // The box says whatever its name says; the picture in it is new.
        element.attributes.retain(|(name, _)| name != "role" && name != "aria-label");
        element.children = vec![Node::Element(picture)];
    } else if is_figure {
        element.elements_mut().for_each(|child| painted(child, true));
    }
}

/// The address of the picture that a style paints behind an element.
fn background(style: &str) -> Option<&str> {
    let (_, rest) = style.split_once("background")?;
    let (before, rest) = rest.split_once("url(")?;
    let (address, _) = rest.split_once(')')?;
    (!before.contains(';'))
        .then(|| address.trim().trim_matches(['"', '\'']))
        .filter(|it| !it.is_empty())
}

/// Removes a picture that follows itself: for pages without scripts, and for those with.
fn once(element: &mut Element) {
    let mut last: Option<String> = None;
    element.children.retain(|child| match child {
        Node::Text(text) => {
            if !text.trim().is_empty() {
                last = None;
            }
            true
        }
        Node::Element(child) => {
            let own = child.attribute("src").filter(|_| child.is(&["img"])).map(str::to_string);
            let is_again = own.is_some() && own == last;
            last = own;
            !is_again
        }
    });
}

const LAZY: [&str; 13] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-orig-file",
    "data-original-src",
    "data-actualsrc",
    "data-hi-res-src",
    "data-full-src",
    "data-url",
    "data-image",
    "data-echo",
    "data-lazyload",
    "data-pin-media",
];

fn picture(image: &mut Element, source: Option<&String>) {
    let written = image.attribute("src").map(str::to_string);
    if written.as_deref().is_some_and(|address| !is_stand_in(address)) {
        return;
    }
    let lazy = LAZY
        .into_iter()
        .filter_map(|name| image.attribute(name))
        .find(|address| !is_stand_in(address) && !address.starts_with(['{', '[']))
        .map(str::to_string);
    let real = lazy.or_else(|| best(image)).or_else(|| source.cloned());
    if let Some(real) = real.filter(|real| !real.is_empty()) {
        image.attributes.retain(|(name, _)| name != "src");
        image.attributes.push(("src".into(), real));
    }
}

/// The largest picture of a set that is no wider than pages show, else the first.
fn best(element: &Element) -> Option<String> {
    let set = ["srcset", "data-srcset", "data-lazy-srcset"]
        .into_iter()
        .find_map(|name| element.attribute(name).filter(|set| !is_stand_in(set)))?;
    let mut found: Option<(f64, &str)> = None;
    for candidate in candidates(set) {
        let (address, width) = match candidate.rsplit_once(char::is_whitespace) {
            Some((address, width)) => (address.trim(), width.trim()),
            None => (candidate, "1x"),
        };
        let size: f64 = match (width.strip_suffix('w'), width.strip_suffix('x')) {
            (Some(pixels), _) => pixels.parse().unwrap_or(1.0),
            (_, Some(times)) => times.parse::<f64>().unwrap_or(1.0) * 800.0,
            _ => 1.0,
        };
        let is_better = match found {
            None => true,
            Some((known, _)) => size > known && size <= 2000.0 || known > 2000.0 && size < known,
        };
        if is_better {
            found = Some((size, address));
        }
    }
    found.map(|(_, address)| address.to_string()).filter(|address| !is_stand_in(address))
}

/// The parts of a `srcset`, which commas with a blank part; one in an address has none.
fn candidates(set: &str) -> impl Iterator<Item = &str> {
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
        Some(candidate.trim_end_matches(','))
    })
}

/// Whether an address is that of a picture that only keeps the place of another.
fn is_stand_in(address: &str) -> bool {
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

/// Whether a picture is one that nobody sees.
fn is_counter(element: &Element) -> bool {
    let is_dot = |name: &str| {
        element.attribute(name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1"))
    };
    element.is(&["img"]) && is_dot("width") && is_dot("height")
}
