//! Brackets within a line: links and pictures as they are written, wiki links, spans with
//! attributes.

use super::attributes::Attributes;
use super::inline::{Scanner, Written};
use super::pieces::Meaning;
use super::shortcodes::{self, Shortcode};
use super::{head, html_text, links, obsidian, templates};
use crate::parsers::characters::is_wide;
use crate::parsers::markdown::cross_references;

/// An opening bracket: the place of its token, and whether it begins a picture.
pub(super) struct Bracket {
    token: usize,
    at: usize,
    is_picture: bool,
}

impl Scanner<'_, '_, '_, '_> {
    pub(super) fn open_bracket(
        &mut self,
        at: usize,
        is_picture: bool,
        plain: &mut usize,
    ) -> Written {
        let width = 1 + usize::from(is_picture);
        if self.text[at + width - 1..].starts_with("[[")
            && !self.text[..at].ends_with('[')
            && let Some(found) = obsidian::link(&self.text[at + width - 1..])
        {
            let end = at + width - 1 + found.end;
            let meaning = if is_picture { self.embed(&found) } else { found.meaning() };
            return Some(self.keep(end, meaning));
        }
        // As a part of its own, so that it can become an element's opening tag.
        self.flush(*plain, at);
        self.flush(at, at + width);
        self.brackets.push(Bracket { token: self.tokens.len() - 1, at, is_picture });
        self.at = at + width;
        *plain = self.at;
        None
    }

    fn embed(&mut self, found: &obsidian::WikiLink) -> Meaning {
        if let Some(picture) = found.picture() {
            return picture;
        }
        let number = self.number();
        let message = format!(
            "«{}» would put another note in here; a link to it stands in its place",
            found.target
        );
        self.context.log.warn(number, message);
        found.meaning()
    }

    pub(super) fn picture(&mut self, plain: &mut usize) -> Written {
        self.open_bracket(self.at, true, plain)
    }

    /// Reads double brackets: a block of Logseq's that stands elsewhere, or a note as Hatena has it.
    pub(super) fn double_bracket(&mut self) -> Written {
        let inner = head(&self.rest()[2..], 2_000);
        let end = inner.find("))")?;
        let content = &inner[..end];
        let behind = self.at + 2 + end + 2;
        let number = self.number();
        let is_block =
            content.len() == 36 && content.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        if is_block || self.context.is_outline && super::outlines::is_roam_id(content) {
            self.context.log.warn(number, "a block that stands elsewhere was left out");
            return Some(self.keep(behind, Meaning::Nothing));
        }
        let is_note = content.chars().next().is_some_and(is_wide)
            && content.chars().next_back().is_some_and(is_wide)
            && !content.contains(['(', '\n']);
        is_note.then(|| (behind, Some(self.context.note(content, number))))
    }

    /// Zenn's films, cards and slides: `@[youtube](id)`.
    pub(super) fn zenn(&mut self) -> Written {
        let rest = self.rest();
        let (name, after) = rest[2..].split_once("](")?;
        let (address, _) = after.split_once(')')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        if name.len() > 30 || !name.chars().all(is_name) || address.contains(['\n', ' ']) {
            return None;
        }
        let end = self.at + 2 + name.len() + 2 + address.len() + 1;
        let call = format!("{{{{< {name} \"{address}\" >}}}}");
        let meaning =
            templates::tag(&call, |close| call.find(close)).map(|tag| shortcodes::meaning(&tag));
        let href = match meaning {
            Some(Shortcode::Embed { href, .. }) => href,
            _ => address.to_string(),
        };
        Some(self.keep(end, Meaning::Embed { href, title: String::new() }))
    }

    /// The end of a link's or picture's text: its address is put as CommonMark has it.
    pub(super) fn close_bracket(&mut self, plain: &mut usize) -> Written {
        let open = self.brackets.pop()?;
        let behind = self.at + 1;
        let rest = &self.text[behind..];
        if rest.starts_with('(') {
            return self.destination(&open, behind);
        }
        if rest.starts_with('{') && !open.is_picture && !self.text[..open.at].ends_with(']') {
            // Pandoc's span with attributes.
            let (end, attributes) = self.attributes(behind)?;
            self.flush(*plain, self.at);
            let name = match &attributes {
                attributes if attributes.has_class("mark") || attributes.has_class("highlight") => {
                    "mark"
                }
                attributes if attributes.has_class("kbd") => "kbd",
                attributes if attributes.has_class("underline") || attributes.has_class("ul") => {
                    "u"
                }
                attributes
                    if attributes.has_class("smallcaps") || attributes.has_class("small") =>
                {
                    "span"
                }
                _ => "span",
            };
            // A class says how it looks, not what it is.
            let says = attributes.id.is_some() || !attributes.values.is_empty() || name != "span";
            let tag = if says { Meaning::Html(attributes.tag(name)) } else { Meaning::Nothing };
            self.tokens[open.token].text = self.context.pieces.keep("[", tag).into();
            let close = if says { Meaning::Html(format!("</{name}>")) } else { Meaning::Nothing };
            let source = &self.text[self.at..end];
            let mark = self.context.pieces.keep(source, close);
            self.push_for(self.at..end, mark.into());
            *plain = end;
            self.at = end;
            return None;
        }
        // The attributes of a reference (`[text][label]{: .x}`).
        if let Some(label) = rest.strip_prefix('[')
            && let Some(end) =
                label.find([']', '\n', '[']).filter(|end| label[*end..].starts_with(']'))
        {
            let end = behind + end + 2;
            if let Some((after, about)) = self.attributes(end) {
                let source = &self.text[end..after];
                let mark = self.context.pieces.keep(source, Meaning::About(about));
                return Some((after, Some(format!("{}{mark}", &self.text[self.at..end]))));
            }
            self.at = end;
        } else if !open.is_picture && !rest.starts_with(':') {
            self.citation(open.at);
        }
        None
    }

    /// Says that a citation of Pandoc's stays as it stands.
    fn citation(&mut self, open: usize) {
        let inner = &self.text[open + 1..self.at];
        if is_citation(inner) && !cross_references::is_reference(inner) {
            let message = format!(
                "the citation [{inner}] stays as it stands, for no bibliography is read: write it \
                 out, or as a footnote"
            );
            let number = self.number();
            self.context.log.warn(number, message);
        }
    }

    /// Says that a citation of Pandoc's without brackets stays as it stands, in a document that has
    /// some.
    pub(super) fn cited(&mut self) -> Written {
        let is_within = self.before().is_some_and(|c| c.is_alphanumeric() || "[-;/".contains(c));
        if !self.context.has_citations || is_within || !self.brackets.is_empty() {
            return None;
        }
        let rest = &self.rest()[1..];
        let is_key = |c: char| c.is_alphanumeric() || "_:-".contains(c);
        let key = &rest[..rest.find(|c| !is_key(c)).unwrap_or(rest.len())];
        let key = key.trim_end_matches([':', '-']);
        if key.is_empty() || cross_references::is_reference(&format!("@{key}")) {
            return None;
        }
        let message = format!(
            "the citation @{key} stays as it stands, for no bibliography is read: write it out, or \
             as a footnote"
        );
        let number = self.number();
        self.context.log.warn(number, message);
        None
    }

    fn destination(&mut self, open: &Bracket, behind: usize) -> Written {
        let inner = &self.text[behind + 1..];
        let destination = match inner.starts_with("data:") {
            // A picture itself, of any length: its end is looked for once.
            true => {
                let end = self.find(")", behind)?;
                let is_line = self.find("\n", behind).is_none_or(|line| line > end);
                self.at = if is_line { end + 1 } else { self.at };
                return None;
            }
            false => links::destination(inner, open.is_picture)?,
        };
        let end = behind + 1 + destination.end;
        let mut address = destination.address.to_string();
        if address.contains(['{', '<']) {
            address = self.address(&address);
        }
        // Docusaurus' mark for a file of the site.
        if let Some(path) = address.strip_prefix("pathname://") {
            address = path.to_string();
        }
        // Pelican's marks for where a file is.
        let marks = ["{static}", "{filename}", "{attach}", "|filename|", "|static|"];
        if let Some(path) = marks.iter().find_map(|mark| address.strip_prefix(mark)) {
            address = path.to_string();
        }
        // A page of an outliner.
        if let Some(page) = address.strip_prefix("[[").and_then(|page| page.strip_suffix("]]")) {
            address = format!("{page}.md");
        }
        // Zola's mark for the root of the content.
        if let Some(path) = address.strip_prefix("@/") {
            address = path.to_string();
        }
        let mut about = Attributes::default();
        if let Some((width, height)) = destination.size {
            let size = |name: &str, n: Option<u32>| n.map(|n| (name.to_string(), n.to_string()));
            about.values.extend(size("width", width).into_iter().chain(size("height", height)));
        }
        let mut after = end;
        if let Some((behind, attributes)) = self.attributes(end) {
            after = behind;
            about.id = attributes.id;
            about.classes = attributes.classes;
            about.values.extend(attributes.values);
        }
        if let Some(id) = about.id.clone().filter(|_| open.is_picture) {
            // What leads to a picture by its id leads to the figure that it becomes.
            let anchor = Meaning::Html(format!("<a id=\"{}\"></a>", html_text(&id)));
            let anchor = self.context.pieces.keep("", anchor);
            let token = &mut self.tokens[open.token];
            token.text = format!("{anchor}{}", token.text).into();
        }
        let same = address == destination.address && !destination.is_mended && after == end;
        if same {
            self.at = end;
            return None;
        }
        let mut written = String::from("](");
        let is_plain = !address.contains([' ', '(', ')', '<', '>']) && !address.is_empty();
        match is_plain {
            true => written.push_str(&address),
            false => written.push_str(&format!("<{}>", address.replace(['<', '>', '\n'], ""))),
        }
        if !destination.title.is_empty() {
            written.push_str(&format!(" {}", destination.title));
        }
        written.push(')');
        if about != Attributes::default() {
            written
                .push_str(&self.context.pieces.keep(&self.text[end..after], Meaning::About(about)));
        }
        Some((after, Some(written)))
    }

    /// An address without the template tags in it.
    fn address(&mut self, address: &str) -> String {
        let mut plain = String::new();
        let mut rest = address;
        while let Some(at) = rest.find('{') {
            plain.push_str(&rest[..at]);
            rest = &rest[at..];
            let tag = templates::tag(rest, |close| rest.find(close));
            let Some(tag) = tag else {
                plain.push('{');
                rest = &rest[1..];
                continue;
            };
            match shortcodes::meaning(&tag) {
                Shortcode::Text(text) | Shortcode::Address { href: text, .. } => {
                    plain.push_str(&text)
                }
                _ => self.unknown(&tag),
            }
            rest = &rest[tag.source.len()..];
        }
        plain.push_str(rest);
        plain
    }
}

/// Whether the text between brackets names works as Pandoc does: `@doe2020`, `see -@doe2020, p. 3`.
fn is_citation(text: &str) -> bool {
    let is_key = |at: usize| {
        let before = text[..at].trim_end_matches('-');
        (before.is_empty() || before.ends_with([' ', '\n', ';']))
            && text[at + 1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '{'))
    };
    text.len() < 1_000 && text.match_indices('@').any(|(at, _)| is_key(at))
}

/// Whether a text cites a work in brackets somewhere, as Pandoc has it.
pub(super) fn has_citations(text: &str) -> bool {
    text.match_indices("[@").chain(text.match_indices("[-@")).take(100).any(|(at, _)| {
        let inner = head(&text[at + 1..], 200).split(']').next().unwrap_or_default();
        is_citation(inner) && !cross_references::is_reference(inner) && !inner.contains('\n')
    })
}
