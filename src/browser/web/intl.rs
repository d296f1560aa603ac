//! Dates and numbers by the browser's `Intl` (ECMA-402).

use article::Date;
use js_sys::{Array, Number, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The tags among those given that the browser knows. Throws where one is malformed.
    #[wasm_bindgen(catch, js_namespace = ["Intl", "DateTimeFormat"], js_name = supportedLocalesOf)]
    fn supported(tag: &str) -> Result<Array, JsValue>;
}

/// Writes a date in the long form of a language (a BCP 47 tag); `None` where the browser does not
/// know that.
pub fn date(tag: &str, date: &Date) -> Option<String> {
    supported(tag).ok().filter(|tags| tags.length() > 0)?;
    let options = Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // A day without a time begins in UTC.
    let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    let text = js_sys::Date::new(&day.into()).to_locale_date_string(tag, &options);
    Some(text.into())
}

/// Writes a whole number as a language of the interface does.
pub fn number(tag: &str, number: u64) -> String {
    Number::from(number as f64).to_locale_string(tag).into()
}
