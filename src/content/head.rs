//! The top of the article: labels, headline, standfirst, byline, dates.

use super::children::ems;
use super::date::moment;
use super::figure::{is_shown, picture};
use super::markup::{Markup, element};
use super::rendering::Rendering;
use crate::browser::intl;
use crate::labels::{Labels, fill};
use article::{Byline, Date, Image, Lang, Phrase, Series};

/// The fields of an article that stand above its text.
pub(super) struct Head {
    pub column: Option<Phrase>,
    pub series: Option<Series>,
    pub topics: Vec<Phrase>,
    pub headline: Phrase,
    pub standfirst: Option<Phrase>,
    pub bylines: Vec<Byline>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    /// The minutes that reading takes, for quick and for slow readers.
    pub minutes: (u64, u64),
}

/// Builds the header of an article; `lang` is the article's language.
pub(super) fn head(head: Head, lang: &Lang, rendering: &Rendering) -> Markup {
    let labels = rendering.labels;
    let headline = match head.headline {
        headline if headline.text.is_empty() => Phrase::from(labels.untitled),
        headline => headline,
    };
    let column = head.column.map(|column| element("span").class("av-column").phrase(column));
    let series = head.series.map(series);
    let topics =
        head.topics.into_iter().map(|topic| element("span").class("av-topic").phrase(topic));
    let authors = head.bylines.into_iter().filter_map(|byline| author(byline, rendering));
    element("header")
        .class("av-head")
        .children(line("av-labels", column.into_iter().chain(series).chain(topics), " "))
        .child(element("h1").class(headline_class(&headline)).words(headline, lang))
        .children(
            head.standfirst
                .map(|standfirst| element("p").class("av-standfirst").words(standfirst, lang)),
        )
        .children(line("av-byline", authors, labels.list_comma))
        .children(dates([head.published, head.updated], head.minutes, lang, rendering))
}

/// The class of a headline, by which a long one is set smaller.
fn headline_class(headline: &Phrase) -> &'static str {
    // In em: some 75 and 140 letters, or half as many of Chinese.
    match ems(&headline.text) {
        ..35.0 => "av-headline",
        ..66.0 => "av-headline av-long",
        _ => "av-headline av-longest",
    }
}

/// The author's name; an e-mail without a name stands at the article's end alone.
fn author(byline: Byline, rendering: &Rendering) -> Option<Markup> {
    let name = byline.name?;
    let author = match byline.link {
        Some(link) => element("a").attribute("href", link.as_str().to_string()),
        None => element("span"),
    };
    let author = author.class("av-author").phrase(name);
    let account = byline.account.map(|account| {
        let address = account.as_str().to_string();
        let shown = address.split("://").last().unwrap_or_default().trim_end_matches('/');
        let link = element("a").class("av-account").text(shown.to_string());
        link.attribute("href", address).attribute("rel", "me")
    });
    // Beside a name it says nothing more to those who hear the page.
    let portrait = byline.portrait.filter(|portrait| is_shown(portrait, rendering));
    let portrait = portrait.map(|portrait| {
        let portrait = Image { alt: String::new(), width: None, height: None, ..portrait };
        picture("av-portrait", portrait, rendering)
    });
    let role = byline.role.map(|role| element("span").class("av-role").phrase(role));
    if role.is_none() && account.is_none() && portrait.is_none() {
        return Some(author);
    }
    let author = element("span").children(portrait).child(author);
    let more: Vec<Markup> = role.into_iter().chain(account).collect();
    if more.is_empty() {
        return Some(author);
    }
    let mut author = author.text(" (");
    for (place, part) in more.into_iter().enumerate() {
        author = if place > 0 { author.text(", ") } else { author };
        author = author.child(part);
    }
    Some(author.text(")"))
}

/// The name of a series and the number of the part.
fn series(Series { name, part, link }: Series) -> Markup {
    let name = match link {
        Some(link) => element("a").attribute("href", link.as_str().to_string()).phrase(name),
        None => element("span").phrase(name),
    };
    let series = element("span").class("av-column").child(name);
    match part {
        Some(part) => series.text(format!(" {part}")),
        None => series,
    }
}

fn dates(
    [published, updated]: [Option<Date>; 2],
    minutes: (u64, u64),
    lang: &Lang,
    rendering: &Rendering,
) -> Option<Markup> {
    let labels = rendering.labels;
    let published = published.map(|date| moment("av-published", &date, lang, rendering));
    let updated = updated.map(|date| {
        element("span")
            .class("av-updated")
            .attribute("dir", labels.dir)
            .child(element("span").word("updated", labels.updated))
            .text(" ")
            .child(moment("av-updated-date", &date, lang, rendering))
    });
    let minutes = element("span")
        .class("av-minutes")
        .attribute("dir", labels.dir)
        .attribute("data-minutes", format!("{}-{}", minutes.0, minutes.1))
        .text(reading_time(minutes, labels));
    Some(
        line("av-dates", published.into_iter().chain(updated).chain([minutes]), " ")?
            .attribute("lang", labels.lang),
    )
}

/// Reads the attribute `data-minutes`: the minutes for quick and for slow readers.
pub fn minutes(attribute: &str) -> Option<(u64, u64)> {
    let (quick, slow) = attribute.split_once('-')?;
    Some((quick.parse().ok()?, slow.parse().ok()?))
}

/// Writes the minutes that reading takes, for quick and for slow readers, in the interface's words.
pub fn reading_time((quick, slow): (u64, u64), labels: &Labels) -> String {
    let number = |minutes| intl::number(labels.lang, minutes);
    let minutes = match quick == slow {
        true => number(quick),
        false => format!("{}–{}", number(quick), number(slow)),
    };
    fill(labels.minutes, &minutes)
}

/// The parts in one line, with text between them, so that copied text has it, too; nothing where
/// there are no parts.
fn line(
    class: &'static str,
    parts: impl Iterator<Item = Markup>,
    separator: &'static str,
) -> Option<Markup> {
    let mut parts = parts.peekable();
    parts.peek()?;
    let mut line = element("p").class(class);
    for (index, part) in parts.enumerate() {
        line = if index > 0 { line.text(separator) } else { line };
        line = line.child(part);
    }
    Some(line)
}
