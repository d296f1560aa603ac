//! Evernote's export (`.enex`): notes, each with its markup as text in it, and its files, which the
//! markup names by their MD5.

use super::{Feed, child, children, text, topics};
use crate::markup::{Element, Node};
use crate::parsers::html::{dates, fragment, metadata};
use crate::parsers::post::{Content, Post};
use crate::parsers::{archive, picture, xml};
use article::{Date, Warning};
use md5::{Digest, Md5};
use std::collections::HashMap;

/// Reads the tree of an export.
pub(super) fn feed(root: &Element) -> Feed {
    let posts = children(root, "note").map(|note| (String::new(), post(note))).collect();
    Feed { title: None, posts }
}

fn post(note: &Element) -> Post {
    let mut post = Post { line: note.line, ..Post::default() };
    let about = child(note, "note-attributes");
    let of_about = |tag: &str| about.and_then(|about| text(about, &[tag]));
    post.metadata.titles.extend(text(note, &["title"]));
    post.metadata.published = text(note, &["created"]).and_then(|text| moment(&text));
    post.metadata.updated = text(note, &["updated"]).and_then(|text| moment(&text));
    post.metadata.canonical = of_about("source-url").filter(|link| link.starts_with("http"));
    post.metadata.topics = topics(children(note, "tag").map(Element::text));
    post.bylines.extend(of_about("author").and_then(|name| metadata::author(&name, None)));
    let content = child(note, "content").map(Element::raw_text).unwrap_or_default();
    match xml::parse(content.trim()) {
        Ok(document) => {
            let mut tree = document.root;
            tree.line = note.line;
            normalize(&mut tree, &mut post.warnings, note, &resources(note));
            post.content = Content::Tree(tree);
        }
        Err(_) => post.content = Content::Text(fragment::plain(&content)),
    }
    post
}

/// The files of a note, by the MD5 of their bytes.
fn resources(note: &Element) -> HashMap<String, Resource> {
    let of = |resource: &Element| {
        let data = child(resource, "data")?.raw_text();
        let base64: String = data.split_ascii_whitespace().collect();
        let bytes = picture::decode(base64.as_bytes())?;
        let hash = Md5::digest(&bytes);
        let hash = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let about = child(resource, "resource-attributes");
        let name = about.and_then(|about| text(about, &["file-name"]));
        Some((hash, Resource { name, address: archive::picture(&bytes) }))
    };
    children(note, "resource").filter_map(of).collect()
}

/// A file of a note.
struct Resource {
    name: Option<String>,
    /// The address that is the file itself, if it is a picture.
    address: Option<String>,
}

/// A day and a time as Evernote writes them: `20240303T080910Z`.
fn moment(text: &str) -> Option<Date> {
    let (day, time) = text.split_once('T')?;
    let part = |text: &str, from: usize, to: usize| text.get(from..to).map(str::to_string);
    let (year, month, of_month) = (part(day, 0, 4)?, part(day, 4, 6)?, part(day, 6, 8)?);
    let clock = [part(time, 0, 2)?, part(time, 2, 4)?, part(time, 4, 6)?].join(":");
    let zone = if time.ends_with('Z') { "Z" } else { "" };
    dates::date(&format!("{year}-{month}-{of_month}T{clock}{zone}"))
}

/// Puts Evernote's own elements into the words of all pages.
fn normalize(
    element: &mut Element,
    warnings: &mut Vec<Warning>,
    note: &Element,
    resources: &HashMap<String, Resource>,
) {
    if element.is(&["en-note"]) {
        element.tag = "div".into();
    }
    tasks(element);
    let style = element.attribute("style").unwrap_or_default().replace(' ', "");
    if element.is(&["li"]) && style.contains("--en-checked:") {
        element.children.insert(0, Node::Element(checkbox(style.contains("--en-checked:true"))));
    }
    if element.is(&["div"]) && (style.contains("-en-codeblock:true")) {
        let lines: Vec<String> = element.elements().map(Element::raw_text).collect();
        element.tag = "pre".into();
        element.children = vec![Node::Text(lines.join("\n"))];
        return;
    }
    if element.is(&["en-media"]) {
        let hash = element.attribute("hash").map(str::to_ascii_lowercase).unwrap_or_default();
        let resource = resources.get(&hash);
        match resource.and_then(|resource| resource.address.as_ref()) {
            Some(address) => shown(element, address),
            None => warnings.push(left_out(element, resource, note)),
        }
    }
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_dropped(child)));
    for child in element.elements_mut() {
        normalize(child, warnings, note, resources);
    }
    element
        .children
        .retain(|child| !matches!(child, Node::Element(child) if child.is(&["en-media"])));
}

/// Makes a picture of what names one of the note's files.
fn shown(media: &mut Element, address: &str) {
    media.tag = "img".into();
    media.attributes.retain(|(name, _)| matches!(name.as_str(), "alt" | "width" | "height"));
    media.attributes.push(("src".into(), address.to_string()));
}

fn left_out(media: &Element, resource: Option<&Resource>, note: &Element) -> Warning {
    let kind = media.attribute("type").unwrap_or("of a kind that is not named");
    let name = resource.and_then(|resource| resource.name.as_deref());
    let name = name.map(|name| format!(" “{name}”")).unwrap_or_default();
    let why = match resource {
        Some(_) => "save it from Evernote, and link to it",
        None => "the export does not have it",
    };
    let message = format!("a file of the note{name} ({kind}) is left out: {why}");
    Warning::new(note.location(), message)
}

/// Whether an element is encrypted or empty.
fn is_dropped(element: &Element) -> bool {
    element.is(&["div"])
        && !element.has_words()
        && element.elements().all(|child| child.is(&["br"]))
}

fn checkbox(is_checked: bool) -> Element {
    let mut input = Element::new("input");
    input.attributes.push(("type".into(), "checkbox".into()));
    input.attributes.extend(is_checked.then(|| ("checked".into(), String::new())));
    input
}

/// Makes a list of lines that begin with the box of a task.
fn tasks(element: &mut Element) {
    let is_todo = |child: &Element| {
        child.is(&["div", "p"]) && child.elements().next().is_some_and(|box_| box_.is(&["en-todo"]))
    };
    if !element.elements().any(is_todo) {
        return;
    }
    let mut children: Vec<Node> = Vec::new();
    let mut is_open = false;
    for child in std::mem::take(&mut element.children) {
        match child {
            Node::Element(mut item) if is_todo(&item) => {
                let todo = item.elements().find(|found| found.is(&["en-todo"]));
                let is_checked = todo.is_some_and(|todo| todo.attribute("checked") == Some("true"));
                item.children.retain(
                    |child| !matches!(child, Node::Element(child) if child.is(&["en-todo"])),
                );
                item.children.insert(0, Node::Element(checkbox(is_checked)));
                item.tag = "li".into();
                match children.last_mut() {
                    Some(Node::Element(list)) if is_open => list.children.push(Node::Element(item)),
                    _ => {
                        let mut list = Element::new("ul");
                        list.children.push(Node::Element(item));
                        children.push(Node::Element(list));
                    }
                }
                is_open = true;
            }
            Node::Text(text) if text.trim().is_empty() => {}
            child => {
                is_open = false;
                children.push(child);
            }
        }
    }
    element.children = children;
}
