//! What the viewer asks of the browser. Two twins with the same signatures:
//! one asks, the other stands in where the page is prerendered.

#[cfg(not(target_arch = "wasm32"))]
#[path = "native/mod.rs"]
mod platform;
#[cfg(target_arch = "wasm32")]
#[path = "web/mod.rs"]
mod platform;

#[cfg(target_arch = "wasm32")]
pub use platform::json;
pub use platform::{IS_BROWSER, address, language, storage};
