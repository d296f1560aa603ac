//! The reader's choices: a signal of the app, which keeps the article's settings.

use article_viewer::{Setting, Settings, Store};
use leptos::prelude::*;
use std::any::Any;

/// The settings of the article, for the app to show and to change. They last as long as the app
/// does; one that keeps them writes them in [`write`](Store::write).
#[derive(Clone, Copy, Default)]
pub(crate) struct Chosen(RwSignal<Settings>);

impl Chosen {
    /// The settings; what reads them in a view follows them.
    pub(crate) fn get(self) -> Settings {
        self.0.get()
    }
}

impl Store for Chosen {
    fn read(&self, setting: Setting) -> Option<String> {
        Some(self.0.get_untracked().value(setting).to_string())
    }

    fn write(&self, setting: Setting, value: &str) {
        self.0.update(|settings| *settings = settings.with_value(setting, value));
    }

    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any> {
        let settings = self.0;
        Box::new(RenderEffect::new(move |_| {
            settings.track();
            changed();
        }))
    }
}
