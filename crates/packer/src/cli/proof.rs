//! The proof that this program made a file where no list says so: hashes that files carry of
//! themselves and of each other. Versions before 0.2 wrote no list (`manifest.rs`), and a folder
//! may be copied without it.

use super::output::FORMS;
use flate2::bufread::GzDecoder;
use packer::{File, LOADER};
use std::fs;
use std::io::Read;
use std::path::Path;

/// Whether `site` has made a file and nobody has changed it since.
pub(super) fn of_site(folder: &Path, name: &str, bytes: &[u8]) -> bool {
    let Some((file, form)) =
        FORMS[1..].iter().find_map(|form| Some((name.strip_suffix(form)?, *form)))
    else {
        return is_made(folder, name, bytes);
    };
    read(folder, file)
        .is_some_and(|whole| unpacks_to(&whole, form, bytes) && is_made(folder, file, &whole))
}

/// The files of a package whose hashes its loader has.
const PARTS: [&str; 3] =
    ["article-viewer.css", "article-viewer.wasm", "article-viewer-markup.wasm"];

/// Whether `package` has made the files of a folder: its README names the loader's hash, and the
/// loader the others'.
pub(super) fn of_package(folder: &Path, _name: &str, _bytes: &[u8]) -> bool {
    let names = |file: &str, part: &str| {
        let integrity = read(folder, part).map(|part| File::new("", part).integrity());
        read(folder, file)
            .zip(integrity)
            .is_some_and(|(text, integrity)| String::from_utf8_lossy(&text).contains(&integrity))
    };
    names("README.md", LOADER) && PARTS.iter().all(|part| names(LOADER, part))
}

fn is_made(folder: &Path, name: &str, bytes: &[u8]) -> bool {
    if packer::is_hashed(name) {
        let extension = name.rsplit('.').next().unwrap_or_default();
        return File::hashed("article-viewer", extension, bytes).name == name;
    }
    match name {
        LOADER => is_loader(folder, bytes),
        "_headers" => is_headers(bytes),
        // Nothing else of the folder knows their hashes; their compressed forms show that nobody
        // has changed them.
        "article-viewer-frame.js" | "article-viewer.licenses.txt" => {
            has_loader(folder) && has_forms(folder, name, bytes)
        }
        "index.html" if is_list(folder, name, bytes) => true,
        _ => is_document(folder, name),
    }
}

/// The loader is there a second time, under a name with its hash.
fn is_loader(folder: &Path, bytes: &[u8]) -> bool {
    read(folder, &File::hashed("article-viewer", "js", bytes).name).is_some()
}

fn has_loader(folder: &Path) -> bool {
    read(folder, LOADER).is_some_and(|bytes| is_loader(folder, &bytes))
}

/// The page that lists the documents; what names its maker has stood in several places.
fn is_list(folder: &Path, name: &str, bytes: &[u8]) -> bool {
    let says_so = String::from_utf8_lossy(bytes)
        .contains("<meta name=\"generator\" content=\"article-viewer ");
    says_so && has_loader(folder) && has_forms(folder, name, bytes)
}

/// A document's page carries the hash of all its three files.
fn is_document(folder: &Path, name: &str) -> bool {
    let Some(stem) =
        [".html", ".oembed.json", ".json"].iter().find_map(|end| name.strip_suffix(end))
    else {
        return false;
    };
    // The page of a folder's only document is its front page.
    [(stem, stem), ("index", "article")].iter().any(|(page, stem)| {
        let names = [format!("{page}.html"), format!("{stem}.json"), format!("{stem}.oembed.json")];
        if !names.iter().any(|file| file == name) {
            return false;
        }
        match names.map(|file| read(folder, &file)) {
            [Some(page), Some(document), Some(oembed)] => {
                packer::is_marked([&page, &document, &oembed])
            }
            _ => false,
        }
    })
}

/// Servers' headers as they were written before there was a list of files, whatever hashes they
/// name.
fn is_headers(bytes: &[u8]) -> bool {
    const BEFORE: &str = "/*\n  Access-Control-Allow-Origin: *\n  Cache-Control: public, \
                          max-age=0, must-revalidate\n/*.html\n  Content-Type: text/html; \
                          charset=utf-8\n";
    let text = String::from_utf8_lossy(bytes);
    let Some(rest) = text.strip_prefix(BEFORE) else { return false };
    rest.lines().all(|line| match line.strip_prefix('/') {
        Some(file) => packer::is_hashed(file),
        None => [
            "  ! Cache-Control",
            "  Cache-Control: public, max-age=31536000, immutable",
            "  Content-Type: application/wasm",
        ]
        .contains(&line),
    })
}

fn has_forms(folder: &Path, name: &str, bytes: &[u8]) -> bool {
    FORMS[1..].iter().all(|form| {
        read(folder, &format!("{name}{form}"))
            .is_some_and(|packed| unpacks_to(bytes, form, &packed))
    })
}

fn unpacks_to(bytes: &[u8], form: &str, packed: &[u8]) -> bool {
    // A small file may unpack to a full disk; one byte more than the original tells enough.
    let most = bytes.len() as u64 + 1;
    let (mut rest, mut unpacked) = (packed, Vec::new());
    let read = match form {
        // Byte by byte, so that the bytes behind the stream are left unread.
        ".br" => brotli::Decompressor::new(&mut rest, 1).take(most).read_to_end(&mut unpacked),
        _ => GzDecoder::new(&mut rest).take(most).read_to_end(&mut unpacked),
    };
    read.is_ok() && unpacked == bytes && rest.is_empty()
}

/// A file of the folder, no link.
fn read(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let path = folder.join(name);
    fs::symlink_metadata(&path)
        .is_ok_and(|found| found.is_file())
        .then(|| fs::read(&path).ok())
        .flatten()
}
