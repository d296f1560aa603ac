//! Articles in schema.org's JSON-LD, as documents of their own (schema.org/Article).

use super::html::json_ld::{self, is_article, list, resolved};
use super::html::{dates, fragment};
use super::post::{self, Content, Post, element};
use crate::markup::{Element, Node};
use article::{Href, Location, Phrase, Series, Story, Warning};
use serde_json::Value;

/// The articles in a document, with their ids; none where it is about something else.
pub(super) fn posts(document: &Value) -> Vec<(String, Option<String>, Post)> {
    let mut items = Vec::new();
    collect(document, 0, &mut items);
    let says_schema = |value: &Value| value.to_string().contains("schema.org");
    let is_ours = list(document).into_iter().any(|one| says_schema(&one["@context"]));
    if !is_ours {
        return Vec::new();
    }
    let found: Vec<&&Value> = items.iter().filter(|item| is_article(item)).collect();
    let with_text: Vec<&&Value> =
        found.iter().copied().filter(|item| body(item).is_some()).collect();
    // Pages and books around an article may be of a type of article, too, and have no text.
    let shown = if with_text.is_empty() { found.into_iter().take(1).collect() } else { with_text };
    let id = |item: &Value| item["@id"].as_str().unwrap_or_default().to_string();
    shown.into_iter().map(|item| (id(item), None, post(item, &items))).collect()
}

/// All objects that may be articles, or say something of them.
fn collect<'v>(value: &'v Value, depth: usize, items: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth, items)),
        Value::Object(_) if depth < 6 => {
            items.push(value);
            let within = [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "blogPost",
                "blogPosts",
                "hasPart",
                "itemListElement",
                "item",
            ];
            for key in within {
                collect(&value[key], depth + 1, items);
            }
        }
        _ => {}
    }
}

fn body(item: &Value) -> Option<String> {
    let text =
        ["articleBody", "text"].iter().map(|key| &item[*key]).find(|text| !text.is_null())?;
    let text = match text {
        Value::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            parts.join("\n\n")
        }
        Value::Object(tagged) => tagged.get("@value")?.as_str()?.to_string(),
        text => text.as_str()?.to_string(),
    };
    (!text.trim().is_empty()).then_some(text)
}

fn post(item: &Value, items: &[&Value]) -> Post {
    let mut post = Post::default();
    json_ld::read_item(item, items, &mut post.metadata);
    let text = |key: &str| json_ld::text(&item[key]).map(|text| fragment::plain(&text));
    post.metadata.titles =
        post.metadata.titles.iter().map(|title| fragment::plain(title)).collect();
    post.metadata.titles.extend(
        text("alternativeHeadline")
            .filter(|_| item["headline"].is_null() && item["name"].is_null()),
    );
    let below = text("alternativeHeadline").filter(|below| *below != post.title());
    post.metadata.description = post.metadata.description.take().or(below);
    part_of(item, items, &mut post);
    match body(item) {
        Some(text) if is_markup(&text) => post.content = Content::Html(text, 1),
        Some(text) => post.content = Content::Text(html_escape(&text)),
        None => {
            let message = "there is no articleBody: only the head of the article was read";
            post.warnings.push(Warning::new(Location::Path("articleBody".into()), message));
        }
    }
    for medium in ["audio", "video"] {
        for one in list(&item[medium]) {
            let one = resolved(one, items);
            let address =
                ["contentUrl", "embedUrl", "url"].iter().find_map(|key| one[*key].as_str());
            let title = json_ld::text(&one["name"]).unwrap_or_default();
            if let Some(address) = address.or(one.as_str()) {
                post.before.push(element(medium, &[("src", address), ("title", &title)], vec![]));
            }
        }
    }
    if let Some(picture) = picture(&item["image"], items).filter(|one| !names(&post, one)) {
        post.before.push(picture);
    }
    for key in ["citation", "relatedLink", "isRelatedTo"] {
        post.stories.extend(list(&item[key]).into_iter().filter_map(|one| cited(one, items)));
    }
    post
}

/// Texts of JSON-LD often have character references.
fn html_escape(text: &str) -> String {
    match text.contains('&') {
        true => text.lines().map(fragment::plain).collect::<Vec<_>>().join("\n"),
        false => text.to_string(),
    }
}

fn is_markup(text: &str) -> bool {
    ["</p>", "<p>", "<br", "</div>", "</a>", "</em>", "</strong>", "<p ", "</li>", "</h2>"]
        .iter()
        .any(|tag| text.contains(tag))
}

/// The series or the site that the article is a part of.
fn part_of(item: &Value, items: &[&Value], post: &mut Post) {
    for whole in list(&item["isPartOf"]) {
        let whole = resolved(whole, items);
        let Some(name) = json_ld::text(&whole["name"]) else { continue };
        if json_ld::is(
            whole,
            &["WebSite", "Blog", "Newspaper", "Periodical", "NewsMediaOrganization"],
        ) {
            post.metadata.site.get_or_insert(name);
        } else if !json_ld::is(whole, &["Product", "WebPage", "CollectionPage"]) {
            let part =
                item["position"].as_u64().or_else(|| item["position"].as_str()?.parse().ok());
            let link = whole["url"].as_str().and_then(|link| Href::parse(link).ok());
            let part = part.and_then(|part| u32::try_from(part).ok()).filter(|part| *part > 0);
            post.series = Some(Series { name: Phrase::from(name), part, link });
        }
    }
}

fn picture(value: &Value, items: &[&Value]) -> Option<Element> {
    let first = list(value).into_iter().next().map(|one| resolved(one, items))?;
    let address = first
        .as_str()
        .or_else(|| ["url", "contentUrl", "@id"].iter().find_map(|key| first[*key].as_str()))?;
    let words = |key: &str| json_ld::text(&first[key]);
    let caption = words("caption").or_else(|| words("description"));
    let alt = words("name").or_else(|| caption.clone()).unwrap_or_default();
    let picture = element("img", &[("src", address), ("alt", &alt)], Vec::new());
    let mut parts = vec![Node::Element(picture)];
    let credit = words("creditText").or_else(|| words("copyrightNotice"));
    let mut below: Vec<Node> = caption.map(Node::Text).into_iter().collect();
    below.extend(credit.map(|credit| {
        Node::Element(element("span", &[("class", "credit")], vec![Node::Text(credit)]))
    }));
    if !below.is_empty() {
        parts.push(Node::Element(element("figcaption", &[], below)));
    }
    Some(element("figure", &[], parts))
}

/// Whether the text shows a picture itself.
fn names(post: &Post, figure: &Element) -> bool {
    let picture = figure.find(&|found| found.is(&["img"]));
    let address = picture.and_then(|picture| picture.attribute("src")).unwrap_or_default();
    matches!(&post.content, Content::Html(text, _) if text.contains(address))
}

fn cited(value: &Value, items: &[&Value]) -> Option<Story> {
    let one = resolved(value, items);
    if let Some(text) = one.as_str() {
        let link = text.starts_with("http").then_some(text);
        return Some(post::story(text, None, link, None));
    }
    let title = json_ld::text(&one["headline"]).or_else(|| json_ld::text(&one["name"]))?;
    let lead = json_ld::text(&one["description"]);
    let link = ["url", "@id"].iter().find_map(|key| one[*key].as_str());
    let link = link.filter(|link| link.starts_with("http"));
    let day = one["datePublished"].as_str().and_then(dates::date);
    Some(post::story(&title, lead.as_deref(), link, day.as_ref()))
}
