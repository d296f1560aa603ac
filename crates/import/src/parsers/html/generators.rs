//! Blocks of single generators, as anybody would write them: AsciiDoctor, LaTeXML, Org, Substack.

use super::class_names::has_word;
use crate::markup::{Element, Node};
use crate::parsers::highlight;

/// Puts an element that a generator writes in a way of its own into the words of all pages.
pub(super) fn normalize(element: &mut Element) {
    if element.is(&["pre"]) {
        named_language(element);
    }
    let class = |words: &[&str]| element.has("class", words);
    if element.is(&["p", "div", "center"]) && is_break(element) {
        *element = Element { line: element.line, ..Element::new("hr") };
    } else if class(&["quoteblock", "verseblock"]) {
        quotation(element);
    } else if class(&["sidebarblock"]) {
        boxed(element);
    } else if class(&["imageblock"]) {
        titled(element, "figure", "figcaption");
    } else if class(&["colist"]) {
        numbered_list(element);
    } else if class(&["ltx_enumerate", "ltx_itemize"]) {
        tagged_list(element);
    } else if element.is(&["object"])
        && !element.is_set("data")
        && element.find(&|found| found.is(&["table"])).is_some()
    {
        // A table of Apple's Notes.
        element.tag = "div".into();
    } else if element.is(&["img"])
        && element.attribute("alt") == Some("No description has been provided for this image")
    {
        // Jupyter says so of every picture.
        element.attributes.retain(|(name, _)| name != "alt");
    } else if element.is(&["div"]) && class(&["figure"]) {
        captioned(element);
    } else if element.has("data-node-type", &["callout"]) {
        // A box of Hashnode's.
        element.attributes.push(("class".into(), "callout".into()));
        element.children.retain(|child| {
            !matches!(child, Node::Element(child) if child.has("data-node-type", &["callout-emoji"]))
        });
    } else if element.is(&["cite"]) && class(&["hatena-citation"]) {
        // It says the site of the card before it again.
        element.children.clear();
    } else if element.is(&["div"]) && class(&["highlight__panel"]) {
        element.children.clear();
    } else if element.is(&["div"]) && class(&["code-lang"]) {
        // Qiita's name of a file.
        element.attributes.retain(|(name, _)| name != "class");
        element.attributes.push(("class".into(), "code-title".into()));
    } else if element.is(&["div"]) && class(&["note"]) && class(&["warn", "alert"]) {
        element.attributes.retain(|(name, _)| name != "class");
        element.attributes.push(("class".into(), "callout warning".into()));
    } else if class(&["footnote-delimiter"]) {
        element.children.clear();
    } else if element.is(&["li"]) && class(&["on", "off", "trans"]) {
        org_task(element);
    } else if class(&["se-title-text"]) {
        titled_text(element);
    } else if class(&["se-cite"]) {
        element.tag = "cite".into();
    } else if element.is(&["h1"]) {
        headline(element);
    } else if element.attribute("data-attrs").is_some() {
        super::substack::rendered(element);
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

/// Whether a line is nothing but the marks that part two scenes: `* * *`, `⁂`.
fn is_break(line: &Element) -> bool {
    let is_mark = |c: &char| "*＊⁂•◆◇■□※❦☙".contains(*c);
    let text = line.short_text(40).unwrap_or_default();
    let marks = text.chars().filter(is_mark).count();
    (marks >= 3 || text == "⁂")
        && text.chars().all(|c| c.is_whitespace() || is_mark(&c))
        && line.find(&|found| found.is(&["img", "a", "pre", "code"])).is_none()
}

/// Code whose only class is its language.
fn named_language(pre: &mut Element) {
    let is_code = |child: &Element| child.is(&["code"]);
    let code = position(pre, &is_code).and_then(|place| pre.children.get_mut(place));
    let code = match code {
        Some(Node::Element(code)) => code,
        _ => pre,
    };
    for (name, value) in &mut code.attributes {
        if name == "class" && highlight::is_language(value) {
            *value = format!("language-{value}");
        }
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

/// A picture of Org's, with its caption in a paragraph below it.
fn captioned(element: &mut Element) {
    let is_picture = |found: &Element| found.is(&["img"]);
    let [picture, caption] = element.elements().collect::<Vec<_>>()[..] else { return };
    let is_figure = picture.is(&["p"]) && caption.is(&["p"]) && !picture.has_words();
    if is_figure && picture.find(&is_picture).is_some() && caption.has_words() {
        element.tag = "figure".into();
        if let Some(caption) = element.elements_mut().last() {
            caption.tag = "figcaption".into();
        }
    }
}

/// A task of Org's, whose box is code.
fn org_task(item: &mut Element) {
    let place = position(item, &|child| child.is(&["code"]) && child.text().starts_with('['));
    let Some(Node::Element(mark)) = place.and_then(|place| item.children.get_mut(place)) else {
        return;
    };
    let is_done = mark.text().starts_with("[X");
    *mark = Element { line: mark.line, ..Element::new("input") };
    mark.attributes.push(("type".into(), "checkbox".into()));
    mark.attributes.extend(is_done.then(|| ("checked".into(), String::new())));
}

/// The headline of Naver's editor, which is a paragraph.
fn titled_text(element: &mut Element) {
    if let Some(line) = element.elements_mut().find(|child| child.is(&["p", "div"])) {
        line.tag = "h1".into();
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

/// Takes the section's name out of a headline, and the subtitle.
fn headline(headline: &mut Element) {
    let is_kicker = |child: &Element| {
        child.is(&["span", "small", "div"]) && has_word(child, &["kicker", "eyebrow", "topline"])
    };
    let kicker = position(headline, &is_kicker).map(|place| headline.children.remove(place));
    subtitle(headline);
    if let Some(Node::Element(kicker)) = kicker.filter(|_| headline.has_words()) {
        let mut line = Element { line: kicker.line, ..Element::new("p") };
        line.attributes.push(("class".into(), "kicker".into()));
        line.children = kicker.children;
        let inner = std::mem::replace(headline, Element::new("header"));
        headline.children = vec![Node::Element(line), Node::Element(inner)];
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
