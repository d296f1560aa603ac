//! Views whose number never changes.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Position, PositionState};

/// Views one after the other, whose number stays as it is; none or one for an `Option`.
///
/// leptos' own lists and options may change, and so have a mark in the HTML where they end,
/// `<!>`, which is an error in a document that is published. These need none.
pub(super) struct Fixed<T>(Vec<T>);

/// Collects views whose number never changes.
pub(super) fn fixed<T>(views: impl IntoIterator<Item = T>) -> Fixed<T> {
    Fixed(views.into_iter().collect())
}

/// The views in the page.
pub(super) struct FixedState<S>(Vec<S>);

impl<T: Render> Render for Fixed<T> {
    type State = FixedState<T::State>;

    fn build(self) -> Self::State {
        FixedState(self.0.into_iter().map(T::build).collect())
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.into_iter().zip(&mut state.0).for_each(|(view, state)| view.rebuild(state));
    }
}

impl<S: Mountable> Mountable for FixedState<S> {
    fn unmount(&mut self) {
        self.0.iter_mut().for_each(S::unmount);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.0.iter_mut().for_each(|view| view.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.first().is_some_and(|first| first.insert_before_this(child))
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.iter().flat_map(S::elements).collect()
    }
}

impl<T: RenderHtml> AddAnyAttr for Fixed<T> {
    type Output<New: Attribute> = Fixed<T::Output<New::Cloneable>>;

    fn add_any_attr<New: Attribute>(self, attribute: New) -> Self::Output<New>
    where
        Self::Output<New>: RenderHtml,
    {
        let attribute = attribute.into_cloneable();
        Fixed(self.0.into_iter().map(|view| view.add_any_attr(attribute.clone())).collect())
    }
}

impl<T: RenderHtml> RenderHtml for Fixed<T> {
    type AsyncOutput = Fixed<T::AsyncOutput>;
    type Owned = Fixed<T::Owned>;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        self.0.iter_mut().for_each(T::dry_resolve);
    }

    async fn resolve(self) -> Self::AsyncOutput {
        let mut resolved = Vec::with_capacity(self.0.len());
        for view in self.0 {
            resolved.push(view.resolve().await);
        }
        Fixed(resolved)
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra: Vec<AnyAttribute>,
    ) {
        for view in self.0 {
            view.to_html_with_buf(buf, position, escape, mark_branches, extra.clone());
        }
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        let hydrate = |view: T| view.hydrate::<FROM_SERVER>(cursor, position);
        FixedState(self.0.into_iter().map(hydrate).collect())
    }

    fn into_owned(self) -> Self::Owned {
        Fixed(self.0.into_iter().map(T::into_owned).collect())
    }
}
