//! Braces within a line: template tags, attributes, MyST's roles.

use super::inline::{Scanner, Written};
use super::jsx::{self, JsxTag};
use super::pieces::Meaning;
use super::shortcodes::{self, Picture, Shortcode};
use super::templates::{self, Kind, TemplateTag};
use super::{head, html_text};
use crate::parsers::characters::is_wide;

impl<'t> Scanner<'t, '_, '_, '_> {
    /// A template tag, attributes, or a role of MyST.
    pub(super) fn brace(&mut self) -> Written {
        let rest = self.rest();
        if let Some(found) = self.program(rest) {
            return Some(found);
        }
        if let Some(tag) = self.tag() {
            return self.template(&tag);
        }
        if let Some(role) = head(&rest[1..], 40).split_once("}`").map(|(name, _)| name)
            && role.chars().all(|c| c.is_ascii_alphanumeric() || ":-_".contains(c))
        {
            return self.role(role);
        }
        if let Some(found) = self.reading(rest) {
            return Some(found);
        }
        let (end, attributes) = self.attributes(self.at)?;
        // Behind emphasis, or at the end of a line, the list of attributes that kramdown has.
        let before = self.before();
        let is_kramdown = rest.starts_with("{:");
        // MkDocs' icons have them, too.
        let is_of_icon = before == Some(':') && attributes.id.is_none();
        let is_about = is_of_icon
            || matches!(before, Some('*' | '_' | '`' | ')' | ']' | '>' | '~' | '=' | '^'));
        if !is_kramdown && !is_about {
            return None;
        }
        let line = self.text[..self.at].rsplit('\n').next().unwrap_or_default();
        if line.trim_start().starts_with('#') && is_kramdown {
            // A heading's id as the parser reads it.
            let id = attributes.id.map(|id| format!("{{#{id}}}")).unwrap_or_default();
            return Some((end, Some(id)));
        }
        let meaning = match attributes.id {
            Some(id) => Meaning::Html(format!("<a id=\"{}\"></a>", html_text(&id))),
            None => Meaning::Nothing,
        };
        Some(self.keep(end, meaning))
    }

    pub(super) fn unknown(&mut self, tag: &TemplateTag) {
        let number = self.number();
        self.context.unknown(number, tag);
    }

    /// The template tag here.
    fn tag(&self) -> Option<TemplateTag<'t>> {
        let may_close = ["{%", "{{<", "{{%"].iter().any(|mark| self.rest().starts_with(mark));
        if self.context.is_raw && !may_close {
            return None;
        }
        let at = self.at;
        let tag = templates::tag(self.rest(), |close| Some(self.find(close, at)? - at))?;
        let ends_raw = tag.kind == Kind::Close && matches!(tag.name.as_str(), "raw" | "verbatim");
        (!self.context.is_raw || ends_raw).then_some(tag)
    }

    /// Characters with their reading: HackMD's `{流|なが}`, and the same with `ruby`.
    fn reading(&mut self, rest: &str) -> Written {
        let (inner, _) = head(&rest[1..], 200).split_once('}')?;
        let (base, reading) = inner.split_once('|')?;
        let is_named = base.starts_with("ruby ");
        let base = base.trim_start_matches("ruby ").trim();
        let is_ruby = !base.is_empty()
            && !reading.trim().is_empty()
            && !inner.contains(['\n', '{'])
            && (is_named || base.chars().all(is_wide) && reading.chars().any(is_wide));
        if !is_ruby {
            return None;
        }
        // Some part the reading as the characters are.
        let reading = reading.replace('|', "");
        let html =
            format!("<ruby>{}<rt>{}</rt></ruby>", html_text(base), html_text(reading.trim()));
        Some(self.keep(self.at + inner.len() + 2, Meaning::Html(html)))
    }

    /// A remark or a program of MDX between braces.
    fn program(&mut self, rest: &str) -> Written {
        let is_remark = rest.starts_with("{/*");
        // `{#id}` behind a heading is none.
        let is_tag = ["{{", "{%", "{#"].iter().any(|mark| rest.starts_with(mark));
        if !is_remark && (!self.context.is_mdx || is_tag) {
            return None;
        }
        let end = match is_remark {
            true => self.find("*/}", self.at)? + 3,
            false => self.at + jsx::program(rest)?,
        };
        if !is_remark {
            let number = self.number();
            let program = &self.text[self.at..end];
            self.context.log.warn(number, format!("a part for programs was left out: {program}"));
        }
        Some(self.keep(end, Meaning::Nothing))
    }

    /// A component of MDX within a line.
    pub(super) fn component(&mut self, tag: &JsxTag) -> Written {
        let end = self.at + tag.source.len();
        let meaning = match shortcodes::meaning(&tag.template()) {
            Shortcode::Picture(picture) => inline_picture(self.context.imported(picture)),
            Shortcode::Embed { href, text } => {
                Meaning::Embed { href, title: text.unwrap_or_default() }
            }
            // One of the blanks around what only draws goes with it.
            _ if tag.is_empty
                && tag.words().is_none()
                && self.before() == Some(' ')
                && self.text[end..].starts_with(' ') =>
            {
                return Some(self.keep(end + 1, Meaning::Html(tag.html())));
            }
            _ => {
                let mut html = tag.html();
                if let Some(words) = tag.words().filter(|_| tag.is_empty) {
                    html.push_str(&html_text(words));
                }
                Meaning::Html(html)
            }
        };
        Some(self.keep(end, meaning))
    }

    fn template(&mut self, tag: &TemplateTag) -> Written {
        let end = self.at + tag.source.len();
        if tag.kind == Kind::Close {
            self.context.is_raw &= !matches!(tag.name.as_str(), "raw" | "verbatim");
            return Some(self.keep(end, Meaning::Nothing));
        }
        let meaning = match shortcodes::meaning(tag) {
            Shortcode::Picture(picture) => inline_picture(picture),
            Shortcode::Embed { href, text } => {
                let said = text.is_none().then(|| self.words_until_close(&tag.name, end)).flatten();
                if let Some((title, end)) = said {
                    return Some(self.keep(end, Meaning::Embed { href, title }));
                }
                Meaning::Embed { href, title: text.unwrap_or_default() }
            }
            Shortcode::Address { href, text: None }
                if matches!(tag.name.as_str(), "button" | "btn" | "cta" | "file") =>
            {
                return Some(self.pressed(&tag.name, href, end));
            }
            Shortcode::Address { href, text } => {
                Meaning::Link { text: text.unwrap_or_else(|| href.clone()), href }
            }
            Shortcode::Text(text) => Meaning::Text(text),
            Shortcode::Html(html) => Meaning::Html(html),
            Shortcode::Silent => Meaning::Nothing,
            Shortcode::Raw => {
                // One that is never closed would show the rest of the document as it is written.
                self.context.is_raw = self.number() <= self.context.last_raw;
                Meaning::Nothing
            }
            Shortcode::Code(_) | Shortcode::Formula | Shortcode::Comment => {
                return self.content(tag, end);
            }
            Shortcode::Callout { title, .. } | Shortcode::Group { title } if !title.is_empty() => {
                Meaning::Html(format!("<strong>{}</strong> ", html_text(&title)))
            }
            Shortcode::Callout { .. } | Shortcode::Group { .. } | Shortcode::Quote { .. } => {
                Meaning::Nothing
            }
            Shortcode::Unknown => {
                self.unknown(tag);
                Meaning::Nothing
            }
        };
        Some(self.keep(end, meaning))
    }

    /// A link whose words stand between its tag and the one that closes it.
    fn pressed(&mut self, name: &str, href: String, start: usize) -> (usize, Option<String>) {
        let (text, end) = self.words_until_close(name, start).unwrap_or_else(|| {
            let file = href.rsplit('/').next().filter(|file| name == "file" && !file.is_empty());
            (file.unwrap_or(&href).to_string(), start)
        });
        self.keep(end, Meaning::Link { href, text })
    }

    /// The words between a tag of a name and the one that closes it, and the offset behind that.
    fn words_until_close(&self, name: &str, start: usize) -> Option<(String, usize)> {
        let near = head(&self.text[start..], 300);
        let (at, tag) = near.match_indices('{').find_map(|(at, _)| {
            Some((at, templates::tag(&near[at..], |close| near[at..].find(close))?))
        })?;
        if tag.kind != Kind::Close || !tag.name.is_empty() && tag.name != name {
            return None;
        }
        let length = tag.source.len();
        let words = near[..at].split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some((words, start + at + length))
    }

    /// A tag whose content is code, a formula or a comment, up to the tag that closes it; no
    /// longer than a paragraph.
    fn content(&mut self, tag: &TemplateTag, start: usize) -> Written {
        let meaning = shortcodes::meaning(tag);
        let mut from = start;
        // A few tags may come between; each is looked at once.
        for _ in 0..20 {
            let near = head(&self.text[from..], 10_000);
            let Some(open) = near.find('{').map(|at| from + at) else { break };
            // No tag that closes is longer.
            let rest = head(&self.text[open..], 100);
            let found = templates::tag(rest, |close| rest.find(close));
            from = open + found.as_ref().map_or(1, |tag| tag.source.len());
            if found.is_some_and(|found| found.kind == Kind::Close && found.name == tag.name) {
                let content = self.text[start..open].trim().to_string();
                let meaning = match meaning {
                    Shortcode::Formula => {
                        let tex = content.trim_matches('$').trim().to_string();
                        Meaning::Formula { tex, is_display: false }
                    }
                    Shortcode::Comment => Meaning::Nothing,
                    _ => Meaning::Html(format!("<code>{}</code>", html_text(&content))),
                };
                return Some(self.keep(from, meaning));
            }
        }
        self.unknown(tag);
        Some(self.keep(start, Meaning::Nothing))
    }

    /// A role of MyST: `` {math}`a` ``, `` {doc}`text <address>` ``.
    fn role(&mut self, role: &str) -> Written {
        let start = self.at + role.len() + 3;
        let end = start + self.text[start..].find('`')?;
        let content = &self.text[start..end];
        let element =
            |name: &str| Meaning::Html(format!("<{name}>{}</{name}>", html_text(content)));
        let meaning = match role {
            "abbr" | "abbreviation" if content.ends_with(')') => {
                let (short, title) = content.split_once('(').unwrap_or((content, ")"));
                let title = html_text(title.trim_end_matches(')').trim());
                Meaning::Html(format!("<abbr title=\"{title}\">{}</abbr>", html_text(short.trim())))
            }
            "math" => Meaning::Formula { tex: content.to_string(), is_display: false },
            "sub" | "subscript" => element("sub"),
            "sup" | "superscript" => element("sup"),
            "kbd" | "guilabel" | "menuselection" => element("kbd"),
            "code" | "command" | "file" | "func" | "class" | "meth" => element("code"),
            "del" | "strike" => element("s"),
            _ => match content.strip_suffix('>').and_then(|content| content.rsplit_once('<')) {
                Some((text, href)) if role != "abbr" => {
                    // A name of a place, or else a document.
                    let mark = if matches!(role, "ref" | "numref" | "eq") { "#" } else { "" };
                    let href = format!("{mark}{href}");
                    Meaning::Link { href, text: text.trim().to_string() }
                }
                _ => match role {
                    "ref" | "numref" => {
                        Meaning::Link { href: format!("#{content}"), text: content.to_string() }
                    }
                    "doc" => Meaning::Link {
                        href: shortcodes::address(Some(content)),
                        text: content.to_string(),
                    },
                    _ => Meaning::Text(content.to_string()),
                },
            },
        };
        Some(self.keep(end + 1, meaning))
    }
}

/// A picture within a line; its caption has no place there.
fn inline_picture(picture: Picture) -> Meaning {
    let Picture { src, alt, caption, width, height, .. } = picture;
    let alt = match (alt.is_empty(), caption.is_empty()) {
        (true, _) => caption,
        (false, true) => alt,
        (false, false) if alt == caption => alt,
        (false, false) => format!("{alt}: {caption}"),
    };
    Meaning::Picture { src, alt, width, height }
}
