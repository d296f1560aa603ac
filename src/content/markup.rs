//! Elements as plain data, for what a document drives.
//!
//! leptos makes a type of every shape of a view, with code of its own for each. What a document
//! holds is only known when it is read, so its view would be boxed and recursive anyway; here one
//! type stands for all of it, at a third of the size. `docs/rendering.md` has the figures.
//! [`ContentView`](super::view::ContentView) makes a leptos view of it.

use super::children::ElementContent;
use crate::browser::words;
use article::{Lang, Phrase};
use leptos::tachys::renderer::{Rndr, types};
use std::borrow::Cow;

/// A text of the code or of a document.
pub(super) type Text = Cow<'static, str>;

/// An element with its attributes and content. Boxed, for every step of building
/// one moves it, and code that moves a pointer is half the size.
pub struct Markup(Box<ElementData>);

/// The data of an element.
struct ElementData {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    children: ElementContent,
}

/// Makes an element without attributes and content.
pub fn element(tag: &'static str) -> Markup {
    Markup(Box::new(ElementData {
        tag,
        attributes: Vec::new(),
        children: ElementContent::default(),
    }))
}

impl Markup {
    /// Adds an attribute; the value may be any text.
    pub fn attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.with_attribute(name, value.into())
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Text) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Adds an attribute where it has a value.
    pub(super) fn optional(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with_attribute(name, value.into()),
            None => self,
        }
    }

    /// Adds the attributes `width` and `height` where they are known.
    pub(super) fn sized(self, width: Option<u32>, height: Option<u32>) -> Self {
        let side = |side: Option<u32>| side.map(|side| side.to_string());
        self.optional("width", side(width)).optional("height", side(height))
    }

    /// Adds the attribute `class`.
    pub fn class(self, class: &'static str) -> Self {
        self.attribute("class", class)
    }

    /// Adds the attribute `id`.
    pub fn id(self, id: impl Into<Text>) -> Self {
        self.attribute("id", id)
    }

    /// Adds the attributes `lang` and `dir`.
    pub fn lang(self, lang: &Lang) -> Self {
        self.attribute("lang", lang.as_str().to_string())
            .attribute("dir", lang.direction().as_str())
    }

    /// Adds `lang` and `dir` where there is a language, one other than that around.
    pub fn other_lang(self, lang: Option<&Lang>) -> Self {
        match lang {
            Some(lang) => self.lang(lang),
            None => self,
        }
    }

    /// Adds a text.
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.with_text(text.into())
    }

    #[inline(never)]
    fn with_text(mut self, text: Text) -> Self {
        self.0.children.push_text(text);
        self
    }

    /// Adds a phrase's text, in its language.
    pub fn phrase(self, phrase: Phrase) -> Self {
        self.other_lang(phrase.lang.as_ref()).text(phrase.text)
    }

    /// Adds a phrase's text with the places between words where lines may end, which languages
    /// without blanks do not show; `around` is the language around it.
    pub fn words(self, phrase: Phrase, around: &Lang) -> Self {
        let Some(ends) = words::ends(phrase.lang.as_ref().unwrap_or(around), &phrase.text) else {
            return self.phrase(phrase);
        };
        let begun = self.other_lang(phrase.lang.as_ref()).attribute("data-words", "");
        let (text, last) = ends.iter().fold((begun, 0), |(text, from), end| {
            let word = phrase.text.get(from..*end).unwrap_or_default();
            (text.text(word.to_string()).child(element("wbr")), *end)
        });
        text.text(phrase.text.get(last..).unwrap_or_default().to_string())
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(mut self, child: Markup) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds any number of children: none or one for an `Option`.
    pub fn children(self, children: impl IntoIterator<Item = Markup>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Says that the text is a word of the interface, so that another language can replace it.
    pub fn word(self, key: &'static str, word: &'static str) -> Self {
        self.attribute("data-word", key).text(word)
    }

    /// About how wide the text would be in one line, in em.
    pub fn ems(&self) -> f32 {
        self.0.children.ems()
    }

    /// Makes the element in the page's document.
    pub fn build(self) -> types::Element {
        let is_drawing = matches!(self.0.tag, "svg" | "image" | "use" | "path");
        // Of the elements that begin with an m, one is no part of a formula.
        let is_math = self.0.tag.starts_with('m') && self.0.tag != "mark";
        let space = match () {
            () if is_drawing => Some("http://www.w3.org/2000/svg"),
            () if is_math => Some("http://www.w3.org/1998/Math/MathML"),
            () => None,
        };
        let element = Rndr::create_element(self.0.tag, space);
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&element, name, value);
        }
        self.0.children.build_within(&element);
        element
    }

    /// Writes the element as HTML.
    pub fn write_html(&self, html: &mut String) {
        self.write_opening(html);
        self.write_after_opening(html);
    }

    /// Writes the opening tag up to its end, where more attributes may stand.
    pub fn write_opening(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&escape(value));
            html.push('"');
        }
    }

    /// Writes the end of the opening tag and all that follows it.
    pub fn write_after_opening(&self, html: &mut String) {
        html.push('>');
        if matches!(self.0.tag, "br" | "hr" | "img" | "input" | "track" | "wbr") {
            return;
        }
        self.0.children.write_html(html);
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }
}

/// Text for an element or a double-quoted attribute (WHATWG HTML, "escaping a string").
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        escaped.push_str(&rest[..at]);
        escaped.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    escaped.push_str(rest);
    escaped
}
