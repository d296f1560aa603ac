//! The accent that a site gives to the viewer in its own styles (`--article-viewer-accent`), its
//! contrast to the paper on which it is read.

use super::finding::Finding;
use article::Location;

/// The least contrast of text (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// The papers of the viewer's own themes, light and dark, as style/tokens.css has them.
const PAPERS: [Color; 2] = [Color(0xfa, 0xf7, 0xf0), Color(0x19, 0x16, 0x13)];

const SCHEMES: [&str; 2] = ["light", "dark"];

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Color(u8, u8, u8);

/// A property of the viewer's that a style sets.
struct Declared<'t> {
    is_accent: bool,
    value: &'t str,
    line: usize,
    /// Whether it holds where the page is light, and where it is dark.
    holds: [bool; 2],
}

/// The accents of a style, or of the styles in a page, that are hard to read.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut declared = Vec::new();
    if text.contains("<style") {
        let mut from = 0;
        while let Some(at) = text[from..].find("<style").map(|at| from + at) {
            let begin = text[at..].find('>').map_or(text.len(), |end| at + end + 1);
            let end = text[begin..].find("</style").map_or(text.len(), |end| begin + end);
            declarations(&text[begin..end], text[..begin].matches('\n').count(), &mut declared);
            from = end;
        }
    } else {
        declarations(text, 0, &mut declared);
    }
    let mut papers = PAPERS;
    for one in declared.iter().filter(|one| !one.is_accent) {
        for (scheme, paper) in papers.iter_mut().enumerate() {
            if let Some(color) = colors(one.value)[scheme].filter(|_| one.holds[scheme]) {
                *paper = color;
            }
        }
    }
    let mut found = Vec::new();
    for one in declared.iter().filter(|one| one.is_accent) {
        for (scheme, paper) in papers.iter().enumerate() {
            let Some(color) = colors(one.value)[scheme].filter(|_| one.holds[scheme]) else {
                continue;
            };
            let contrast = contrast(color, *paper);
            // What is rounded up is not enough.
            if contrast < LEAST {
                let message = format!(
                    "the accent {} has a contrast of {:.1} : 1 on the {} paper {}, and text needs \
                     {LEAST} : 1: take another, or one for each by light-dark()",
                    one.value,
                    (contrast * 10.0).floor() / 10.0,
                    SCHEMES[scheme],
                    hex(*paper)
                );
                found.push(Finding::new("accent-contrast", Location::Line(one.line), message));
            }
        }
    }
    found
}

/// The properties of the viewer's in a style.
fn declarations<'t>(style: &'t str, lines_before: usize, declared: &mut Vec<Declared<'t>>) {
    /// More than any style nests.
    const DEEPEST: usize = 64;
    let mut around: Vec<&str> = Vec::new();
    let (mut begin, mut at) = (0, 0);
    let bytes = style.as_bytes();
    while at < bytes.len() {
        if style[at..].starts_with("/*") {
            at += style[at..].find("*/").map_or(bytes.len() - at, |end| end + 2);
            // Nothing of a comment is declared.
            begin = at.min(bytes.len());
            continue;
        }
        match bytes[at] {
            b'{' if around.len() < DEEPEST => {
                around.push(&style[begin..at]);
                begin = at + 1;
            }
            b'{' => return,
            b';' | b'}' => {
                let line = lines_before + style[..at].matches('\n').count() + 1;
                declared.extend(declaration(&style[begin..at], &around, line));
                begin = at + 1;
                if bytes[at] == b'}' {
                    around.pop();
                }
            }
            _ => {}
        }
        at += style[at..].chars().next().map_or(1, char::len_utf8);
    }
}

fn declaration<'t>(text: &'t str, around: &[&str], line: usize) -> Option<Declared<'t>> {
    let (name, value) = text.split_once(':')?;
    let is_accent = match name.trim() {
        "--article-viewer-accent" => true,
        "--article-viewer-paper" => false,
        _ => return None,
    };
    let says = |scheme: &str| around.iter().any(|part| part.contains(scheme));
    let (light, dark) = (says("light"), says("dark"));
    let holds = [light || !dark, dark || !light];
    Some(Declared {
        is_accent,
        value: value.trim().trim_end_matches("!important").trim(),
        line,
        holds,
    })
}

/// The colours that a value means where the page is light, and where it is dark; none that is no
/// plain colour.
fn colors(value: &str) -> [Option<Color>; 2] {
    let inner = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    let Some(inner) = inner else { return [color(value); 2] };
    let mut depth = 0;
    let comma = inner.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    match comma {
        Some(at) => [color(inner[..at].trim()), color(inner[at + 1..].trim())],
        None => [None; 2],
    }
}

/// A colour as CSS writes it; `None` where it is none that all see alike.
fn color(value: &str) -> Option<Color> {
    // The crate takes figures without their sign, too.
    if value.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    // What can be seen through depends on what is below.
    let color = csscolorparser::parse(value).ok().filter(|color| color.a >= 1.0)?;
    let [r, g, b, _] = color.to_rgba8();
    Some(Color(r, g, b))
}

/// The contrast of two colours (WCAG 2.2, "contrast ratio").
fn contrast(one: Color, other: Color) -> f64 {
    let light = |Color(r, g, b): Color| {
        let part = |value: u8| match f64::from(value) / 255.0 {
            share if share <= 0.040_45 => share / 12.92,
            share => ((share + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b) + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

fn hex(Color(r, g, b): Color) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(style: &str) -> Vec<String> {
        let said = |one: &Finding| {
            let words: Vec<&str> = one.message.split(" paper").collect();
            format!("{} {}", one.location, words[0])
        };
        findings(style).iter().map(said).collect()
    }

    #[test]
    fn accents_are_compared_with_both_papers() {
        assert_eq!(
            found("article-viewer {\n  --article-viewer-accent: navy;\n}"),
            ["line 2 the accent navy has a contrast of 1.1 : 1 on the dark"]
        );
        assert!(
            found("a { --article-viewer-accent: light-dark(#a5321b, hsl(20 77% 65%)) }").is_empty()
        );
        assert_eq!(found("a { --article-viewer-accent: rgb(255, 255, 0) }").len(), 1);
        // Where the page is dark alone, and on a paper of the site's own.
        let dark = "@media (prefers-color-scheme: dark) { a { --article-viewer-accent: navy } }";
        assert_eq!(found(dark).len(), 1);
        assert!(found(".light { --article-viewer-accent: navy; }").is_empty());
        let own = "a { --article-viewer-paper: #fff; --article-viewer-accent: #0000ee }";
        assert!(found(own).is_empty());
        // What is no plain colour, and what is in comments, is not judged.
        assert!(
            found("a { --article-viewer-accent: var(--x); /* --article-viewer-accent: red; */ }")
                .is_empty()
        );
    }

    #[test]
    fn papers_are_those_of_the_themes() {
        let tokens = include_str!("../../../../../style/tokens.css");
        for (scheme, paper) in SCHEMES.iter().zip(PAPERS) {
            let token = format!("--av-{scheme}-paper: {};", hex(paper));
            assert!(tokens.contains(&token), "{token}");
        }
    }

    #[test]
    fn styles_in_pages_are_read() {
        let page = "<p>a</p>\n<style>\narticle-viewer { --article-viewer-accent: gold }\n</style>";
        assert_eq!(found(page), ["line 3 the accent gold has a contrast of 1.3 : 1 on the light"]);
    }

    #[test]
    fn colours_are_those_of_css() {
        assert_eq!(color("#F00"), Some(Color(255, 0, 0)));
        assert_eq!(color("hsl(120deg 100% 25%)"), Some(Color(0, 128, 0)));
        assert_eq!(color("rgb(10% 20% 30%)"), Some(Color(26, 51, 77)));
        assert_eq!(color("DarkGoldenrod"), Some(Color(0xb8, 0x86, 0x0b)));
        assert_eq!(color("oklch(50% 0 0)"), Some(Color(99, 99, 99)));
        assert_eq!(color("rgb(0 0 0 / 50%)"), None);
        assert_eq!(color("transparent"), None);
        assert_eq!(color("fade"), None);
        assert!((contrast(Color(0, 0, 0), Color(255, 255, 255)) - 21.0).abs() < 0.01);
    }
}
