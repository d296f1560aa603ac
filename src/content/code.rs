//! Shows code: its file's name, its colours, the button that copies it.

use super::body::scrolling;
use super::icon::{Icon, icon};
use super::markup::{Markup, element};
use super::rendering::Rendering;
use super::table::width_class;
use article::{Code, Token};

/// Fills the element of an example of code: its file's name, its text in a region that scrolls, and
/// the button that copies it.
pub(super) fn code(begun: Markup, code: Code, rendering: &Rendering) -> Markup {
    let class = code_class(&code.text);
    let name = code.file.clone().or_else(|| code.language.clone());
    let file = code.file.clone().map(|file| element("p").class("av-code-file").text(file));
    let region = element("pre").attribute("dir", "ltr");
    let region = scrolling(region, name, "code", rendering.labels.code);
    let shown = match code.language.clone() {
        // No class, for those are what style and scripts go by.
        Some(language) => element("code").attribute("data-language", language),
        None => element("code"),
    };
    // Hidden until there is a viewer that copies.
    let copy = element("button")
        .class("av-copy")
        .attribute("type", "button")
        .attribute("data-word-label", "copy-code")
        .attribute("aria-label", rendering.labels.copy_code)
        .child(icon(Icon::Copy));
    let told = element("span").class("av-copied").attribute("role", "status");
    let told = told.attribute("lang", rendering.labels.lang);
    let shown = region.child(text(shown, code));
    begun.class(class).children(file).child(shown).child(copy).child(told)
}

/// Adds the text with its colours, and the lines that are pointed out.
fn text(begun: Markup, code: Code) -> Markup {
    let Code { text, lines, tokens, .. } = code;
    if lines.is_empty() && tokens.is_empty() {
        return begun.text(text);
    }
    let mut tokens = tokens.into_iter();
    let mut left = tokens.next();
    (1u32..).zip(text.split_inclusive('\n')).fold(begun, |begun, (number, line)| {
        if lines.contains(&number) {
            let line =
                coloured(element("span").class("av-code-line"), line, &mut left, &mut tokens);
            begun.child(line)
        } else {
            coloured(begun, line, &mut left, &mut tokens)
        }
    })
}

/// Adds a line in the colours of the next pieces.
fn coloured(
    mut begun: Markup,
    mut line: &str,
    left: &mut Option<(Token, u32)>,
    tokens: &mut impl Iterator<Item = (Token, u32)>,
) -> Markup {
    while !line.is_empty() {
        let Some((token, length)) = *left else { return begun.text(line.to_string()) };
        let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        let end = ends.nth(length as usize).unwrap_or(line.len());
        let (piece, rest) = line.split_at(end);
        begun = match class(token) {
            Some(class) => begun.child(element("span").class(class).text(piece.to_string())),
            None => begun.text(piece.to_string()),
        };
        line = rest;
        let shown = piece.chars().count() as u32;
        *left = if shown < length { Some((token, length - shown)) } else { tokens.next() };
    }
    begun
}

fn class(token: Token) -> Option<&'static str> {
    match token {
        Token::Plain => None,
        Token::Comment => Some("av-t-comment"),
        Token::Keyword => Some("av-t-keyword"),
        Token::String => Some("av-t-string"),
        Token::Number => Some("av-t-number"),
        Token::Function => Some("av-t-function"),
        Token::Type => Some("av-t-type"),
        Token::Attribute => Some("av-t-attribute"),
        Token::Inserted => Some("av-t-inserted"),
        Token::Deleted => Some("av-t-deleted"),
    }
}

/// The class of an example of code, by its longest line.
fn code_class(text: &str) -> &'static str {
    let letters = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    // Each is half an em of the text wide, and the ground reaches beyond them.
    let ems = letters as f32 * 0.52 + 2.2;
    width_class(ems, ["av-code", "av-code av-wide", "av-code av-full"])
}
