//! What the browser keeps for the page. Blocked or full storage is normal
//! (private windows, sandboxed frames): reading gives nothing, writing does nothing.

use web_sys::Storage;

pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

pub fn write(key: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(key, value);
    }
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
