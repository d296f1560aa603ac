//! The values of front matter → the types of the article's fields; what cannot be used becomes a
//! warning.

use super::dates;
use super::keys::KeyReader;
use super::names::AUTHOR;
use super::value::{Value, ValueNode};
use article::{
    Byline, Date, Email, Href, Image, ImageSource, Lang, Licence, Location, MAX_PIXELS, Phrase,
    Series, Story, Warning,
};

/// The keys of a text that may say more: Docusaurus' tags have addresses, Qiita's have versions.
const TAG: [&str; 8] = ["text", "label", "name", "title", "lang", "permalink", "slug", "versions"];

/// The keys of a related story.
const STORY: [&str; 17] = [
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
    "file",
    "date",
    "published",
    "image",
    "lang",
];

impl KeyReader<'_> {
    pub(super) fn warn(&mut self, node: &ValueNode, key: &str, message: &str) {
        self.warnings.push(Warning::new(
            Location::Line(node.line),
            format!("front matter: `{key}` {message}"),
        ));
    }

    /// Tells of a key that is known nowhere, and of what it says.
    pub(super) fn unknown(&mut self, node: &ValueNode, key: &str) {
        const LONGEST: usize = 200;
        let message = "is not a key that this program knows and was left out";
        let value: String = node.value.words().chars().take(LONGEST).collect();
        match value.is_empty() {
            true => self.warn(node, key, message),
            false => self.warn(node, key, &format!("{message}: {value}")),
        }
    }

    /// A text of one line that is not empty.
    pub(super) fn text(&mut self, key: &str, node: &ValueNode) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.warn(node, key, "is not a text and was left out");
            return None;
        };
        // Unbreakable blanks are the language's, as before a French question mark.
        let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
        let text = text.replace('\0', "");
        let words = text.split(is_blank).filter(|word| !word.is_empty());
        let text = words.collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    /// A word that says yes or no.
    pub(super) fn flag(&mut self, key: &str, node: &ValueNode) -> bool {
        match self.text(key, node).as_deref() {
            Some("true" | "yes" | "on") => true,
            Some("false" | "no" | "off") | None => false,
            Some(_) => {
                self.warn(node, key, "is neither true nor false and was left out");
                false
            }
        }
    }

    pub(super) fn phrase(&mut self, key: &str, node: &ValueNode) -> Option<Phrase> {
        let Value::Map(entries) = &node.value else {
            return self.text(key, node).map(Phrase::from);
        };
        // A colon in a text without quotation marks.
        if let [(name, ValueNode { value: Value::Text(text), .. })] = &entries[..]
            && !["text", "label", "name", "title"].contains(&name.as_str())
        {
            let whole = format!("{name}: {text}");
            self.warn(node, key, &format!("has a colon; write \"{whole}\" in quotation marks"));
            return Some(whole.into());
        }
        // Docusaurus gives tags a label and an address.
        let Some(text) = get(entries, &["text", "label", "name", "title"]) else {
            self.warn(node, key, "has no `text` and was left out");
            return None;
        };
        self.only(key, entries, &TAG);
        let text = self.text(key, text)?;
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        Some(Phrase { text, lang })
    }

    /// The phrases of a list, or of one text with commas.
    pub(super) fn phrases(&mut self, key: &str, node: &ValueNode) -> Vec<Phrase> {
        match &node.value {
            // Hexo's categories within others are lists in the list.
            Value::List(items) => items
                .iter()
                .flat_map(|item| match &item.value {
                    Value::List(inner) => inner.iter().collect(),
                    _ => vec![item],
                })
                .filter_map(|item| self.phrase(key, item))
                .collect(),
            // Editors' tags have their marks, and only blanks between them.
            Value::Text(text) if text.split_whitespace().all(is_tag) => {
                text.split_whitespace().map(|word| Phrase::from(&word[1..])).collect()
            }
            Value::Text(text) => text
                .split([',', '，', '、'])
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(Phrase::from)
                .collect(),
            Value::Null | Value::Map(_) => self.phrase(key, node).into_iter().collect(),
        }
    }

    pub(super) fn tag(&mut self, key: &str, node: &ValueNode) -> Option<Lang> {
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

    pub(super) fn date(&mut self, key: &str, node: &ValueNode) -> Option<Date> {
        let text = self.text(key, node)?;
        let date = Date::parse(&text).or_else(|| Date::parse(&dates::normal(&text)?));
        if date.is_none() {
            self.warn(
                node,
                key,
                "is not a date (such as 2025-02-14 or 2025-02-14T10:30:00Z) and was left out",
            );
        }
        date
    }

    pub(super) fn email(&mut self, key: &str, node: &ValueNode) -> Option<Email> {
        let text = self.text(key, node)?;
        let email = Email::parse(&text);
        if email.is_none() {
            self.warn(node, key, "is not an e-mail address and was left out");
        }
        email
    }

    pub(super) fn href(&mut self, key: &str, node: &ValueNode) -> Option<Href> {
        let text = self.text(key, node)?;
        Href::parse(&text)
            .map_err(|refused| self.warn(node, key, &format!("was left out: {refused}")))
            .ok()
    }

    pub(super) fn byline(&mut self, key: &str, node: &ValueNode) -> Option<Byline> {
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
                    ..Byline::default()
                });
            }
            return Some(Byline { name: Some(text.into()), ..Byline::default() });
        };
        self.only(key, entries, &AUTHOR);
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        let name = get(entries, &["name", "text", "title", "key"])
            .map(|node| self.name(node))
            .and_then(|node| self.phrase(&format!("{key}.name"), &node));
        // Docusaurus has an author's role under `title`.
        let has_name = get(entries, &["name", "text"]).is_some();
        let role = get(entries, &["role", "job", "job_title", "jobTitle", "position"])
            .or_else(|| get(entries, &["title"]).filter(|_| has_name));
        let byline = Byline {
            name: name.map(|name| Phrase { lang: name.lang.or(lang), ..name }),
            role: role.and_then(|node| self.phrase(&format!("{key}.role"), node)),
            email: get(entries, &["email", "mail"])
                .and_then(|node| self.email(&format!("{key}.email"), node)),
            link: get(entries, &["url", "link", "href", "website", "homepage"])
                .and_then(|node| self.href(&format!("{key}.url"), node)),
            account: get(entries, &["account", "mastodon", "fediverse", "sameAs"])
                .and_then(|node| self.href(&format!("{key}.account"), node)),
            portrait: get(
                entries,
                &["portrait", "photo", "image", "avatar", "picture", "imageurl", "image_url"],
            )
            .and_then(|node| self.image(&format!("{key}.portrait"), node)),
        };
        (byline != Byline::default()).then_some(byline)
    }

    /// A name that is in parts, as Quarto has it (`name: {given: Ada, family: Crumb}`), in one.
    fn name(&self, node: &ValueNode) -> ValueNode {
        let Value::Map(entries) = &node.value else { return node.clone() };
        let parts = ["literal", "given", "family"].iter().filter_map(|key| {
            match &get(entries, &[key])?.value {
                Value::Text(text) => Some(text.as_str()),
                Value::Null | Value::List(_) | Value::Map(_) => None,
            }
        });
        match parts.collect::<Vec<_>>().join(" ") {
            name if name.is_empty() => node.clone(),
            name => ValueNode { line: node.line, value: Value::Text(name) },
        }
    }

    /// The series of articles that this one is of, and its part.
    pub(super) fn series(&mut self, key: &str, node: &ValueNode) -> Option<Series> {
        // Hugo's is a list, of which an article is in one as a rule.
        if let Value::List(items) = &node.value {
            for more in items.iter().skip(1) {
                self.warn(more, key, "names more than one series; the first was kept");
            }
            return items.first().and_then(|node| self.series(key, node));
        }
        let Value::Map(entries) = &node.value else {
            let name = self.phrase(key, node)?;
            return Some(Series { name, part: None, link: None });
        };
        self.only(
            key,
            entries,
            &["name", "title", "text", "lang", "part", "number", "order", "url", "link"],
        );
        let name = get(entries, &["name", "title", "text"])
            .and_then(|node| self.phrase(&format!("{key}.name"), node))?;
        let part = get(entries, &["part", "number", "order"])
            .and_then(|node| self.number(&format!("{key}.part"), node));
        let link =
            get(entries, &["url", "link"]).and_then(|node| self.href(&format!("{key}.url"), node));
        Some(Series { name, part, link })
    }

    /// A whole number from 1 on.
    pub(super) fn number(&mut self, key: &str, node: &ValueNode) -> Option<u32> {
        let number = self.text(key, node)?.parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            self.warn(node, key, "is not a number from 1 on and was left out");
        }
        number
    }

    /// The terms under which others may use the text: their name, an address, or both in a map.
    pub(super) fn licence(&mut self, key: &str, node: &ValueNode) -> Option<Licence> {
        if let Value::Map(entries) = &node.value {
            self.only(key, entries, &["name", "text", "title", "type", "lang", "url", "link"]);
            let link = get(entries, &["url", "link"])
                .and_then(|node| self.href(&format!("{key}.url"), node));
            let name = get(entries, &["name", "text", "title", "type"])
                .and_then(|node| self.phrase(&format!("{key}.name"), node));
            let name = name.or_else(|| link.as_ref().map(|link| link.as_str().into()))?;
            return Some(Licence { name, link });
        }
        let text = self.text(key, node)?;
        let link = Href::parse(&text).ok().filter(Href::is_absolute);
        Some(Licence { name: text.into(), link })
    }

    pub(super) fn story(&mut self, key: &str, node: &ValueNode) -> Option<Story> {
        let Value::Map(entries) = &node.value else { return self.story_of_text(key, node) };
        self.only(key, entries, &STORY);
        let lang = get(entries, &["lang"]).and_then(|node| self.tag(&format!("{key}.lang"), node));
        let mut phrase = |keys: &[&str]| {
            let phrase = get(entries, keys)
                .and_then(|node| self.phrase(&format!("{key}.{}", keys[0]), node))?;
            Some(Phrase { lang: phrase.lang.or_else(|| lang.clone()), ..phrase })
        };
        let title = phrase(&["title", "headline", "name", "text"]);
        let lead = phrase(&["lead", "description", "summary", "standfirst", "excerpt"]);
        let file = get(entries, &["file"]).and_then(|node| {
            let file = self.text(&format!("{key}.file"), node)?;
            self.locations.note_file(&file, Location::Line(node.line));
            Some(file)
        });
        let Some(title) = title.or_else(|| file.is_some().then(|| "".into())) else {
            self.warn(node, key, "has a story without a title, which was left out");
            return None;
        };
        let link = get(entries, &["link", "url", "href"])
            .and_then(|node| self.href(&format!("{key}.link"), node));
        let date = get(entries, &["date", "published"])
            .and_then(|node| self.date(&format!("{key}.date"), node));
        let image =
            get(entries, &["image"]).and_then(|node| self.image(&format!("{key}.image"), node));
        Some(Story { title, lead, link, file, date, image })
    }

    /// A story of which a text is all: its title, or a whole Markdown link. A text with a link
    /// somewhere inside stays a text.
    fn story_of_text(&mut self, key: &str, node: &ValueNode) -> Option<Story> {
        let text = self.text(key, node)?;
        let link = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(')'))
            .and_then(|text| text.split_once("]("));
        let (title, link) = match link {
            Some((title, href)) => {
                let link = Href::parse(href)
                    .map_err(|refused| self.warn(node, key, &format!("has no link: {refused}")));
                (title.into(), link.ok())
            }
            None => (text.into(), None),
        };
        Some(Story { title, lead: None, link, file: None, date: None, image: None })
    }

    pub(super) fn image(&mut self, key: &str, node: &ValueNode) -> Option<Image> {
        let (src, alt, width, height) = match &node.value {
            Value::Map(entries) => {
                self.only(
                    key,
                    entries,
                    &[
                        "src", "url", "image", "path", "alt", "caption", "width", "height",
                        "relative", "hidden",
                    ],
                );
                let alt = get(entries, &["alt"])
                    .and_then(|node| self.text(key, node))
                    .unwrap_or_default();
                let mut pixels = |name: &str| {
                    get(entries, &[name]).and_then(|node| {
                        self.text(key, node)?.parse().ok().filter(|n| *n <= MAX_PIXELS)
                    })
                };
                let (width, height) = (pixels("width"), pixels("height"));
                (get(entries, &["src", "url", "image", "path"])?, alt, width, height)
            }
            Value::Null | Value::Text(_) | Value::List(_) => (node, String::new(), None, None),
        };
        let line = src.line;
        let text = self.text(key, src)?;
        // Obsidian's properties name files as links.
        let inner = text.strip_prefix('!').unwrap_or(&text);
        let inner = inner.strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]"));
        let text = inner.and_then(|inner| inner.split('|').next()).unwrap_or(&text);
        let src = ImageSource::parse(text)
            .map_err(|refused| self.warn(node, key, &format!("was left out: {refused}")))
            .ok()?;
        self.locations.note(&src, Location::Line(line));
        Some(Image { src, alt, width, height })
    }

    pub(super) fn only(&mut self, key: &str, entries: &[(String, ValueNode)], known: &[&str]) {
        for (name, node) in entries {
            if !known.contains(&name.as_str()) {
                self.unknown(node, &format!("{key}.{name}"));
            }
        }
    }
}

/// The value of the first of the keys that is there.
pub(super) fn get<'a>(entries: &'a [(String, ValueNode)], keys: &[&str]) -> Option<&'a ValueNode> {
    let entry = keys.iter().find_map(|key| {
        entries.iter().find(|(name, node)| name == key && node.value != Value::Null)
    });
    entry.map(|(_, node)| node)
}

/// Whether a word is an editor's tag, and no mark alone.
fn is_tag(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|name| name.starts_with(char::is_alphanumeric))
}
