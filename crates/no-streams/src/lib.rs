//! Stands in for the crate wasm-streams, by which leptos' server functions read and send streams.
//! The viewer has no server functions. But what wasm-streams exports to scripts no linker takes out
//! again, and it was 3 % of every viewer (`docs/rendering.md`). It has as much of the crate as
//! server_fn names, and no stream of it has anything.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// Makes an empty stream.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::NULL.into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
