//! The head of an article: its headline among a page's headings, and who signs it, where the text
//! does not hold it.

use super::addresses::Addresses;
use super::metadata::{Metadata, author};
use super::{dates, lead, lines};
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
    lines::remove(article, metadata, warnings);
    head
}

/// The words of the headline.
fn headline(page: &Element, article: &Element, metadata: &Metadata) -> Option<String> {
    let (mut within, mut around) = (Vec::new(), Vec::new());
    headings(article, &mut within);
    headings(page, &mut around);
    let title = |text: &&String| metadata.titles.iter().any(|title| is_same(text, title));
    let in_title = |text: &&String| is_in_title(text, &metadata.page_title);
    let texts = |found: &[(&str, String)], tags: &[&str]| -> Vec<String> {
        let of = found.iter().filter(|(tag, _)| tags.contains(tag));
        of.map(|(_, text)| text.clone()).collect()
    };
    let all = ["h1", "h2", "h3"];
    let candidates = [texts(&within, &all), texts(&around, &all)].concat();
    if let Some(found) = candidates.iter().find(title) {
        return Some(found.clone());
    }
    // The page's title or its first part, as it is.
    let title = metadata.page_title.as_str();
    let parts = PARTS.iter().filter_map(|part| title.split_once(part)).map(|(part, _)| part);
    let part = parts.min_by_key(|part| part.len()).unwrap_or(title);
    let is_part = |text: &&String| is_same(text, title) || is_same(text, part);
    if let Some(found) = texts(&within, &all).iter().find(is_part) {
        return Some(found.clone());
    }
    let is_site = |text: &&String| metadata.site.as_ref().is_some_and(|site| is_same(text, site));
    let is_own = |text: &&String| is_same(text, part) && part != title && !is_site(text);
    if let Some(found) = texts(&around, &["h1"]).iter().find(is_own) {
        return Some(found.clone());
    }
    // The only one of its level within the article, or on the page.
    for found in [texts(&within, &["h1"]), texts(&around, &["h1"])] {
        if let [only] = found.as_slice()
            && !is_site(&only)
            && (metadata.titles.is_empty() || !within.is_empty() || in_title(&only))
        {
            return Some(only.clone());
        }
    }
    if let Some(found) = candidates.iter().find(in_title) {
        return Some(found.clone());
    }
    let own = metadata.titles.first().cloned();
    own.or_else(|| texts(&within, &["h1"]).into_iter().next())
        .or_else(|| first_heading(article).filter(|_| metadata.page_title.is_empty()))
        .or_else(|| Some(without_site(&metadata.page_title, metadata.site.as_deref())))
        .filter(|title| !title.is_empty())
}

/// The heading that an article begins with.
fn first_heading(article: &Element) -> Option<String> {
    let first = article.elements().find(|child| !child.text().is_empty())?;
    match first.is(&["h1", "h2", "h3"]) {
        true => Some(first.text()),
        false => first_heading(first),
    }
}

fn headings<'e>(element: &'e Element, found: &mut Vec<(&'e str, String)>) {
    if element.is(&["nav", "aside", "footer"]) {
        return;
    }
    if element.is(&["h1", "h2", "h3"]) {
        let text = element.text();
        if !text.is_empty() {
            found.push((&element.tag, text));
        }
    }
    element.elements().for_each(|child| headings(child, found));
}

/// Makes the first heading with the headline's words the `<h1>`, leaves out a second one, and makes
/// every other `<h1>` a heading of the text.
pub(super) fn mark(element: &mut Element, headline: Option<&str>, has_headline: &mut bool) {
    let mut children = std::mem::take(&mut element.children);
    children.retain_mut(|child| {
        let Node::Element(child) = child else { return true };
        if child.is(&["h1", "h2", "h3", "h4"])
            && headline.is_some_and(|text| is_same(&child.text(), text))
        {
            if std::mem::replace(has_headline, true) {
                return !child.is(&["h1"]);
            }
            child.tag = "h1".into();
        } else if child.is(&["h1"]) {
            child.tag = "h2".into();
            child.attributes.retain(|(name, _)| name != "itemprop");
        } else {
            mark(child, headline, has_headline);
        }
        true
    });
    element.children = children;
}

/// Whether two texts have the same letters.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (letters_and_digits(one), letters_and_digits(other));
    !one.is_empty() && one == other
}

/// Whether a text is what a page's title begins with, or most of it.
fn is_in_title(text: &str, title: &str) -> bool {
    let (text, title) = (letters_and_digits(text), letters_and_digits(title));
    let length = text.chars().count();
    !text.is_empty()
        && (title.starts_with(&text) && length >= 4
            || title.contains(&text) && length * 2 >= title.chars().count())
}

/// The marks by which a page's title parts the headline from the site's name.
const PARTS: [&str; 10] = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ", "_", "｜"];

/// How the names of companies end that publish a site, which has a name of its own.
const COMPANIES: [&str; 8] =
    [" Inc.", " Inc", " LLC", " Ltd", " Ltd.", " GmbH", " Foundation", "株式会社"];

/// A page's title without the site's name.
fn without_site(title: &str, site: Option<&str>) -> String {
    let cut = PARTS.iter().filter_map(|part| title.rsplit_once(part));
    let longest = cut.max_by_key(|(before, _)| before.len());
    match longest {
        Some((before, after)) if site.is_some_and(|site| is_same(after, site)) => {
            before.trim().into()
        }
        Some((before, after)) if before.chars().count() >= after.chars().count() => {
            before.trim().into()
        }
        Some((before, after)) if site.is_some_and(|site| is_same(before, site)) => {
            after.trim().into()
        }
        _ => title.trim().to_string(),
    }
}

/// The site's name at the end of a page's title.
fn site(title: &str, headline: &str) -> Option<String> {
    let after = title.strip_prefix(headline).and_then(|rest| {
        PARTS.iter().find_map(|part| rest.strip_prefix(part.trim_end()).or(rest.strip_prefix(part)))
    });
    let before = || {
        let rest = title.strip_suffix(headline).filter(|_| !headline.is_empty())?;
        let marks = PARTS.iter().chain(&[": ", "："]);
        marks.into_iter().find_map(|part| rest.strip_suffix(part))
    };
    let name = after.or_else(before)?.trim();
    (1..=60).contains(&name.chars().count()).then(|| name.to_string())
}

/// Looks for the elements of a page that name its author, or several in a row, and its dates.
fn search(element: &Element, head: &mut Head) {
    if element.is(&["nav", "aside"]) {
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
        let text =
            element.find(&|found| found.has("itemprop", &["name"])).unwrap_or(element).text();
        let link = element.find(&|found| found.is(&["a"])).and_then(|link| link.attribute("href"));
        if text.chars().count() <= 60
            && let Some(author) = author(&text, link)
            && (head.bylines.is_empty() || element.has("class", &["ltx_personname"]))
        {
            head.bylines.push(author);
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

/// Names of elements that hold a name alone.
const NAMES: [&str; 5] =
    ["ltx_personname", "author-name", "post-author", "entry-author", "p-author"];

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
    let written = names.into_iter().find_map(|name| dates::date(element.attribute(name)?));
    written.or_else(|| dates::date(&element.text()))
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
        let standfirst = self.standfirst.filter(|text| is_standfirst(text, article));
        article.standfirst =
            article.standfirst.take().or(standfirst.or(description).map(Phrase::from));
        if !authors.is_empty() && !is_signed_by(article, &authors) {
            article.bylines = authors;
        } else {
            portraits(&mut article.bylines, authors);
        }
        if article.bylines.is_empty() {
            article.bylines = self.bylines;
        }
        article.published = published.or(article.published.take()).or(self.published);
        article.updated = updated.or(article.updated.take()).or(self.updated);
        // A change within a moment of the publication is none.
        if let (Some(published), Some(updated)) = (&article.published, &article.updated)
            && (published.iso() == updated.iso()
                || published.iso().get(..10) == updated.iso().get(..10))
        {
            article.updated = None;
        }
        article.canonical = addresses.canonical().and_then(|address| Href::parse(address).ok());
        article.column = article.column.take().or(section.map(Phrase::from));
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
    let said = letters_and_digits(text);
    let begin: String = said.chars().take(40).collect();
    let body: String =
        article.body.iter().flat_map(Block::walk).flat_map(Block::lines).map(plain_text).collect();
    // Programs cut descriptions at some length, and often say so.
    let ends = |marks: &[char]| text.trim_end_matches(QUOTES).ends_with(marks);
    let is_cut = text.ends_with("...")
        || text.ends_with("[…]")
        || text.ends_with("[...]")
        || ends(&['…'])
        || text.chars().count() > UNCUT && !ends(&ENDS);
    !is_cut
        && !begin.is_empty()
        && !letters_and_digits(&body).contains(&begin)
        && letters_and_digits(&article.headline.text) != said
        && text.chars().count() <= 500
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
