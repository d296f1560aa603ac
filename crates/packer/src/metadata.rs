//! The metadata by which a page tells other programs what it is: link previews, search engines,
//! sites that embed it.

use super::escape::json_for_script;
use article::{Article, Block, BlockKind, Byline, Href, ImageSource, Lang, Span};
use article_viewer::content::escape;
use serde_json::{Map, Value, json};

/// An article at its place in a folder.
pub(crate) struct Metadata<'a> {
    pub article: &'a Article,
    /// The page's absolute address, where the folder's is known.
    pub url: Option<String>,
    /// The name of the file that [`oembed`](Self::oembed) is in.
    pub oembed: &'a str,
}

/// The time for which other sites may cache the oEmbed, in seconds.
const CACHE_AGE: u32 = 86_400;
/// The size of the frame to begin with, in CSS pixels; the page tells its height once it is there.
const FRAME: (u32, u32) = (600, 600);

impl Metadata<'_> {
    /// The lines for the page's head: oEmbed discovery, Open Graph, Twitter card, schema.org.
    pub(crate) fn head(&self) -> String {
        let article = self.article;
        let mut head = String::new();
        let mut line = |kind: &str, name: &str, content: &str| {
            head.push_str(&format!("<meta {kind}=\"{name}\" content=\"{}\">\n", escape(content)));
        };
        let standfirst = article.standfirst.as_ref().map(|standfirst| standfirst.text.as_str());
        let picture = self.picture();
        line("property", "og:type", "article");
        line("property", "og:title", &self.title());
        for (name, content) in [
            ("og:description", standfirst),
            ("og:site_name", self.site()),
            ("og:url", self.address()),
            ("og:image", picture.map(|(address, _)| address)),
            ("og:image:alt", picture.map(|(_, alt)| alt)),
            ("og:locale", locale(&article.lang).as_deref()),
            ("article:section", article.column.as_ref().map(|column| column.text.as_str())),
            (
                "article:published_time",
                article.published.as_ref().map(|date| date.iso()).as_deref(),
            ),
            ("article:modified_time", article.updated.as_ref().map(|date| date.iso()).as_deref()),
        ] {
            if let Some(content) = content.filter(|content| !content.is_empty()) {
                line("property", name, content);
            }
        }
        for topic in &article.topics {
            line("property", "article:tag", &topic.text);
        }
        line(
            "name",
            "twitter:card",
            if picture.is_some() { "summary_large_image" } else { "summary" },
        );
        let title = escape(&self.title());
        head.push_str(&format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" \
             title=\"{title}\">\n",
            escape(self.oembed)
        ));
        let structured = json_for_script(&self.structured().to_string());
        head.push_str(&format!("<script type=\"application/ld+json\">{structured}</script>\n"));
        head
    }

    /// The oEmbed answer (oembed.com, version 1.0). A frame needs an absolute address, so without
    /// one the page is offered as a link.
    pub(crate) fn oembed(&self) -> String {
        let title = self.title();
        let mut answer = Map::from_iter([
            ("version".to_string(), json!("1.0")),
            ("type".to_string(), json!("link")),
            ("title".to_string(), json!(title)),
            ("cache_age".to_string(), json!(CACHE_AGE)),
        ]);
        if let Some(site) = self.site() {
            answer.insert("provider_name".into(), json!(site));
        }
        let author = self
            .article
            .bylines
            .iter()
            .find_map(|byline| Some((byline.name.as_ref()?, byline.link.as_ref())));
        if let Some((name, link)) = author {
            answer.insert("author_name".into(), json!(name.text));
            if let Some(link) = link.filter(|link| link.is_absolute()) {
                answer.insert("author_url".into(), json!(link.as_str()));
            }
        }
        if let Some(url) = &self.url {
            let (width, height) = FRAME;
            let frame = format!(
                "<iframe data-article-viewer src=\"{}\" title=\"{}\" width=\"{width}\" \
                 height=\"{height}\" style=\"border:0\" loading=\"lazy\" sandbox=\"allow-scripts \
                 allow-popups allow-popups-to-escape-sandbox\"></iframe>",
                escape(url),
                escape(&title)
            );
            answer.extend([
                ("type".to_string(), json!("rich")),
                ("html".to_string(), json!(frame)),
                ("width".to_string(), json!(width)),
                ("height".to_string(), json!(height)),
            ]);
        }
        Value::Object(answer).to_string()
    }

    /// The article as a schema.org NewsArticle.
    fn structured(&self) -> Value {
        let article = self.article;
        let mut data = Map::from_iter([
            ("@context".to_string(), json!("https://schema.org")),
            ("@type".to_string(), json!("NewsArticle")),
            ("headline".to_string(), json!(self.title())),
            ("inLanguage".to_string(), json!(article.lang.as_str())),
        ]);
        let mut insert = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                data.insert(name.to_string(), value);
            }
        };
        let authors: Vec<Value> =
            article.bylines.iter().filter_map(|byline| self.author(byline)).collect();
        let topics: Vec<&str> = article.topics.iter().map(|topic| topic.text.as_str()).collect();
        let sources = links(&article.source);
        insert("description", article.standfirst.as_ref().map(|standfirst| json!(standfirst.text)));
        insert("author", (!authors.is_empty()).then_some(Value::Array(authors)));
        insert("publisher", self.site().map(organization));
        insert("datePublished", article.published.as_ref().map(|date| json!(date.iso())));
        insert("dateModified", article.updated.as_ref().map(|date| json!(date.iso())));
        insert("version", article.edition.as_ref().map(|edition| json!(edition.text)));
        let corrections: Vec<&str> =
            article.corrections.iter().map(|correction| correction.text.text.as_str()).collect();
        insert("correction", (!corrections.is_empty()).then(|| json!(corrections)));
        insert("wordCount", Some(json!(word_count(article))));
        insert("articleSection", article.column.as_ref().map(|column| json!(column.text)));
        insert("keywords", (!topics.is_empty()).then(|| json!(topics)));
        insert("image", self.picture().map(|(address, _)| json!(address)));
        insert("url", self.url.as_ref().map(|url| json!(url)));
        insert("mainEntityOfPage", self.address().map(|address| json!(address)));
        insert("isBasedOn", (!sources.is_empty()).then(|| json!(sources)));
        insert(
            "copyrightNotice",
            article.copyright.as_ref().map(|copyright| json!(copyright.text)),
        );
        let licence = article.licence.as_ref();
        insert(
            "license",
            licence.map(|licence| match &licence.link {
                Some(link) if link.is_absolute() => json!(link.as_str()),
                _ => json!(licence.name.text),
            }),
        );
        insert(
            "isPartOf",
            article
                .series
                .as_ref()
                .map(|series| json!({ "@type": "CreativeWorkSeries", "name": series.name.text })),
        );
        insert("position", article.series.as_ref().and_then(|series| Some(json!(series.part?))));
        insert("isAccessibleForFree", article.free.map(|free| json!(free)));
        Value::Object(data)
    }

    fn author(&self, byline: &Byline) -> Option<Value> {
        let name = byline.name.as_ref()?.text.as_str();
        let mut author = if self.site() == Some(name) {
            organization(name)
        } else {
            json!({ "@type": "Person", "name": name })
        };
        if let Some(link) = byline.link.as_ref().filter(|link| link.is_absolute()) {
            author["url"] = json!(link.as_str());
        }
        if let Some(account) = byline.account.as_ref().filter(|account| account.is_absolute()) {
            author["sameAs"] = json!(account.as_str());
        }
        if let Some(ImageSource::Remote(portrait)) = byline.portrait.as_ref().map(|it| &it.src) {
            author["image"] = json!(portrait);
        }
        Some(author)
    }

    fn title(&self) -> String {
        match &self.article.headline.text {
            headline if headline.is_empty() => self.article.title(),
            headline => headline.clone(),
        }
    }

    fn site(&self) -> Option<&str> {
        self.article.site.as_ref().map(|site| site.text.as_str())
    }

    /// The article's own address: as its document says, else where its page is.
    fn address(&self) -> Option<&str> {
        let canonical = self.article.canonical.as_ref().filter(|canonical| canonical.is_absolute());
        canonical.map(Href::as_str).or(self.url.as_deref())
    }

    /// The first picture with an address that others can load, with its description.
    fn picture(&self) -> Option<(&str, &str)> {
        self.article.body.iter().find_map(|Block { kind, .. }| match kind {
            BlockKind::Figure(figure) => match &figure.image.src {
                ImageSource::Remote(address) => Some((address.as_str(), figure.image.alt.as_str())),
                ImageSource::Inline(_) | ImageSource::Shared(_) | ImageSource::Relative(_) => None,
            },
            _ => None,
        })
    }
}

/// The words of the text; of languages without blanks between words, the characters.
fn word_count(article: &Article) -> usize {
    let count = |text: &str| -> usize {
        let is_word = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
        let parts = text.split_whitespace().filter(|part| part.contains(char::is_alphanumeric));
        parts.map(|part| part.chars().filter(|c| is_word(*c)).count().max(1)).sum()
    };
    let lines = article.body.iter().flat_map(Block::walk).flat_map(Block::lines);
    lines.map(|line| count(&article::plain_text(line))).sum()
}

fn organization(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}

/// The absolute addresses in a text.
fn links(spans: &[Span]) -> Vec<&str> {
    let own = spans.iter().filter_map(|span| match span {
        Span::Link { href, .. } if href.is_absolute() => Some(href.as_str()),
        _ => None,
    });
    own.chain(spans.iter().flat_map(|span| links(span.children()))).collect()
}

/// The language as Open Graph writes it, `language_TERRITORY`; `None` where no territory follows
/// from it.
fn locale(lang: &Lang) -> Option<String> {
    let region =
        lang.as_str().split('-').skip(1).find(|tag| tag.len() == 2).map(str::to_ascii_uppercase);
    let region = region.or_else(|| match lang {
        lang if lang.is_traditional() => Some("TW".to_string()),
        lang if lang.is_chinese() => Some("CN".to_string()),
        _ => None,
    });
    Some(format!("{}_{}", lang.primary(), region?))
}
