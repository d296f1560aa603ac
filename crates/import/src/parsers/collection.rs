//! Documents that hold many articles: feeds, books and exports. Each is read when it is asked for.

use super::book::Book;
use super::exports::Files;
use super::post::{self, Post};
use super::{ImportError, Imported, finished};
use article::{Date, Location, Story, Warning};
use std::collections::{HashMap, HashSet};

/// A document with its articles, which are called its entries.
#[derive(Debug)]
pub struct Collection {
    /// The name of the whole.
    pub title: Option<String>,
    /// Its kind.
    pub kind: CollectionKind,
    /// Its articles, in its order.
    pub entries: Vec<Entry>,
    /// The warnings of the whole, whichever entries are read.
    pub(super) warnings: Vec<Warning>,
    pub(super) content: Content,
}

/// The kinds of documents with many articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CollectionKind {
    /// A feed.
    Feed,
    /// A book, whose entries are its chapters and are read one after the other.
    Book,
    /// All that a site's system gives away, or an archive of documents.
    Export,
}

/// An article in a collection.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its headline; empty where it has none.
    pub title: String,
    /// A name for its files, which no other entry has.
    pub name: String,
    /// The addresses by which others lead to it: on the web, or within the document.
    pub addresses: Vec<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its id in the document, by which it may be asked for.
    pub(super) id: String,
    pub(super) lead: Option<String>,
}

#[derive(Debug)]
pub(super) enum Content {
    Posts(Vec<Post>),
    Book(Box<Book>),
    Files(Box<Files>),
}

/// Other entries that become related stories.
const STORIES: usize = 12;

impl Collection {
    /// A collection of articles that are there whole.
    pub(super) fn of_posts(
        title: Option<String>,
        kind: CollectionKind,
        posts: Vec<(String, Option<String>, Post)>,
        warnings: Vec<Warning>,
    ) -> Self {
        let mut names = Names::default();
        let entries = posts.iter().map(|(id, name, post)| {
            let link = post.metadata.canonical.clone();
            let title = post.title();
            let name = name.clone().or_else(|| link.as_deref().and_then(last_part));
            Entry {
                name: names.of(&[name.as_deref().unwrap_or_default(), &title]),
                title,
                addresses: link.into_iter().collect(),
                date: post.metadata.published.clone(),
                id: id.clone(),
                lead: post.metadata.description.clone(),
            }
        });
        let entries = entries.collect();
        let content = Content::Posts(posts.into_iter().map(|(.., post)| post).collect());
        Self { title, kind, entries, warnings, content }
    }

    /// The warnings of the whole, whichever entries are read.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// There is none of this number, or it cannot be read.
    pub fn import(&self, index: usize) -> Result<Imported, ImportError> {
        let mut imported = match &self.content {
            Content::Posts(posts) => posts
                .get(index)
                .ok_or_else(|| self.no_entry(&(index + 1).to_string()))?
                .read(&mut |_| None, self.stories(index))?,
            Content::Book(_) | Content::Files(_) if index >= self.entries.len() => {
                return Err(self.no_entry(&(index + 1).to_string()));
            }
            Content::Book(book) => book.chapter(index)?,
            Content::Files(files) => files.document(index)?,
        };
        if let Some(entry) = self.entries.get(index)
            && !post::has_text(&imported.article)
        {
            let name = if entry.title.is_empty() { &entry.name } else { &entry.title };
            let message = format!("“{name}” has no text");
            imported.warnings.push(Warning::new(Location::Document, message));
        }
        Ok(finished(imported, false))
    }

    /// Whether its entries are read one after the other.
    pub fn is_book(&self) -> bool {
        self.kind == CollectionKind::Book
    }

    /// Reads all entries as one article; of what is no book, the one that is shown where none is
    /// named.
    ///
    /// # Errors
    /// Something in it cannot be read.
    pub fn whole(&self) -> Result<Imported, ImportError> {
        match &self.content {
            Content::Book(book) => Ok(finished(book.whole()?, false)),
            Content::Posts(_) | Content::Files(_) => self.import(self.newest()),
        }
    }

    /// The place of the entry that is meant by its number, counted from 1, its address, or a part
    /// of its title; without a word the newest one, else the first.
    ///
    /// # Errors
    /// None is meant, or several are.
    pub fn find(&self, wanted: Option<&str>) -> Result<usize, ImportError> {
        let Some(wanted) = wanted.map(str::trim) else { return Ok(self.newest()) };
        if let Ok(number) = wanted.parse::<usize>()
            && (1..=self.entries.len()).contains(&number)
        {
            return Ok(number - 1);
        }
        let is_it = |entry: &&Entry| {
            entry.id == wanted
                || entry.name == wanted
                || entry.addresses.iter().any(|address| address == wanted)
                || entry.title == wanted
        };
        if let Some(index) = self.entries.iter().position(|entry| is_it(&entry)) {
            return Ok(index);
        }
        let words = wanted.to_lowercase();
        let has = |entry: &Entry| entry.title.to_lowercase().contains(&words);
        let found: Vec<usize> =
            (0..self.entries.len()).filter(|index| has(&self.entries[*index])).collect();
        match found.as_slice() {
            [only] if !wanted.is_empty() => Ok(*only),
            [_, _, ..] if !wanted.is_empty() => {
                Err(ImportError::Entries { wanted: wanted.to_string(), found: self.listed(&found) })
            }
            _ => Err(self.no_entry(wanted)),
        }
    }

    /// The entry to show where none is named: the newest where all have their days.
    fn newest(&self) -> usize {
        let day = |entry: &Entry| entry.date.as_ref().map(Date::iso);
        let days: Option<Vec<String>> = self.entries.iter().map(day).collect();
        match (self.kind, days) {
            (CollectionKind::Feed | CollectionKind::Export, Some(days)) => {
                let newest = days.iter().max();
                days.iter().position(|day| Some(day) == newest).unwrap_or(0)
            }
            _ => 0,
        }
    }

    fn no_entry(&self, wanted: &str) -> ImportError {
        let all: Vec<usize> = (0..self.entries.len()).collect();
        ImportError::NoEntry { wanted: wanted.to_string(), found: self.listed(&all) }
    }

    /// Numbers and titles for a message.
    fn listed(&self, indices: &[usize]) -> String {
        const MOST: usize = 8;
        let one = |index: &usize| match self.entries.get(*index) {
            Some(entry) => format!("{} “{}”", index + 1, shortened(&entry.title, &entry.name)),
            None => String::new(),
        };
        let listed: Vec<String> = indices.iter().take(MOST).map(one).collect();
        match indices.len().saturating_sub(MOST) {
            0 => listed.join(", "),
            more => format!("{} and {more} more", listed.join(", ")),
        }
    }

    /// The warning where one entry is read of several and none was named.
    pub(super) fn left_out(&self, index: usize) -> Option<Warning> {
        let others = self.entries.len().checked_sub(2)? + 1;
        let (whole, one, many) = match self.kind {
            CollectionKind::Feed => ("feed", "entry", "entries"),
            CollectionKind::Book => ("book", "chapter", "chapters"),
            CollectionKind::Export => ("export", "document", "documents"),
        };
        let title = self.entries.get(index).map(|entry| shortened(&entry.title, &entry.name));
        let others = match others {
            1 => format!("1 other {one}"),
            _ => format!("{others} other {many}"),
        };
        let message = format!(
            "the {whole} has {others} besides “{}”: name one with --entry, by its number or a \
             part of its title, or make pages of all with `article-viewer site`",
            title.unwrap_or_default()
        );
        Some(Warning::new(Location::Document, message))
    }

    /// The other entries as related stories, those after this one first.
    fn stories(&self, index: usize) -> Vec<Story> {
        if self.kind == CollectionKind::Book {
            return Vec::new();
        }
        let others = (index + 1..self.entries.len()).chain(0..index);
        let others = others.filter_map(|other| self.entries.get(other));
        let shown = others.filter(|entry| !entry.title.is_empty());
        let card = |entry: &Entry| {
            let link = entry.addresses.first().filter(|link| link.starts_with("http"))?;
            let lead = entry.lead.as_deref();
            Some(post::story(&entry.title, lead, Some(link), entry.date.as_ref()))
        };
        shown.filter_map(card).take(STORIES).collect()
    }
}

fn shortened(title: &str, name: &str) -> String {
    const LONGEST: usize = 60;
    let title = if title.is_empty() { name } else { title };
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &title[..end]),
        None => title.to_string(),
    }
}

/// The last part of an address's path, without its ending.
fn last_part(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (_, path) = path.split_once("://").unwrap_or(("", path));
    let (_, path) = path.split_once('/')?;
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    let last = percent_encoding::percent_decode_str(last).decode_utf8().ok()?;
    let stem = last.rsplit_once('.').map_or(&*last, |(stem, _)| stem);
    (!stem.is_empty() && stem != "index").then(|| stem.to_string())
}

/// Names that files can have, each once.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// How often a name was wanted.
    counts: HashMap<String, usize>,
}

impl Names {
    /// A name made of the first of these texts that has letters.
    pub(super) fn of(&mut self, texts: &[&str]) -> String {
        const LONGEST: usize = 60;
        let is_plain = |c: char| c.is_alphanumeric();
        let plain = |text: &&str| {
            let words: Vec<&str> =
                text.split(|c: char| !is_plain(c)).filter(|word| !word.is_empty()).collect();
            let name: String = words.join("-").to_lowercase().chars().take(LONGEST).collect();
            name.trim_matches('-').to_string()
        };
        let made = texts.iter().map(plain).find(|name| !name.is_empty());
        let stem = match made.unwrap_or_default() {
            name if name.is_empty() || name == "index" => format!("entry-{}", self.taken.len() + 1),
            name => name,
        };
        let mut name = stem.clone();
        while !self.taken.insert(name.clone()) {
            let count = self.counts.entry(stem.clone()).or_insert(1);
            *count += 1;
            name = format!("{stem}-{count}");
        }
        name
    }
}
