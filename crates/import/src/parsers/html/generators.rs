//! Blocks of single generators, as anybody would write them: AsciiDoctor, LaTeXML, Org, Substack.

use crate::markup::{Element, Node};

/// Puts an element that a generator writes in a way of its own into the words of all pages.
pub(super) fn normalize(element: &mut Element) {
    let class = |words: &[&str]| element.has("class", words);
    if class(&["quoteblock", "verseblock"]) {
        quotation(element);
    } else if class(&["sidebarblock"]) {
        boxed(element);
    } else if class(&["imageblock"]) {
        titled(element, "figure", "figcaption");
    } else if class(&["colist"]) {
        numbered_list(element);
    } else if class(&["ltx_enumerate", "ltx_itemize"]) {
        tagged_list(element);
    } else if element.is(&["h1"]) {
        subtitle(element);
    } else if class(&["latex-rendered"]) {
        rendered(element);
    } else if element.is(&["div", "figure"]) && class(&["pullquote", "wp-block-pullquote"]) {
        pulled(element);
    } else if element.is(&["sup"]) && is_reference(element) {
        noted(element);
    } else if class(&["ztext-math"]) {
        set_formula(element);
    } else if element.is(&["cite"]) && class(&["ltx_cite", "citation"]) {
        // Of these no page sets the words in italics.
        element.tag = "span".into();
    } else if class(&["ltx_author_notes"]) {
        element.children.insert(0, Node::Element(Element::new("br")));
    } else if class(&["wp-block-file"]) {
        // A second link to the same file.
        element.children.retain(|child| {
            !matches!(child, Node::Element(child) if child.has("class", &["wp-block-file__button"]))
        });
    } else if class(&["ltx_tag_bibitem"]) {
        element.children.push(Node::Text(" ".into()));
    }
}

/// The number of the first child for which this holds.
fn position(element: &Element, holds: &dyn Fn(&Element) -> bool) -> Option<usize> {
    let is_it = |child: &Node| matches!(child, Node::Element(child) if holds(child));
    element.children.iter().position(is_it)
}

/// A quotation of AsciiDoctor's, whose attribution stands below it.
fn quotation(element: &mut Element) {
    let is_verse = element.has("class", &["verseblock"]);
    let source = position(element, &|child| child.has("class", &["attribution"]));
    let mut source = source.map(|place| element.children.remove(place));
    if let Some(Node::Element(source)) = &mut source {
        source.tag = "footer".into();
        if let Some(Node::Text(text)) = source.children.first_mut() {
            *text = text.trim_start().trim_start_matches('—').trim_start().to_string();
        }
    }
    if is_verse {
        element.tag = "blockquote".into();
        if let Some(lines) = element.elements_mut().find(|child| child.is(&["pre"])) {
            lines.attributes.push(("class".into(), "verse".into()));
            lines.attributes.retain(|(name, value)| name != "class" || value == "verse");
        }
        element.children.extend(source);
    } else if let Some(quote) = element.elements_mut().find(|child| child.is(&["blockquote"])) {
        quote.children.extend(source);
    }
}

/// A box of AsciiDoctor's with a title.
fn boxed(element: &mut Element) {
    element.tag = "aside".into();
    // What it is called is no sign of what stands around an article.
    element.attributes.retain(|(name, _)| name != "class");
    let content = element.elements_mut().find(|child| child.has("class", &["content"]));
    if let Some(content) = content.map(std::mem::take) {
        element.children = content.children;
    }
    if let Some(title) = element.elements_mut().find(|child| child.has("class", &["title"])) {
        title.tag = "h4".into();
    }
}

/// A block whose title is a caption.
fn titled(element: &mut Element, tag: &str, caption: &str) {
    element.tag = tag.into();
    if let Some(title) = element.elements_mut().find(|child| child.has("class", &["title"])) {
        title.tag = caption.into();
    }
}

/// The numbers in code, explained in a table of which each row is one.
fn numbered_list(element: &mut Element) {
    fn rows(element: &mut Element, items: &mut Vec<Node>) {
        for child in element.elements_mut() {
            if !child.is(&["tr"]) {
                rows(child, items);
            } else if let Some(cell) = child.elements_mut().filter(|cell| cell.is(&["td"])).last() {
                let cell = std::mem::take(cell);
                items.push(Node::Element(Element { tag: "li".into(), ..cell }));
            }
        }
    }
    if element.find(&|found| found.is(&["tr"])).is_none() {
        return;
    }
    let mut items = Vec::new();
    rows(element, &mut items);
    let mut list = Element::new("ol");
    list.line = element.line;
    list.children = items;
    element.children = vec![Node::Element(list)];
}

/// A list of LaTeXML's, whose numbers are in its text: the first tells their kind.
fn tagged_list(list: &mut Element) {
    let mut kind = None;
    for item in list.elements_mut() {
        let Some(place) = position(item, &|child| child.has("class", &["ltx_tag_item"])) else {
            continue;
        };
        if let Node::Element(tag) = item.children.remove(place) {
            let sign = tag.text();
            kind = kind.or(sign.chars().find(|c| c.is_ascii_alphanumeric()));
        }
    }
    if let Some(kind) = kind.filter(|kind| "aAiI".contains(*kind)) {
        list.attributes.push(("type".into(), kind.to_string()));
    }
}

/// A subtitle within a headline.
fn subtitle(headline: &mut Element) {
    let is_subtitle =
        |child: &Element| child.is(&["span", "small", "div"]) && child.has("class", &["subtitle"]);
    let Some(place) = position(headline, &is_subtitle) else { return };
    let Node::Element(mut subtitle) = headline.children.remove(place) else { return };
    let mut title = Element::new("h1");
    title.line = headline.line;
    title.children = std::mem::take(&mut headline.children);
    title.children.retain(|child| !matches!(child, Node::Element(child) if child.is(&["br"])));
    title.attributes = std::mem::take(&mut headline.attributes);
    subtitle.tag = "p".into();
    subtitle.attributes.push(("role".into(), "doc-subtitle".into()));
    headline.tag = "hgroup".into();
    headline.children = vec![Node::Element(title), Node::Element(subtitle)];
}

/// A sentence out of the text, of WordPress and Substack.
fn pulled(element: &mut Element) {
    let quote = element.elements_mut().find(|child| child.is(&["blockquote"]));
    match quote.map(std::mem::take) {
        Some(quote) => *element = quote,
        None => element.tag = "aside".into(),
    }
    element.attributes.retain(|(name, _)| name != "class");
    element.attributes.push(("class".into(), "pullquote".into()));
}

/// Whether a raised number is a reference of Zhihu's, which has its note in an attribute.
fn is_reference(element: &Element) -> bool {
    element.has("data-draft-type", &["reference"]) && element.attribute("data-text").is_some()
}

/// Makes a note within the line of such a reference.
fn noted(element: &mut Element) {
    let text = element.attribute("data-text").unwrap_or_default().to_string();
    let link = element.attribute("data-url").map(str::to_string);
    element.tag = "span".into();
    element.attributes = vec![("class".into(), "inline-footnote".into())];
    element.children = vec![Node::Text(text)];
    if let Some(link) = link {
        let mut linked = Element { line: element.line, ..Element::new("a") };
        linked.attributes.push(("href".into(), link));
        linked.children = std::mem::take(&mut element.children);
        element.children.push(Node::Element(linked));
    }
}

/// A formula of Zhihu's, whose source is in an attribute.
fn set_formula(element: &mut Element) {
    if let Some(tex) = element.attribute("data-tex").map(str::to_string) {
        element.attributes.retain(|(name, _)| name != "class");
        element.attributes.push(("class".into(), "math".into()));
        element.children = vec![Node::Text(format!("\\({tex}\\)"))];
    }
}

/// A formula that a script would set from data beside it.
fn rendered(element: &mut Element) {
    let data = element.attribute("data-attrs").and_then(|data| {
        let value: serde_json::Value = serde_json::from_str(data).ok()?;
        Some(value["persistentExpression"].as_str()?.to_string())
    });
    if let Some(tex) = data.filter(|_| !element.has_words()) {
        element.attributes.push(("class".into(), "math".into()));
        element.attributes.retain(|(name, value)| name != "class" || value == "math");
        element.children = vec![Node::Text(format!("\\[{tex}\\]"))];
    }
}
