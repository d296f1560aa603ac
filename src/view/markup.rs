//! Elements as plain data, with what the few of them do that change or are pressed.
//!
//! leptos makes a type of every shape of a view, with code of its own for
//! each, and keeps a state for each node. Here this one type stands for all:
//! a third of the viewer's size, and no state to hold for text that is set once.
//! What changes is an effect on leptos' signals.

use super::content::Content;
use article::{Lang, Phrase};
use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderEffect, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Event;
use std::borrow::Cow;

pub type Text = Cow<'static, str>;

/// An element with its attributes and content. Boxed, for every step of building
/// one moves it, and code that moves a pointer is half the size.
pub struct Markup(Box<Element>);

struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    content: Content,
    acts: Vec<Act>,
}

/// What an element does in the browser.
enum Act {
    On(&'static str, Box<dyn FnMut(Event) + Send>),
    Live(Box<dyn Fn(&types::Element) + Send>),
}

/// What an act holds on to while the element is there.
pub enum Held {
    #[allow(dead_code, reason = "it ends when it is dropped")]
    Listener(RemoveEventHandler<types::Element>),
    #[allow(dead_code, reason = "it ends when it is dropped")]
    Effect(RenderEffect<()>),
}

pub fn element(tag: &'static str) -> Markup {
    Markup(Box::new(Element {
        tag,
        attributes: Vec::new(),
        content: Content::default(),
        acts: Vec::new(),
    }))
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

    pub fn class(self, class: &'static str) -> Self {
        self.attribute("class", class)
    }

    pub fn id(self, id: impl Into<Text>) -> Self {
        self.attribute("id", id)
    }

    /// Sets `lang` and `dir`.
    pub fn lang(self, lang: &Lang) -> Self {
        self.attribute("lang", lang.as_str().to_string())
            .attribute("dir", lang.direction().as_str())
    }

    /// Sets `lang` and `dir` where the language is not the one around.
    pub fn other_lang(self, lang: Option<&Lang>) -> Self {
        match lang {
            Some(lang) => self.lang(lang),
            None => self,
        }
    }

    pub fn text(self, text: impl Into<Text>) -> Self {
        self.with_text(text.into())
    }

    #[inline(never)]
    fn with_text(mut self, text: Text) -> Self {
        self.0.content.push_text(text);
        self
    }

    /// The phrase's text, in its language.
    pub fn phrase(self, phrase: Phrase) -> Self {
        self.other_lang(phrase.lang.as_ref()).text(phrase.text)
    }

    #[inline(never)]
    pub fn child(mut self, child: Markup) -> Self {
        self.0.content.push(child);
        self
    }

    /// Adds any number of children: none or one for an `Option`.
    pub fn children(self, children: impl IntoIterator<Item = Markup>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Acts on an event.
    #[inline(never)]
    pub fn on(mut self, event: &'static str, act: Box<dyn FnMut(Event) + Send>) -> Self {
        self.0.acts.push(Act::On(event, act));
        self
    }

    /// Keeps the element as the signals that `set` reads say.
    #[inline(never)]
    pub fn live(mut self, set: Box<dyn Fn(&types::Element) + Send>) -> Self {
        self.0.acts.push(Act::Live(set));
        self
    }

    /// About how wide the text would be in one line, in em.
    pub fn ems(&self) -> f32 {
        self.0.content.ems()
    }

    pub fn put_up(self, held: &mut Vec<Held>) -> types::Element {
        let is_drawing = matches!(self.0.tag, "svg" | "image" | "use");
        let element =
            Rndr::create_element(self.0.tag, is_drawing.then_some("http://www.w3.org/2000/svg"));
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&element, name, value);
        }
        self.0.content.put_up(&element, held);
        begin(self.0.acts, &element, held);
        element
    }

    pub fn write_html(&self, html: &mut String) {
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
        if matches!(self.0.tag, "br" | "hr" | "img" | "input") {
            return;
        }
        self.0.content.write_html(html);
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }
}

fn begin(acts: Vec<Act>, element: &types::Element, held: &mut Vec<Held>) {
    for act in acts {
        let element = element.clone();
        held.push(match act {
            Act::On(name, mut act) => Held::Listener(Rndr::add_event_listener(
                &element,
                name,
                Box::new(move |event| act(event.unchecked_into())),
            )),
            Act::Live(set) => Held::Effect(RenderEffect::new(move |_| set(&element))),
        });
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

/// An element in the page, with everything that its acts hold on to.
pub struct Built {
    element: types::Element,
    _held: Vec<Held>,
}

impl Built {
    pub fn element(&self) -> &types::Element {
        &self.element
    }
}

impl Render for Markup {
    type State = Built;

    fn build(self) -> Self::State {
        let mut held = Vec::new();
        Built { element: self.put_up(&mut held), _held: held }
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut built = self.build();
        state.insert_before_this(&mut built);
        state.unmount();
        *state = built;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

/// Markup for elements that are in the page already: what the packer has prerendered begins to act
/// where it stands. What the markup holds is not looked at.
pub struct InPlace(pub Vec<(Markup, types::Element)>);

/// What acts in place holds on to.
pub struct Acting(Vec<Held>);

impl Render for InPlace {
    type State = Acting;

    fn build(self) -> Self::State {
        let mut held = Vec::new();
        self.0.into_iter().for_each(|(markup, element)| begin(markup.0.acts, &element, &mut held));
        Acting(held)
    }

    fn rebuild(self, state: &mut Self::State) {
        *state = self.build();
    }
}

/// The elements are where they belong and stay there.
impl Mountable for Acting {
    fn unmount(&mut self) {
        self.0.clear();
    }

    fn mount(&mut self, _parent: &types::Element, _marker: Option<&types::Node>) {}

    fn insert_before_this(&self, _child: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<types::Element> {
        Vec::new()
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

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        self.write_html(buf);
        *position = Position::NextChild;
    }

    /// Hydration is [`InPlace`]'s, which looks at what acts and at nothing else.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
