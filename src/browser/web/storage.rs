//! What the browser keeps for the page. Blocked or full storage is normal
//! (private windows, sandboxed frames): reading gives nothing, writing does nothing.

use gloo_events::EventListener;
use web_sys::Storage;

/// Ends when it is dropped.
pub type Subscription = EventListener;

pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

pub fn write(key: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(key, value);
    }
}

/// Calls when another tab or frame of the same origin has written.
pub fn on_change(mut changed: impl FnMut() + 'static) -> Option<Subscription> {
    Some(EventListener::new(&web_sys::window()?.into(), "storage", move |_| changed()))
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
