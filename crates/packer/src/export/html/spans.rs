//! Writes lines of text, with their marks and pictures, as HTML.

use super::super::formula::formula;
use article::{Direction, Image, ImageSource, Lang, Span};
use article_viewer::content::escape;

/// The attribute for a language; the direction follows from it where it is read again.
pub(super) fn lang(lang: Option<&Lang>) -> String {
    lang.map(|lang| format!(" lang=\"{}\"", lang.as_str())).unwrap_or_default()
}

pub(in super::super) fn note_id(id: &str) -> String {
    format!("fn-{}", escape(&id.replace(char::is_whitespace, "-")))
}

/// The address of a picture; pictures that are stored apart have none.
pub(in super::super) fn address(image: &Image) -> &str {
    match &image.src {
        ImageSource::Inline(address)
        | ImageSource::Relative(address)
        | ImageSource::Remote(address) => address,
        ImageSource::Shared(_) => "",
    }
}

/// A picture.
pub(in super::super) fn image(image: &Image) -> String {
    let size = [("width", image.width), ("height", image.height)]
        .into_iter()
        .filter_map(|(name, side)| Some(format!(" {name}=\"{}\"", side?)))
        .collect::<String>();
    format!("<img src=\"{}\" alt=\"{}\"{size}>", escape(address(image)), escape(&image.alt))
}

/// A line of text with its marks.
pub(in super::super) fn line(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    let inner = line(span.children());
    match span {
        Span::Text(text) => escape(text),
        Span::Code(text) => format!("<code>{}</code>", escape(text)),
        Span::LineBreak => "<br>".into(),
        Span::Emphasis(_) => format!("<em>{inner}</em>"),
        Span::Strong(_) => format!("<strong>{inner}</strong>"),
        Span::Subscript(_) => format!("<sub>{inner}</sub>"),
        Span::Superscript(_) => format!("<sup>{inner}</sup>"),
        Span::Link { href, about, .. } => {
            let title = about.as_ref().map(|about| about.title.as_str()).unwrap_or_default();
            let title = match title.is_empty() {
                true => String::new(),
                false => format!(" title=\"{}\"", escape(title)),
            };
            let language = about.as_ref().and_then(|about| about.lang.as_ref());
            let language = language.map(|lang| format!(" hreflang=\"{}\"", lang.as_str()));
            let language = language.unwrap_or_default();
            format!("<a href=\"{}\"{title}{language}>{inner}</a>", escape(href.as_str()))
        }
        Span::Foreign { lang, .. } => format!("<span{}>{inner}</span>", self::lang(Some(lang))),
        Span::NoteRef { note } => format!(
            "<sup><a role=\"doc-noteref\" href=\"#{}\">{}</a></sup>",
            note_id(note),
            escape(note)
        ),
        Span::Marked { mark, .. } => {
            let (_, tag) = mark.names();
            format!("<{tag}>{inner}</{tag}>")
        }
        Span::Abbreviation { title, .. } => {
            format!("<abbr title=\"{}\">{inner}</abbr>", escape(title))
        }
        Span::Time { datetime, .. } => {
            format!("<time datetime=\"{}\">{inner}</time>", escape(datetime))
        }
        Span::Ruby { reading, .. } => {
            format!("<ruby>{inner}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>", line(reading))
        }
        Span::Isolated { dir, .. } => {
            let dir = dir.map_or("auto", Direction::as_str);
            format!("<bdi dir=\"{dir}\">{inner}</bdi>")
        }
        Span::Picture(picture) => image(picture),
        Span::Formula(content) => formula(content, "inline"),
    }
}
