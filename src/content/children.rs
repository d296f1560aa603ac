//! The content of an element.
//!
//! In a browser it is a list, of which nodes are made. In the packer it is HTML, written at once: a
//! tree of a book's page would take many times the memory of the page.

use super::markup::{Markup, Text, escape};
use crate::browser::IS_BROWSER;
use leptos::tachys::renderer::{Rndr, types};

/// Texts and elements within an element.
#[derive(Default)]
pub(super) struct ElementContent {
    /// The list, in a browser.
    children: Vec<Child>,
    /// The HTML, elsewhere.
    html: String,
    /// The width of the text in `html`, in em.
    ems: f32,
}

enum Child {
    Text(Text),
    Markup(Markup),
}

impl ElementContent {
    /// Adds a text.
    pub(super) fn push_text(&mut self, text: Text) {
        if IS_BROWSER {
            return self.children.push(Child::Text(text));
        }
        self.ems += ems(&text);
        self.html.push_str(&escape(&text));
    }

    /// Adds an element.
    pub(super) fn push(&mut self, markup: Markup) {
        if IS_BROWSER {
            return self.children.push(Child::Markup(markup));
        }
        self.ems += markup.ems();
        markup.write_html(&mut self.html);
    }

    /// About how wide the text would be in one line, in em.
    pub(super) fn ems(&self) -> f32 {
        let children = self.children.iter().map(|child| match child {
            Child::Text(text) => ems(text),
            Child::Markup(markup) => markup.ems(),
        });
        if IS_BROWSER { children.sum() } else { self.ems }
    }

    /// Builds the nodes within an element of the page.
    pub(super) fn build_within(self, element: &types::Element) {
        for child in self.children {
            match child {
                Child::Text(text) => {
                    Rndr::insert_node(element, &Rndr::create_text_node(&text), None)
                }
                Child::Markup(markup) => Rndr::insert_node(element, &markup.build(), None),
            }
        }
    }

    /// Appends the content as HTML.
    pub(super) fn write_html(&self, html: &mut String) {
        html.push_str(&self.html);
    }
}

/// About how wide a text would be in one line, in em: characters from U+2E80 (CJK Radicals) on are
/// counted as wide. `unicode-width` would know each, and add 5.8 KB after gzip to the viewer.
pub(super) fn ems(text: &str) -> f32 {
    text.chars().map(|c| if c < '\u{2e80}' { 0.47 } else { 1.0 }).sum()
}
