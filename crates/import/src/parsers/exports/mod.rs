//! Exports of publishing systems: archives of documents, by Medium, Substack, Google Docs, Notion
//! and others, and Ghost's JSON.

mod cards;
pub(super) mod ghost;
mod lexical;
mod markdown;
mod mobiledoc;
mod substack;
mod table;

use super::archive::Archive;
use super::collection::{Collection, CollectionKind, Content, Entry, Names};
use super::html::{self, fragment};
use super::own_pictures::OwnPictures;
use super::{Format, ImportError, Imported, Locations, finished, import};
use crate::markup::Element;
use article::{Article, BlockKind, Href, ImageSource, Location, Phrase, Span, Warning};
use std::collections::HashSet;

/// An archive of documents that is open.
#[derive(Debug)]
pub(super) struct Files {
    archive: Archive,
    /// The documents' names in the archive, and what is known of each from elsewhere.
    documents: Vec<(String, About)>,
    known: HashSet<String>,
}

/// The entry of a document in a list beside the documents.
#[derive(Debug, Default, Clone)]
pub(super) struct About {
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub date: Option<article::Date>,
    pub link: Option<String>,
    pub site: Option<String>,
}

/// Opens an archive of documents; `None` where it holds none.
///
/// # Errors
/// Nothing in it is public.
pub(super) fn collection(archive: &Archive) -> Result<Option<Collection>, ImportError> {
    let mut warnings = Vec::new();
    let documents = match () {
        () if substack::is_export(archive) => substack::documents(archive, &mut warnings),
        () if is_medium(archive) => medium(archive, &mut warnings),
        () => any(archive),
    };
    if documents.is_empty() {
        return Ok(None);
    }
    let mut names = Names::default();
    let entries = documents.iter().map(|(file, about)| {
        let stem = stem(file);
        let title = about.title.clone().unwrap_or_else(|| title(archive, file, stem));
        Entry {
            name: names.of(&[&slug(stem), &title]),
            title,
            addresses: [file.clone()].into_iter().chain(about.link.clone()).collect(),
            date: about.date.clone(),
            id: file.clone(),
            lead: about.subtitle.clone(),
        }
    });
    let entries = entries.collect();
    let known = documents.iter().map(|(name, _)| name.clone()).collect();
    let content = Content::Files(Box::new(Files { archive: archive.clone(), documents, known }));
    let title = None;
    Ok(Some(Collection { title, kind: CollectionKind::Export, entries, warnings, content }))
}

/// Medium's archive has its posts in a folder of that name, and lists of all else beside it.
fn is_medium(archive: &Archive) -> bool {
    let is_post = |name: &&String| name.contains("posts/") && name.ends_with(".html");
    let has = |folder: &str| archive.names().iter().any(|name| name.contains(folder));
    archive.names().iter().any(|name| is_post(&name))
        && (has("profile/") || has("README.html") || has("claps/") || has("bookmarks/"))
}

fn medium(archive: &Archive, warnings: &mut Vec<Warning>) -> Vec<(String, About)> {
    let is_post = |name: &&String| name.contains("posts/") && name.ends_with(".html");
    let posts: Vec<&String> = archive.names().iter().filter(is_post).collect();
    let file = |name: &str| name.rsplit('/').next().unwrap_or(name).to_string();
    let (drafts, posts): (Vec<&String>, Vec<&String>) =
        posts.into_iter().partition(|name| file(name).starts_with("draft_"));
    if !drafts.is_empty() {
        warnings.push(unpublished(drafts.len()));
    }
    posts.into_iter().map(|name| (name.clone(), About::default())).collect()
}

/// All documents of an archive, those of programs left out.
fn any(archive: &Archive) -> Vec<(String, About)> {
    let is_document = |name: &&String| {
        let file = name.rsplit('/').next().unwrap_or(name);
        let is_hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        let format = Format::of_name(file);
        !is_hidden
            && matches!(format, Some(Format::Html | Format::Markdown | Format::Text))
            && !["readme.txt", "license.txt", "index.html"].contains(&file.to_lowercase().as_str())
    };
    let mut names: Vec<&String> = archive.names().iter().filter(is_document).collect();
    if names.is_empty() {
        let is_page = |name: &&String| Format::of_name(name) == Some(Format::Html);
        names = archive.names().iter().filter(is_page).collect();
    }
    names.sort();
    names.into_iter().map(|name| (name.clone(), About::default())).collect()
}

/// The warning for posts that were never published.
fn unpublished(count: usize) -> Warning {
    let message = match count {
        1 => "1 post is not published and left out".to_string(),
        _ => format!("{count} posts are not published and left out"),
    };
    Warning::new(Location::Document, message)
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The name without the numbers that Notion and Medium put at its end, and the day at its
/// beginning.
fn slug(stem: &str) -> String {
    let is_number = |word: &str| word.len() >= 11 && word.chars().all(|c| c.is_ascii_hexdigit());
    let words = stem.rsplit_once([' ', '-']);
    let stem = words.filter(|(_, last)| is_number(last)).map_or(stem, |(before, _)| before);
    let day = stem.get(..10).and_then(article::Date::parse);
    let rest =
        day.and_then(|_| stem.get(10..)).map(|rest| rest.trim_start_matches(['_', '-', ' ']));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(stem).trim_end_matches(['-', ' ']).to_string()
}

/// The title of a document, as its markup says it.
fn title(archive: &Archive, file: &str, stem: &str) -> String {
    const LARGEST: usize = 200_000;
    let text = archive.text(file).unwrap_or_default();
    let found = match Format::of_name(file) {
        Some(Format::Html) if text.len() < LARGEST => {
            let page = fragment::parsed(&text, 1, false).ok();
            let of = |tag: &str| {
                let found = page.as_ref()?.find(&|found| found.is(&[tag]))?.text();
                Some(found).filter(|text| !text.is_empty())
            };
            of("h1").or_else(|| of("title"))
        }
        Some(Format::Markdown) => {
            let line = text.lines().find_map(|line| line.strip_prefix("# "));
            line.map(str::to_string)
        }
        _ => None,
    };
    found.unwrap_or_else(|| slug(stem).replace(['-', '_'], " "))
}

impl Files {
    /// Reads a document with its pictures.
    ///
    /// # Errors
    /// It is damaged, or none.
    pub(super) fn document(&self, index: usize) -> Result<Imported, ImportError> {
        let Some((file, about)) = self.documents.get(index) else {
            return Err(ImportError::NoEntries("archive"));
        };
        let bytes = self.archive.read(file);
        let bytes = bytes
            .ok_or_else(|| ImportError::Archive(format!("the file {file} in it is damaged")))?;
        let mut held = OwnPictures::default();
        let mut imported = match Format::of_name(file) {
            Some(Format::Html) => self.page(file, &bytes, &mut held)?,
            format => import(file, &bytes, format)?,
        };
        self.illustrate(file, &mut imported, &mut held);
        held.put(&mut imported.article);
        self.lead(file, &mut imported);
        let article = &mut imported.article;
        if let Some(title) = &about.title {
            article.headline = Phrase::from(title.clone());
        }
        if article.headline.text.is_empty() {
            article.headline = Phrase::from(slug(stem(file)).replace(['-', '_'], " "));
        }
        let subtitle = about.subtitle.clone().map(Phrase::from);
        article.standfirst = article.standfirst.take().or(subtitle);
        article.published = about.date.clone().or(article.published.take());
        let link = about.link.as_deref().and_then(|link| Href::parse(link).ok());
        article.canonical = link.or(article.canonical.take());
        article.site = article.site.take().or(about.site.clone().map(Phrase::from));
        Ok(finished(imported, false))
    }

    /// A page: one that a system has exported is all article.
    fn page(
        &self,
        file: &str,
        bytes: &[u8],
        held: &mut OwnPictures,
    ) -> Result<Imported, ImportError> {
        let (mut warnings, mut locations) = (Vec::new(), Locations::default());
        let text = html::charset::decode(bytes, &mut warnings)
            .unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
        let mut load = |address: &str| self.picture(file, address, held);
        let is_part = !super::foreign::is_page(&text);
        let article = match is_part {
            true => {
                let root: Element = fragment::parsed(&text, 1, false)?;
                let known = html::metadata::Metadata::default();
                fragment::read(root, known, &mut load, &mut warnings, &mut locations)
            }
            false => html::saved(&text, None, &mut load, None, &mut warnings, &mut locations)?,
        };
        Ok(Imported { article, warnings, locations })
    }

    fn picture(&self, file: &str, address: &str, held: &mut OwnPictures) -> Option<String> {
        let (name, _) = self.archive.resolve(file, address)?;
        held.address(&name, || self.archive.read(&name))
    }

    /// Brings the pictures into a document that is no page.
    fn illustrate(&self, file: &str, imported: &mut Imported, held: &mut OwnPictures) {
        for image in imported.article.images_mut() {
            if let ImageSource::Relative(address) = &image.src
                && let Some(picture) = self.picture(file, address, held)
                && let Ok(source) = ImageSource::parse(&picture)
            {
                image.src = source;
            }
        }
    }

    /// Writes links to other documents of the archive as these are called in it.
    fn lead(&self, file: &str, imported: &mut Imported) {
        each_href(&mut imported.article, &mut |href| {
            if let Some((target, place)) = self.archive.resolve(file, href.as_str())
                && target != file
                && self.known.contains(&target)
            {
                let place = place.map(|place| format!("#{place}")).unwrap_or_default();
                if let Ok(new) = Href::parse(&(target + &place)) {
                    *href = new;
                }
            }
        });
    }
}

/// Calls `act` with the addresses to which the text leads.
fn each_href(article: &mut Article, act: &mut impl FnMut(&mut Href)) {
    fn within(spans: &mut [Span], act: &mut impl FnMut(&mut Href)) {
        for span in spans {
            if let Span::Link { href, .. } = span {
                act(href);
            }
            within(span.children_mut(), act);
        }
    }
    article.each_block_mut(|block| {
        if let BlockKind::Figure(figure) = &mut block.kind {
            figure.link.iter_mut().for_each(&mut *act);
        }
        block.lines_mut().into_iter().for_each(|spans| within(spans, act));
    });
}
