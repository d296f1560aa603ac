//! Praise and its author, as page builders write it: boxes without a tag that says so. They become
//! quotations with who said it.

use crate::markup::{Element, Node};

const WORDS: [&str; 5] = ["content", "text", "body", "quote", "copy"];
const NAMES: [&str; 5] = ["name", "author", "client", "citation", "cite"];
const PLACES: [&str; 6] = ["job", "position", "title", "company", "role", "occupation"];

/// Makes a quotation of an element that is one by its names.
pub(super) fn normalize(element: &mut Element) {
    if !element.is(&["div", "figure", "section", "li", "article"]) || !is_named(element, "") {
        return;
    }
    let (mut words, mut who) = (Vec::new(), Vec::new());
    collect(element, &mut words, &mut who);
    let said: usize = words.iter().chain(&who).map(|part| part.text().len() + 1).sum();
    // One alone, and nothing beside it.
    if words.len() != 1 || who.is_empty() || element.text().len() > said {
        return;
    }
    let mut footer = Element { line: who[0].line, ..Element::new("footer") };
    let names: Vec<String> = who.iter().map(|part| part.text()).collect();
    footer.children.push(Node::Text(names.join(", ")));
    let mut quote = Element { line: element.line, ..Element::new("blockquote") };
    pictures(element, &mut quote.children);
    for word in words {
        quote.children.extend(match word.children.iter().any(is_block) {
            true => word.children.clone(),
            false => vec![Node::Element(Element { tag: "p".into(), ..word.clone() })],
        });
    }
    for child in &mut quote.children {
        if let Node::Element(child) = child {
            child.attributes.retain(|(name, _)| name != "class");
        }
    }
    quote.children.push(Node::Element(footer));
    if element.is(&["li"]) {
        element.children = vec![Node::Element(quote)];
    } else {
        *element = quote;
    }
}

fn is_block(node: &Node) -> bool {
    matches!(node, Node::Element(child) if !child.is_inline())
}

/// The words of praise, and those of its author, in an element.
fn collect<'e>(element: &'e Element, words: &mut Vec<&'e Element>, who: &mut Vec<&'e Element>) {
    for child in element.elements() {
        let has = |endings: &[&str]| endings.iter().any(|ending| is_named(child, ending));
        let holds_other = |found: &Element| {
            !std::ptr::eq(found, child) && NAMES.iter().any(|ending| is_named(found, ending))
        };
        if !child.has_words() {
            continue;
        }
        if has(&WORDS) && child.find(&holds_other).is_none() {
            words.push(child);
        } else if has(&NAMES) || has(&PLACES) && child.length() < 200 {
            who.push(child);
        } else {
            collect(child, words, who);
        }
    }
}

/// Puts the pictures of a box before its words.
fn pictures(element: &Element, found: &mut Vec<Node>) {
    for child in element.elements() {
        let is_picture = child.is(&["img"]);
        found.extend(is_picture.then(|| Node::Element(child.clone())));
        if !WORDS.iter().any(|ending| is_named(child, ending)) {
            pictures(child, found);
        }
    }
}

/// Whether a name of an element says that it is praise, or such a part of it.
fn is_named(element: &Element, ending: &str) -> bool {
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    class.split_ascii_whitespace().any(|name| {
        let mut words = name.split(['-', '_']);
        let is_praise = words.any(|word| word == "testimonial");
        is_praise && (ending.is_empty() || words.next_back() == Some(ending))
    })
}
