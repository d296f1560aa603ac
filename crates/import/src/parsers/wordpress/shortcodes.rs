//! Shortcodes → the markup that WordPress makes of them; of those that nobody knows, the text
//! stays.

use super::Site;
use super::builders;
use crate::parsers::html::fragment::escaped;
use article::{Location, Warning};
use std::collections::HashMap;

/// Replaces the shortcodes of a text that begins in this line, and addresses that stand alone.
pub(super) fn replace(
    text: &str,
    first_line: usize,
    site: &Site,
    warnings: &mut Vec<Warning>,
) -> String {
    let text = text.replace("\r\n", "\n");
    let mut done = String::with_capacity(text.len());
    let mut line = first_line;
    let mut at = 0;
    let mut unknown: Vec<String> = Vec::new();
    let mut ends = Ends::default();
    // The names of those within which the text is, with what ends them.
    let mut around: Vec<(String, String)> = Vec::new();
    while let Some(found) = text[at..].find('[') {
        let start = at + found;
        push(&text[at..start], &mut done, &mut line);
        let rest = &text[start..];
        at = match code(&text, start, &mut ends) {
            Some(code) => {
                if let Some(html) = meaning(&code, site) {
                    let whole = &rest[..code.whole];
                    done.push_str(&html);
                    // Warnings count lines of the source.
                    done.extend(whole.matches('\n'));
                    line += whole.matches('\n').count();
                    start + code.whole
                } else if let Some((begin, end)) = builders::markup(&code) {
                    done.push_str(&begin);
                    match code.content {
                        Some(_) => around.push((code.name.clone(), end)),
                        None => done.push_str(&end),
                    }
                    push(&rest[..code.tag], &mut String::new(), &mut line);
                    done.extend(rest[..code.tag].matches('\n'));
                    start + code.tag
                } else if code.is_certain {
                    let has_text = code.content.is_some() && !builders::is_encoded(&code.name);
                    if !unknown.contains(&code.name) {
                        let message = format!(
                            "the shortcode [{}] is left out: only its site knows what it means{}",
                            code.name,
                            if has_text { "; its text stays" } else { "" }
                        );
                        warnings.push(Warning::new(Location::Line(line), message));
                        unknown.push(code.name.clone());
                    }
                    let length = if has_text { code.tag } else { code.whole };
                    push(&rest[..length], &mut String::new(), &mut line);
                    start + length
                } else {
                    done.push('[');
                    start + 1
                }
            }
            // The end of one whose text stays.
            None => match closing(rest) {
                Some((name, length)) if around.iter().any(|(known, _)| known == name) => {
                    // What was not ended before ends here, too.
                    while let Some((known, end)) = around.pop() {
                        done.push_str(&end);
                        if known == name {
                            break;
                        }
                    }
                    start + length
                }
                Some((name, length)) if unknown.iter().any(|known| known == name) => start + length,
                _ => {
                    done.push('[');
                    start + 1
                }
            },
        };
    }
    push(&text[at..], &mut done, &mut line);
    done.extend(around.into_iter().rev().map(|(_, end)| end));
    addresses(&done)
}

fn push(text: &str, done: &mut String, line: &mut usize) {
    done.push_str(text);
    *line += text.matches('\n').count();
}

/// A shortcode with its attributes and the text up to its end.
pub(super) struct Code<'t> {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) content: Option<&'t str>,
    /// Bytes of its first tag, and of all of it.
    tag: usize,
    whole: usize,
    /// Whether it can be nothing else.
    is_certain: bool,
}

/// The places where shortcodes end, so that none is looked for twice.
#[derive(Default)]
struct Ends(HashMap<String, Option<usize>>);

impl Ends {
    /// The first end of a shortcode from a place on.
    fn after(&mut self, text: &str, place: usize, name: &str) -> Option<usize> {
        const NAMES: usize = 200;
        match self.0.get(name) {
            Some(None) => return None,
            Some(Some(known)) if *known >= place => return Some(*known),
            None if self.0.len() >= NAMES => return None,
            _ => {}
        }
        let end = text[place..].find(&format!("[/{name}]")).map(|end| place + end);
        self.0.insert(name.to_string(), end);
        end
    }
}

fn code<'t>(all: &'t str, start: usize, ends: &mut Ends) -> Option<Code<'t>> {
    let text = &all[start..];
    let inner = text.strip_prefix('[')?;
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    let name = &inner[..end];
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let close = inner.bytes().take(2000).position(|byte| byte == b']')?;
    let raw = inner.get(end..close)?;
    if !raw.is_empty() && !raw.starts_with([' ', '/', '\u{a0}', '\n', '=']) || raw.contains('[') {
        return None;
    }
    let tag = close + 2;
    let after = &text[tag..];
    let mark = name.len() + 3;
    let content_end = match KNOWN.contains(&name) || raw.contains('=') || raw.is_empty() {
        true => ends.after(all, start + tag, name).map(|end| end - start - tag),
        false => None,
    };
    let whole = content_end.map_or(tag, |end| tag + end + mark);
    Some(Code {
        name: name.to_string(),
        attributes: attributes(raw.trim_end_matches('/')),
        content: content_end.map(|end| &after[..end]),
        tag,
        whole,
        is_certain: content_end.is_some() || raw.contains("=\"") || raw.contains("='"),
    })
}

const KNOWN: [&str; 10] = [
    "caption",
    "wp_caption",
    "gallery",
    "embed",
    "audio",
    "video",
    "youtube",
    "code",
    "sourcecode",
    "playlist",
];

fn closing(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("[/")?;
    let end = inner.find(']').filter(|end| *end < 60)?;
    Some((&inner[..end], end + 3))
}

/// `name="value"`, also without quotes, and values alone under the name ``.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.strip_prefix('=') else {
            found.push((String::new(), name.trim_matches(['"', '\'']).to_string()));
            rest = after.trim_start();
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '”' | '″'));
        let (value, after) = match quote {
            Some(quote) => {
                let value = &value[quote.len_utf8()..];
                value.split_once(quote).unwrap_or((value, ""))
            }
            None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        found.push((name.to_ascii_lowercase(), value.to_string()));
        rest = after.trim_start();
    }
    found
}

impl Code<'_> {
    /// The first attribute with one of these names.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(name, _)| names.contains(&name.as_str()));
        found.next().map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}

/// The markup that a shortcode stands for; `None` where it is not known.
fn meaning(code: &Code<'_>, site: &Site) -> Option<String> {
    let content = code.content.unwrap_or_default();
    let film = |tag: &str, names: &[&str]| {
        let address = code.get(names).or(Some(content.trim()).filter(|text| !text.is_empty()))?;
        Some(format!("<{tag} src=\"{}\"></{tag}>", escaped(address)))
    };
    match code.name.as_str() {
        "caption" | "wp_caption" => {
            // The picture with the link around it, then the words, unless an attribute has them.
            let end = content.rfind("/>").map(|at| at + 2);
            let end = end.or_else(|| {
                Some(content.find("<img")? + content[content.find("<img")?..].find('>')? + 1)
            })?;
            let end = match content[end..].trim_start().starts_with("</a>") {
                true => end + content[end..].find("</a>")? + "</a>".len(),
                false => end,
            };
            let (picture, words) = content.split_at(end);
            let words = match code.get(&["caption"]) {
                Some(words) => words.to_string(),
                None => words.trim().to_string(),
            };
            Some(format!("<figure>{picture}<figcaption>{words}</figcaption></figure>"))
        }
        "gallery" => Some(site.gallery(code.get(&["ids", "include"])?)),
        "playlist" => None,
        "embed" | "youtube" => {
            film("iframe", &["src", "url", "id", ""]).filter(|html| html.contains("\"http"))
        }
        "audio" => film("audio", &["src", "mp3", "m4a", "ogg", "wav", ""]),
        "video" => film("video", &["src", "mp4", "m4v", "webm", "ogv", ""]),
        "code" | "sourcecode" if code.content.is_some() => {
            let language = code.get(&["language", "lang"]).unwrap_or_default();
            Some(format!(
                "<pre><code class=\"language-{}\">{}</code></pre>",
                escaped(language),
                content.trim_matches('\n')
            ))
        }
        _ => None,
    }
}

/// The sites whose addresses WordPress shows as films.
const FILMS: [&str; 8] = [
    "youtube.com/watch",
    "youtu.be/",
    "vimeo.com/",
    "dailymotion.com/video",
    "ted.com/talks",
    "soundcloud.com/",
    "open.spotify.com/",
    "videopress.com/v/",
];

/// Makes cards and links of addresses that stand in a line alone.
fn addresses(text: &str) -> String {
    let of = |line: &str| {
        let address = line.trim();
        let is_alone = (address.starts_with("http://") || address.starts_with("https://"))
            && !address.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
        if !is_alone {
            return line.to_string();
        }
        let address = escaped(address);
        match FILMS.iter().any(|film| address.contains(film)) {
            true => format!("<iframe src=\"{address}\"></iframe>"),
            false => format!("<a href=\"{address}\">{address}</a>"),
        }
    };
    text.split('\n').map(of).collect::<Vec<_>>().join("\n")
}
