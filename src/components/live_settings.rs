//! The reader's settings as a signal, and the store that keeps them.

use super::acting::keep;
use crate::settings::{Setting, Settings, Store};
use leptos::prelude::*;
use std::rc::Rc;

/// The settings that hold in a page now.
#[derive(Clone, Copy)]
pub(super) struct LiveSettings {
    current: RwSignal<Settings>,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
}

impl LiveSettings {
    /// Makes the signal, which follows changes of the store until the current owner ends.
    pub(super) fn new(settings: Settings, store: Rc<dyn Store>) -> Self {
        let current = RwSignal::new(settings);
        let live = Self { current, store: StoredValue::new_local(Rc::clone(&store)) };
        // What is set in one place holds in all others.
        keep(store.on_change(Box::new(move || live.restore())));
        live
    }

    /// The settings; an effect that reads them runs again when they change.
    pub(super) fn get(self) -> Settings {
        self.current.get()
    }

    /// The settings, for whoever asks but once.
    pub(super) fn get_untracked(self) -> Settings {
        self.current.get_untracked()
    }

    /// Sets a value by its index, and stores it.
    pub(super) fn choose(self, setting: Setting, index: usize) {
        let now = self.current.get_untracked().with(setting, index);
        if now != self.current.get_untracked() {
            self.current.set(now);
            self.store.with_value(|store| store.write(setting, now.value(setting)));
        }
    }

    /// Forgets all choices: then the attributes of the element hold again, else the defaults.
    pub(super) fn reset(self) {
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
