//! Substack's archive: a list of all posts and a page of each.

use super::{About, table};
use crate::parsers::archive::Archive;
use crate::parsers::feed::date;
use article::Warning;
use std::collections::HashMap;

fn list(archive: &Archive) -> Option<&String> {
    archive.names().iter().find(|name| name.rsplit('/').next() == Some("posts.csv"))
}

pub(super) fn is_export(archive: &Archive) -> bool {
    list(archive).is_some()
}

/// The posts that are published, as the list has them.
pub(super) fn documents(archive: &Archive, warnings: &mut Vec<Warning>) -> Vec<(String, About)> {
    let text = list(archive).and_then(|name| archive.text(name)).unwrap_or_default();
    let mut rows = table::rows(&text).into_iter();
    let names = rows.next().unwrap_or_default();
    let column =
        |name: &str| names.iter().position(|known| known.trim_start_matches('\u{feff}') == name);
    let columns = ["post_id", "post_date", "is_published", "title", "subtitle"].map(column);
    let pages: HashMap<String, &String> = archive
        .names()
        .iter()
        .filter(|name| name.ends_with(".html"))
        .map(|name| (super::stem(name).split('.').next().unwrap_or_default().to_string(), name))
        .collect();
    let (mut documents, mut left_out) = (Vec::new(), 0);
    for row in rows {
        let get = |place: usize| columns[place].and_then(|column| row.get(column)).cloned();
        let Some(id) = get(0) else { continue };
        if get(2).is_some_and(|published| published.trim() != "true") {
            left_out += 1;
            continue;
        }
        let Some(page) = pages.get(id.split('.').next().unwrap_or_default()) else { continue };
        let about = About {
            title: get(3).filter(|title| !title.trim().is_empty()),
            subtitle: get(4).filter(|subtitle| !subtitle.trim().is_empty()),
            date: get(1).and_then(|text| date(&text)),
            ..About::default()
        };
        documents.push(((*page).clone(), about));
    }
    if left_out > 0 {
        warnings.push(super::unpublished(left_out));
    }
    documents
}
