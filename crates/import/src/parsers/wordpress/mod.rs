//! WordPress' exports (WXR, a feed with elements of its own): posts and pages, as they are
//! published.

mod autop;
mod builders;
mod footnotes;
mod shortcodes;

use super::collection::{Collection, CollectionKind};
use super::feed::rss::{self, Channel};
use super::feed::{child, children, date, signed, text, topics};
use super::html::fragment;
use super::post::{Content, Post, element};
use super::{ImportError, html};
use crate::markup::{Element, Node};
use article::{Location, Warning};
use std::collections::{BTreeMap, HashMap};

/// Whether the tree of a feed is an export.
pub(super) fn is_export(root: &Element) -> bool {
    let channel = child(root, "channel");
    channel.is_some_and(|channel| {
        let is_one = |child: &Element| {
            child.is(&["wp:wxr_version"])
                || child.is(&["item"]) && self::child(child, "wp:post_type").is_some()
        };
        channel.elements().any(is_one)
    })
}

/// The authors and files of the site, which posts name.
pub(in crate::parsers) struct Site {
    /// The names of authors, by those with which they sign in.
    authors: HashMap<String, String>,
    /// The addresses and words of files, by their numbers.
    files: HashMap<String, (String, String)>,
}

/// Reads the posts and pages of an export.
///
/// # Errors
/// There is none.
pub(super) fn collection(
    root: &Element,
    mut warnings: Vec<Warning>,
) -> Result<Collection, ImportError> {
    let channel = child(root, "channel").unwrap_or(root);
    let about = Channel::of(channel);
    let site = Site { authors: authors(channel), files: files(channel) };
    let mut posts = Vec::new();
    let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
    for item in children(channel, "item") {
        match public(item) {
            Ok(true) => posts.push(post(item, &about, &site)),
            Ok(false) => {}
            Err(why) => *left_out.entry(why).or_default() += 1,
        }
    }
    if !left_out.is_empty() {
        let listed = left_out.iter().map(|(why, count)| format!("{count} {why}"));
        let listed: Vec<String> = listed.collect();
        let message = format!("what is not public is left out: {}", listed.join(", "));
        warnings.push(Warning::new(Location::Document, message));
    }
    if posts.is_empty() {
        return Err(ImportError::NoEntries("WordPress export"));
    }
    Ok(Collection::of_posts(about.title, CollectionKind::Export, posts, warnings))
}

/// The types of items that WordPress keeps in its table of posts and are no posts.
const NO_POSTS: [&str; 14] = [
    "attachment",
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "wp_template",
    "wp_template_part",
    "wp_global_styles",
    "wp_navigation",
    "wp_font_family",
    "wp_font_face",
];

/// Whether an item is a post or a page that readers may see, or what it is instead.
fn public(item: &Element) -> Result<bool, String> {
    let kind = text(item, &["wp:post_type"]).unwrap_or_else(|| "post".into());
    if NO_POSTS.contains(&kind.as_str()) || kind.starts_with("acf-") {
        return Ok(false);
    }
    let status = text(item, &["wp:status"]).unwrap_or_else(|| "publish".into());
    let has_password = text(item, &["wp:post_password"]).is_some();
    match status.as_str() {
        "trash" | "auto-draft" | "inherit" => Ok(false),
        "publish" if has_password => Err(format!("{kind} with a password")),
        "publish" => Ok(true),
        status => Err(format!("{kind} with the status {status}")),
    }
}

fn authors(channel: &Element) -> HashMap<String, String> {
    let of = |author: &Element| {
        let login = text(author, &["wp:author_login"])?;
        let whole =
            ["wp:author_first_name", "wp:author_last_name"].map(|name| text(author, &[name]));
        let whole: Vec<String> = whole.into_iter().flatten().collect();
        let name = text(author, &["wp:author_display_name"]);
        Some((login, name.unwrap_or_else(|| whole.join(" "))))
    };
    children(channel, "wp:author").filter_map(of).collect()
}

fn files(channel: &Element) -> HashMap<String, (String, String)> {
    let of = |item: &Element| {
        let address = text(item, &["wp:attachment_url"])?;
        let words = meta(item, "_wp_attachment_image_alt");
        let words = words.or_else(|| text(item, &["excerpt:encoded"])).unwrap_or_default();
        Some((text(item, &["wp:post_id"])?, (address, words)))
    };
    children(channel, "item").filter_map(of).collect()
}

fn meta(item: &Element, key: &str) -> Option<String> {
    let mut metas = children(item, "wp:postmeta");
    let found = metas.find(|meta| text(meta, &["wp:meta_key"]).as_deref() == Some(key))?;
    text(found, &["wp:meta_value"])
}

fn post(item: &Element, about: &Channel, site: &Site) -> (String, Option<String>, Post) {
    let (_, mut post) = rss::post(item, about);
    let known = &mut post.metadata;
    let zoned = |name: &str| {
        let text = text(item, &[name])?;
        // In UTC, which its form does not say.
        date(&text.replacen(' ', "T", 1))
            .and_then(|_| date(&format!("{}Z", text.replacen(' ', "T", 1))))
    };
    known.published = zoned("wp:post_date_gmt")
        .or_else(|| text(item, &["wp:post_date"]).and_then(|text| date(&text)))
        .or(known.published.take());
    known.updated = zoned("wp:post_modified_gmt");
    let of = |domain: &str| -> Vec<String> {
        let named = children(item, "category");
        named.filter(|one| one.attribute("domain") == Some(domain)).map(Element::text).collect()
    };
    let categories = of("category");
    let categories: Vec<String> =
        categories.into_iter().filter(|name| name != "Uncategorized").collect();
    known.section = categories.first().map(|name| fragment::plain(name));
    known.topics = topics(of("post_tag").into_iter().chain(categories.into_iter().skip(1)));
    let excerpt =
        child(item, "excerpt:encoded").map(|excerpt| fragment::plain(&excerpt.raw_text()));
    known.description = excerpt.filter(|excerpt| !excerpt.is_empty());
    let creators = children(item, "dc:creator").map(Element::text);
    let names = creators.map(|login| site.authors.get(&login).cloned().unwrap_or(login));
    post.bylines = names.filter_map(|name| signed(&name, None, None)).collect();
    let Some(encoded) = child(item, "content:encoded") else {
        return (id(item), slug(item), post);
    };
    let (text, line) = (encoded.raw_text(), encoded.line);
    let text = shortcodes::replace(&text, line, site, &mut post.warnings);
    let text = if text.contains("<!-- wp:") { text } else { autop::autop(&text) };
    let text = footnotes::with_notes(text, meta(item, "footnotes").as_deref());
    let cover = meta(item, "_thumbnail_id").and_then(|id| site.files.get(&id));
    if let Some((address, words)) = cover
        && !text.contains(address.as_str())
    {
        let picture = element("img", &[("src", address), ("alt", words)], Vec::new());
        post.before.push(element("figure", &[], vec![Node::Element(picture)]));
    }
    post.content = Content::Html(text, line);
    (id(item), slug(item), post)
}

fn id(item: &Element) -> String {
    text(item, &["guid"]).unwrap_or_default()
}

fn slug(item: &Element) -> Option<String> {
    let name = text(item, &["wp:post_name"])?;
    Some(percent_encoding::percent_decode_str(&name).decode_utf8_lossy().into_owned())
}

impl Site {
    /// The pictures of a gallery by their numbers.
    fn gallery(&self, numbers: &str) -> String {
        let pictures = numbers.split(',').filter_map(|id| self.files.get(id.trim()));
        let pictures: String = pictures
            .map(|(address, words)| {
                let [address, words] = [address, words].map(|text| html::fragment::escaped(text));
                format!("<figure><img src=\"{address}\" alt=\"{words}\"></figure>")
            })
            .collect();
        format!("<div class=\"gallery\">{pictures}</div>")
    }
}
