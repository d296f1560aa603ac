//! JSON that the browser's own parser has read.

use article::{Json, MAX_JSON_DEPTH};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsError, JsValue};

/// Reads a value that was made from JSON; a value of no kind that JSON has counts as null.
///
/// # Errors
/// The value is nested deeper than [`MAX_JSON_DEPTH`].
pub fn read(value: &JsValue) -> Result<Json, JsValue> {
    read_within(value, MAX_JSON_DEPTH)
        .ok_or_else(|| JsError::new("lists and objects are nested too deeply").into())
}

fn read_within(value: &JsValue, depth: usize) -> Option<Json> {
    Some(if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Bool(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        let depth = depth.checked_sub(1)?;
        Json::Array(items.iter().map(|item| read_within(&item, depth)).collect::<Option<_>>()?)
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entry = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((
                entry.get(0).as_string().unwrap_or_default(),
                read_within(&entry.get(1), depth.checked_sub(1)?)?,
            ))
        };
        Json::Object(Object::entries(object).iter().map(entry).collect::<Option<_>>()?)
    } else {
        Json::Null
    })
}
