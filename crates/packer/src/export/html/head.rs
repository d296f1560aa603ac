//! The parts around the text: the head, and what is at the foot. Microdata (schema.org) say what
//! each line is, so that the program reads the whole again.

use super::super::text::byline;
use super::{Html, escape, image, lang, line, note_id};
use crate::GENERATOR;
use article::{Article, Byline, Phrase, Story};

/// The kind of thing that an article is (schema.org).
const ARTICLE: &str = "itemscope itemtype=\"https://schema.org/Article\"";

impl Html {
    /// A whole document.
    pub(in super::super) fn document(&self, article: &Article) -> String {
        format!(
            "<!doctype html>\n<html{} dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n{}</head>\n\
             <body>\n{}</body>\n</html>\n",
            lang(Some(&article.lang)),
            article.lang.direction().as_str(),
            head(article),
            self.article(article, &self.notes(article))
        )
    }

    /// The article with what stands around its text; `notes` are written already.
    pub(in super::super) fn article(&self, article: &Article, notes: &str) -> String {
        let mut html = format!("<article {ARTICLE}>\n<header>\n");
        html += &header(article);
        html += "</header>\n";
        html += &self.blocks(&article.body);
        html += notes;
        let foot = foot(article);
        if !foot.is_empty() {
            html += &format!("<footer>\n{foot}</footer>\n");
        }
        if !article.related.is_empty() {
            let stories: String = article.related.iter().map(story).collect();
            html += &format!("<aside data-related>\n<ul>\n{stories}</ul>\n</aside>\n");
        }
        html + "</article>\n"
    }

    fn notes(&self, article: &Article) -> String {
        if article.notes.is_empty() {
            return String::new();
        }
        let mut html = String::from("<section role=\"doc-endnotes\">\n<ol>\n");
        for note in &article.notes {
            let text = self.blocks(&note.blocks);
            html += &format!("<li id=\"{}\">{}</li>\n", note_id(&note.id), text.trim());
        }
        html + "</ol>\n</section>\n"
    }
}

/// The lines of a page's head.
pub(in super::super) fn head(article: &Article) -> String {
    let mut html = format!("<title>{}</title>\n", escape(&article.title()));
    let interface = article.interface.as_ref().map(|lang| lang.as_str().to_string());
    for (name, content) in [
        ("generator", Some(GENERATOR.to_string())),
        ("author", article.bylines.first().map(byline)),
        ("description", article.standfirst.as_ref().map(|standfirst| standfirst.text.clone())),
        ("interface", interface),
    ] {
        let Some(content) = content.filter(|content| !content.is_empty()) else { continue };
        html += &format!("<meta name=\"{name}\" content=\"{}\">\n", escape(&content));
    }
    if let Some(canonical) = &article.canonical {
        html += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(canonical.as_str()));
    }
    html
}

fn header(article: &Article) -> String {
    let mut html = String::new();
    html += &property("p", "publisher", article.site.as_ref());
    html += &property("p", "articleSection", article.column.as_ref());
    if let Some(series) = &article.series {
        let name = linked(&series.name, series.link.as_ref(), "");
        let part = series.part.map(|part| format!(" <span itemprop=\"position\">{part}</span>"));
        html += &format!("<p itemprop=\"isPartOf\">{name}{}</p>\n", part.unwrap_or_default());
    }
    let headline = &article.headline;
    if !headline.text.is_empty() {
        html += &format!("<h1{}>{}</h1>\n", lang(headline.lang.as_ref()), escape(&headline.text));
    }
    if let Some(standfirst) = &article.standfirst {
        let own = lang(standfirst.lang.as_ref());
        html += &format!("<p role=\"doc-subtitle\"{own}>{}</p>\n", escape(&standfirst.text));
    }
    html += &article.bylines.iter().map(author).collect::<String>();
    for (property, date) in
        [("datePublished", &article.published), ("dateModified", &article.updated)]
    {
        let Some(date) = date else { continue };
        let iso = date.iso();
        html += &format!("<p><time itemprop=\"{property}\" datetime=\"{iso}\">{iso}</time></p>\n");
    }
    html += &property("p", "version", article.edition.as_ref());
    if let Some(free) = article.free {
        html += &format!("<meta itemprop=\"isAccessibleForFree\" content=\"{free}\">\n");
    }
    if !article.topics.is_empty() {
        let topics = article.topics.iter();
        let topics: String = topics.map(|topic| property("li", "keywords", Some(topic))).collect();
        html += &format!("<ul>\n{topics}</ul>\n");
    }
    html
}

fn foot(article: &Article) -> String {
    let mut html = String::new();
    for correction in &article.corrections {
        let date = correction.date.as_ref().map(|date| date.iso());
        let date = date.map(|iso| format!("<time datetime=\"{iso}\">{iso}</time> "));
        let (date, text) = (date.unwrap_or_default(), &correction.text);
        let own = lang(text.lang.as_ref());
        html += &format!(
            "<p itemprop=\"correction\">{date}<span{own}>{}</span></p>\n",
            escape(&text.text)
        );
    }
    if !article.source.is_empty() {
        html += &format!("<p itemprop=\"isBasedOn\">{}</p>\n", line(&article.source));
    }
    html += &property("p", "copyrightNotice", article.copyright.as_ref());
    if let Some(licence) = &article.licence {
        let name = linked(&licence.name, licence.link.as_ref(), " rel=\"license\"");
        html += &format!("<p itemprop=\"license\">{name}</p>\n");
    }
    html
}

/// A line that is what its property says.
fn property(tag: &str, property: &str, phrase: Option<&Phrase>) -> String {
    let Some(phrase) = phrase else { return String::new() };
    let own = lang(phrase.lang.as_ref());
    format!("<{tag} itemprop=\"{property}\"{own}>{}</{tag}>\n", escape(&phrase.text))
}

/// A name, and where it leads.
fn linked(name: &Phrase, link: Option<&article::Href>, rel: &str) -> String {
    let (own, text) = (lang(name.lang.as_ref()), escape(&name.text));
    match link {
        Some(link) => format!("<a{rel} href=\"{}\"{own}>{text}</a>", escape(link.as_str())),
        None => format!("<span{own}>{text}</span>"),
    }
}

/// Who signs, with all that is known of them.
fn author(author: &Byline) -> String {
    let mut parts = Vec::new();
    if let Some(name) = &author.name {
        let own = lang(name.lang.as_ref());
        let name = format!("<span itemprop=\"name\"{own}>{}</span>", escape(&name.text));
        parts.push(match &author.link {
            Some(link) => {
                format!("<a rel=\"author\" href=\"{}\">{name}</a>", escape(link.as_str()))
            }
            None => name,
        });
    } else if let Some(link) = &author.link {
        let address = escape(link.as_str());
        parts.push(format!("<a rel=\"author\" href=\"{address}\">{address}</a>"));
    }
    if let Some(role) = &author.role {
        let own = lang(role.lang.as_ref());
        parts.push(format!("<span itemprop=\"jobTitle\"{own}>{}</span>", escape(&role.text)));
    }
    if let Some(email) = &author.email {
        let email = escape(email.as_str());
        parts.push(format!("<a href=\"mailto:{email}\">{email}</a>"));
    }
    if let Some(account) = &author.account {
        let account = escape(account.as_str());
        parts.push(format!("<a rel=\"me\" href=\"{account}\">{account}</a>"));
    }
    parts.extend(author.portrait.as_ref().map(image));
    let kind = "itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"";
    format!("<address {kind}>{}</address>\n", parts.join(" "))
}

fn story(story: &Story) -> String {
    let (own, title) = (lang(story.title.lang.as_ref()), escape(&story.title.text));
    let mut html = match &story.link {
        Some(link) => format!("<li><a href=\"{}\"{own}>{title}</a>", escape(link.as_str())),
        None => format!("<li><h3{own}>{title}</h3>"),
    };
    if let Some(lead) = &story.lead {
        html += &format!("<p{}>{}</p>", lang(lead.lang.as_ref()), escape(&lead.text));
    }
    if let Some(date) = &story.date {
        let iso = date.iso();
        html += &format!("<time datetime=\"{iso}\">{iso}</time>");
    }
    html += &story.image.as_ref().map(image).unwrap_or_default();
    html + "</li>\n"
}
