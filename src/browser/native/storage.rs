//! Nothing is kept where the page is prerendered.

pub fn read(_key: &str) -> Option<String> {
    None
}

pub fn write(_key: &str, _value: &str) {}

pub type Subscription = ();

pub fn on_change(_changed: impl FnMut() + 'static) -> Option<Subscription> {
    None
}
