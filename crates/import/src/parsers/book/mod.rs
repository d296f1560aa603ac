//! E-books (EPUB 2 and 3): the chapters in the order of the spine, each with its name in the table
//! of contents. The package is read here, with the crates zip and quick-xml: the crates rbook and
//! epub would only give the files of a book, of which three have all that is wanted.

mod notes;
mod package;
mod resolver;

use super::archive::Archive;
use super::collection::{Collection, CollectionKind, Content, Entry, Names};
use super::html::exported::{self, Exported};
use super::html::fragment;
use super::own_pictures::OwnPictures;
use super::post::element;
use super::{ImportError, Imported, Locations};
use crate::markup::{Element, Node};
use article::{Location, Phrase, Series, Warning};
use package::Package;
use resolver::Resolver;
use std::collections::{HashMap, HashSet};

/// A book that is open.
#[derive(Debug)]
pub(super) struct Book {
    archive: Archive,
    package: Package,
    /// The chapters: the files of each, in the order of the spine.
    chapters: Vec<Chapter>,
    /// The chapter that each file is in.
    places: HashMap<String, usize>,
}

#[derive(Debug)]
struct Chapter {
    title: String,
    files: Vec<String>,
}

/// Whether an archive holds a book.
pub(super) fn is_book(archive: &Archive) -> bool {
    archive.has("META-INF/container.xml")
        || archive.text("mimetype").is_some_and(|kind| kind.trim() == "application/epub+zip")
}

/// Opens a book.
///
/// # Errors
/// It is encrypted, or its package is missing or broken.
pub(super) fn collection(archive: Archive) -> Result<Collection, ImportError> {
    if package::is_encrypted(&archive) {
        return Err(ImportError::LockedBook);
    }
    let package = Package::of(&archive)?;
    let mut warnings = Vec::new();
    let chapters = chapters(&archive, &package, &mut warnings);
    if chapters.is_empty() {
        return Err(ImportError::NoEntries("book"));
    }
    let mut places = HashMap::new();
    for (number, chapter) in chapters.iter().enumerate() {
        for file in &chapter.files {
            places.entry(file.clone()).or_insert(number);
        }
    }
    let mut names = Names::default();
    let entries = chapters.iter().map(|chapter| {
        let file = chapter.files.first().cloned().unwrap_or_default();
        let stem = file.rsplit('/').next().unwrap_or(&file);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        Entry {
            name: names.of(&[&chapter.title, stem]),
            title: chapter.title.clone(),
            addresses: chapter.files.clone(),
            date: None,
            id: file.clone(),
            lead: None,
        }
    });
    let entries = entries.collect();
    let title = package.title.clone();
    let content = Content::Book(Box::new(Book { archive, package, chapters, places }));
    Ok(Collection { title, kind: CollectionKind::Book, entries, warnings, content })
}

/// The files of the spine that have text, each with those after it that the table of contents does
/// not name.
fn chapters(archive: &Archive, package: &Package, warnings: &mut Vec<Warning>) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for file in &package.spine {
        let Some(text) = archive.text(file) else {
            let message = format!("the file {file} is missing or damaged, and is left out");
            warnings.push(Warning::new(Location::Path(file.clone()), message));
            continue;
        };
        if package.is_contents(file) || is_cover(&text) {
            continue;
        }
        if let Some(words) = title_page(&text) {
            let message = format!("the title page is left out: “{words}”");
            warnings.push(Warning::new(Location::Path(file.clone()), message));
            continue;
        }
        let named = package.names.get(file).cloned();
        match (named, chapters.last_mut()) {
            // Programs cut long chapters into several files.
            (None, Some(last)) if !package.names.is_empty() && !begins_chapter(&text) => {
                last.files.push(file.clone());
            }
            (named, _) => {
                let title = named.or_else(|| heading(&text)).unwrap_or_default();
                chapters.push(Chapter { title, files: vec![file.clone()] });
            }
        }
    }
    chapters
}

/// Whether a file has nothing but a picture.
fn is_cover(text: &str) -> bool {
    let Ok(page) = fragment::parsed(text, 1, true) else { return false };
    let Some(body) = page.find(&|found| found.is(&["body"])) else { return true };
    let is_picture = |found: &Element| found.is(&["img", "svg", "image", "math", "video", "audio"]);
    let is_marked =
        body.find(&|found| found.attribute("epub:type").is_some_and(|kind| kind.contains("cover")));
    body.text().is_empty() && (body.find(&is_picture).is_none() || is_marked.is_some())
}

/// The words of a page that only says what the package says.
fn title_page(text: &str) -> Option<String> {
    if !text.contains("titlepage") {
        return None;
    }
    let page = fragment::parsed(text, 1, true).ok()?;
    let body = page.find(&|found| found.is(&["body"]))?;
    let is_marked = |found: &Element| {
        found
            .attribute("epub:type")
            .is_some_and(|kind| kind.split(' ').any(|one| one == "titlepage"))
    };
    body.find(&is_marked)?;
    Some(body.text()).filter(|words| words.chars().count() < 300)
}

fn begins_chapter(text: &str) -> bool {
    let Ok(page) = fragment::parsed(text, 1, true) else { return false };
    page.find(&|found| found.is(&["h1"])).is_some()
}

fn heading(text: &str) -> Option<String> {
    let page = fragment::parsed(text, 1, true).ok()?;
    let heading = page.find(&|found| found.is(&["h1", "h2", "h3"])).map(Element::text);
    let title = || page.find(&|found| found.is(&["title"])).map(Element::text);
    heading.or_else(title).filter(|title| !title.is_empty())
}

impl Book {
    /// Reads a chapter.
    ///
    /// # Errors
    /// More elements than a page can show.
    pub(super) fn chapter(&self, index: usize) -> Result<Imported, ImportError> {
        if let Some(imported) = self.exported(index)? {
            return Ok(imported);
        }
        let files = self.chapters.get(index).map(|chapter| chapter.files.as_slice());
        let title = self.chapters.get(index).map(|chapter| chapter.title.clone());
        let title = title.unwrap_or_default();
        let of_this = |file: &str| self.places.get(file) == Some(&index);
        let mut imported = self.read(files.unwrap_or_default(), &title, false, &of_this)?;
        let article = &mut imported.article;
        let name = self.package.title.clone().filter(|_| self.chapters.len() > 1);
        article.series = name.filter(|name| *name != article.headline.text).map(|name| Series {
            name: Phrase::from(name),
            part: u32::try_from(index + 1).ok(),
            link: None,
        });
        article.site = None;
        Ok(imported)
    }

    /// Reads the book as one article, whose chapters begin with their names.
    ///
    /// # Errors
    /// More elements than a page can show.
    pub(super) fn whole(&self) -> Result<Imported, ImportError> {
        if self.chapters.len() == 1
            && let Some(imported) = self.exported(0)?
        {
            return Ok(imported);
        }
        let files: Vec<String> =
            self.chapters.iter().flat_map(|chapter| chapter.files.clone()).collect();
        let title = self.package.title.clone().unwrap_or_default();
        let mut imported =
            self.read(&files, &title, true, &|file| self.places.contains_key(file))?;
        let article = &mut imported.article;
        article.site = None;
        if let (None, Some(subtitle)) = (&article.standfirst, &self.package.subtitle) {
            article.standfirst = Some(Phrase::from(subtitle.clone()));
        }
        Ok(imported)
    }

    /// The article of a chapter that this program has exported.
    fn exported(&self, index: usize) -> Result<Option<Imported>, ImportError> {
        let Some([file]) = self.chapters.get(index).map(|chapter| chapter.files.as_slice()) else {
            return Ok(None);
        };
        let text = self.archive.text(file).unwrap_or_default();
        if super::Format::Html.pieces(&text) > super::MAX_PIECES {
            return Err(ImportError::TooMany);
        }
        let page = fragment::parsed(&text, 1, true)?;
        if !exported::is_exported(&page) {
            return Ok(None);
        }
        let mut warnings = Vec::new();
        let mut part = self.part(&text)?;
        let held = self.resolve(file, &mut part, &mut warnings, &|other| other == file)?;
        let mut locations = Locations::default();
        let mut article = Exported::part(&page, part).article(&mut warnings, &mut locations);
        held.put(&mut article);
        Ok(Some(Imported { article, warnings, locations }))
    }

    /// Brings notes and pictures into the only file of a chapter.
    fn resolve(
        &self,
        file: &str,
        part: &mut Element,
        warnings: &mut Vec<Warning>,
        is_here: &dyn Fn(&str) -> bool,
    ) -> Result<OwnPictures, ImportError> {
        let (mut linked, mut held) = (HashSet::new(), OwnPictures::default());
        notes::bring(self, file, part)?;
        Resolver {
            book: self,
            file,
            is_here,
            is_whole: false,
            linked: &mut linked,
            held: &mut held,
            warnings,
        }
        .resolve(part);
        Ok(held)
    }

    fn read(
        &self,
        files: &[String],
        title: &str,
        is_whole: bool,
        is_here: &dyn Fn(&str) -> bool,
    ) -> Result<Imported, ImportError> {
        let (mut parts, mut linked, mut held) =
            (Vec::new(), HashSet::new(), OwnPictures::default());
        let mut warnings = Vec::new();
        let mut length = 0;
        for file in files {
            let text = self.archive.text(file).unwrap_or_default();
            length += super::Format::Html.pieces(&text);
            if length > super::MAX_PIECES {
                return Err(ImportError::TooMany);
            }
            let mut part = self.part(&text)?;
            notes::bring(self, file, &mut part)?;
            Resolver {
                book: self,
                file,
                is_here,
                is_whole,
                linked: &mut linked,
                held: &mut held,
                warnings: &mut warnings,
            }
            .resolve(&mut part);
            parts.push(part);
        }
        let mut root = Element::new("div");
        for (file, mut part) in files.iter().zip(parts) {
            if is_whole {
                self.name(file, &mut part, linked.contains(file));
            }
            root.children.push(Node::Element(part));
        }
        let mut metadata = self.package.metadata.clone();
        if !title.is_empty() {
            metadata.titles = vec![title.to_string()];
        }
        let mut locations = Locations::default();
        let mut article =
            fragment::read(root, metadata, &mut |_| None, &mut warnings, &mut locations);
        held.put(&mut article);
        Ok(Imported { article, warnings, locations })
    }

    /// The body of a file.
    fn part(&self, text: &str) -> Result<Element, ImportError> {
        let page = fragment::parsed(text, 1, true)?;
        let body = page.find(&|found| found.is(&["body"])).cloned().unwrap_or(page);
        Ok(Element { tag: "section".into(), ..body })
    }

    /// An id as it is told from those of other files: of a chapter in several files, and of the
    /// whole.
    fn id(&self, file: &str, id: &str, is_whole: bool) -> String {
        let Some(place) = self.places.get(file) else { return id.to_string() };
        let files = self.chapters.get(*place).map(|chapter| chapter.files.as_slice());
        let within = files.unwrap_or_default().iter().position(|known| known == file).unwrap_or(0);
        let mut parts = Vec::new();
        if is_whole {
            parts.push(format!("c{}", place + 1));
        }
        if within > 0 {
            parts.push(format!("p{}", within + 1));
        }
        parts.push(if id.is_empty() { "begin".to_string() } else { id.to_string() });
        parts.join("-")
    }

    /// In a book of one piece every chapter begins with its name, and every file can be led to.
    fn name(&self, file: &str, part: &mut Element, is_linked: bool) {
        let place = self.places.get(file).copied();
        let chapter = place.and_then(|place| self.chapters.get(place));
        let first = chapter.and_then(|chapter| chapter.files.first());
        let title = chapter.map(|chapter| chapter.title.as_str()).unwrap_or_default();
        let mut begin = Vec::new();
        if first.is_some_and(|first| first == file) && !title.is_empty() {
            let has_name =
                |found: &Element| found.is(&["h1", "h2", "h3"]) && found.text().contains(title);
            // Below the book's name stand the chapters', and below these their parts'.
            let highest =
                (1..=6).find(|level| part.find(&|found| is_heading(found, *level)).is_some());
            match part.find(&has_name) {
                Some(named) => {
                    let levels = 2 - level(named).min(2);
                    lower(part, levels);
                }
                None => {
                    lower(part, 3usize.saturating_sub(highest.unwrap_or(3)));
                    begin.push(element("h2", &[], vec![Node::Text(title.to_string())]));
                }
            }
        }
        // A link to the file alone leads to its first heading, or else its first paragraph.
        if is_linked
            && let Some(first) = begin.first_mut().or_else(|| first_block(part))
            && first.attribute("id").is_none()
        {
            first.attributes.push(("id".into(), self.id(file, "", true)));
        }
        part.children.splice(0..0, begin.into_iter().map(Node::Element));
    }
}

fn level(element: &Element) -> usize {
    (1..=6).find(|level| is_heading(element, *level)).unwrap_or(2)
}

fn is_heading(element: &Element, level: usize) -> bool {
    element.tag.strip_prefix('h').is_some_and(|number| number.parse() == Ok(level))
}

/// Makes all headings so many levels lower.
fn lower(element: &mut Element, levels: usize) {
    if let Some(level) = (1..=6).find(|level| is_heading(element, *level)) {
        element.tag = format!("h{}", (level + levels).min(6));
    }
    element.elements_mut().for_each(|child| lower(child, levels));
}

fn first_block(element: &mut Element) -> Option<&mut Element> {
    let is_one = |child: &Element| child.is(&["h1", "h2", "h3", "p"]);
    let place = element.elements().position(|child| child.find(&is_one).is_some())?;
    let child = element.elements_mut().nth(place)?;
    if is_one(child) { Some(child) } else { first_block(child) }
}
