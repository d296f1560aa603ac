//! The metadata of a page's article: from JSON-LD, Open Graph, `meta`, its links and its title.

use super::{dates, json_ld};
use crate::markup::{Element, Node};
use crate::parsers::text::signature;
use article::{Byline, Correction, Date, Email, Href, Phrase, Series};

/// The metadata of an article.
#[derive(Debug, Clone, Default)]
pub(in crate::parsers) struct Metadata {
    /// The headlines that the page gives, the most reliable first; without its site's name.
    pub titles: Vec<String>,
    /// The page's title, often with the site's name.
    pub page_title: String,
    pub site: Option<String>,
    pub description: Option<String>,
    pub authors: Vec<Byline>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub canonical: Option<String>,
    /// The address against which others are meant, where the page says it.
    pub base: Option<String>,
    pub lang: Option<String>,
    pub section: Option<String>,
    pub topics: Vec<Phrase>,
    pub copyright: Option<String>,
    /// The address of the licence.
    pub licence: Option<String>,
    /// Whether the page says that all can read it.
    pub free: Option<bool>,
    /// The series of which the article is a part.
    pub series: Option<Series>,
    pub corrections: Vec<Correction>,
    /// The address of the picture that stands for the article.
    pub picture: Option<String>,
}

/// Reads the whole page.
pub(super) fn metadata(page: &Element) -> Metadata {
    let mut found = Metadata::default();
    let mut metas = Metas::default();
    let mut scripts = Vec::new();
    collect(page, &mut |element| found.take(element, &mut metas, &mut scripts));
    found.site = metas.first(&["og:site_name"]);
    scripts.iter().for_each(|script| json_ld::read(script, &mut found));
    found.complete(&metas);
    found
}

/// The `<meta>` elements of a page: their names in small letters, and what they say.
#[derive(Default)]
struct Metas(Vec<(String, String)>);

impl Metas {
    /// The value of the first of these names that has one.
    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let is_it = |(known, content): &&(String, String)| known == name && !content.is_empty();
            self.0.iter().find(is_it).map(|(_, content)| content.clone())
        })
    }

    fn date(&self, names: &[&str]) -> Option<Date> {
        self.first(names).and_then(|text| dates::date(&text))
    }

    /// Everything that is said by any of these names.
    fn all(&self, names: &[&str]) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(name, _)| names.contains(&name.as_str()));
        named.map(|(_, content)| content.as_str())
    }
}

impl Metadata {
    /// Takes what an element of the page says; scripts with data are kept for later.
    fn take(&mut self, element: &Element, metas: &mut Metas, scripts: &mut Vec<String>) {
        match element.tag.as_str() {
            "meta" => {
                let name = ["property", "name", "itemprop", "http-equiv"]
                    .into_iter()
                    .find_map(|name| element.attribute(name));
                if let (Some(name), Some(content)) = (name, element.attribute("content")) {
                    metas.0.push((name.to_ascii_lowercase(), plain(content)));
                }
            }
            "title" if self.page_title.is_empty() => self.page_title = plain(&element.text()),
            "base" => {
                self.base = self.base.take().or(element.attribute("href").map(str::to_string));
            }
            // The second is that of what wikis give to programs.
            "link" if element.has("rel", &["canonical", "dc:isversionof"]) => {
                self.canonical = element.attribute("href").map(str::to_string);
            }
            "link" | "a" if element.has("rel", &["license"]) => {
                self.licence =
                    self.licence.take().or(element.attribute("href").map(str::to_string));
            }
            "script" if element.attribute("type").is_some_and(is_json_ld) => {
                scripts.push(element.raw_text());
            }
            "html" | "body" => {
                let lang = element.attribute("lang").or(element.attribute("xml:lang"));
                self.lang = self.lang.take().or(lang.map(lowered));
            }
            _ => {}
        }
    }

    /// Completes what the page's data say by its `<meta>` elements.
    fn complete(&mut self, metas: &Metas) {
        let own =
            |own: &mut Option<String>, names: &[&str]| own.take().or_else(|| metas.first(names));
        self.site = own(&mut self.site, &["application-name", "publisher", "dc.publisher"]);
        self.titles.extend(metas.first(&["og:title"]));
        self.titles.extend(metas.first(&[
            "citation_title",
            "dc.title",
            "dcterms.title",
            "twitter:title",
            "headline",
        ]));
        self.titles.dedup();
        self.description = own(
            &mut self.description,
            &["og:description", "description", "twitter:description", "dc.description"],
        );
        self.published = self.published.take().or_else(|| metas.date(&PUBLISHED));
        self.updated = self.updated.take().or_else(|| metas.date(&UPDATED));
        self.canonical = own(&mut self.canonical, &["og:url"]);
        self.lang = own(&mut self.lang, &["content-language", "og:locale", "dc.language"]);
        let picture = metas.first(&["og:image", "og:image:url", "twitter:image"]);
        self.picture = picture.or(self.picture.take());
        self.section = own(&mut self.section, &["article:section"]);
        self.copyright =
            own(&mut self.copyright, &["copyright", "dcterms.rights", "dc.rights", "rights"]);
        let tags = metas.all(&["article:tag"]).flat_map(|tags| tags.split(','));
        let tags: Vec<_> = tags.map(str::trim).filter(|tag| !tag.is_empty()).collect();
        if !tags.is_empty() {
            self.topics = tags.into_iter().map(Phrase::from).take(12).collect();
        }
        if self.authors.is_empty() {
            for author in metas.all(&AUTHORS).flat_map(|names| authors(names, None)) {
                if !self.authors.iter().any(|known| is_same(known, &author)) {
                    self.authors.push(author);
                }
            }
        }
    }
}

const PUBLISHED: [&str; 16] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    // LibreOffice.
    "created",
];
const UPDATED: [&str; 6] = [
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
];
const AUTHORS: [&str; 9] = [
    "author",
    "authors",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
    "sailthru.author",
];

/// Whether two bylines have the same name, in whatever letters.
fn is_same(one: &Byline, other: &Byline) -> bool {
    let name = |byline: &Byline| byline.name.as_ref().map(|name| name.text.to_lowercase());
    one == other || name(one).is_some() && name(one) == name(other)
}

/// A language tag whose language is in small letters, as it is elsewhere.
fn lowered(tag: &str) -> String {
    match tag.split_once('-') {
        Some((language, rest)) => format!("{}-{rest}", language.to_ascii_lowercase()),
        None => tag.to_ascii_lowercase(),
    }
}

fn is_json_ld(kind: &str) -> bool {
    kind.split(';').next().unwrap_or(kind).trim().eq_ignore_ascii_case("application/ld+json")
}

fn collect<'p>(element: &'p Element, act: &mut impl FnMut(&'p Element)) {
    act(element);
    for child in &element.children {
        if let Node::Element(child) = child {
            collect(child, act);
        }
    }
}

/// The names that sign of a text in which there may be several.
pub(super) fn authors(text: &str, link: Option<&str>) -> Vec<Byline> {
    let names = signature::list(signed(text)).unwrap_or_default();
    signature::several(&names, |name| author(name, None))
        .unwrap_or_else(|| author(text, link).into_iter().collect())
}

/// A name that signs; `None` where the text is no name.
pub(in crate::parsers) fn author(text: &str, link: Option<&str>) -> Option<Byline> {
    let name = dates::before(signed(text)).trim_end_matches([',', ';', ' ']);
    let is_address =
        name.contains("://") || name.contains('/') && name.contains(|c: char| c.is_ascii_digit());
    let is_name = !name.is_empty()
        && name.chars().count() <= 100
        && !is_address
        && !name.starts_with('@')
        && !name.contains('<')
        && !name.to_lowercase().split(' ').all(signature::is_label);
    if !is_name {
        return None;
    }
    if let Some((name, address)) = name.rsplit_once([',', ' '])
        && let (Some(email), false) = (Email::parse(address), name.contains('@'))
    {
        return Some(Byline { email: Some(email), ..author(name, link)? });
    }
    if let Some(email) = Email::parse(name) {
        return Some(Byline { email: Some(email), ..Byline::default() });
    }
    let link = link.filter(|link| link.starts_with("http")).and_then(|link| Href::parse(link).ok());
    Some(Byline { name: Some(Phrase::from(name)), link, ..Byline::default() })
}

/// Whether a text begins with the words that stand before names in bylines.
pub(super) fn is_signed(text: &str) -> bool {
    signed(text) != text.trim()
}

/// The name in a byline, without “By” and its like.
fn signed(text: &str) -> &str {
    // “Von” may be a part of the name, which then has no other before it.
    signature::unlabelled(text.trim()).unwrap_or(text.trim())
}

/// A text of one line, with references that were written twice read.
pub(in crate::parsers) fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.contains('&') {
        return text;
    }
    let mut plain = text;
    for (reference, character) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&#8230;", "…"),
        ("&#038;", "&"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(reference, character);
    }
    plain
}
