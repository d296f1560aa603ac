//! Checks pictures: their descriptions, and how large they are.

use super::document::{Document, shown};
use super::finding::Findings;
use article::{Article, BlockKind, Image, ImageSource, Location, plain_text};
use std::collections::HashSet;

/// The widest picture of which a reader sees all: twice the pixels of a wide window.
const WIDEST: u32 = 3200;
/// The most bytes of a picture that most readers wait for, and that make a page easy to mail.
const HEAVIEST: usize = 1_500_000;

pub(super) fn descriptions(document: &Document, findings: &mut Findings) {
    let stories: HashSet<*const Image> = document
        .article
        .related
        .iter()
        .filter_map(|story| story.image.as_ref())
        .map(std::ptr::from_ref)
        .collect();
    let captions = captions(document.article);
    for image in document.article.images() {
        // A story's title stands beside its picture.
        if stories.contains(&std::ptr::from_ref(image)) {
            continue;
        }
        let (name, description) = (address(image), image.alt.trim());
        let place = || document.place(&name);
        if description.is_empty() {
            let message = format!(
                "the picture {} has no description: say what those miss who do not see it",
                shown(&name)
            );
            findings.add("description-missing", place(), message);
        } else if is_useless(description, &name) {
            let message = format!(
                "{} describes no picture: say what those miss who do not see it",
                shown(description)
            );
            findings.add("description-useless", place(), message);
        } else if captions.contains(description) {
            let message = format!(
                "{} is the picture's caption as well, and is read out twice: describe what is seen",
                shown(description)
            );
            findings.add("description-double", place(), message);
        }
    }
}

/// The captions of figures whose description is the same.
fn captions(article: &Article) -> HashSet<String> {
    let of = |block: &article::Block| match &block.kind {
        BlockKind::Figure(figure) => {
            let caption = plain_text(&figure.caption).trim().to_string();
            (!caption.is_empty() && caption == figure.image.alt.trim()).then_some(caption)
        }
        _ => None,
    };
    article.blocks().filter_map(of).collect()
}

fn address(image: &Image) -> String {
    match &image.src {
        ImageSource::Relative(address) | ImageSource::Remote(address) => address.clone(),
        ImageSource::Inline(_) => "in the document".to_string(),
        ImageSource::Shared(number) => format!("#picture-{}", number + 1),
    }
}

/// Whether a description is a file's name, a camera's, or a word that every picture could have.
fn is_useless(description: &str, address: &str) -> bool {
    const WORDS: [&str; 30] = [
        "image",
        "picture",
        "photo",
        "photograph",
        "graphic",
        "figure",
        "img",
        "pic",
        "screenshot",
        "untitled",
        "alt",
        "alt text",
        "placeholder",
        "bild",
        "foto",
        "grafik",
        "abbildung",
        "imagen",
        "figura",
        "photographie",
        "图片",
        "圖片",
        "照片",
        "图",
        "圖",
        "画像",
        "写真",
        "사진",
        "그림",
        "صورة",
    ];
    const ENDINGS: [&str; 10] =
        [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".heic", ".bmp", ".tiff"];
    const CAMERAS: [&str; 8] =
        ["img", "dsc", "dscn", "dscf", "pxl", "image", "screenshot", "bildschirmfoto"];
    let text = description.to_lowercase();
    let file = address.split(['?', '#']).next().unwrap_or_default();
    let file = file.rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = file.rsplit_once('.').map_or(&*file, |(stem, _)| stem);
    let is_file = ENDINGS.iter().any(|ending| text.ends_with(ending));
    let is_word = WORDS.contains(&&*text);
    // Of one word, as a name is; a picture may be named after what it shows.
    let is_stem = text == stem && text.contains(['_', '-']) && !text.contains(' ');
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit() || "_-. :".contains(c));
    let is_camera = letters.len() < text.len() && CAMERAS.contains(&letters);
    is_file || is_word || is_stem || is_camera
}

/// Says which pictures are larger than their use; `shown` is the article with them.
pub(super) fn sizes(document: &Document, with: &Article, findings: &mut Findings) {
    let mut told = HashSet::new();
    for (named, image) in document.article.images().zip(with.images()) {
        let data = match &image.src {
            ImageSource::Inline(data) => data,
            ImageSource::Shared(number) => match with.pictures.get(*number) {
                Some(picture) => &picture.src,
                None => continue,
            },
            ImageSource::Relative(_) | ImageSource::Remote(_) => continue,
        };
        let bytes = data.len() / 4 * 3;
        let width = image.width.unwrap_or_default();
        if bytes <= HEAVIEST && width <= WIDEST || !told.insert(address(named)) {
            continue;
        }
        let name = address(named);
        let message = format!(
            "the picture {} has {} KB and is {width} pixels wide, of which no reader sees all: make \
             it smaller, or pack with --images 1600",
            shown(&name),
            bytes / 1000
        );
        let place = if name.contains('.') { document.place(&name) } else { Location::Document };
        findings.add("picture-large", place, message);
    }
}

#[cfg(test)]
mod tests {
    use super::is_useless;

    #[test]
    fn names_of_files_describe_nothing() {
        for (description, address, outcome) in [
            ("wheel.png", "a.png", true),
            ("IMG_2041", "b.jpg", true),
            ("Screenshot 2026-11-27", "b.jpg", true),
            ("old-mill-2", "x/old-mill-2.jpg?w=1", true),
            ("图片", "b.jpg", true),
            ("Photo", "b.jpg", true),
            ("wheel", "wheel.png", false),
            ("Photo of the mill in 1953", "b.jpg", false),
            ("The wheel turns", "the-wheel-turns.png", false),
            ("DSC", "b.jpg", false),
        ] {
            assert_eq!(is_useless(description, address), outcome, "{description}");
        }
    }
}
