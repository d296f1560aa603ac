//! The package (EPUB 3.3 §5): what the book is, its files and their order.

use super::contents::title;
use super::media::Media;
use article::{Article, Block, BlockKind, Date, Direction, ImageSource, wire};
use article_viewer::content::escape;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// An article's file.
#[derive(Debug)]
pub(super) struct Chapter {
    /// The path in the folder of the package.
    pub(super) file: String,
    pub(super) text: String,
}

/// The day from which a book dates that says none: one is asked for, and it has to be the same
/// in every run.
const NO_DAY: &str = "2000-01-01";

/// The file of the package.
pub(super) fn package(
    articles: &[Article],
    chapters: &[Chapter],
    media: &Media,
    contents: &str,
) -> String {
    let Some(first) = articles.first() else { return String::new() };
    let lang = first.lang.as_str();
    let is_rtl = first.lang.direction() == Direction::RightToLeft;
    let direction = if is_rtl { " dir=\"rtl\"" } else { "" };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package \
         xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" \
         xml:lang=\"{lang}\"{direction}>\n<metadata \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
    );
    xml += &format!("<dc:identifier id=\"id\">{}</dc:identifier>\n", identifier(articles, media));
    xml += &about(articles, chapters);
    xml += &access(chapters, media, contents);
    xml += "</metadata>\n<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" \
            media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n<item id=\"style\" \
            href=\"style.css\" media-type=\"text/css\"/>\n";
    for (number, Chapter { file, text }) in (1..).zip(chapters) {
        let math = if text.contains("<math ") { " properties=\"mathml\"" } else { "" };
        xml += &format!(
            "<item id=\"chapter-{number}\" href=\"{file}\" \
             media-type=\"application/xhtml+xml\"{math}/>\n"
        );
    }
    let cover = cover(first);
    for (number, file) in (1..).zip(media.files()) {
        let is_cover = cover.is_some_and(|cover| cover.ends_with(&file.name));
        let properties = if is_cover { " properties=\"cover-image\"" } else { "" };
        xml += &format!(
            "<item id=\"media-{number}\" href=\"{}\" media-type=\"{}\"{properties}/>\n",
            file.name, file.kind
        );
    }
    let direction = if is_rtl { " page-progression-direction=\"rtl\"" } else { "" };
    xml += &format!("</manifest>\n<spine{direction}>\n");
    for number in 1..=chapters.len() {
        xml += &format!("<itemref idref=\"chapter-{number}\"/>\n");
    }
    xml + "</spine>\n</package>\n"
}

/// A name for these articles and no others, the same wherever they are made (RFC 9562 §5.8).
fn identifier(articles: &[Article], media: &Media) -> String {
    let mut hash = Sha256::new();
    articles.iter().for_each(|article| hash.update(wire::to_json(article)));
    media.files().iter().for_each(|file| hash.update(Sha256::digest(&file.bytes)));
    let digest = hash.finalize();
    let mut bytes: Vec<u8> = digest.iter().copied().take(16).collect();
    for (place, mask, mark) in [(6, 0x0f, 0x80), (8, 0x3f, 0x80)] {
        if let Some(byte) = bytes.get_mut(place) {
            *byte = *byte & mask | mark;
        }
    }
    let mut uuid = String::from("urn:uuid:");
    for (place, byte) in bytes.iter().enumerate() {
        let dash = if matches!(place, 4 | 6 | 8 | 10) { "-" } else { "" };
        uuid += &format!("{dash}{byte:02x}");
    }
    uuid
}

/// The metadata of the articles (Dublin Core).
fn about(articles: &[Article], chapters: &[Chapter]) -> String {
    let mut xml = String::new();
    let mut told = HashSet::new();
    let mut entry = |name: &str, text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && told.insert((name.to_string(), text.clone())) {
            xml += &format!("<dc:{name}>{}</dc:{name}>\n", escape(&text));
        }
    };
    let Some((first, chapter)) = articles.first().zip(chapters.first()) else { return xml };
    entry("title", &name(articles).unwrap_or_else(|| title(first, chapter)));
    articles.iter().for_each(|article| entry("language", article.lang.as_str()));
    for author in articles.iter().flat_map(|article| &article.bylines) {
        let name = author.name.as_ref().map(|name| name.text.as_str());
        entry("creator", name.or(author.email.as_ref().map(|it| it.as_str())).unwrap_or_default());
    }
    if let Some(standfirst) = &first.standfirst {
        entry("description", &standfirst.text);
    }
    for topic in articles.iter().flat_map(|article| &article.topics) {
        entry("subject", &topic.text);
    }
    if let Some(site) = &first.site {
        entry("publisher", &site.text);
    }
    if let Some(date) = &first.published {
        entry("date", &date.iso());
    }
    for article in articles {
        let notice = article.copyright.as_ref();
        let licence = article.licence.as_ref().map(|licence| &licence.name);
        notice.into_iter().chain(licence).for_each(|rights| entry("rights", &rights.text));
        if let Some(canonical) = &article.canonical {
            entry("source", canonical.as_str());
        }
    }
    let changed = articles.iter().flat_map(|article| [&article.updated, &article.published]);
    let day = changed.flatten().map(Date::day_iso).max().unwrap_or_else(|| NO_DAY.to_string());
    xml + &format!("<meta property=\"dcterms:modified\">{day}T00:00:00Z</meta>\n")
}

/// The name that all articles say they belong to.
fn name(articles: &[Article]) -> Option<String> {
    let name = |article: &Article| article.series.as_ref().map(|series| series.name.text.clone());
    let first = name(articles.first()?)?;
    let is_one =
        articles.len() > 1 && articles.iter().all(|article| name(article).as_ref() == Some(&first));
    is_one.then_some(first)
}

/// The abilities that readers need to take it in (EPUB Accessibility 1.1 §2).
fn access(chapters: &[Chapter], media: &Media, contents: &str) -> String {
    let has = |kind: &str| media.files().iter().any(|file| file.kind.starts_with(kind));
    let has_math = chapters.iter().any(|chapter| chapter.text.contains("<math "));
    let has_headings = contents.contains(".xhtml#");
    let all = [
        ("accessMode", "textual", true),
        ("accessMode", "visual", has("image/") || has("video/")),
        ("accessMode", "auditory", has("audio/") || has("video/")),
        ("accessibilityFeature", "tableOfContents", true),
        ("accessibilityFeature", "structuralNavigation", has_headings),
        ("accessibilityFeature", "MathML", has_math),
        ("accessibilityHazard", "none", !has("image/gif") && !has("video/") && !has("audio/")),
    ];
    all.into_iter()
        .filter(|(.., holds)| *holds)
        .map(|(name, value, _)| format!("<meta property=\"schema:{name}\">{value}</meta>\n"))
        .collect()
}

/// The picture above the text.
fn cover(article: &Article) -> Option<&str> {
    match article.body.first()? {
        Block { kind: BlockKind::Figure(figure), .. } => match &figure.image.src {
            ImageSource::Relative(file) => Some(file),
            _ => None,
        },
        _ => None,
    }
}
