//! Ghost's export: all tables of a site in JSON.

use super::{lexical, mobiledoc};
use crate::markup::{Element, Node};
use crate::parsers::collection::{Collection, CollectionKind};
use crate::parsers::feed::{date, topics};
use crate::parsers::html::{fragment, metadata};
use crate::parsers::post::{Content, Post, element, language, text};
use crate::parsers::{ImportError, html};
use article::{Location, Warning};
use serde_json::Value;
use std::collections::HashMap;

/// The tables of an export; `None` where JSON is something else.
pub(in crate::parsers) fn tables(document: &Value) -> Option<&Value> {
    let inner = match document["db"].as_array() {
        Some(all) => all.first()?,
        None => document,
    };
    let data = &inner["data"];
    (data["posts"].is_array() && inner["meta"].is_object()).then_some(data)
}

/// The posts and pages that are published.
///
/// # Errors
/// There is none.
pub(in crate::parsers) fn collection(
    data: &Value,
    mut warnings: Vec<Warning>,
) -> Result<Collection, ImportError> {
    let setting = |key: &str| {
        let found = rows(data, "settings").iter().find(|row| row["key"] == key)?;
        text(&found["value"])
    };
    let title = setting("title");
    let site = setting("url");
    let lang = setting("locale").or_else(|| setting("lang")).and_then(|lang| language(&lang));
    let related = Related::of(data);
    let (mut posts, mut left_out) = (Vec::new(), 0);
    for row in rows(data, "posts") {
        if row["status"].as_str().is_some_and(|status| status != "published") {
            left_out += 1;
            continue;
        }
        let mut post = post(row, &related, site.as_deref());
        post.metadata.site = title.clone();
        post.metadata.lang = text(&row["locale"]).and_then(|lang| language(&lang)).or(lang.clone());
        let id = text(&row["id"]).unwrap_or_default();
        posts.push((id, text(&row["slug"]), post));
    }
    if left_out > 0 {
        warnings.push(super::unpublished(left_out));
    }
    if posts.is_empty() {
        return Err(ImportError::NoEntries("Ghost export"));
    }
    Ok(Collection::of_posts(title, CollectionKind::Export, posts, warnings))
}

fn rows<'v>(data: &'v Value, table: &str) -> &'v [Value] {
    data[table].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Who has written what, and under which subjects it is.
struct Related<'v> {
    names: HashMap<(&'static str, String), &'v Value>,
    of_posts: HashMap<(&'static str, String), Vec<String>>,
    /// The fields of posts that stand in a list of their own.
    about: HashMap<String, &'v Value>,
}

impl<'v> Related<'v> {
    fn of(data: &'v Value) -> Self {
        let (mut names, mut of_posts) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
        for (table, links, key) in
            [("users", "posts_authors", "author_id"), ("tags", "posts_tags", "tag_id")]
        {
            for row in rows(data, table) {
                names.extend(text(&row["id"]).map(|id| ((table, id), row)));
            }
            let mut links: Vec<&Value> = rows(data, links).iter().collect();
            links.sort_by_key(|link| link["sort_order"].as_i64().unwrap_or(0));
            for link in links {
                if let (Some(post), Some(other)) = (text(&link["post_id"]), text(&link[key])) {
                    of_posts.entry((table, post)).or_default().push(other);
                }
            }
        }
        let about = rows(data, "posts_meta").iter();
        let about = about.filter_map(|row| Some((text(&row["post_id"])?, row))).collect();
        Self { names, of_posts, about }
    }

    fn rows(&self, table: &'static str, post: &str) -> Vec<&'v Value> {
        let ids = self.of_posts.get(&(table, post.to_string()));
        let found = ids.into_iter().flatten().filter_map(|id| self.names.get(&(table, id.clone())));
        found.copied().collect()
    }
}

/// The text of a post that has no HTML, as its editor keeps it.
fn own(row: &Value) -> Option<(Element, Vec<String>)> {
    let lexical = text(&row["lexical"]).and_then(|text| lexical::tree(&text));
    lexical.or_else(|| text(&row["mobiledoc"]).and_then(|text| mobiledoc::tree(&text)))
}

/// Addresses within the site are written without its name.
fn resolve_site(element: &mut Element, site: &str) {
    for (_, value) in &mut element.attributes {
        if value.contains("__GHOST_URL__") {
            *value = value.replace("__GHOST_URL__", site);
        }
    }
    element.elements_mut().for_each(|child| resolve_site(child, site));
}

fn post(row: &Value, related: &Related<'_>, site: Option<&str>) -> Post {
    let mut post = Post::default();
    let id = text(&row["id"]).unwrap_or_default();
    let known = &mut post.metadata;
    known.titles.extend(text(&row["title"]));
    known.published = text(&row["published_at"]).and_then(|text| date(&text));
    known.updated = text(&row["updated_at"]).and_then(|text| date(&text));
    known.description = text(&row["custom_excerpt"]).map(|text| fragment::plain(&text));
    let slug = text(&row["slug"]).unwrap_or_default();
    let address = site.map(|site| format!("{}/{slug}/", site.trim_end_matches('/')));
    known.canonical = text(&row["canonical_url"]).or(address);
    let authors = related.rows("users", &id);
    let authors = authors.into_iter().filter_map(|user| {
        metadata::author(&text(&user["name"])?, text(&user["website"]).as_deref())
    });
    post.bylines = authors.collect();
    let tags = related.rows("tags", &id).into_iter().filter_map(|tag| text(&tag["name"]));
    // Names that begin with # are for the site's own use.
    let tags: Vec<String> = tags.filter(|tag| !tag.starts_with('#')).collect();
    known.section = tags.first().cloned();
    known.topics = topics(tags.into_iter().skip(1));
    let html = text(&row["html"]);
    let own = if html.is_none() { own(row) } else { None };
    post.content = match (html, own, text(&row["plaintext"])) {
        (Some(html), ..) => {
            Content::Html(html.replace("__GHOST_URL__", site.unwrap_or_default()), 1)
        }
        (None, Some((mut tree, lost)), _) => {
            if !lost.is_empty() {
                let names = lost.join(", ");
                let message = format!("cards that only the site has are left out: {names}");
                post.warnings.push(Warning::new(Location::Path(slug.clone()), message));
            }
            resolve_site(&mut tree, site.unwrap_or_default());
            Content::Tree(tree)
        }
        (None, None, Some(plain)) => {
            let message = "the post has no HTML: its plain text was read, without its marks";
            post.warnings.push(Warning::new(Location::Path("html".into()), message));
            Content::Text(plain)
        }
        (None, None, None) => Content::Nothing,
    };
    if let Some(picture) = text(&row["feature_image"]) {
        let picture = picture.replace("__GHOST_URL__", site.unwrap_or_default());
        // Since version 4 a table of its own has what is said of it.
        let about = related.about.get(&id).copied().unwrap_or(row);
        let said = |key: &str| text(&row[key]).or_else(|| text(&about[key]));
        let alt = said("feature_image_alt").unwrap_or_default();
        let image = element("img", &[("src", &picture), ("alt", &alt)], Vec::new());
        let mut parts = vec![Node::Element(image)];
        let caption = said("feature_image_caption");
        parts.extend(caption.map(|caption| {
            let words = html::fragment::plain(&caption);
            Node::Element(element("figcaption", &[], vec![Node::Text(words)]))
        }));
        post.before.push(element("figure", &[], parts));
    }
    post
}
