//! ZIP archives: Word's documents, e-books and exports. Nothing is unpacked to a disk; a name leads
//! to bytes in the archive and nowhere else.

use super::ImportError;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;
use zip::ZipArchive;
use zip::result::ZipError;

/// The bytes that an archive begins with.
pub(super) const MARK: &[u8] = b"PK\x03\x04";
/// The most files of an archive.
const FILES: usize = 50_000;
/// The most bytes of a file, and of all together, once they are unpacked.
const LARGEST: u64 = 256 << 20;
const ALL: u64 = 2 << 30;

/// An archive that is open.
#[derive(Clone)]
pub(super) struct Archive {
    zip: ZipArchive<Cursor<Arc<[u8]>>>,
    /// The files' places by their names, with `/` between their parts.
    places: Arc<HashMap<String, usize>>,
    /// The names in their order.
    names: Arc<Vec<String>>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Archive").field(&self.names).finish()
    }
}

impl Archive {
    /// # Errors
    /// It is damaged, encrypted, or larger unpacked than anybody needs.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, ImportError> {
        let damaged = |error: ZipError| ImportError::Archive(error.to_string());
        let mut zip = ZipArchive::new(Cursor::new(Arc::from(bytes))).map_err(damaged)?;
        if zip.len() > FILES {
            return Err(ImportError::ArchiveTooLarge);
        }
        let (mut places, mut names, mut all) = (HashMap::new(), Vec::new(), 0u64);
        for place in 0..zip.len() {
            let file = zip.by_index_raw(place).map_err(damaged)?;
            if file.encrypted() {
                return Err(ImportError::Encrypted);
            }
            all = all.saturating_add(file.size());
            if file.size() > LARGEST || all > ALL {
                return Err(ImportError::ArchiveTooLarge);
            }
            let name = file.name().map_err(damaged)?.replace('\\', "/");
            if file.is_file() && places.insert(name.clone(), place).is_none() {
                names.push(name);
            }
        }
        Ok(Self { zip, places: Arc::new(places), names: Arc::new(names) })
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The bytes of a file; `None` where there is none, or it is damaged.
    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        let place = *self.places.get(name)?;
        let mut zip = self.zip.clone();
        let file = zip.by_index(place).ok()?;
        // No more than the archive's directory says, which was counted when it was opened.
        let size = file.size();
        let mut bytes = Vec::new();
        file.take(size).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// The text of a file.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.read(name).map(|bytes| decoded_text(&bytes))
    }

    /// The name that an address means in a file of the archive, if there is one, and its fragment.
    pub(super) fn resolve(&self, from: &str, address: &str) -> Option<(String, Option<String>)> {
        let (path, fragment) = match address.split_once('#') {
            Some((path, fragment)) => (path, Some(decoded(fragment))),
            None => (address, None),
        };
        if path.contains("://") || path.starts_with("data:") || path.starts_with("mailto:") {
            return None;
        }
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Some((from.to_string(), fragment));
        }
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let found = [decoded(path), path.to_string()].into_iter().find_map(|path| {
            let whole = joined(folder, &path);
            self.has(&whole).then_some(whole)
        });
        Some((found?, fragment))
    }
}

/// Names the kind of an archive that cannot be read, for a message.
pub(super) fn kind(archive: &Archive) -> &'static str {
    let kind = archive.text("mimetype").unwrap_or_default();
    match () {
        () if kind.contains("opendocument") => "a document of LibreOffice or OpenOffice",
        () if archive.has("xl/workbook.xml") => "a table of Excel",
        () if archive.has("ppt/presentation.xml") => "slides of PowerPoint",
        () if archive.names().iter().any(|name| name.ends_with(".iwa")) => "a document of Pages",
        () => "a ZIP archive without documents that are known",
    }
}

/// A path from a folder, without `.` and `..`; what leads out of the archive stays at its root.
pub(super) fn joined(folder: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The text of bytes that an archive holds: UTF-8, or UTF-16 with its mark.
fn decoded_text(bytes: &[u8]) -> String {
    encoding_rs::UTF_8.decode(bytes).0.into_owned()
}

/// The `data:` address of a picture's bytes; `None` where they are none that pages show.
pub(super) fn picture(bytes: &[u8]) -> Option<String> {
    use base64::prelude::*;
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let kind = super::picture::media_type(bytes)
        .or_else(|| begin.contains("<svg").then_some("svg+xml"))?;
    Some(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_stay_in_the_archive() {
        for (folder, path, whole) in [
            ("OEBPS/text", "../images/a.png", "OEBPS/images/a.png"),
            ("OEBPS", "../../../etc/passwd", "etc/passwd"),
            ("a", "/b", "b"),
            ("", "..\\b\\.\\c", "b/c"),
        ] {
            assert_eq!(joined(folder, path), whole);
        }
    }
}
