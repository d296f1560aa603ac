//! Code as highlighters mark it up, with its numbers, colours and buttons → lines of text.

use super::super::blocks::is_verse;
use super::super::{Element, Node};
use super::files::name_files;
use super::highlighted;
use article::Warning;

/// Makes of every piece of code a `<pre>` with nothing but text in it, and the class
/// `language-…` where its language is known. `around` is the language that the elements around it
/// name.
pub(super) fn normalize(element: &mut Element, around: Option<&str>, warnings: &mut Vec<Warning>) {
    name_files(element);
    let named = language(element);
    element.children.retain(|child| match (child, named.as_deref().or(around)) {
        (Node::Element(child), Some(named)) => {
            !(child.has("class", &["lang", "language-name"]) && child.text() == named)
        }
        _ => true,
    });
    for child in element.elements_mut() {
        let own = language(child);
        let named = own.as_deref().or(around);
        if is_verse(child) {
            continue;
        }
        if child.is(&["pre", "listing", "xmp"]) {
            let named = named.map(str::to_string).or_else(|| within(child));
            code(child, named, warnings);
        } else if child.is(&["p", "div"]) && is_code_alone(child) {
            let named = named.map(str::to_string).or_else(|| within(child));
            code(child, named, warnings);
        } else if is_numbered(child) {
            let named = named.map(str::to_string).or_else(|| within(child));
            code(child, named, warnings);
        } else {
            normalize(child, named, warnings);
        }
    }
}

fn code(element: &mut Element, language: Option<String>, warnings: &mut Vec<Warning>) {
    let (mut text, mut marked) = (String::new(), Vec::new());
    lines(element, &mut text, &mut marked);
    buttons(element, warnings);
    let named = highlighted::named(element);
    let id = element.attribute("id").map(str::to_string);
    let file =
        element.attribute("data-file").or(element.attribute("data-filename")).map(str::to_string);
    let mut code = Element::new("pre");
    code.attributes.extend(file.map(|file| ("data-file".into(), file)));
    code.line = element.line;
    code.attributes.extend(id.map(|id| ("id".into(), id)));
    if let Some(language) = language {
        code.attributes.push(("class".into(), format!("language-{language}")));
    }
    // The first line end belongs to the markup, and those at the end mean nothing.
    let rest = text.strip_prefix('\n');
    let text = rest.unwrap_or(&text).trim_end();
    code.attributes.extend(highlighted::attribute(named, &marked, text, rest.is_some()));
    // Those that keep a line's indentation on a page would be none in a program.
    let text = text.replace('\u{a0}', " ");
    code.children.push(Node::Text(format!("\n{text}\n")));
    *element = code;
}

/// The text of code, each element that is a line on a line; `marked` are the highlighted ones.
fn lines(element: &Element, text: &mut String, marked: &mut Vec<usize>) {
    let (mut was_line, mut was_code) = (false, false);
    // Each piece of code is a line, as WeChat has it, where none is more.
    let is_lines = element.elements().all(|child| !child.raw_text().trim().contains('\n'));
    for child in &element.children {
        match child {
            Node::Text(run) => {
                if was_line && !run.starts_with('\n') {
                    begin(text);
                }
                // Between the lines of a table or a list blanks are none of the code's.
                if !(run.trim().is_empty()
                    && element.is(&["table", "tbody", "tr", "ol", "ul", "figure"]))
                {
                    text.push_str(run);
                }
                was_line = false;
            }
            Node::Element(child) if child.is(&["br"]) => {
                text.push('\n');
                was_line = false;
            }
            Node::Element(child) if is_number(child) || is_beside_code(element, child) => {}
            Node::Element(child) => {
                // Two pieces of code in one box are two spellings of the same.
                if was_code && child.is(&["code"]) && element.is(&["pre"]) {
                    begin(text);
                    if !is_lines {
                        text.push('\n');
                    }
                }
                was_code = child.is(&["code"]);
                let is_line = child.is(&["div", "p", "li", "tr", "pre", "section"])
                    || child.has("class", &LINES);
                if is_line || was_line {
                    begin(text);
                }
                let first = text.len();
                lines(child, text, marked);
                if highlighted::is_marked(child) {
                    highlighted::mark(text, first, marked);
                }
                if is_line && !child.has_words() && !child.is(&["pre"]) && !text.ends_with("\n\n") {
                    // An empty line is one, too.
                    text.push('\n');
                }
                was_line = is_line && !text.ends_with('\n');
            }
        }
    }
    if was_line {
        begin(text);
    }
}

/// Warns of the buttons within code, which are left out.
fn buttons(element: &Element, warnings: &mut Vec<Warning>) {
    for child in element.elements() {
        let text = child.text();
        if is_beside_code(element, child) && !text.is_empty() {
            let message = format!("in a piece of code “{text}” is left out, which is none of it");
            warnings.push(Warning::new(child.location(), message));
        } else {
            buttons(child, warnings);
        }
    }
}

/// Whether a part of a piece of code is a button, or a bar with buttons beside the code itself.
fn is_beside_code(element: &Element, child: &Element) -> bool {
    child.is(&["button", "figcaption"])
        || element.is(&["pre"])
            && child.is(&["div"])
            && child.find(&|found| found.is(&["code", "pre"])).is_none()
            && element.elements().any(|code| code.is(&["code"]))
}

/// Begins a line, unless one has begun.
fn begin(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Names of elements that are lines of code.
const LINES: [&str; 6] =
    ["line", "token-line", "code-line", "hljs-ln-line", "crayon-line", "view-line"];

/// Whether an element has numbers of lines, or what else is not to be copied.
fn is_number(element: &Element) -> bool {
    const NAMES: [&str; 23] = [
        "gutter",
        "pre-numbering",
        "linenos",
        "linenodiv",
        "lineno",
        "line-number",
        "line-numbers",
        "linenumber",
        "line-numbers-rows",
        "ln",
        "lnt",
        "lnr",
        "hljs-ln-numbers",
        "hljs-ln-n",
        "rouge-gutter",
        "blob-num",
        "crayon-nums",
        "crayon-num",
        "copy-button",
        "react-syntax-highlighter-line-number",
        "line-num",
        "toolbar-item",
        "code-copy",
    ];
    element.has("class", &NAMES) && !element.is(&["pre", "code"])
}

/// Whether a table or a figure around one has code with numbers beside it.
pub(super) fn is_numbered(element: &Element) -> bool {
    if !element.is(&["table", "figure"]) {
        return false;
    }
    if element.is(&["figure"]) {
        let has_caption =
            element.elements().any(|child| child.is(&["figcaption"]) && child.has_words());
        let mut parts = element.elements().filter(|child| !child.is(&["figcaption"]));
        let table = parts.next().filter(|child| child.is(&["table"]));
        return !has_caption && parts.next().is_none() && table.is_some_and(is_numbered);
    }
    const CODE: [&str; 8] = [
        "code",
        "rouge-code",
        "blob-code",
        "crayon-code",
        "hljs-ln-code",
        "lntd",
        "highlight",
        "js-file-line",
    ];
    let mut cells = Vec::new();
    collect(element, &mut cells);
    let is_code = |cell: &&&Element| {
        cell.has("class", &CODE)
            || cell.elements().any(|child| child.is(&["pre"]))
            || cell.elements().any(|child| {
                child.has("class", &["highlight"])
                    && child.find(&|found| found.is(&["pre"])).is_some()
            })
    };
    let is_gutter = |cell: &&Element| {
        let text = cell.raw_text();
        is_number(cell)
            || !text.trim().is_empty()
                && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
            || text.trim().is_empty()
                && cell.attributes.iter().any(|(name, _)| name == "data-line-number")
    };
    let (numbers, others): (Vec<_>, Vec<_>) = cells.into_iter().partition(is_gutter);
    !others.is_empty() && !numbers.is_empty() && others.iter().all(|cell| is_code(&cell))
}

fn collect<'e>(element: &'e Element, cells: &mut Vec<&'e Element>) {
    for child in element.elements() {
        if child.is(&["td", "th"]) {
            cells.push(child)
        } else if child.is(&["tr", "tbody", "thead"]) {
            collect(child, cells)
        }
    }
}

/// Whether a paragraph is nothing but code of several lines.
fn is_code_alone(element: &Element) -> bool {
    let mut parts = element
        .children
        .iter()
        .filter(|child| !matches!(child, Node::Text(text) if text.trim().is_empty()));
    let (Some(Node::Element(only)), None) = (parts.next(), parts.next()) else { return false };
    only.is(&["code"]) && only.find(&|found| found.is(&["br"])).is_some()
}

/// The language that an element within names.
fn within(element: &Element) -> Option<String> {
    element.elements().find_map(|child| language(child).or_else(|| within(child)))
}

/// The language that an element names, as the usual generators do.
fn language(element: &Element) -> Option<String> {
    if !element.is(&["pre", "code", "div", "figure", "table", "td"]) {
        return None;
    }
    let named = ["data-lang", "data-language", "data-code-language", "data-ke-language"]
        .into_iter()
        .find_map(|name| element.attribute(name));
    let class = element.attribute("class").unwrap_or_default();
    let words: Vec<&str> = class.split_ascii_whitespace().collect();
    const BEGINS: [&str; 9] = [
        "hl-",
        "language-",
        "highlight-source-",
        "highlight-text-",
        "highlight-",
        "lang-",
        "src-",
        "lang:",
        "brush:",
    ];
    let prefixed = words.iter().enumerate().find_map(|(index, word)| {
        let rest = BEGINS.iter().find_map(|begin| word.strip_prefix(begin))?;
        // `brush: js;` is two words.
        Some(if rest.is_empty() { words.get(index + 1)? } else { rest })
    });
    // What stands beside these says the language.
    let beside = || {
        let mark = words.iter().find(|word| {
            [
                "sourceCode",
                "hljs",
                "highlight",
                "prettyprint",
                "syntaxhighlighter",
                "rust-example-rendered",
                "item-decl",
            ]
            .contains(word)
        })?;
        let is_language =
            |word: &&&str| !OTHERS.contains(word) && word.len() <= 20 && *word != mark;
        words
            .iter()
            .find(is_language)
            .copied()
            .filter(|_| element.is(&["pre", "code", "figure", "div"]))
    };
    let found = named.or(prefixed).or_else(beside)?;
    let name = found.trim_end_matches(';').to_ascii_lowercase();
    let name = if name == "ipython3" { "python".into() } else { name };
    let is_name = !name.is_empty()
        && name.len() <= 30
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(c));
    (is_name
        && !["none", "text", "plaintext", "plain", "default", "notranslate", "txt"]
            .contains(&name.as_str()))
    .then_some(name)
}

/// Words that stand beside a highlighter's name and are no language.
const OTHERS: [&str; 27] = [
    "set-code-show",
    "set-code-hide",
    "has-numbering",
    "sourceCode",
    "hljs",
    "highlight",
    "prettyprint",
    "prettyprinted",
    "syntaxhighlighter",
    "linenums",
    "nogutter",
    "numberLines",
    "numberSource",
    "lineAnchors",
    "notranslate",
    "code",
    "chroma",
    "highlighttable",
    "table",
    "block",
    "wrap",
    "copy",
    "not-prose",
    "undefined",
    "line-numbers",
    "example",
    "collapse",
];
