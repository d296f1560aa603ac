//! JSON Feed 1.0 and 1.1.

use super::media::{self, Medium};
use super::{Feed, date, in_full, is_web, signed, topics};
use crate::parsers::html::fragment;
use crate::parsers::post::{self, Content, Post, language};
use article::{Byline, Location, Warning};
use serde_json::Value;

/// Whether JSON is a feed.
pub(in crate::parsers) fn is_json_feed(value: &Value) -> bool {
    let version = value["version"].as_str().unwrap_or_default();
    version.contains("jsonfeed.org/version") && value["items"].is_array()
}

pub(super) fn feed(feed: &Value) -> Feed {
    let title = text(feed, "title").map(|title| fragment::plain(&title));
    let items = feed["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    let posts = items.iter().enumerate().map(|(index, item)| post(feed, item, index));
    Feed { title, posts: posts.collect() }
}

fn post(feed: &Value, item: &Value, index: usize) -> (String, Post) {
    let mut post = Post::default();
    let known = &mut post.metadata;
    known.titles.extend(text(item, "title").map(|title| fragment::plain(&title)));
    let base = text(feed, "home_page_url");
    let address = |name: &str| Some(in_full(base.as_deref(), &text(item, name)?));
    known.canonical = address("url")
        .or_else(|| address("external_url"))
        .or_else(|| text(item, "id"))
        .filter(|address| is_web(address));
    known.base = base.filter(|_| known.canonical.is_none());
    known.published = text(item, "date_published").and_then(|text| date(&text));
    known.updated = text(item, "date_modified").and_then(|text| date(&text));
    known.lang =
        text(item, "language").or_else(|| text(feed, "language")).and_then(|lang| language(&lang));
    known.description = text(item, "summary").map(|summary| fragment::plain(&summary));
    let tags = item["tags"].as_array().into_iter().flatten();
    known.topics = topics(tags.filter_map(Value::as_str).map(str::to_string));
    let own = authors(item);
    post.bylines = if own.is_empty() { authors(feed) } else { own };
    post.content = match (text(item, "content_html"), text(item, "content_text")) {
        (Some(html), _) => Content::Html(html, 1),
        (None, Some(text)) => Content::Text(text),
        (None, None) => match post.metadata.description.take() {
            Some(summary) => {
                let place = Location::Path(format!("items[{index}]"));
                let message = "the feed has only a summary of this entry";
                post.warnings.push(Warning::new(place, message));
                Content::Text(summary)
            }
            None => Content::Nothing,
        },
    };
    let attachments = item["attachments"].as_array().into_iter().flatten();
    let mut media: Vec<Medium> = attachments
        .map(|file| Medium {
            address: text(file, "url").unwrap_or_default(),
            kind: text(file, "mime_type").unwrap_or_default(),
            title: text(file, "title").unwrap_or_default(),
            ..Medium::default()
        })
        .collect();
    let picture = text(item, "image").or_else(|| text(item, "banner_image"));
    media.extend(picture.map(|address| Medium {
        address,
        kind: "image".into(),
        is_thumbnail: true,
        ..Medium::default()
    }));
    media::put(&mut post, media);
    (text(item, "id").unwrap_or_default(), post)
}

fn authors(value: &Value) -> Vec<Byline> {
    let several = value["authors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let one = [&value["author"]].into_iter().filter(|author| author.is_object());
    let of = |author: &Value| signed(&text(author, "name")?, None, text(author, "url").as_deref());
    let authors: Vec<Byline> = several.iter().filter_map(of).collect();
    if authors.is_empty() { one.filter_map(of).collect() } else { authors }
}

fn text(value: &Value, name: &str) -> Option<String> {
    post::text(&value[name])
}
