//! Where a document names its pictures, for what is found out only when they are looked for.

use article::{ImageSource, Json, Place};
use std::collections::{HashMap, VecDeque};

/// The places of each picture that is a file or on another site, in the document's order.
#[derive(Debug, Default)]
pub struct Places(HashMap<String, VecDeque<Place>>);

impl Places {
    /// Notes that a picture is named here.
    pub fn note(&mut self, picture: &ImageSource, place: Place) {
        match picture {
            ImageSource::Relative(address) | ImageSource::Remote(address) => {
                self.0.entry(address.clone()).or_default().push_back(place)
            }
            // It is in the document itself.
            ImageSource::Inline(_) | ImageSource::Shared(_) => {}
        }
    }

    /// The place where an address is named first of those that were not told yet; the last one is
    /// told again.
    pub fn next(&mut self, address: &str) -> Place {
        match self.0.get_mut(address) {
            Some(places) if places.len() > 1 => places.pop_front(),
            Some(places) => places.front().cloned(),
            None => None,
        }
        .unwrap_or(Place::Document)
    }

    /// The places in an article's JSON form, by their paths.
    pub fn of_json(article: &Json) -> Self {
        let mut places = Self::default();
        places.note_within(article, "");
        places
    }

    fn note_within(&mut self, value: &Json, path: &str) {
        match value {
            Json::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(index, item)| self.note_within(item, &format!("{path}[{index}]"))),
            Json::Object(entries) => {
                for (key, value) in entries {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    match value {
                        Json::Text(address) if key == "src" => {
                            if let Ok(picture) = ImageSource::parse(&address.replace('\0', "")) {
                                self.note(&picture, Place::Path(path));
                            }
                        }
                        value => self.note_within(value, &path),
                    }
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
        }
    }
}
