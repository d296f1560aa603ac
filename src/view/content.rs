//! What an element holds.
//!
//! The browser gets nodes. The packer gets the HTML at once: a tree of a book's page would take many times its room.

use super::markup::{Held, Markup, Text, escape};
use leptos::tachys::renderer::types;

/// About how wide a text would be in one line, in em.
fn ems(text: &str) -> f32 {
    text.chars().map(|c| if c < '\u{2e80}' { 0.47 } else { 1.0 }).sum()
}

#[cfg(target_arch = "wasm32")]
pub use nodes::Content;
#[cfg(not(target_arch = "wasm32"))]
pub use written::Content;

#[cfg(target_arch = "wasm32")]
mod nodes {
    use super::*;
    use leptos::tachys::renderer::Rndr;

    #[derive(Default)]
    pub struct Content(Vec<Child>);

    enum Child {
        Text(Text),
        Markup(Markup),
    }

    impl Content {
        pub fn push_text(&mut self, text: Text) {
            self.0.push(Child::Text(text));
        }

        pub fn push(&mut self, markup: Markup) {
            self.0.push(Child::Markup(markup));
        }

        /// About how wide the text would be in one line, in em.
        pub fn ems(&self) -> f32 {
            let children = self.0.iter().map(|child| match child {
                Child::Text(text) => ems(text),
                Child::Markup(markup) => markup.ems(),
            });
            children.sum()
        }

        pub fn put_up(self, element: &types::Element, held: &mut Vec<Held>) {
            for child in self.0 {
                match child {
                    Child::Text(text) => Rndr::insert_node(element, &Rndr::create_text_node(&text), None),
                    Child::Markup(markup) => Rndr::insert_node(element, &markup.put_up(held), None),
                }
            }
        }

        pub fn write_html(&self, html: &mut String) {
            for child in &self.0 {
                match child {
                    Child::Text(text) => html.push_str(&escape(text)),
                    Child::Markup(markup) => markup.write_html(html),
                }
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod written {
    use super::*;

    #[derive(Default)]
    pub struct Content {
        html: String,
        ems: f32,
    }

    impl Content {
        pub fn push_text(&mut self, text: Text) {
            self.ems += ems(&text);
            self.html.push_str(&escape(&text));
        }

        /// What the element does is left out: nothing acts before it is in a browser.
        pub fn push(&mut self, markup: Markup) {
            self.ems += markup.ems();
            markup.write_html(&mut self.html);
        }

        /// About how wide the text would be in one line, in em.
        pub fn ems(&self) -> f32 {
            self.ems
        }

        /// There is no page here to put it up in.
        pub fn put_up(self, _element: &types::Element, _held: &mut Vec<Held>) {}

        pub fn write_html(&self, html: &mut String) {
            html.push_str(&self.html);
        }
    }
}
