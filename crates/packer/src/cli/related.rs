//! Related stories that are named by their files: where they lead, and what is known of them.

use super::document::{self, ReadOptions};
use article::{
    Article, BlockKind, Date, Href, Image, ImageSource, Lang, Phrase, Story, Subject, Warning,
};
use import::Imported;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a document has no address in a page that is alone.
pub(super) const ALONE: &str = "is not in this page";

/// A document to which stories of others lead.
pub(super) struct Target {
    /// Its address for those that name it.
    pub address: String,
    pub facts: Facts,
}

/// The content of a document's card.
#[derive(Clone)]
pub(super) struct Facts {
    lang: Lang,
    title: Phrase,
    lead: Option<Phrase>,
    date: Option<Date>,
    /// Its first picture, which may be named from the document's folder.
    image: Option<Image>,
    folder: PathBuf,
}

impl Facts {
    /// Takes them from the document at a path without links.
    pub(super) fn of(path: &Path, article: &Article) -> Self {
        let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let title = match &article.headline {
            headline if headline.text.is_empty() => Phrase::from(stem()),
            headline => headline.clone(),
        };
        let image = article.blocks().find_map(|block| match &block.kind {
            BlockKind::Figure(figure) => Some(figure.image.clone()),
            _ => None,
        });
        let image = image.and_then(|image| match image.src {
            ImageSource::Shared(place) => {
                let src = ImageSource::Inline(article.pictures.get(place)?.src.clone());
                Some(Image { src, ..image })
            }
            _ => Some(image),
        });
        Self {
            lang: article.lang.clone(),
            title,
            lead: article.standfirst.clone(),
            date: article.published.clone(),
            image,
            folder: document::folder(path).to_path_buf(),
        }
    }

    /// Whether they are small enough to be kept of thousands of documents: they hold no picture.
    pub(super) fn is_small(&self) -> bool {
        !self.image.as_ref().is_some_and(|image| matches!(image.src, ImageSource::Inline(_)))
    }

    /// The same without a picture that could not be brought into the document.
    pub(super) fn without_files(self) -> Self {
        let image = self.image.filter(|image| !matches!(image.src, ImageSource::Relative(_)));
        Self { image, ..self }
    }
}

/// Leads the stories of a document that are named by files to where those are. `target` has what
/// is at a path without links; `why` says of others why they have no address. Warnings say where a
/// story is left as it is, or left out where nothing is known of it.
pub(super) fn lead(
    path: &Path,
    imported: &mut Imported,
    reading: &ReadOptions,
    why: &str,
    target: impl Fn(&Path) -> Option<Target>,
) {
    let own = std::fs::canonicalize(path).ok();
    let stories = std::mem::take(&mut imported.article.related);
    let mut named = HashSet::new();
    for mut story in stories {
        let Some(file) = story.file.take() else {
            imported.article.related.push(story);
            continue;
        };
        let place = imported.locations.next(&file);
        let found = reading.reach.file(document::folder(path), &file);
        let target = match found {
            Ok(found) if own.as_ref() == Some(&found) => Err(Fault::Itself),
            Ok(found) => match target(&found) {
                Some(_) if !named.insert(found) => Err(Fault::Twice),
                Some(target) => Ok(target),
                None => Err(Fault::NoAddress(why)),
            },
            Err(error) => Err(Fault::Unread(error)),
        };
        match target {
            Ok(target) => {
                fill(&mut story, target, own.as_deref(), &imported.article.lang);
                imported.article.related.push(story);
            }
            Err(fault) => {
                let is_kept = !story.title.text.is_empty() && !matches!(fault, Fault::Twice);
                let outcome = if is_kept { "the story has no address" } else { "it is left out" };
                let message = format!("related story {file}: this {fault}; {outcome}");
                let warning = Warning::new(place, message).about(fault.subject());
                imported.warnings.push(warning);
                imported.article.related.extend(is_kept.then_some(story));
            }
        }
    }
}

/// The reason why a story that a document names by a file gets no address.
enum Fault<'w> {
    /// The file is the document's own.
    Itself,
    /// The document has named the file before.
    Twice,
    /// The file has no page where these pages are; this is why.
    NoAddress(&'w str),
    /// The file cannot be read.
    Unread(io::Error),
}

impl Fault<'_> {
    fn subject(&self) -> Subject {
        match self {
            Self::Unread(error) if error.kind() == io::ErrorKind::NotFound => Subject::MissingStory,
            Self::Itself | Self::Twice | Self::NoAddress(_) | Self::Unread(_) => Subject::Other,
        }
    }
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Itself => f.write_str("is this document itself"),
            Self::Twice => f.write_str("is named already"),
            Self::NoAddress(why) => f.write_str(why),
            Self::Unread(error) => f.write_str(&unread(error)),
        }
    }
}

/// Makes a story of a document whose pictures are in it, for one in the language `lang`.
pub(super) fn story(target: Target, lang: &Lang) -> Story {
    let mut story = story_without_words();
    fill(&mut story, target, None, lang);
    story
}

/// Gives the document at a path stories of documents that it does not name itself.
pub(super) fn suggest(path: &Path, article: &mut Article, targets: Vec<Target>) {
    let own = std::fs::canonicalize(path).ok();
    for target in targets {
        let mut story = story_without_words();
        fill(&mut story, target, own.as_deref(), &article.lang);
        article.related.push(story);
    }
}

fn story_without_words() -> Story {
    let (title, lead) = (Phrase::from(""), None);
    Story { title, lead, link: None, file: None, date: None, image: None }
}

/// Gives a story its address and what it does not say itself. `path`, without links, and `lang` are
/// of the document that names it.
fn fill(story: &mut Story, Target { address, facts }: Target, path: Option<&Path>, lang: &Lang) {
    let in_its_language = |phrase: Phrase| {
        let own = (facts.lang != *lang).then(|| facts.lang.clone());
        Phrase { lang: phrase.lang.or(own), ..phrase }
    };
    if story.title.text.is_empty() {
        story.title = in_its_language(facts.title);
    }
    story.lead = story.lead.take().or_else(|| facts.lead.map(in_its_language));
    story.date = story.date.take().or(facts.date);
    story.image = story.image.take().or_else(|| beside(facts.image?, &facts.folder, path));
    story.link = Href::parse(&address).ok();
}

/// A picture of a document in a folder as the document at a path names it.
fn beside(image: Image, folder: &Path, path: Option<&Path>) -> Option<Image> {
    let src = match image.src {
        ImageSource::Relative(address) => {
            let folder = folder.strip_prefix(document::folder(path?)).unwrap_or(folder);
            let folder = folder.to_str()?.replace('%', "%25").replace('?', "%3F");
            let address = match &*folder {
                "" => address,
                folder => format!("{}/{address}", folder.replace('#', "%23")),
            };
            ImageSource::Relative(address)
        }
        src => src,
    };
    Some(Image { src, ..image })
}

fn unread(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "file is not there: correct its name".to_string(),
        io::ErrorKind::PermissionDenied => {
            "file may not be read: check its permissions".to_string()
        }
        _ if error.get_ref().is_some() => format!("file {error}"),
        _ => format!("file could not be read ({error})"),
    }
}
