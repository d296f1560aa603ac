//! Markdown within a post that is markup → HTML: CommonMark with GitHub's tables and marks.

use crate::parsers::html::fragment::escaped;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

/// The HTML of a piece of Markdown.
pub(super) fn html(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut html = String::new();
    let mut is_head = false;
    // The description of a picture, while it is read.
    let mut alt: Option<String> = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                html.push_str(&format!("<img src=\"{}\"", escaped(&dest_url)));
                alt = Some(String::new());
            }
            Event::End(TagEnd::Image) => {
                let words = alt.take().unwrap_or_default();
                html.push_str(&format!(" alt=\"{}\">", escaped(&words)));
            }
            Event::Text(text) | Event::Code(text) if alt.is_some() => {
                alt.as_mut().into_iter().for_each(|alt| alt.push_str(&text));
            }
            _ if alt.is_some() => {}
            Event::Start(tag) => {
                is_head = is_head || matches!(tag, Tag::TableHead);
                start(tag, is_head, &mut html);
            }
            Event::End(end) => {
                html.push_str(&format!("</{}>", name(end, is_head)));
                is_head = is_head && end != TagEnd::TableHead;
            }
            Event::Text(text) => html.push_str(&escaped(&text)),
            Event::Code(text) => html.push_str(&format!("<code>{}</code>", escaped(&text))),
            Event::Html(text) | Event::InlineHtml(text) => html.push_str(&text),
            Event::SoftBreak => html.push('\n'),
            Event::HardBreak => html.push_str("<br>"),
            Event::Rule => html.push_str("<hr>"),
            Event::TaskListMarker(done) => {
                let checked = if done { " checked" } else { "" };
                html.push_str(&format!("<input type=\"checkbox\"{checked}> "));
            }
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                html.push_str(&escaped(&text))
            }
        }
    }
    html
}

fn start(tag: Tag<'_>, is_head: bool, html: &mut String) {
    let attribute = |name: &str, value: &CowStr<'_>| match value.is_empty() {
        true => String::new(),
        false => format!(" {name}=\"{}\"", escaped(value)),
    };
    let end = name(tag.to_end(), is_head);
    let attributes = match &tag {
        Tag::Link { dest_url, title, .. } => {
            attribute("href", dest_url) + &attribute("title", title)
        }
        Tag::List(Some(number)) if *number != 1 => format!(" start=\"{number}\""),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let language = info.split([' ', ',', '{']).next().unwrap_or_default();
            match language {
                "" => String::new(),
                language => format!(" class=\"language-{}\"", escaped(language)),
            }
        }
        _ => String::new(),
    };
    html.push_str(&format!("<{end}{attributes}>"));
}

fn name(end: TagEnd, is_head: bool) -> String {
    match end {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => return format!("h{}", level as u8),
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => {
            if is_head {
                "th"
            } else {
                "td"
            }
        }
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "s",
        TagEnd::Link => "a",
        TagEnd::Superscript => "sup",
        TagEnd::Subscript => "sub",
        _ => "div",
    }
    .to_string()
}
