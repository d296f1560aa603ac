//! Nothing is kept where the page is prerendered.

/// A store that is empty and stays so.
#[derive(Clone)]
pub struct Store;

pub struct Subscription;

impl Store {
    pub fn read(&self, _key: &str) -> Option<String> {
        None
    }

    pub fn write(&self, _key: &str, _value: &str) {}

    pub fn on_change(&self, _changed: impl FnMut() + 'static) -> Subscription {
        Subscription
    }
}
