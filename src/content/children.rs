//! What an element holds.
//!
//! In a browser nodes are made of it. The packer writes its HTML at once: a tree of a book's page
//! would take many times the room of the page.

use super::markup::{Markup, Text, escape};
use crate::browser::IS_BROWSER;
use leptos::tachys::renderer::{Rndr, types};

#[derive(Default)]
pub struct Children {
    /// In a browser.
    children: Vec<Child>,
    /// Elsewhere.
    html: String,
    ems: f32,
}

enum Child {
    Text(Text),
    Markup(Markup),
}

impl Children {
    pub fn push_text(&mut self, text: Text) {
        if IS_BROWSER {
            return self.children.push(Child::Text(text));
        }
        self.ems += ems(&text);
        self.html.push_str(&escape(&text));
    }

    /// Adds an element. What it does is left out where nothing can act yet.
    pub fn push(&mut self, markup: Markup) {
        if IS_BROWSER {
            return self.children.push(Child::Markup(markup));
        }
        self.ems += markup.ems();
        markup.write_html(&mut self.html);
    }

    /// About how wide the text would be in one line, in em.
    pub fn ems(&self) -> f32 {
        let children = self.children.iter().map(|child| match child {
            Child::Text(text) => ems(text),
            Child::Markup(markup) => markup.ems(),
        });
        if IS_BROWSER { children.sum() } else { self.ems }
    }

    /// Makes the children in the page, within an element.
    pub fn build_within(self, element: &types::Element) {
        for child in self.children {
            match child {
                Child::Text(text) => {
                    Rndr::insert_node(element, &Rndr::create_text_node(&text), None)
                }
                Child::Markup(markup) => Rndr::insert_node(element, &markup.build(), None),
            }
        }
    }

    pub fn write_html(&self, html: &mut String) {
        html.push_str(&self.html);
    }
}

/// About how wide a text would be in one line, in em.
fn ems(text: &str) -> f32 {
    text.chars().map(|c| if c < '\u{2e80}' { 0.47 } else { 1.0 }).sum()
}
