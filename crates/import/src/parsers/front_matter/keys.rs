//! The keys that site generators and converters use → the article's fields.

use super::names::{CANONICAL, COPYRIGHT, HEADLINE, HERO, PUBLISHED, SILENT, STANDFIRST, UPDATED};
use super::value::{Value, ValueNode};
use super::{FrontMatter, Hero, Locations};
use article::{Article, Byline, Email, Image, ImageSource, Lang, Phrase, Series, Warning};

/// The article's fields, as far as they are given.
pub(super) fn read(
    entries: &[(String, ValueNode)],
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> FrontMatter {
    let mut reader = KeyReader {
        article: Article::new(Lang::english(), ""),
        lang: None,
        source: None,
        is_smart: false,
        hero: None,
        hero_alt: None,
        hero_caption: None,
        email: None,
        part: None,
        ranks: Vec::new(),
        warnings,
        locations,
    };
    reader.entries(entries);
    if let Some(email) = reader.email.take() {
        match reader.article.bylines.iter_mut().find(|byline| byline.email.is_none()) {
            Some(byline) => byline.email = Some(email),
            None => reader.article.bylines.push(Byline { email: Some(email), ..Byline::default() }),
        }
    }
    FrontMatter {
        article: Some(reader.article),
        lang: reader.lang,
        source: reader.source,
        is_smart: reader.is_smart,
        hero: reader.hero.map(|mut image| {
            if image.alt.is_empty() {
                image.alt = reader.hero_alt.unwrap_or_default();
            }
            Hero { image, caption: reader.hero_caption }
        }),
    }
}

/// The fields as they are gathered.
pub(super) struct KeyReader<'w> {
    article: Article,
    lang: Option<Lang>,
    source: Option<(String, usize)>,
    is_smart: bool,
    hero: Option<Image>,
    /// The description and the caption of that picture, where keys of their own give them.
    hero_alt: Option<String>,
    hero_caption: Option<(String, usize)>,
    email: Option<Email>,
    /// The part of a series, where it comes before the series.
    part: Option<u32>,
    /// For each field that has been given: its name, and how plainly the key that gave it names
    /// it.
    ranks: Vec<(&'static str, usize)>,
    pub(super) warnings: &'w mut Vec<Warning>,
    pub(super) locations: &'w mut Locations,
}

impl KeyReader<'_> {
    fn entries(&mut self, entries: &[(String, ValueNode)]) {
        for (key, node) in entries {
            if node.value != Value::Null {
                self.entry(key, node);
            }
        }
    }

    fn entry(&mut self, key: &str, node: &ValueNode) {
        // `pub_date`, `pubDate` and `pub-date` are one key.
        let name: String =
            key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        match name.as_str() {
            "author" | "authors" | "byline" | "bylines" | "by" | "creator" | "writer"
            | "writers" | "作者" => self.bylines(key, node),
            "email" => self.email = self.email(key, node),
            "lang" | "language" | "locale" => self.lang = self.tag(key, node),
            "interface" | "interfacelang" => self.article.interface = self.tag(key, node),
            "site" | "sitename" | "publisher" | "publication" => {
                self.article.site = self.phrase(key, node)
            }
            "column" | "section" | "category" | "categories" | "分类" | "primarytag" => {
                let mut phrases = self.phrases(key, node).into_iter();
                if self.article.column.is_none() {
                    self.article.column = phrases.next();
                }
                let phrases = phrases.collect();
                self.topics(phrases);
            }
            "tags" | "tag" | "topics" | "topic" | "keywords" | "标签" => {
                let phrases = self.phrases(key, node);
                self.topics(phrases);
            }
            // In Jekyll and Zenn it says whether a text is published, not when.
            "published" if is_flag(node) => {}
            "series" => {
                let part = self.part;
                let series = self.series(key, node);
                self.article.series =
                    series.map(|series| Series { part: series.part.or(part), ..series });
            }
            "seriesorder" | "seriespart" | "seriesindex" | "seriesweight" | "part" => {
                let part = self.number(key, node);
                match &mut self.article.series {
                    Some(series) => series.part = part.or(series.part),
                    None => self.part = part,
                }
            }
            "edition" => self.article.edition = self.phrase(key, node),
            "correction" | "corrections" | "errata" | "erratum" => {
                let corrections = self.corrections(key, node);
                self.article.corrections.extend(corrections);
            }
            "license" | "licence" => self.article.licence = self.licence(key, node),
            "free" | "isaccessibleforfree" => self.article.free = Some(self.flag(key, node)),
            "smart" | "smartquotes" | "smartypants" => self.is_smart = self.flag(key, node),
            "source" => self.source = self.text(key, node).map(|text| (text, node.line)),
            "related" | "relatedstories" | "relatedposts" | "furtherreading" | "seealso" => {
                let stories = items(node).iter().filter_map(|item| self.story(key, item));
                let stories: Vec<_> = stories.collect();
                self.article.related.extend(stories);
            }
            // MkDocs and Docusaurus give the days of a text in one map.
            "date" | "lastupdate" if matches!(node.value, Value::Map(_)) => {
                if let Value::Map(entries) = &node.value {
                    self.days(key, &name, entries);
                }
            }
            name if is_of_hero(name, "alt") => self.hero_alt = self.text(key, node),
            name if is_of_hero(name, "caption") => {
                self.hero_caption = self.text(key, node).map(|text| (text, node.line));
            }
            "extra" | "params" | "taxonomies" if matches!(node.value, Value::Map(_)) => {
                // Zola and Hugo keep all but a few keys in these.
                if let Value::Map(entries) = &node.value {
                    self.entries(entries);
                }
            }
            // Microsoft Learn has the month first.
            "msdate" => {
                if let Some(text) = self.text(key, node) {
                    let parts: Vec<&str> = text.split('/').collect();
                    let value = match parts[..] {
                        [month, day, year] => format!("{year}-{month}-{day}"),
                        _ => text,
                    };
                    let node = ValueNode { line: node.line, value: Value::Text(value) };
                    self.ranked("updated", key, &node);
                }
            }
            name if SILENT.contains(&name) || key.starts_with("ms.") => {}
            name if self.ranked(name, key, node) => {}
            _ => self.unknown(node, key),
        }
    }

    /// The days of a text, each under its name.
    fn days(&mut self, key: &str, name: &str, entries: &[(String, ValueNode)]) {
        for (day, node) in entries.iter().filter(|(_, node)| node.value != Value::Null) {
            match day.as_str() {
                "date" | "created" | "published" => self.entry(name, node),
                "updated" | "modified" => self.entry(day, node),
                _ => self.unknown(node, &format!("{key}.{day}")),
            }
        }
    }

    /// The authors: one, or a list, or a map of them by their short names.
    fn bylines(&mut self, key: &str, node: &ValueNode) {
        let bylines: Vec<_> = match &node.value {
            Value::Map(entries)
                if entries.iter().all(|(_, node)| matches!(node.value, Value::Map(_))) =>
            {
                entries.iter().filter_map(|(_, node)| self.byline(key, node)).collect()
            }
            _ => items(node).iter().filter_map(|item| self.byline(key, item)).collect(),
        };
        self.article.bylines.extend(bylines);
    }

    /// The topics that are new; some editors write tags with the mark that they have in the text.
    fn topics(&mut self, phrases: Vec<Phrase>) {
        for mut phrase in phrases {
            if let Some(name) = phrase.text.strip_prefix('#') {
                phrase.text = name.to_string();
            }
            if !self.article.topics.iter().any(|topic| topic.text == phrase.text) {
                self.article.topics.push(phrase);
            }
        }
    }

    /// Reads a field that several keys may give, of which the plainest counts. Returns whether it
    /// is one.
    fn ranked(&mut self, name: &str, key: &str, node: &ValueNode) -> bool {
        if HEADLINE.contains(&name) {
            if let Some(phrase) = self.phrase(key, node)
                && self.first("headline", &HEADLINE, name, key, node)
            {
                self.article.headline = phrase;
            }
        } else if STANDFIRST.contains(&name) {
            if let Some(phrase) = self.phrase(key, node)
                && self.first("standfirst", &STANDFIRST, name, key, node)
            {
                self.article.standfirst = Some(phrase);
            }
        } else if PUBLISHED.contains(&name) {
            if let Some(date) = self.date(key, node)
                && self.first("published", &PUBLISHED, name, key, node)
            {
                self.article.published = Some(date);
            }
        } else if UPDATED.contains(&name) {
            if let Some(date) = self.date(key, node)
                && self.first("updated", &UPDATED, name, key, node)
            {
                self.article.updated = Some(date);
            }
        } else if COPYRIGHT.contains(&name) {
            if let Some(phrase) = self.phrase(key, node)
                && self.first("copyright", &COPYRIGHT, name, key, node)
            {
                self.article.copyright = Some(phrase);
            }
        } else if HERO.contains(&name) {
            self.hero(name, key, node);
        } else if CANONICAL.contains(&name) {
            self.canonical(name, key, node);
        } else {
            return false;
        }
        true
    }

    /// Whether this key names the field more plainly than those before it did; says so where one is
    /// left out.
    fn first(
        &mut self,
        field: &'static str,
        keys: &[&str],
        name: &str,
        key: &str,
        node: &ValueNode,
    ) -> bool {
        let rank = keys.iter().position(|known| *known == name).unwrap_or(keys.len());
        match self.ranks.iter().position(|(known, _)| *known == field) {
            None => {
                self.ranks.push((field, rank));
                true
            }
            Some(place) if rank < self.ranks[place].1 => {
                let other = keys[self.ranks[place].1];
                self.warn(node, key, &format!("gives the {field}; `{other}` was left out"));
                self.ranks[place].1 = rank;
                true
            }
            Some(place) => {
                let other = keys[self.ranks[place].1];
                self.warn(node, key, &format!("was left out, as `{other}` gives the {field}"));
                false
            }
        }
    }

    /// The picture above the text: one that the document has beside it. What is an address within a
    /// site cannot be found from here.
    fn hero(&mut self, name: &str, key: &str, node: &ValueNode) {
        let Some(first) = items(node).first() else { return };
        let Some(image) = self.image(key, first) else { return };
        if let Value::Map(entries) = &first.value
            && let Some(node) = super::fields::get(entries, &["caption"])
        {
            self.hero_caption = self.text(key, node).map(|text| (text, node.line));
        }
        match &image.src {
            ImageSource::Relative(address) if !address.starts_with('/') => {
                if self.first("picture above the text", &HERO, name, key, node) {
                    self.hero = Some(image);
                }
            }
            ImageSource::Relative(address) | ImageSource::Remote(address) => {
                let message = "was left out, as it is no picture beside the document";
                self.warn(node, key, &format!("{message}: {address}"));
            }
            ImageSource::Inline(_) | ImageSource::Shared(_) => {
                self.warn(node, key, "was left out, as it is no picture beside the document");
            }
        }
    }

    fn canonical(&mut self, name: &str, key: &str, node: &ValueNode) {
        let Some(href) = self.href(key, node) else { return };
        // Site generators keep the path within the site under `url` and `permalink`.
        let whole = href.as_str().starts_with("http");
        if (whole || name.starts_with("canonical"))
            && self.first("canonical address", &CANONICAL, name, key, node)
        {
            self.article.canonical = Some(href);
        }
    }
}

/// Whether a key says something of the picture above the text: `image_alt`, `coverCaption`.
fn is_of_hero(name: &str, part: &str) -> bool {
    name.strip_suffix(part).is_some_and(|name| HERO.contains(&name))
}

fn is_flag(node: &ValueNode) -> bool {
    matches!(&node.value, Value::Text(text) if matches!(text.as_str(), "true" | "false"))
}

/// The items of a list; anything else is a list of itself.
fn items(node: &ValueNode) -> &[ValueNode] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}
