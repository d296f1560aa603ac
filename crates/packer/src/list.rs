//! The front page of a folder with several articles.

use super::policy::{NO_BASE, Policy};
use super::{Document, File, prerender, shell};
use article::{Date, Href, Lang, Phrase, Story};
use article_viewer::content::escape;
use article_viewer::labels::Interface;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The line of an article in the list; small, for there may be many.
pub struct Entry {
    name: String,
    lang: Lang,
    interface: Interface,
    site: Option<String>,
    headline: Phrase,
    standfirst: Option<Phrase>,
    published: Option<Date>,
}

impl Entry {
    /// The line of a document.
    pub fn new(Document { name, article }: &Document) -> Self {
        Self {
            name: name.clone(),
            lang: article.lang.clone(),
            interface: Interface::choose(article, &[]),
            site: article.site.as_ref().map(|site| site.text.clone()),
            headline: article.headline.clone(),
            standfirst: article.standfirst.clone(),
            published: article.published.clone(),
        }
    }
}

/// A page that names every article, with its standfirst and date. It needs no script.
pub(crate) fn list(entries: &[Entry], style_link: &str) -> File {
    let Some(first) = entries.first() else { return File::new("index.html", "") };
    let labels = first.interface.labels();
    // The site's name where all are of one site.
    let site = first
        .site
        .as_deref()
        .filter(|site| entries.iter().all(|entry| entry.site.as_deref() == Some(site)));
    let title = site.unwrap_or(labels.articles);
    let policy = Policy {
        script: None,
        style: "'self'",
        connect: None,
        pictures: Default::default(),
        base: NO_BASE,
    };
    let articles = entries.iter().map(story).collect();
    let content = prerender::list(title.to_string(), articles, first.interface);
    let (lang, title) = (escape(labels.lang), escape(title));
    let policy = escape(&policy.to_string());
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" \
         content=\"{policy}\">\n<title>{title}</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n{style_link}"
    );
    File::new("index.html", shell::fill(&lang, &head, content, &[]))
}

/// An article as a story, with its language.
fn story(entry: &Entry) -> (Lang, Story) {
    let Entry { name, lang, headline, standfirst, published, .. } = entry;
    let title =
        if headline.text.is_empty() { Phrase::from(name.as_str()) } else { headline.clone() };
    let link = Href::parse(&format!("{}.html", address(name))).ok();
    let (lead, date) = (standfirst.clone(), published.clone());
    (lang.clone(), Story { title, lead, link, file: None, date, image: None })
}

/// A file's name as a relative address.
pub fn address(name: &str) -> String {
    utf8_percent_encode(name, UNRESERVED).to_string()
}

/// The characters that are escaped in an address: all but the unreserved (RFC 3986 §2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
