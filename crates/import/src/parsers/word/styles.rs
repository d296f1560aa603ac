//! Styles: what a paragraph or a run of text is, by the style that it names and those on which that
//! is based.

use super::{child, children, toggle, value};
use crate::markup::Element;
use std::collections::HashMap;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
    /// The language of the text, where nothing else is said.
    pub lang: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    /// The name in small letters; those of Word's own styles are English in every language.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    pub list: Option<(String, usize)>,
    marks: Marks,
}

/// The format of characters; `None` where a property is not set.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub underlined: Option<bool>,
    pub highlighted: Option<bool>,
    pub superscript: Option<bool>,
    pub subscript: Option<bool>,
    pub code: Option<bool>,
    pub hidden: Option<bool>,
}

/// The kinds of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Subtitle,
    /// Counted from 1.
    Heading(u8),
    Quote,
    Caption,
    Code,
    /// A line of a table of contents.
    Contents,
    Author,
    Date,
    Text,
}

/// Beginnings of the names of headings, where a program has translated them.
const HEADINGS: [&str; 16] = [
    "heading ",
    "heading",
    "überschrift ",
    "titre ",
    "título ",
    "titolo ",
    "kop ",
    "rubrik ",
    "nagłówek ",
    "заголовок ",
    "标题 ",
    "標題 ",
    "見出し ",
    "제목 ",
    "encabezado ",
    "overskrift ",
];
const TITLES: [&str; 10] =
    ["title", "titel", "titre", "título", "titolo", "название", "标题", "標題", "表題", "제목"];
const SUBTITLES: [&str; 9] = [
    "subtitle",
    "untertitel",
    "sous-titre",
    "subtítulo",
    "sottotitolo",
    "подзаголовок",
    "副标题",
    "副標題",
    "副題",
];
const QUOTES: [&str; 15] = [
    "quote",
    "intense quote",
    "block text",
    "quotations",
    "block quote",
    "blockquote",
    "zitat",
    "intensives zitat",
    "citation",
    "cita",
    "citazione",
    "цитата",
    "引用",
    "引文",
    "인용",
];
const CODE: [&str; 10] = [
    "html preformatted",
    "source code",
    "preformatted text",
    "code",
    "macro text",
    "code block",
    "sourcecode",
    "listing",
    "vorformatierter text",
    "texte préformaté",
];

impl Styles {
    pub(super) fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        let defaults = root.find(&|found| found.is(&["w:rprdefault"]));
        styles.lang = defaults
            .and_then(|defaults| defaults.find(&|found| found.is(&["w:lang"])))
            .and_then(|lang| lang.attribute("w:val"))
            .map(str::to_string);
        for style in children(root, "w:style") {
            let Some(id) = style.attribute("w:styleid") else { continue };
            let paragraph = child(style, "w:ppr");
            let outline = paragraph.and_then(|paragraph| value(paragraph, "w:outlinelvl"));
            let list = paragraph.and_then(|paragraph| child(paragraph, "w:numpr")).map(|list| {
                let level = value(list, "w:ilvl").and_then(|level| level.parse().ok());
                (value(list, "w:numid").unwrap_or_default().to_string(), level.unwrap_or(0))
            });
            let name = value(style, "w:name").unwrap_or(id).to_lowercase();
            if style.has("w:type", &["paragraph"]) && style.has("w:default", &["1", "true"]) {
                styles.default = Some(id.to_string());
            }
            let known = Style {
                name,
                based_on: value(style, "w:basedon").map(str::to_string),
                outline: outline.and_then(|outline| outline.parse().ok()),
                list,
                marks: child(style, "w:rpr").map(marks).unwrap_or_default(),
            };
            styles.styles.insert(id.to_string(), known);
        }
        styles
    }

    /// A style and those on which it is based, the nearest first.
    fn line(&self, id: &str) -> impl Iterator<Item = (&str, &Style)> {
        let mut next = self.styles.get_key_value(id);
        // Ends where styles are based on each other in a circle.
        let mut left = 20;
        std::iter::from_fn(move || {
            let (id, style) = next?;
            left -= 1;
            let based_on = style.based_on.as_ref().filter(|_| left > 0);
            next = based_on.and_then(|based_on| self.styles.get_key_value(based_on));
            Some((id.as_str(), style))
        })
    }

    /// The kind of a paragraph of a style.
    pub(super) fn kind(&self, id: Option<&str>) -> Kind {
        let Some(id) = id.or(self.default.as_deref()) else { return Kind::Text };
        if !self.styles.contains_key(id) {
            return kind(&id.to_lowercase()).unwrap_or(Kind::Text);
        }
        for (id, style) in self.line(id) {
            let by_name = kind(&style.name).or_else(|| kind(&id.to_lowercase()));
            if let Some(found) = by_name {
                return found;
            }
            if let Some(outline) = style.outline.filter(|outline| *outline < 9) {
                return Kind::Heading(outline + 1);
            }
        }
        Kind::Text
    }

    /// The list of a style: its number and the level.
    pub(super) fn list(&self, id: Option<&str>) -> Option<(String, usize)> {
        let id = id.or(self.default.as_deref())?;
        let (list, level) = self.line(id).find_map(|(_, style)| style.list.clone())?;
        // Word's own styles for deeper lists are lists of their own.
        let name = self.styles.get(id).map_or("", |style| style.name.as_str());
        let deeper = ["list bullet ", "list number "]
            .iter()
            .find_map(|begin| name.strip_prefix(begin)?.parse::<usize>().ok()?.checked_sub(1));
        Some((list, if level == 0 { deeper.unwrap_or(0).min(8) } else { level }))
    }

    /// The number of the list that a style of lists names.
    pub(super) fn list_number(&self, id: &str) -> Option<String> {
        Some(self.styles.get(id)?.list.as_ref()?.0.clone())
    }

    /// The format that a character style gives.
    pub(super) fn marks(&self, id: &str) -> Marks {
        let mut marks = Marks::default();
        for (_, style) in self.line(id) {
            marks = marks.or(style.marks);
        }
        let name = self.styles.get(id).map_or("", |style| style.name.as_str());
        match name {
            "strong" | "fett" => marks.bold = marks.bold.or(Some(true)),
            "emphasis" | "hervorhebung" => marks.italic = marks.italic.or(Some(true)),
            "html code" | "verbatim char" | "source text" | "code" | "inline code"
            | "html keyboard" | "html typewriter" => marks.code = Some(true),
            // The look of a link is its style's, and no mark.
            "hyperlink" | "followedhyperlink" | "internet link" => marks = Marks::default(),
            _ => {}
        }
        marks
    }
}

/// The kind of paragraph that a style's name means, in the languages that Word writes it in.
fn kind(name: &str) -> Option<Kind> {
    let level = HEADINGS.iter().find_map(|begin| {
        let number = name.strip_prefix(begin)?.parse::<u8>().ok()?;
        (1..=9).contains(&number).then_some(number)
    });
    if let Some(level) = level {
        return Some(Kind::Heading(level));
    }
    Some(match name {
        _ if TITLES.contains(&name) => Kind::Title,
        _ if SUBTITLES.contains(&name) => Kind::Subtitle,
        _ if QUOTES.contains(&name) => Kind::Quote,
        _ if CODE.contains(&name) => Kind::Code,
        "caption" | "beschriftung" | "légende" | "图注" | "题注" | "図表番号" | "illustration"
        | "table" | "image caption" | "table caption" | "figure" => Kind::Caption,
        "author" => Kind::Author,
        "date" => Kind::Date,
        _ if name.starts_with("toc ") && name.len() == 5 || name == "table of figures" => {
            Kind::Contents
        }
        "toc heading" => Kind::Contents,
        "body text" | "first paragraph" | "compact" | "normal" => Kind::Text,
        _ => return None,
    })
}

impl Marks {
    /// These, and where they say nothing, others.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            struck: self.struck.or(other.struck),
            underlined: self.underlined.or(other.underlined),
            highlighted: self.highlighted.or(other.highlighted),
            superscript: self.superscript.or(other.superscript),
            subscript: self.subscript.or(other.subscript),
            code: self.code.or(other.code),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// The format that the properties of a run give.
pub(super) fn marks(properties: &Element) -> Marks {
    let script = value(properties, "w:vertalign");
    let font = child(properties, "w:rfonts").and_then(|fonts| {
        ["w:ascii", "w:hansi"].into_iter().find_map(|name| fonts.attribute(name))
    });
    Marks {
        bold: toggle(properties, "w:b"),
        italic: toggle(properties, "w:i"),
        struck: toggle(properties, "w:strike").or(toggle(properties, "w:dstrike")),
        underlined: toggle(properties, "w:u"),
        highlighted: toggle(properties, "w:highlight"),
        superscript: script.map(|script| script == "superscript"),
        subscript: script.map(|script| script == "subscript"),
        code: font.map(is_monospaced),
        hidden: toggle(properties, "w:vanish"),
    }
}

fn is_monospaced(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    let named = [
        "courier",
        "consolas",
        "menlo",
        "monaco",
        "lucida console",
        "inconsolata",
        "source code",
        "fira code",
        "cascadia",
        "jetbrains",
        "letter gothic",
        "ocr a",
    ];
    named.iter().any(|name| font.starts_with(name))
        || font.split([' ', '-']).any(|word| word == "mono")
}
