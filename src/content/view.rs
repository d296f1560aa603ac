//! Content as a leptos view, so that it can stand in a component.

use super::markup::Markup;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::attr::{Attribute, NextAttribute};
use leptos::prelude::{AddAnyAttr, IntoRender, Render, RenderHtml};
use leptos::tachys::html::element::attributes_to_html;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};

/// An element of a document as a view, with the attributes that a component adds to it.
pub struct ContentView<At> {
    markup: Markup,
    attributes: At,
}

impl IntoRender for Markup {
    type Output = ContentView<()>;

    fn into_render(self) -> Self::Output {
        ContentView { markup: self, attributes: () }
    }
}

/// The element in the page.
pub struct ContentState<At> {
    element: types::Element,
    /// Its attributes may be signals, which act for as long as this is there.
    _attributes: At,
}

impl<At: Attribute> Render for ContentView<At> {
    type State = ContentState<At::State>;

    fn build(self) -> Self::State {
        let element = self.markup.build();
        let _attributes = self.attributes.build(&element);
        ContentState { element, _attributes }
    }

    /// Replaces the element: a document's content has no state to keep.
    fn rebuild(self, state: &mut Self::State) {
        let mut built = self.build();
        state.insert_before_this(&mut built);
        state.unmount();
        *state = built;
    }
}

impl<At> Mountable for ContentState<At> {
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

impl<At: Attribute> AddAnyAttr for ContentView<At> {
    type Output<New: Attribute> = ContentView<<At as NextAttribute>::Output<New>>;

    fn add_any_attr<New: Attribute>(self, attribute: New) -> Self::Output<New>
    where
        Self::Output<New>: RenderHtml,
    {
        let attributes = self.attributes.add_any_attr(attribute);
        ContentView { markup: self.markup, attributes }
    }
}

impl<At: Attribute> RenderHtml for ContentView<At> {
    type AsyncOutput = ContentView<At::AsyncOutput>;
    type Owned = ContentView<At::CloneableOwned>;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        self.attributes.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        ContentView { markup: self.markup, attributes: self.attributes.resolve().await }
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        extra: Vec<AnyAttribute>,
    ) {
        self.markup.write_opening(buf);
        attributes_to_html((self.attributes, extra), buf);
        self.markup.write_after_opening(buf);
        *position = Position::NextChild;
    }

    /// Takes the element that is there; its content is what was written of the same document.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            Position::NextChild
            | Position::NextChildAfterText
            | Position::OnlyChild
            | Position::LastChild => cursor.sibling(),
        }
        position.set(Position::NextChild);
        let found = types::Element::cast_from(cursor.current());
        let element = found.unwrap_or_else(|| Rndr::create_element("div", None));
        let _attributes = self.attributes.hydrate::<FROM_SERVER>(&element);
        ContentState { element, _attributes }
    }

    fn into_owned(self) -> Self::Owned {
        ContentView { markup: self.markup, attributes: self.attributes.into_cloneable_owned() }
    }
}
