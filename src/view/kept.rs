//! The reader's settings in the page, and the store that keeps them.

use crate::browser::storage::Store;
use crate::settings::{Setting, Settings};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Kept {
    current: RwSignal<Settings>,
    store: StoredValue<Store, LocalStorage>,
}

impl Kept {
    /// Follows the store for as long as the page is there.
    pub fn new(reader: Settings, store: Store) -> Self {
        let kept =
            Self { current: RwSignal::new(reader), store: StoredValue::new_local(store.clone()) };
        // What is set in one place holds in all others.
        StoredValue::new_local(store.on_change(move || kept.read()));
        kept
    }

    pub fn get(self) -> Settings {
        self.current.get()
    }

    pub fn choose(self, choice: Setting, index: usize) {
        let now = self.current.get_untracked().with(choice, index);
        if now != self.current.get_untracked() {
            self.current.set(now);
            self.store.with_value(|store| store.write(&choice.key(), now.value(choice)));
        }
    }

    /// Forgets all choices, so that what the page around wants holds again.
    pub fn reset(self) {
        self.store.with_value(|store| {
            Setting::ALL.into_iter().for_each(|choice| store.write(&choice.key(), ""))
        });
        self.read();
    }

    fn read(self) {
        let reader =
            self.store.with_value(|store| Settings::restore(|choice| store.read(&choice.key())));
        if reader != self.current.get_untracked() {
            self.current.set(reader);
        }
    }
}
