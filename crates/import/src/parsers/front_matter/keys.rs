//! The keys that site generators and converters use → the article's fields.

use super::value::{Value, ValueNode};
use super::{FrontMatter, Locations};
use article::{
    Article, Byline, Date, Email, Href, Image, ImageSource, Lang, Location, MAX_PIXELS, Phrase,
    Story, Warning,
};

/// Keys that steer a site generator and say nothing to a reader.
const SILENT: [&str; 22] = [
    "layout",
    "template",
    "draft",
    "slug",
    "aliases",
    "weight",
    "type",
    "toc",
    "path",
    "render",
    "sitemap",
    "comments",
    "math",
    "featured",
    "pinned",
    "id",
    "eleventynavigation",
    "excerptseparator",
    "markup",
    "outputs",
    "cssclasses",
    "pagination",
];

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
        email: None,
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
    FrontMatter { article: Some(reader.article), lang: reader.lang, source: reader.source }
}

struct KeyReader<'w> {
    article: Article,
    lang: Option<Lang>,
    source: Option<(String, usize)>,
    email: Option<Email>,
    /// For each field that has been given: its name, and how plainly the key that gave it names
    /// it.
    ranks: Vec<(&'static str, usize)>,
    warnings: &'w mut Vec<Warning>,
    locations: &'w mut Locations,
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
        const STANDFIRST: [&str; 9] = [
            "standfirst",
            "lead",
            "lede",
            "deck",
            "dek",
            "subtitle",
            "summary",
            "description",
            "excerpt",
        ];
        const PUBLISHED: [&str; 9] = [
            "published",
            "datepublished",
            "pubdate",
            "publishdate",
            "publisheddate",
            "publishedat",
            "date",
            "created",
            "createdat",
        ];
        const UPDATED: [&str; 9] = [
            "updated",
            "lastmod",
            "modified",
            "lastmodified",
            "datemodified",
            "dateupdated",
            "lastupdated",
            "updatedat",
            "modifiedat",
        ];
        const CANONICAL: [&str; 4] = ["canonical", "canonicalurl", "url", "permalink"];
        // `pub_date`, `pubDate` and `pub-date` are one key.
        let name: String =
            key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        match name.as_str() {
            "title" | "headline" => {
                if let Some(phrase) = self.phrase(key, node)
                    && self.first("headline", &["headline", "title"], &name, key, node)
                {
                    self.article.headline = phrase;
                }
            }
            name if STANDFIRST.contains(&name) => {
                if let Some(phrase) = self.phrase(key, node)
                    && self.first("standfirst", &STANDFIRST, name, key, node)
                {
                    self.article.standfirst = Some(phrase);
                }
            }
            "author" | "authors" | "byline" | "bylines" | "by" | "creator" => {
                let bylines = items(node)
                    .iter()
                    .filter_map(|item| self.byline(key, item))
                    .collect::<Vec<_>>();
                self.article.bylines.extend(bylines);
            }
            "email" => self.email = self.email(key, node),
            name if PUBLISHED.contains(&name) => {
                if let Some(date) = self.date(key, node)
                    && self.first("published", &PUBLISHED, name, key, node)
                {
                    self.article.published = Some(date);
                }
            }
            name if UPDATED.contains(&name) => {
                if let Some(date) = self.date(key, node)
                    && self.first("updated", &UPDATED, name, key, node)
                {
                    self.article.updated = Some(date);
                }
            }
            "lang" | "language" | "locale" => self.lang = self.tag(key, node),
            "interface" | "interfacelang" => self.article.interface = self.tag(key, node),
            "site" | "sitename" | "publisher" | "publication" => {
                self.article.site = self.phrase(key, node)
            }
            "column" | "section" | "category" | "categories" => {
                let mut phrases = self.phrases(key, node).into_iter();
                if self.article.column.is_none() {
                    self.article.column = phrases.next();
                }
                self.article.topics.extend(phrases);
            }
            "tags" | "tag" | "topics" | "topic" | "keywords" => {
                let phrases = self.phrases(key, node);
                self.article.topics.extend(phrases);
            }
            name if CANONICAL.contains(&name) => self.canonical(name, key, node, &CANONICAL),
            "source" => self.source = self.text(key, node).map(|text| (text, node.line)),
            "copyright" | "rights" | "license" | "licence" => {
                if let Some(phrase) = self.phrase(key, node)
                    && self.first(
                        "copyright",
                        &["copyright", "rights", "license", "licence"],
                        &name,
                        key,
                        node,
                    )
                {
                    self.article.copyright = Some(phrase);
                }
            }
            "related" | "relatedstories" | "relatedposts" | "furtherreading" | "seealso" => {
                let stories =
                    items(node).iter().filter_map(|item| self.story(key, item)).collect::<Vec<_>>();
                self.article.related.extend(stories);
            }
            "extra" | "params" | "taxonomies" if matches!(node.value, Value::Map(_)) => {
                // Zola and Hugo keep all but a few keys in these.
                if let Value::Map(entries) = &node.value {
                    self.entries(entries);
                }
            }
            name if SILENT.contains(&name) => {}
            _ => self.warn(node, key, "is not a key that this program knows and was left out"),
        }
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

    fn warn(&mut self, node: &ValueNode, key: &str, message: &str) {
        self.warnings.push(Warning::new(
            Location::Line(node.line),
            format!("front matter: `{key}` {message}"),
        ));
    }

    /// A text of one line that is not empty.
    fn text(&mut self, key: &str, node: &ValueNode) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.warn(node, key, "is not a text and was left out");
            return None;
        };
        let text = text.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    fn phrase(&mut self, key: &str, node: &ValueNode) -> Option<Phrase> {
        let Value::Map(entries) = &node.value else {
            return self.text(key, node).map(Phrase::from);
        };
        let Some(text) = get(entries, &["text"]) else {
            self.warn(node, key, "has no `text` and was left out");
            return None;
        };
        self.only(key, entries, &["text", "lang"]);
        let text = self.text(key, text)?;
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        Some(Phrase { text, lang })
    }

    /// The phrases of a list, or of one text with commas.
    fn phrases(&mut self, key: &str, node: &ValueNode) -> Vec<Phrase> {
        match &node.value {
            Value::List(items) => items.iter().filter_map(|item| self.phrase(key, item)).collect(),
            Value::Text(text) => text
                .split([',', '，', '、'])
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(Phrase::from)
                .collect(),
            Value::Null | Value::Map(_) => self.phrase(key, node).into_iter().collect(),
        }
    }

    fn tag(&mut self, key: &str, node: &ValueNode) -> Option<Lang> {
        let text = self.text(key, node)?;
        // POSIX locales end in an encoding.
        let tag = Lang::parse(text.split('.').next().unwrap_or_default());
        if tag.is_none() {
            self.warn(
                node,
                key,
                "is not a language tag (such as en or zh-Hans, with at most 35 letters) and was \
                 left out",
            );
        }
        tag
    }

    fn date(&mut self, key: &str, node: &ValueNode) -> Option<Date> {
        let text = self.text(key, node)?;
        let date = Date::parse(&text).or_else(|| Date::parse(&padded(&text)?));
        if date.is_none() {
            self.warn(
                node,
                key,
                "is not a date (such as 2025-02-14 or 2025-02-14T10:30:00Z) and was left out",
            );
        }
        date
    }

    fn email(&mut self, key: &str, node: &ValueNode) -> Option<Email> {
        let text = self.text(key, node)?;
        let email = Email::parse(&text);
        if email.is_none() {
            self.warn(node, key, "is not an e-mail address and was left out");
        }
        email
    }

    fn href(&mut self, key: &str, node: &ValueNode) -> Option<Href> {
        let text = self.text(key, node)?;
        Href::parse(&text)
            .map_err(|refused| self.warn(node, key, &format!("was left out: {refused}")))
            .ok()
    }

    fn canonical(&mut self, name: &str, key: &str, node: &ValueNode, keys: &[&str]) {
        let Some(href) = self.href(key, node) else { return };
        // Site generators keep the path within the site under `url` and `permalink`.
        let whole = href.as_str().starts_with("http");
        if (whole || name.starts_with("canonical"))
            && self.first("canonical address", keys, name, key, node)
        {
            self.article.canonical = Some(href);
        }
    }

    fn byline(&mut self, key: &str, node: &ValueNode) -> Option<Byline> {
        let Value::Map(entries) = &node.value else {
            let text = self.text(key, node)?;
            if let Some(email) = Email::parse(&text) {
                return Some(Byline { email: Some(email), ..Byline::default() });
            }
            // The form of mail headers and git: Name <address>.
            if let Some((name, address)) =
                text.strip_suffix('>').and_then(|text| text.rsplit_once('<'))
                && let Some(email) = Email::parse(address)
            {
                return Some(Byline {
                    name: Some(name.trim().into()),
                    email: Some(email),
                    link: None,
                });
            }
            return Some(Byline { name: Some(text.into()), ..Byline::default() });
        };
        self.only(
            key,
            entries,
            &["name", "text", "title", "lang", "email", "mail", "url", "link", "href", "website"],
        );
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        let name = get(entries, &["name", "text", "title"])
            .and_then(|node| self.phrase(&format!("{key}.name"), node));
        let byline = Byline {
            name: name.map(|name| Phrase { lang: name.lang.or(lang), ..name }),
            email: get(entries, &["email", "mail"])
                .and_then(|node| self.email(&format!("{key}.email"), node)),
            link: get(entries, &["url", "link", "href", "website"])
                .and_then(|node| self.href(&format!("{key}.url"), node)),
        };
        (byline != Byline::default()).then_some(byline)
    }

    fn story(&mut self, key: &str, node: &ValueNode) -> Option<Story> {
        let mut story = Story { title: "".into(), lead: None, link: None, date: None, image: None };
        let Value::Map(entries) = &node.value else {
            let text = self.text(key, node)?;
            // A whole Markdown link; a text with one somewhere inside stays a text.
            let link = text
                .strip_prefix('[')
                .and_then(|text| text.strip_suffix(')'))
                .and_then(|text| text.split_once("]("));
            if let Some((title, href)) = link {
                story.link = Href::parse(href)
                    .map_err(|refused| self.warn(node, key, &format!("has no link: {refused}")))
                    .ok();
                story.title = title.into();
            } else {
                story.title = text.into();
            }
            return Some(story);
        };
        self.only(
            key,
            entries,
            &[
                "title",
                "headline",
                "name",
                "text",
                "lead",
                "description",
                "summary",
                "standfirst",
                "excerpt",
                "link",
                "url",
                "href",
                "date",
                "published",
                "image",
                "lang",
            ],
        );
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        let mut phrase = |keys: &[&str]| {
            let phrase = get(entries, keys)
                .and_then(|node| self.phrase(&format!("{key}.{}", keys[0]), node))?;
            Some(Phrase { lang: phrase.lang.or_else(|| lang.clone()), ..phrase })
        };
        let title = phrase(&["title", "headline", "name", "text"]);
        story.lead = phrase(&["lead", "description", "summary", "standfirst", "excerpt"]);
        let Some(title) = title else {
            self.warn(node, key, "has a story without a title, which was left out");
            return None;
        };
        story.title = title;
        story.link = get(entries, &["link", "url", "href"])
            .and_then(|node| self.href(&format!("{key}.link"), node));
        story.date = get(entries, &["date", "published"])
            .and_then(|node| self.date(&format!("{key}.date"), node));
        story.image =
            get(entries, &["image"]).and_then(|node| self.image(&format!("{key}.image"), node));
        Some(story)
    }

    fn image(&mut self, key: &str, node: &ValueNode) -> Option<Image> {
        let (src, alt, width, height) = match &node.value {
            Value::Map(entries) => {
                self.only(key, entries, &["src", "url", "alt", "width", "height"]);
                let alt = get(entries, &["alt"])
                    .and_then(|node| self.text(key, node))
                    .unwrap_or_default();
                let mut pixels = |name: &str| {
                    get(entries, &[name]).and_then(|node| {
                        self.text(key, node)?.parse().ok().filter(|n| *n <= MAX_PIXELS)
                    })
                };
                let (width, height) = (pixels("width"), pixels("height"));
                (get(entries, &["src", "url"])?, alt, width, height)
            }
            Value::Null | Value::Text(_) | Value::List(_) => (node, String::new(), None, None),
        };
        let line = src.line;
        let text = self.text(key, src)?;
        let src = ImageSource::parse(&text)
            .map_err(|refused| self.warn(node, key, &format!("was left out: {refused}")))
            .ok()?;
        self.locations.note(&src, Location::Line(line));
        Some(Image { src, alt, width, height })
    }

    fn only(&mut self, key: &str, entries: &[(String, ValueNode)], known: &[&str]) {
        for (name, node) in entries {
            if !known.contains(&name.as_str()) {
                self.warn(
                    node,
                    &format!("{key}.{name}"),
                    "is not a key that this program knows and was left out",
                );
            }
        }
    }
}

/// The items of a list; anything else is a list of itself.
fn items(node: &ValueNode) -> &[ValueNode] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// The value of the first of the keys that is there.
fn get<'a>(entries: &'a [(String, ValueNode)], keys: &[&str]) -> Option<&'a ValueNode> {
    let entry = keys.iter().find_map(|key| {
        entries.iter().find(|(name, node)| name == key && node.value != Value::Null)
    });
    entry.map(|(_, node)| node)
}

/// `2025/2/4` as `2025-02-04`.
fn padded(text: &str) -> Option<String> {
    let mut parts = text.split(['/', '-', '.']).map(|part| part.parse::<u16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then(|| format!("{year:04}-{month:02}-{day:02}"))
}
