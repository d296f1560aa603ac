//! The front page of a folder with several articles.

use super::policy::{NO_BASE, Policy};
use super::{Document, File, beginning};
use article::{Date, Lang, Phrase};
use article_viewer::view::{Interface, escape};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What the page says of an article; small, for there may be many.
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
pub fn list(entries: &[Entry], style_link: &str) -> File {
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
    let items: String = entries.iter().map(|entry| item(entry, first.interface)).collect();
    let (lang, title) = (escape(labels.lang), escape(title));
    let policy = escape(&policy.to_string());
    let page = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n{}<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta \
         http-equiv=\"Content-Security-Policy\" \
         content=\"{policy}\">\n<title>{title}</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n{style_link}</head>\n<body>\n<div id=\"article-viewer\"><div \
         class=\"av\" lang=\"{lang}\" dir=\"ltr\"><main class=\"av-main\"><header \
         class=\"av-head\"><h1 class=\"av-headline\">{title}</h1></header><section \
         class=\"av-related-region\" aria-label=\"{}\"><ul \
         class=\"av-stories\">{items}</ul></section></main></div></div>\n</body>\n</html>\n",
        beginning::first_lines(),
        escape(labels.articles)
    );
    File::new("index.html", page)
}

fn item(
    Entry { name, lang, headline, standfirst, published, .. }: &Entry,
    interface: Interface,
) -> String {
    let headline = if headline.text.is_empty() { escape(name) } else { phrase(headline) };
    let lead =
        standfirst.as_ref().map(|lead| format!("<p class=\"av-story-lead\">{}</p>", phrase(lead)));
    let date = published.as_ref().map(|date| {
        let iso = date.iso();
        format!("<time class=\"av-story-date\" datetime=\"{iso}\">{}</time>", interface.date(date))
    });
    format!(
        "<li class=\"av-story\" lang=\"{}\" dir=\"{}\"><h2 class=\"av-story-title\"><a \
         href=\"{}.html\">{headline}</a></h2>{}{}</li>",
        escape(lang.as_str()),
        lang.direction().as_str(),
        escape(&address(name)),
        lead.unwrap_or_default(),
        date.unwrap_or_default()
    )
}

fn phrase(Phrase { text, lang }: &Phrase) -> String {
    match lang {
        Some(lang) => format!(
            "<span lang=\"{}\" dir=\"{}\">{}</span>",
            escape(lang.as_str()),
            lang.direction().as_str(),
            escape(text)
        ),
        None => escape(text),
    }
}

/// A file's name as a relative address.
pub fn address(name: &str) -> String {
    utf8_percent_encode(name, UNRESERVED).to_string()
}

/// What stays as it is in an address (RFC 3986 §2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
