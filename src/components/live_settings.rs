//! What the reader has chosen, as a signal, and the store that keeps it.

use super::acting::hold;
use crate::settings::{Setting, Settings, Store};
use leptos::prelude::*;
use std::rc::Rc;

/// The settings that hold in a page now.
#[derive(Clone, Copy)]
pub struct LiveSettings {
    current: RwSignal<Settings>,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
}

impl LiveSettings {
    /// Follows the store for as long as the page is there.
    pub fn new(settings: Settings, store: Rc<dyn Store>) -> Self {
        let current = RwSignal::new(settings);
        let live = Self { current, store: StoredValue::new_local(Rc::clone(&store)) };
        // What is set in one place holds in all others.
        hold(store.on_change(Box::new(move || live.restore())));
        live
    }

    /// The settings; who reads them in an effect is told when they change.
    pub fn get(self) -> Settings {
        self.current.get()
    }

    /// Chooses a value by its index, and keeps it.
    pub fn choose(self, setting: Setting, index: usize) {
        let now = self.current.get_untracked().with(setting, index);
        if now != self.current.get_untracked() {
            self.current.set(now);
            self.store.with_value(|store| store.write(setting, now.value(setting)));
        }
    }

    /// Forgets all choices, so that what the page around wants holds again.
    pub fn reset(self) {
        let forget = |store: &Rc<dyn Store>| {
            Setting::ALL.into_iter().for_each(|setting| store.write(setting, ""));
        };
        self.store.with_value(forget);
        self.restore();
    }

    fn restore(self) {
        let settings = self.store.with_value(|store| Settings::stored(&**store));
        if settings != self.current.get_untracked() {
            self.current.set(settings);
        }
    }
}
