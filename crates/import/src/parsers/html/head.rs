//! The head of an article: its headline among a page's headings, and who signs it, where the text
//! does not hold it.

use super::addresses::Addresses;
use super::headline::{COMPANIES, PARTS, headline, is_same, mark, site, without_site};
use super::metadata::Metadata;
use super::{bylines, dates, labels, lead, lines, portraits, signers};
use crate::markup::{Element, Node, Role};
use crate::parsers::characters::letters_and_digits;
use crate::parsers::language;
use article::{Article, Block, Byline, Date, Href, Lang, Licence, Phrase, Warning, plain_text};

/// The parts of the article's head that the page shows outside of its text.
#[derive(Debug, Default)]
pub(super) struct Head {
    bylines: Vec<Byline>,
    published: Option<Date>,
    updated: Option<Date>,
    standfirst: Option<String>,
    section: Option<String>,
    topics: Vec<Phrase>,
}

/// Finds the headline and makes it the only `<h1>` of the article.
pub(super) fn head(
    page: &Element,
    article: &mut Element,
    metadata: &Metadata,
    warnings: &mut Vec<Warning>,
) -> Head {
    let headline = headline(page, article, metadata);
    let mut has_headline = false;
    mark(article, headline.as_deref(), &mut has_headline);
    if let (false, Some(text)) = (has_headline, headline.clone()) {
        let mut headline = Element::new("h1");
        headline.children.push(Node::Text(text));
        article.children.insert(0, Node::Element(headline));
    }
    let mut head = Head::default();
    search(page, &mut head);
    if head.published.is_none() && metadata.published.is_none() {
        head.published = headline.as_deref().and_then(|headline| lead::day(page, headline));
    }
    head.standfirst =
        lead::standfirst(page, article, headline.as_deref(), metadata.description.as_deref());
    sign(page, article, headline.as_deref(), metadata, &mut head);
    if let Some(headline) = headline.as_deref() {
        head.section = labels::section(page, headline);
        head.topics = labels::topics(page, headline);
    }
    let said = lines::Said {
        bylines: &head.bylines,
        section: head.section.as_deref(),
        has_day: head.published.is_some(),
    };
    lines::remove(article, metadata, said, warnings);
    head
}

/// Looks for the elements of a page that name its author, or several in a row, and its dates.
fn search(element: &Element, head: &mut Head) {
    if element.is(&["nav", "aside"]) || lead::is_teaser(element) {
        return;
    }
    let role = element.role();
    let item = |name: &str| element.has("itemprop", &[name]);
    if element.is(&["footer"]) {
        // Pages say there when they were changed; who signs there signs the site.
        let changed = element.find(&|found| found.role() == Role::Updated);
        head.updated = head.updated.take().or_else(|| changed.and_then(written));
        return;
    }
    let is_byline =
        role == Role::Byline || element.has("class", &NAMES) || element.has("id", &["author"]);
    if is_byline && head.bylines.len() < MOST_AUTHORS {
        let is_another = head.bylines.is_empty() || element.has("class", &NAMES[..2]);
        for byline in signers::named(element).into_iter().filter(|_| is_another) {
            if !head.bylines.iter().any(|known| known.name == byline.name) {
                head.bylines.push(byline);
                head.published = head.published.take().or_else(|| bylines::day(element));
            }
        }
    }
    let is_day = element.has("class", &DAYS) || element.has("id", &["revdate"]);
    if role == Role::Updated && head.updated.is_none() {
        head.updated = written(element);
    } else if head.published.is_none() && (role == Role::Published || is_day && !item("author")) {
        head.published = written(element);
    }
    element.elements().for_each(|child| search(child, head));
}

const MOST_AUTHORS: usize = 12;
/// Completes who signs by the lines beside the headline, and below the text, where neither the
/// page's data nor its elements say it.
fn sign(
    page: &Element,
    article: &mut Element,
    headline: Option<&str>,
    metadata: &Metadata,
    head: &mut Head,
) {
    if metadata.authors.is_empty() && head.bylines.is_empty() {
        let signers::Signed { bylines, day } = signers::above(page, article, headline);
        head.bylines = bylines;
        if head.published.is_none() && metadata.published.is_none() {
            head.published = day;
        }
        if head.bylines.is_empty() {
            head.bylines = signers::below(article);
        }
    }
    portraits::take(article, &mut head.bylines);
}

/// Names of elements that hold a name alone; those of LaTeXML first, of which several stand in a row.
const NAMES: [&str; 6] =
    ["ltx_creator", "ltx_personname", "author-name", "post-author", "entry-author", "p-author"];

/// Names of elements that hold the day alone.
const DAYS: [&str; 8] = [
    "published",
    "dt-published",
    "entry-date",
    "post-date",
    "article-date",
    "publish-date",
    "pubdate",
    "ltx_dates",
];

/// The date that an element writes for programs, else for readers.
fn written(element: &Element) -> Option<Date> {
    let names = ["datetime", "content", "title"];
    let of = |element: &Element| {
        names.into_iter().find_map(|name| dates::date(element.attribute(name)?))
    };
    let within = || of(element.find(&|found| found.is(&["time"]) && found.is_set("datetime"))?);
    of(element).or_else(within).or_else(|| dates::date(&element.text()))
}

impl Head {
    /// Completes the article by what the page says of it.
    pub(super) fn put(self, article: &mut Article, metadata: Metadata, addresses: &Addresses) {
        let Metadata { authors, published, updated, section, topics, copyright, .. } = metadata;
        article.lang = lang(article, metadata.lang.as_deref());
        if article.headline.text.is_empty() {
            let title = metadata.titles.first().cloned();
            let title = title
                .unwrap_or_else(|| without_site(&metadata.page_title, metadata.site.as_deref()));
            article.headline = Phrase::from(title);
        }
        let own = site(&metadata.page_title, &article.headline.text)
            .filter(|own| PARTS.iter().all(|part| !own.contains(part)));
        let is_company = |site: &String| COMPANIES.iter().any(|end| site.ends_with(end));
        let site = metadata.site.filter(|site| own.is_none() || !is_company(site)).or(own);
        article.site = site.filter(|site| !is_same(site, &article.headline.text)).map(Phrase::from);
        let is_site =
            |text: &String| article.site.as_ref().is_some_and(|site| is_same(text, &site.text));
        let description =
            metadata.description.filter(|text| is_standfirst(text, article) && !is_site(text));
        let standfirst = self.standfirst.filter(|text| is_new(text, article));
        article.standfirst =
            article.standfirst.take().or(standfirst.or(description).map(Phrase::from));
        if !authors.is_empty() && !is_signed_by(article, &authors) {
            article.bylines = authors;
        } else {
            portraits(&mut article.bylines, authors);
        }
        if article.bylines.is_empty() || are_parts(&self.bylines, &article.bylines) {
            article.bylines = self.bylines;
            for byline in &mut article.bylines {
                let link = byline.link.as_ref().map(|link| addresses.in_full(link.as_str()));
                byline.link = link.and_then(|link| Href::parse(&link).ok());
            }
        }
        article.published = published.or(article.published.take()).or(self.published);
        article.updated = updated.or(article.updated.take()).or(self.updated);
        if let (Some(published), Some(updated)) = (&article.published, &article.updated)
            && dates::is_one_moment(published, updated)
        {
            article.updated = None;
        }
        article.canonical = addresses.canonical().and_then(|address| Href::parse(address).ok());
        article.column = article.column.take().or(section.or(self.section).map(Phrase::from));
        let topics = if topics.is_empty() { self.topics } else { topics };
        if article.topics.is_empty() {
            article.topics = topics;
        }
        article.copyright = article.copyright.take().or(copyright.map(Phrase::from));
        article.free = metadata.free;
        article.series = article.series.take().or(metadata.series);
        if article.corrections.is_empty() {
            article.corrections = metadata.corrections;
        }
        let licence = metadata.licence.and_then(|address| Href::parse(&address).ok());
        article.licence = licence.filter(Href::is_absolute).map(|link| Licence {
            name: Phrase::from(licence_name(link.as_str())),
            link: Some(link),
        });
        let lang = article.lang.clone();
        article.each_block_mut(|block| {
            if block.lang.as_ref() == Some(&lang) {
                block.lang = None;
            }
        });
    }
}

/// The usual name of a licence, by its address.
fn licence_name(address: &str) -> String {
    let rest = address.split_once("creativecommons.org/").map_or("", |(_, rest)| rest);
    let mut parts = rest.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("licenses"), Some(kind), Some(version)) => {
            format!("CC {} {version}", kind.to_ascii_uppercase())
        }
        (Some("publicdomain"), Some("zero"), _) => "CC0".into(),
        _ => address.to_string(),
    }
}

/// Whether an article's own head names one of these.
fn is_signed_by(article: &Article, authors: &[Byline]) -> bool {
    let name = |byline: &Byline| byline.name.as_ref().map(|name| letters_and_digits(&name.text));
    let names: Vec<_> = authors.iter().filter_map(name).collect();
    article.bylines.len() >= authors.len()
        && article.bylines.iter().filter_map(name).all(|name| names.contains(&name))
        && !article.bylines.is_empty()
}

/// Whether all these names stand in the one line that signs, with more beside them.
fn are_parts(names: &[Byline], signed: &[Byline]) -> bool {
    let [Byline { name: Some(line), .. }] = signed else { return false };
    let is_part = |name: &Phrase| line.text != name.text && line.text.contains(&name.text);
    !names.is_empty() && names.iter().all(|byline| byline.name.as_ref().is_some_and(is_part))
}

/// Gives those who sign their portraits, roles and links from the page's data.
fn portraits(bylines: &mut [Byline], authors: Vec<Byline>) {
    for author in authors {
        let is_one = |byline: &&mut Byline| byline.name == author.name;
        let Some(byline) = bylines.iter_mut().find(is_one) else { continue };
        byline.portrait = byline.portrait.take().or(author.portrait);
        byline.role = byline.role.take().or(author.role);
        byline.link = byline.link.take().or(author.link);
    }
}

/// The letters from which a description that does not end as sentences do was cut.
const UNCUT: usize = 140;

const ENDS: [char; 12] = ['.', '!', '?', ':', '。', '！', '？', '؟', '۔', '।', '．', '」'];
const QUOTES: [char; 9] = ['"', '\'', '”', '’', '»', ')', '）', '』', ']'];

/// Whether a page's description says more than the article's own beginning and headline.
fn is_standfirst(text: &str, article: &Article) -> bool {
    // Programs cut descriptions at some length, and often say so.
    let ends = |marks: &[char]| text.trim_end_matches(QUOTES).ends_with(marks);
    let is_cut = text.ends_with("...")
        || text.ends_with("[…]")
        || text.ends_with("[...]")
        || ends(&['…'])
        || text.chars().count() > UNCUT && !ends(&ENDS);
    !is_cut && text.chars().count() <= 500 && is_new(text, article)
}

/// Whether a text is neither in the body nor the headline.
fn is_new(text: &str, article: &Article) -> bool {
    let said = letters_and_digits(text);
    let begin: String = said.chars().take(40).collect();
    let body: String =
        article.body.iter().flat_map(Block::walk).flat_map(Block::lines).map(plain_text).collect();
    !begin.is_empty()
        && !letters_and_digits(&body).contains(&begin)
        && letters_and_digits(&article.headline.text) != said
}

/// The language that the page says, unless its text is in another script.
fn lang(article: &Article, named: Option<&str>) -> Lang {
    let mut text = article.headline.text.clone();
    for line in article.blocks().flat_map(Block::lines) {
        if text.len() > 20_000 {
            break;
        }
        text.push('\n');
        text += &plain_text(line);
    }
    match named.and_then(Lang::parse) {
        Some(named) => {
            language::foreign(&text, &named, &Lang::simplified_chinese()).unwrap_or(named)
        }
        None => language::guess_lang(&text),
    }
}
