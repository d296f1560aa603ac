//! Pictures, with caption and credit.

use super::markup::{Markup, element};
use super::rendering::{HELD, HELD_DRAWING, Rendering, is_held};
use article::{Figure, Image, ImageSource, SharedPicture};

/// Fills the element of a figure with its picture, caption and credit.
pub(super) fn figure(begun: Markup, figure: Figure, rendering: &Rendering) -> Markup {
    let Figure { image, caption, credit, link } = figure;
    let has_caption = !caption.is_empty() || !credit.is_empty();
    let caption = (!caption.is_empty())
        .then(|| element("span").class("av-caption").spans(caption, rendering));
    let credit = (!credit.is_empty()).then(|| element("span").class("av-credit").text(credit));
    let caption =
        has_caption.then(|| element("figcaption").children(caption).text(" ").children(credit));
    let begun = match (image.width, image.height) {
        (Some(width), height) => begun
            .class(if is_wide(width, height) { "av-figure av-wide" } else { "av-figure" })
            .attribute("data-width", width.to_string()),
        _ => begun.class("av-figure"),
    };
    let picture = match link {
        Some(link) => element("a")
            .class("av-linked")
            .attribute("href", link.as_str().to_string())
            .child(picture("av-picture", image, rendering)),
        None => picture("av-picture", image, rendering),
    };
    begun.child(picture).children(caption)
}

impl Markup {
    /// Adds a picture within a line, or its description where it is not shown.
    pub(super) fn inline_picture(self, image: Image, rendering: &Rendering) -> Self {
        if !is_shown(&image, rendering) {
            // An address would say less than nothing within a sentence.
            return self.text(image.alt);
        }
        self.child(picture(inline_class(&image), image, rendering))
    }
}

/// Whether a picture is seen, and not only described or linked.
pub(super) fn is_shown(image: &Image, rendering: &Rendering) -> bool {
    match &image.src {
        ImageSource::Remote(_) => rendering.remote_images && !image.src.is_on_unnamed_site(),
        ImageSource::Relative(_) => false,
        ImageSource::Inline(_) | ImageSource::Shared(_) => true,
    }
}

/// The class of a picture within a line: a square of more points than a line has is drawn like a
/// letter, as pictures of emoji are.
fn inline_class(image: &Image) -> &'static str {
    match (image.width, image.height) {
        (Some(width), Some(height)) if width == height && width > 30 => "av-inline av-emoji",
        _ => "av-inline",
    }
}

/// Whether a picture may be wider than the column: it is large enough, and not so high that it
/// would fill a window.
fn is_wide(width: u32, height: Option<u32>) -> bool {
    /// In CSS pixels: the wide width at the default settings in a large window, less 5 %.
    const WIDE: u32 = 740;
    width >= WIDE && height.is_some_and(|height| height <= width / 10 * 9)
}

/// The class of a story's picture that fills its frame, and loses what does not fit.
const CUT: &str = "av-story-image";

/// Builds the picture of a story. All pictures of stories have frames of one shape: photographs
/// fill them, but drawings, in which a cut would take words and numbers, and pictures that would
/// lose more than a quarter are shown whole.
pub(super) fn story_picture(image: Image, rendering: &Rendering) -> Markup {
    let is_drawing = match &image.src {
        ImageSource::Inline(address) | ImageSource::Remote(address) => is_drawing(address),
        ImageSource::Shared(place) => {
            rendering.pictures.borrow().get(*place).is_some_and(|picture| is_drawing(&picture.src))
        }
        ImageSource::Relative(_) => false,
    };
    let is_cut = match (image.width, image.height) {
        // The frame is 16 : 9.
        (Some(width), Some(height)) => width * 3 >= height * 4 && width * 27 <= height * 64,
        _ => true,
    };
    let class = if is_cut && !is_drawing { CUT } else { "av-story-image av-whole-image" };
    picture(class, image, rendering)
}

/// Whether a picture is drawn by lines, as charts and maps are, by its address.
fn is_drawing(address: &str) -> bool {
    address == HELD_DRAWING || address.starts_with("data:image/svg") || address.ends_with(".svg")
}

/// Builds the picture itself, or a stand-in: a picture on another site is a link unless the
/// publisher wants it loaded, for the page makes no request that the reader did not ask for; one
/// that could not be brought into the document is its description.
pub(super) fn picture(class: &'static str, image: Image, rendering: &Rendering) -> Markup {
    let Image { src, alt, width, height } = image;
    let label = || {
        element("span")
            .attribute("lang", rendering.labels.lang)
            .word("picture", rendering.labels.picture)
    };
    let described =
        |alt: String, otherwise: &str| if alt.is_empty() { otherwise.to_string() } else { alt };
    // The policy of a packed page could not let it in.
    let is_shown = rendering.remote_images && !src.is_on_unnamed_site();
    let address = match src {
        ImageSource::Inline(address) => address,
        ImageSource::Remote(address) if is_shown => address,
        ImageSource::Remote(address) => {
            let text = described(alt, &address);
            return element("a")
                .class("av-picture-link")
                .attribute("href", address)
                .child(label())
                .text(" ")
                .text(text);
        }
        ImageSource::Shared(place) => match shared(place, rendering) {
            Some(drawing) => {
                let drawing = if alt.is_empty() {
                    drawing.attribute("aria-hidden", "true")
                } else {
                    drawing.attribute("role", "img").attribute("aria-label", alt)
                };
                // In a frame of one shape a photograph is cut, not made small.
                let drawing = if class == CUT || class == "av-portrait" {
                    drawing.attribute("preserveAspectRatio", "xMidYMid slice")
                } else {
                    drawing
                };
                return drawing.class(class).sized(width, height);
            }
            None => {
                return element("span").class("av-picture-link").child(label()).text(" ").text(alt);
            }
        },
        ImageSource::Relative(address) => {
            // What has no address has one of a fragment alone.
            let text = described(alt, address.trim_start_matches('#'));
            let stand_in = element("span").class("av-picture-link").attribute("data-src", address);
            return stand_in.child(label()).text(" ").text(text);
        }
    };
    let picture = element("img").class(class).attribute("src", address).attribute("alt", alt);
    picture.sized(width, height).attribute("loading", "lazy").attribute("decoding", "async")
}

/// Builds a picture that is shown in several places: the first of them holds it, and the others use
/// that one. An `img` cannot do so, but SVG can, without a request and without scripts (SVG 2
/// §5.6).
fn shared(place: usize, rendering: &Rendering) -> Option<Markup> {
    let mut pictures = rendering.pictures.borrow_mut();
    let SharedPicture { src, width, height } =
        pictures.get_mut(place).filter(|picture| !picture.src.is_empty())?;
    // As large as browsers take what does not say how large it is.
    let (width, height) = (width.unwrap_or(300), height.unwrap_or(150));
    let id = format!("av-picture-{}", place + 1);
    let held = if is_drawing(src) { HELD_DRAWING } else { HELD };
    let shown = match std::mem::replace(src, held.to_string()) {
        address if !is_held(&address) => {
            let image = element("image").id(id).attribute("href", address);
            image.attribute("width", width.to_string()).attribute("height", height.to_string())
        }
        _ => element("use").attribute("href", format!("#{id}")),
    };
    Some(element("svg").attribute("viewBox", format!("0 0 {width} {height}")).child(shown))
}
