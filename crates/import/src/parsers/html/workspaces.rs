//! Blocks of the programs that groups write together in, as anybody would write them: Confluence,
//! Discourse, Notion.

use crate::markup::{Element, Node};

/// Puts an element that such a program writes in a way of its own into the words of all pages.
pub(super) fn normalize(element: &mut Element) {
    let class = |words: &[&str]| element.has("class", words);
    if class(&["confluence-information-macro"]) {
        macro_box(element);
    } else if element.is(&["div"]) && class(&["code"]) && class(&["panel"]) {
        code_panel(element);
    } else if class(&["expand-container"]) {
        disclosure(element);
    } else if class(&["inline-task-list", "checklist"]) {
        tasks(element);
    } else if element.is(&["aside"]) && class(&["quote"]) {
        quotation(element);
    } else if class(&["lightbox-wrapper"]) {
        remove(element, &|found| found.has("class", &["meta"]));
    }
    notion_lists(element);
}

/// Removes the elements within for which this holds.
fn remove(element: &mut Element, is_it: &dyn Fn(&Element) -> bool) {
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_it(child)));
    element.elements_mut().for_each(|child| remove(child, is_it));
}

/// A box of Confluence's, which names its kind behind its own name.
fn macro_box(element: &mut Element) {
    let class = element.attribute("class").unwrap_or_default();
    let kind = class
        .split_ascii_whitespace()
        .find_map(|word| word.strip_prefix("confluence-information-macro-"))
        .unwrap_or("note");
    let class = format!("callout {kind}");
    element.attributes.retain(|(name, _)| name != "class");
    element.attributes.push(("class".into(), class));
    remove(element, &|found| found.has("class", &["confluence-information-macro-icon"]));
}

/// Code of Confluence's: its file and language stand around it.
fn code_panel(element: &mut Element) {
    let is_header = |child: &Element| child.has("class", &["codeHeader", "panelHeader"]);
    for header in element.elements_mut().filter(|child| is_header(child)) {
        header.attributes.push(("class".into(), "code-title".into()));
        header.attributes.retain(|(name, value)| name != "class" || value == "code-title");
    }
    name_language(element);
}

fn name_language(element: &mut Element) {
    let brush = element.attribute("data-syntaxhighlighter-params").and_then(|parameters| {
        let (_, rest) = parameters.split_once("brush:")?;
        Some(rest.split(';').next()?.trim().to_string())
    });
    if let Some(brush) = brush.filter(|_| element.is(&["pre"])) {
        element.attributes.push(("data-lang".into(), brush));
    }
    element.elements_mut().for_each(name_language);
}

/// A part of Confluence's that is shown when its title is pressed.
fn disclosure(element: &mut Element) {
    element.tag = "details".into();
    for child in element.elements_mut() {
        if child.has("class", &["expand-control"]) {
            child.tag = "summary".into();
        }
        if child.has("class", &["expand-content"]) {
            child.attributes.retain(|(name, _)| name != "style" && name != "hidden");
        }
    }
}

/// Tasks of Confluence's and AsciiDoctor's: their names or a sign say which are done.
fn tasks(list: &mut Element) {
    let is_list = list.is(&["ul"]);
    for item in list.elements_mut() {
        if !is_list || !item.is(&["li"]) {
            tasks(item);
            continue;
        }
        let sign = take_sign(item);
        let is_done = sign.unwrap_or_else(|| item.has("class", &["checked"]));
        if sign.is_none() && !item.is_set("data-inline-task-id") && !is_done {
            continue;
        }
        let mut sign = Element { line: item.line, ..Element::new("input") };
        sign.attributes.push(("type".into(), "checkbox".into()));
        sign.attributes.extend(is_done.then(|| ("checked".into(), String::new())));
        item.children.insert(0, Node::Element(sign));
    }
}

/// Takes the sign off the beginning of a task; whether it says that it is done.
fn take_sign(element: &mut Element) -> Option<bool> {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    match element.children.iter_mut().find(|child| !is_blank(child))? {
        Node::Element(first) => take_sign(first),
        Node::Text(text) => {
            let begin = text.trim_start();
            let sign = begin.chars().next().filter(|sign| "✓☑❏☐".contains(*sign))?;
            *text = begin.trim_start_matches(sign).trim_start().to_string();
            Some("✓☑".contains(sign))
        }
    }
}

/// A quotation of Discourse's, above which stands who is quoted.
fn quotation(element: &mut Element) {
    let title = element.elements().find(|child| child.has("class", &["title"]));
    let name = title.map(Element::text).or(element.attribute("data-username").map(str::to_string));
    let Some(quote) = element.elements_mut().find(|child| child.is(&["blockquote"])) else {
        return;
    };
    let mut quote = std::mem::take(quote);
    if let Some(name) = name.map(|name| name.trim_end_matches(':').trim().to_string())
        && !name.is_empty()
    {
        let mut footer = Element { line: quote.line, ..Element::new("footer") };
        footer.children.push(Node::Text(name));
        quote.children.push(Node::Element(footer));
    }
    *element = quote;
}

/// The names of Notion's lists, of which it writes one for each item.
const LISTS: [&str; 4] = ["bulleted-list", "numbered-list", "to-do-list", "toggle"];

/// Puts lists of one kind that follow each other into one; what is folded is no item.
fn notion_lists(element: &mut Element) {
    let kind = |list: &Element| LISTS.into_iter().find(|name| list.has("class", &[name]));
    if !element.elements().any(|child| child.is(&["ul", "ol"]) && kind(child).is_some()) {
        return;
    }
    let mut children: Vec<Node> = Vec::new();
    for child in std::mem::take(&mut element.children) {
        match (child, children.last_mut()) {
            (Node::Element(list), _) if kind(&list) == Some("toggle") => {
                let items = list.children.into_iter().flat_map(|item| match item {
                    Node::Element(item) if item.is(&["li"]) => item.children,
                    node => vec![node],
                });
                children.extend(items);
            }
            (Node::Element(list), Some(Node::Element(last)))
                if last.is(&["ul", "ol"]) && kind(&list).is_some() && kind(&list) == kind(last) =>
            {
                last.children.extend(list.children);
            }
            (child, _) => children.push(child),
        }
    }
    element.children = children;
}
