//! Lines of text as Markdown.

use super::html;
use super::tex;
use article::{Mark, Span};

/// A line. `is_one` says that it has to stay one line, as in a heading or a table.
pub(super) fn line(spans: &[Span], is_one: bool) -> String {
    let mut text = String::new();
    push(spans, is_one, &mut text);
    text
}

fn push(spans: &[Span], is_one: bool, text: &mut String) {
    for (place, span) in spans.iter().enumerate() {
        let next = spans.get(place + 1).map(|next| article::plain_text(std::slice::from_ref(next)));
        let next = next.and_then(|next| next.chars().next());
        match span {
            Span::Text(run) => text.push_str(&escaped(run, text)),
            Span::Code(run) => text.push_str(&code(run)),
            Span::LineBreak => text.push_str(if is_one { "<br>" } else { "\\\n" }),
            Span::Emphasis(inner) => marked(("*", "em"), inner, next, is_one, text),
            Span::Strong(inner) => marked(("**", "strong"), inner, next, is_one, text),
            Span::Marked { mark: Mark::Struck, spans } => {
                marked(("~~", "s"), spans, next, is_one, text);
            }
            // Of the language of its page only HTML tells, and behind a bracket one would belong to
            // that.
            Span::Link { href, about, spans }
                if about.as_ref().is_none_or(|about| about.lang.is_none())
                    && !text.ends_with(']') =>
            {
                text.push('[');
                push(spans, is_one, text);
                let title = about.as_ref().map(|about| about.title.replace('\\', "\\\\"));
                let title = title.map(|title| format!(" \"{}\"", title.replace('"', "\\\"")));
                let title = title.unwrap_or_default();
                text.push_str(&format!("]({}{title})", destination(href.as_str())));
            }
            Span::NoteRef { note } => text.push_str(&format!("[^{note}]")),
            Span::Picture(image) if image.width.is_some() || image.height.is_some() => {
                text.push_str(&html::image(image));
            }
            Span::Picture(image) => {
                let alt = escaped(&image.alt, "");
                text.push_str(&format!("![{alt}]({})", destination(html::address(image))));
            }
            Span::Formula(formula) => text.push_str(&format!("${}$", tex::tex(formula))),
            // Markdown has no words for the others.
            span => {
                let whole = html::line(std::slice::from_ref(span));
                let inner = html::line(span.children());
                match whole.split_once(&inner) {
                    Some((open, close)) if !inner.is_empty() => {
                        text.push_str(open);
                        push(span.children(), is_one, text);
                        text.push_str(close);
                    }
                    _ => text.push_str(&whole),
                }
            }
        }
    }
}

/// A mark by signs where they are read as such on both sides, else by an element.
fn marked(
    (sign, tag): (&str, &str),
    spans: &[Span],
    next: Option<char>,
    is_one: bool,
    text: &mut String,
) {
    let mut inner = String::new();
    push(spans, is_one, &mut inner);
    let words = article::plain_text(spans);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = !is_word(text.chars().next_back()) && is_word(words.chars().next());
    let closes = !is_word(next) && is_word(words.chars().next_back());
    // Two marks of one sign beside each other are read as a longer one.
    let is_plain = !text.ends_with(['*', '~']) && !inner.starts_with(['*', '~', '<']);
    if opens && closes && is_plain {
        text.push_str(&format!("{sign}{inner}{sign}"));
    } else {
        text.push_str(&format!("<{tag}>{inner}</{tag}>"));
    }
}

fn code(run: &str) -> String {
    let longest = run.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let edge = if run.starts_with(['`', ' ']) || run.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{edge}{}{edge}{fence}", run.replace('\n', " "))
}

/// An address as the destination of a link.
pub(super) fn destination(address: &str) -> String {
    if address.is_empty() || address.contains([' ', '(', ')', '<', '>', '\\']) {
        let escaped: String = address
            .chars()
            .flat_map(|c| ['\\'].into_iter().filter(move |_| "<>\\".contains(c)).chain([c]))
            .collect();
        return format!("<{escaped}>");
    }
    address.to_string()
}

/// Text whose signs are read as themselves.
fn escaped(run: &str, before: &str) -> String {
    let mut escaped = String::with_capacity(run.len());
    let begins = before.is_empty() || before.ends_with('\n');
    let lead = run.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in run.char_indices() {
        let rest = &run[at + c.len_utf8()..];
        let begins_list = begins
            && (at == 0 && matches!(c, '-' | '+' | ':' | '#')
                || lead > 0 && lead == at && matches!(c, '.' | ')'));
        match c {
            // Names of emoji and addresses are read before strokes are, as are TeX's brackets.
            ':' if rest.starts_with("//") || is_name_of_emoji(rest) => escaped.push_str("&#58;"),
            '@' => escaped.push_str("&#64;"),
            '\\' if !rest.starts_with(char::is_alphanumeric) => escaped.push_str("&#92;"),
            '[' => escaped.push_str("&#91;"),
            ']' => escaped.push_str("&#93;"),
            // Blanks at a line's beginning would be taken for its indent.
            ' ' if begins && at == 0 => escaped.push_str("&#32;"),
            '\n' => escaped.push(' '),
            '+' if rest.starts_with('+') => escaped.push_str("\\+"),
            c if begins_list || "\\`*_<>~=^$|{}&%".contains(c) => escaped.extend(['\\', c]),
            // Before a link it would make a picture of it.
            '!' if rest.is_empty() => escaped.push_str("\\!"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether a text behind a colon is the name of an emoji.
fn is_name_of_emoji(rest: &str) -> bool {
    let is_letter = |c: &char| c.is_ascii_alphanumeric() || "_+-".contains(*c);
    let end = rest.chars().take(40).take_while(is_letter).count();
    end > 0 && rest[end..].starts_with(':')
}
