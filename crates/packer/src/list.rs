//! The front page of a folder with several articles.

use super::policy::{NO_BASE, Policy};
use super::{Document, File, GENERATOR, prerender, shell};
use article::{Date, Href, Lang, Phrase, Story};
use article_viewer::components::{ListSection, ListTopic};
use article_viewer::content::escape;
use article_viewer::labels::Interface;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The line of an article in the list; small, for there may be many.
pub struct Entry {
    name: String,
    lang: Lang,
    interface: Interface,
    site: Option<String>,
    headline: Phrase,
    standfirst: Option<Phrase>,
    published: Option<Date>,
    updated: Option<Date>,
    authors: Vec<String>,
    column: Option<String>,
    topics: Vec<Phrase>,
    /// The section that it is in by its place.
    section: Option<String>,
}

impl Entry {
    /// The line of a document, in the section of this name, where its place has one.
    pub fn new(Document { name, article }: &Document, section: Option<String>) -> Self {
        let authors = article.bylines.iter().filter_map(|byline| byline.name.as_ref());
        Self {
            name: name.clone(),
            lang: article.lang.clone(),
            interface: Interface::choose(article, &[]),
            site: article.site.as_ref().map(|site| site.text.clone()),
            headline: article.headline.clone(),
            standfirst: article.standfirst.clone(),
            published: article.published.clone(),
            updated: article.updated.clone(),
            authors: authors.map(|name| name.text.clone()).collect(),
            column: article.column.as_ref().map(|column| column.text.clone()),
            topics: article.topics.clone(),
            section,
        }
    }

    fn title(&self) -> Phrase {
        match &self.headline {
            headline if headline.text.is_empty() => Phrase::from(self.name.as_str()),
            headline => headline.clone(),
        }
    }
}

/// A page that names every article, with its standfirst and date. It needs no script.
pub(crate) fn list(entries: &[Entry], title: Option<&str>, feed: bool, style_link: &str) -> File {
    let Some(first) = first_of_most(entries) else { return File::new("index.html", "") };
    let labels = first.interface.labels();
    let title = title.or_else(|| site(entries)).unwrap_or(labels.articles);
    let policy = Policy {
        script: None,
        style: "'self'",
        connect: None,
        pictures: Default::default(),
        media: Default::default(),
        frames: Default::default(),
        base: NO_BASE,
    };
    let content =
        prerender::list(title.to_string(), sections(entries), topics(entries), first.interface);
    let feed = if feed {
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\">\n"
    } else {
        ""
    };
    let (lang, title) = (escape(labels.lang), escape(title));
    let policy = escape(&policy.to_string());
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" \
         content=\"{policy}\">\n<title>{title}</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n{feed}{style_link}"
    );
    File::new("index.html", shell::fill(&lang, &head, content, &[]))
}

/// The first article whose interface has the language that most have: the list and the feed have it,
/// too.
fn first_of_most(entries: &[Entry]) -> Option<&Entry> {
    let lang = |entry: &Entry| entry.interface.labels().lang;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for entry in entries {
        *counts.entry(lang(entry)).or_default() += 1;
    }
    // The last of several that are greatest is returned.
    entries.iter().rev().max_by_key(|entry| counts.get(lang(entry)))
}

/// The site's name, where all are of one site.
fn site(entries: &[Entry]) -> Option<&str> {
    let site = entries.first()?.site.as_deref()?;
    entries.iter().all(|entry| entry.site.as_deref() == Some(site)).then_some(site)
}

/// The articles by the sections of their folders, or else, where all have one, by their columns, in
/// the order of their first articles; those without a section come first. A single section has no
/// name.
fn sections(entries: &[Entry]) -> Vec<ListSection> {
    let by_place = entries.iter().any(|entry| entry.section.is_some());
    let by_column = entries.iter().all(|entry| entry.column.is_some());
    let name = |entry: &Entry| match (by_place, by_column) {
        (true, _) => entry.section.clone(),
        (false, true) => entry.column.clone(),
        (false, false) => None,
    };
    let mut names: Vec<Option<String>> = vec![None];
    let mut of_names: HashMap<Option<String>, Vec<(Lang, Story)>> = HashMap::new();
    for entry in entries {
        let name = name(entry);
        if name.is_some() && !of_names.contains_key(&name) {
            names.push(name.clone());
        }
        of_names.entry(name).or_default().push(story(entry));
    }
    if of_names.len() < 2 {
        let articles = entries.iter().map(story).collect();
        return vec![ListSection { title: None, articles }];
    }
    let section =
        |title: Option<String>| Some(ListSection { articles: of_names.remove(&title)?, title });
    names.into_iter().filter_map(section).collect()
}

/// The subjects that several articles have, the most frequent first.
fn topics(entries: &[Entry]) -> Vec<ListTopic> {
    /// The most subjects: more than anybody looks through.
    const MOST: usize = 100;
    let mut topics: BTreeMap<String, ListTopic> = BTreeMap::new();
    for entry in entries {
        for topic in &entry.topics {
            let Some(address) = page(&entry.name) else { continue };
            let known = topics
                .entry(topic.text.to_lowercase())
                .or_insert_with(|| ListTopic { title: topic.clone(), articles: Vec::new() });
            known.articles.push((entry.title(), address));
        }
    }
    let mut topics: Vec<ListTopic> =
        topics.into_values().filter(|topic| topic.articles.len() > 1).collect();
    topics.sort_by_key(|topic| Reverse(topic.articles.len()));
    topics.truncate(MOST);
    topics
}

/// An article as a story, with its language.
fn story(entry: &Entry) -> (Lang, Story) {
    let Entry { name, lang, standfirst, published, .. } = entry;
    let (title, link) = (entry.title(), page(name));
    let (lead, date) = (standfirst.clone(), published.clone());
    (lang.clone(), Story { title, lead, link, file: None, date, image: None })
}

fn page(name: &str) -> Option<Href> {
    Href::parse(&format!("{}.html", address(name))).ok()
}

/// The articles that were published last, as an Atom feed (RFC 4287), for a folder at this address;
/// `None` where none has a date.
pub(crate) fn feed(entries: &[Entry], title: Option<&str>, base: &str) -> Option<File> {
    /// The most entries of the feed: as many as its readers look back.
    const MOST: usize = 50;
    let first = first_of_most(entries)?;
    let mut dated: Vec<(&Entry, &Date)> =
        entries.iter().filter_map(|entry| Some((entry, entry.published.as_ref()?))).collect();
    dated.sort_by(|(one, first), (other, second)| {
        (second.iso(), &one.name).cmp(&(first.iso(), &other.name))
    });
    dated.truncate(MOST);
    let changed = |entry: &Entry, date: &Date| time(entry.updated.as_ref().unwrap_or(date));
    let last = dated.iter().map(|(entry, date)| changed(entry, date)).max()?;
    let title =
        title.or_else(|| site(entries)).unwrap_or(first.interface.labels().articles).to_string();
    let base_url = escape(base);
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed \
         xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{base_url}</\
         id>\n<updated>{last}</updated>\n<link href=\"{base_url}\"/>\n<link rel=\"self\" \
         type=\"application/atom+xml\" href=\"{base_url}feed.xml\"/>\n<generator>{GENERATOR}</\
         generator>\n",
        escape(first.lang.as_str()),
        escape(&title),
    );
    for (entry, date) in dated {
        let url = escape(&format!("{base}{}", path(entry)));
        let authors = match entry.authors.as_slice() {
            [] => vec![entry.site.clone().unwrap_or_else(|| title.clone())],
            authors => authors.to_vec(),
        };
        let authors: String = authors
            .iter()
            .map(|name| format!("<author><name>{}</name></author>\n", escape(name)))
            .collect();
        let summary = entry.standfirst.as_ref().map_or_else(String::new, |standfirst| {
            format!("<summary>{}</summary>\n", escape(&standfirst.text))
        });
        feed.push_str(&format!(
            "<entry xml:lang=\"{}\">\n<title>{}</title>\n<id>{url}</id>\n<link \
             href=\"{url}\"/>\n<published>{}</published>\n<updated>{}</updated>\n{authors}{summary}</\
             entry>\n",
            escape(entry.lang.as_str()),
            escape(&entry.title().text),
            time(date),
            changed(entry, date),
        ));
    }
    feed.push_str("</feed>\n");
    Some(File::new("feed.xml", feed))
}

/// All pages of a folder at this address (sitemaps.org, version 0.9).
pub(crate) fn sitemap(entries: &[Entry], has_list: bool, base: &str) -> File {
    let mut urls = String::new();
    if has_list {
        urls.push_str(&format!("<url><loc>{}</loc></url>\n", escape(base)));
    }
    for entry in entries {
        let url = format!("{base}{}", path(entry));
        let date = entry.updated.as_ref().or(entry.published.as_ref());
        let date = date.map_or_else(String::new, |date| {
            format!("<lastmod>{:04}-{:02}-{:02}</lastmod>", date.year, date.month, date.day)
        });
        urls.push_str(&format!("<url><loc>{}</loc>{date}</url>\n", escape(&url)));
    }
    File::new(
        "sitemap.xml",
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset \
             xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
        ),
    )
}

/// The address of an entry's page in its folder.
fn path(Entry { name, .. }: &Entry) -> String {
    if name == "index" { String::new() } else { format!("{}.html", address(name)) }
}

/// A date with its time, as RFC 3339 has it; the day's beginning where only that is known.
fn time(date: &Date) -> String {
    let iso = date.iso();
    let (day, time) = iso.split_once('T').unwrap_or((&iso, "00:00:00"));
    let offset = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(offset);
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_string() };
    format!("{day}T{clock}{}", if offset.is_empty() { "Z" } else { offset })
}

/// A file's name as a relative address.
pub fn address(name: &str) -> String {
    utf8_percent_encode(name, UNRESERVED).to_string()
}

/// The characters that are escaped in an address: all but the unreserved (RFC 3986 §2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
