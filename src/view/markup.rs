//! The parts of the page that never change once they are there, as plain data.
//!
//! leptos makes a type of every shape of a view, with code of its own for
//! each, and keeps a state for each node. For text that is set once this one
//! type does instead: a third of the viewer's size, and no state to hold.

use crate::article::{Lang, Phrase};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};
use std::borrow::Cow;

type Text = Cow<'static, str>;

/// An element with its attributes and content. Boxed, for every step of building
/// one moves it, and code that moves a pointer is half the size.
pub struct Markup(Box<Element>);

struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    children: Vec<Child>,
}

enum Child {
    Text(Text),
    Markup(Markup),
}

pub fn element(tag: &'static str) -> Markup {
    Markup(Box::new(Element { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl Markup {
    pub fn attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.with_attribute(name, value.into())
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Text) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: Child) -> Self {
        self.0.children.push(child);
        self
    }

    pub fn class(self, class: &'static str) -> Self {
        self.attribute("class", class)
    }

    pub fn id(self, id: impl Into<Text>) -> Self {
        self.attribute("id", id)
    }

    /// Sets `lang` and `dir`.
    pub fn lang(self, lang: &Lang) -> Self {
        self.attribute("lang", lang.as_str().to_string()).attribute("dir", lang.direction().as_str())
    }

    /// Sets `lang` and `dir` where the language is not the one around.
    pub fn other_lang(self, lang: Option<&Lang>) -> Self {
        match lang {
            Some(lang) => self.lang(lang),
            None => self,
        }
    }

    pub fn text(self, text: impl Into<Text>) -> Self {
        self.with_child(Child::Text(text.into()))
    }

    /// The phrase's text, in its language.
    pub fn phrase(self, phrase: Phrase) -> Self {
        self.other_lang(phrase.lang.as_ref()).text(phrase.text)
    }

    pub fn child(self, child: Markup) -> Self {
        self.with_child(Child::Markup(child))
    }

    /// Adds any number of children: none or one for an `Option`.
    pub fn children(self, children: impl IntoIterator<Item = Markup>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    fn write_html(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&escape(value));
            html.push('"');
        }
        html.push('>');
        if matches!(self.0.tag, "br" | "hr" | "img") {
            return;
        }
        for child in &self.0.children {
            match child {
                Child::Text(text) => html.push_str(&escape(text)),
                Child::Markup(markup) => markup.write_html(html),
            }
        }
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }
}

/// Text for an element or a double-quoted attribute (WHATWG HTML, "escaping a string").
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

impl Render for Markup {
    type State = types::Element;

    fn build(self) -> Self::State {
        let element = Rndr::create_element(self.0.tag, None);
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&element, name, value);
        }
        for child in self.0.children {
            match child {
                Child::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(&text), None),
                Child::Markup(markup) => Rndr::insert_node(&element, &markup.build(), None),
            }
        }
        element
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut element = self.build();
        state.insert_before_this(&mut element);
        state.unmount();
        *state = element;
    }
}

impl AddAnyAttr for Markup {
    type Output<NewAttr: Attribute> = Self;

    /// Attributes from outside are not for text that is set once.
    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, buf: &mut String, position: &mut Position, _escape: bool, _mark_branches: bool, _extra: Vec<AnyAttribute>) {
        self.write_html(buf);
        *position = Position::NextChild;
    }

    /// The packed page is replaced rather than hydrated, so this only has to be right, not fast.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
