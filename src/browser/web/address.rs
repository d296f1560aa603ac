//! Addresses, and that of the page.

/// Encodes a text as a part of an address (RFC 3986 §2.1).
pub fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}

/// The page's own address without its fragment; `None` where others could not open it, as from a
/// disk.
pub fn own() -> Option<String> {
    current().filter(|address| address.starts_with("http"))
}

/// The page's address without its fragment, wherever it is.
pub fn current() -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    address.split('#').next().map(str::to_string)
}
