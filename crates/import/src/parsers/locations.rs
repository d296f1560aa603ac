//! The locations where a document names pictures and other documents, for warnings of what is found
//! out only when they are loaded.

use article::{ImageSource, Json, Location};
use std::collections::{HashMap, VecDeque};

/// The locations of each picture that is a file or on another site, in the document's order.
#[derive(Debug, Default)]
pub struct Locations(HashMap<String, VecDeque<Location>>);

impl Locations {
    /// Notes that a picture is named here.
    pub fn note(&mut self, picture: &ImageSource, place: Location) {
        match picture {
            ImageSource::Relative(address) | ImageSource::Remote(address) => {
                self.0.entry(address.clone()).or_default().push_back(place)
            }
            // It is in the document itself.
            ImageSource::Inline(_) | ImageSource::Shared(_) => {}
        }
    }

    /// Notes that a document is named here.
    pub fn note_file(&mut self, file: &str, place: Location) {
        self.0.entry(file.to_string()).or_default().push_back(place);
    }

    /// The place where an address is named first of those that were not returned yet; the last one
    /// is returned again.
    pub fn next(&mut self, address: &str) -> Location {
        match self.0.get_mut(address) {
            Some(locations) if locations.len() > 1 => locations.pop_front(),
            Some(locations) => locations.front().cloned(),
            None => None,
        }
        .unwrap_or(Location::Document)
    }

    /// Gives every line another number.
    pub fn move_lines(&mut self, number: impl Fn(usize) -> usize) {
        for location in self.0.values_mut().flatten() {
            if let Location::Line(line) = location {
                *line = number(*line);
            }
        }
    }

    /// The locations in an article's JSON form, by their paths.
    pub fn of_json(article: &Json) -> Self {
        let mut locations = Self::default();
        locations.note_within(article, "");
        locations
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
                                self.note(&picture, Location::Path(path));
                            }
                        }
                        Json::Text(file) if key == "file" => {
                            self.note_file(&file.replace('\0', ""), Location::Path(path));
                        }
                        value => self.note_within(value, &path),
                    }
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
        }
    }
}
