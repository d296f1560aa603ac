//! The words of a document as others read it: a web page as html5ever parses it, Markdown as
//! pulldown-cmark does, a text as it is.

use crate::{Words, count};
use article::{Location, Warning};
use import::Format;
use pulldown_cmark::{Event, Options, Parser};
use regex::Regex;
use scraper::{ElementRef, Html};
use std::sync::LazyLock;

/// The words that a document has for its readers.
pub fn words(text: &str, format: Format) -> Words {
    let mut words = Words::new();
    match format {
        Format::Html => {
            page(Html::parse_document(text).root_element(), &mut |run| count(run, &mut words));
        }
        Format::Markdown => markdown(text, &mut words),
        _ => count(text, &mut words),
    }
    words
}

/// The words of which a warning says that they are left out: its own, those of the line that it
/// names, and of a web page all of an element whose beginning it quotes.
pub fn told(text: &str, format: Format, warnings: &[Warning]) -> Words {
    let mut words = Words::new();
    let lines: Vec<&str> = text.lines().collect();
    for warning in warnings {
        count(&warning.message, &mut words);
        if let Location::Line(line) = warning.location
            && let Some(line) = lines.get(line.saturating_sub(1))
        {
            count(line, &mut words);
        }
    }
    if format == Format::Html {
        let quoted: Vec<&str> = warnings
            .iter()
            .filter_map(|warning| warning.message.split_once('“'))
            .map(|(_, quoted)| quoted.trim_end_matches(['”', '…']))
            .collect();
        let page = Html::parse_document(text);
        for element in page.root_element().descendants().filter_map(ElementRef::wrap) {
            let whole: Vec<&str> = element.text().flat_map(str::split_whitespace).collect();
            let whole = whole.join(" ");
            let is_quoted =
                quoted.iter().any(|quoted| !quoted.is_empty() && whole.starts_with(quoted));
            if is_quoted && element.value().name() != "body" && element.value().name() != "html" {
                count(&whole, &mut words);
            }
        }
    }
    words
}

/// Calls with the runs of text of a page that are seen.
fn page(element: ElementRef<'_>, act: &mut dyn FnMut(&str)) {
    const UNSEEN: [&str; 8] =
        ["head", "script", "style", "noscript", "annotation", "semantics", "template", "svg"];
    let value = element.value();
    let style = value.attr("style").unwrap_or_default().replace(' ', "");
    let is_hidden = style.contains("display:none")
        || style.contains("visibility:hidden")
        || value.attr("hidden").is_some()
        || value.attr("aria-hidden") == Some("true");
    if UNSEEN.contains(&value.name()) || is_hidden || value.attr("data-around").is_some() {
        return;
    }
    for child in element.children() {
        match (ElementRef::wrap(child), child.value().as_text()) {
            (Some(child), _) => page(child, act),
            (None, Some(text)) => act(text),
            (None, None) => {}
        }
    }
}

/// Counts the words of Markdown without front matter and what dialects say of the text rather than
/// to its readers.
fn markdown(text: &str, words: &mut Words) {
    let mut body = without_front_matter(text).to_string();
    for (pattern, shown) in &*MARKS {
        body = pattern.replace_all(&body, *shown).into_owned();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    for event in Parser::new_ext(&body, options) {
        match event {
            Event::Text(run) | Event::Code(run) => count(&run, words),
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = Html::parse_fragment(&html);
                page(html.root_element(), &mut |run| count(run, words));
            }
            _ => {}
        }
    }
}

/// The markup of dialects, and the words within it that readers see.
static MARKS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let marks = [
        // Comments of Obsidian, tags of templates, attributes in braces, options of examples.
        (r"(?s)%%.*?%%", ""),
        (r"(?s)\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{.*?\}\}", ""),
        (r"\{[:.#][^}\n]*\}|\{[^}\n]*=[^}\n]*\}|\{[a-z-]+\}", ""),
        (r"(?m)^#\|.*$|^:[\w-]+:.*$", ""),
        // Containers and call-outs, whose titles stay.
        (r"(?m)^\s*:{3,}\s*[\w.-]*|^\s*(?:!!!|\?\?\?\+?)\s*\w+", ""),
        (r"\[![\w-]+\][+-]?", ""),
        // Tasks, emoji by name, links of wikis, components.
        (r"(?m)^(\s*(?:[-*+]|\d+\.)\s+)\[[ xX]\]", "$1"),
        (r"(^|\s):[a-z0-9_+-]+:", "$1"),
        (r"!\[\[[^\]]*\]\]", ""),
        (r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", "$1"),
        (r"(?s)<[A-Z][^>]*>", ""),
        (r"(?m)^(`{3,}|~{3,}).*$", "$1"),
    ];
    marks.iter().filter_map(|(mark, shown)| Some((Regex::new(mark).ok()?, *shown))).collect()
});

fn without_front_matter(text: &str) -> &str {
    let text = text.trim_start();
    for fence in ["---", "+++"] {
        if let Some(rest) = text.strip_prefix(fence)
            && let Some(end) = rest.find(&format!("\n{fence}"))
        {
            return &rest[end + 1 + fence.len()..];
        }
    }
    text
}
