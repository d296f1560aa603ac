//! Articles → a book (EPUB 3.3): a file of XHTML for each, their pictures as files, notes as the
//! reading systems know them. The same articles make the same bytes.

mod contents;
mod fit;
mod media;
mod package;
mod xhtml;

use super::html::{Html, head, note_id};
use crate::Document;
use article::{Article, Warning};
use fit::Fit;
use media::Media;
use package::Chapter;
use std::collections::HashSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A book, and what the articles have that it has not.
#[derive(Debug)]
pub struct Book {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// Warnings of what was changed or left out, by the place of its article.
    pub warnings: Vec<(usize, Warning)>,
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container version=\"1.0\" \
    xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n<rootfile \
    full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n\
    </container>\n";
const STYLE: &str = include_str!("style.css");

/// Makes a book of articles, each a chapter; the first gives it its name.
///
/// # Errors
/// None that a disk could cause, for it is made in memory.
pub fn epub(documents: Vec<Document>) -> std::io::Result<Book> {
    let mut warnings = Vec::new();
    let mut media = Media::default();
    let names = names(&documents);
    let mut chapters = Vec::with_capacity(documents.len());
    let mut articles = Vec::with_capacity(documents.len());
    for (number, Document { mut article, .. }) in documents.into_iter().enumerate() {
        let mut fit = Fit { names: &names, media: &mut media, warnings: Vec::new() };
        fit.fit(&mut article);
        warnings.extend(fit.warnings.into_iter().map(|warning| (number, warning)));
        chapters.push(chapter(&article, &names[number].1));
        articles.push(article);
    }
    let contents = xhtml::text(&contents::contents(&articles, &chapters));
    let package = xhtml::text(&package::package(&articles, &chapters, &media, &contents));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8], options| {
        zip.start_file(name, options)?;
        zip.write_all(bytes)
    };
    // Reading systems know the file by these bytes at its beginning (EPUB 3.3 §4.3.3).
    add("mimetype", b"application/epub+zip", stored)?;
    add("META-INF/container.xml", CONTAINER.as_bytes(), deflated)?;
    add("EPUB/package.opf", package.as_bytes(), deflated)?;
    add("EPUB/nav.xhtml", contents.as_bytes(), deflated)?;
    add("EPUB/style.css", STYLE.as_bytes(), deflated)?;
    for chapter in &chapters {
        add(&format!("EPUB/{}", chapter.file), chapter.text.as_bytes(), deflated)?;
    }
    for file in media.files() {
        // Their formats are compressed already, but for drawings and texts.
        let is_text = file.kind.ends_with("xml") || file.kind.starts_with("text/");
        let options = if is_text { deflated } else { stored };
        add(&format!("EPUB/{}", file.name), &file.bytes, options)?;
    }
    Ok(Book { bytes: zip.finish()?.into_inner(), warnings })
}

/// The documents' names with those of their files: of letters that are safe in any archive.
fn names(documents: &[Document]) -> Vec<(String, String)> {
    let mut taken = HashSet::new();
    let name = |(number, document): (usize, &Document)| {
        let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let safe: String = document.name.chars().filter(|c| is_safe(*c)).collect();
        let safe = safe.to_ascii_lowercase();
        let named = Some(safe).filter(|safe| !safe.is_empty());
        let numbered = (number + 1..).map(|number| format!("chapter-{number}"));
        let mut stems = named.into_iter().chain(numbered);
        let stem = stems.find(|stem| taken.insert(stem.clone())).unwrap_or_default();
        (document.name.clone(), format!("text/{stem}.xhtml"))
    };
    documents.iter().enumerate().map(name).collect()
}

/// The file of an article.
fn chapter(article: &Article, file: &str) -> Chapter {
    let mut html = Html::of(article);
    html.is_book = true;
    let notes = notes(article, &html);
    let body = html.article(article, &notes);
    let lang = article.lang.as_str();
    let whole = format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{}\">\n<head>\n{}<link rel=\"stylesheet\" \
         href=\"../style.css\">\n</head>\n<body>\n{body}</body>\n</html>\n",
        article.lang.direction().as_str(),
        head(article),
    );
    Chapter {
        file: file.to_string(),
        text: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n{}",
            xhtml::of(&whole)
        ),
    }
}

fn notes(article: &Article, html: &Html) -> String {
    if article.notes.is_empty() {
        return String::new();
    }
    let note = |note: &article::Note| {
        let (id, text) = (note_id(&note.id), html.blocks(&note.blocks));
        format!(
            "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"{id}\">\n{text}</aside>\n"
        )
    };
    let notes: String = article.notes.iter().map(note).collect();
    format!("<section epub:type=\"footnotes\">\n{notes}</section>\n")
}
