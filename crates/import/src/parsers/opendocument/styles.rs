//! Styles: what a paragraph is, and how its letters look (part 3 §16).

use crate::markup::Element;
use crate::parsers::post::language;
use std::collections::HashMap;

/// All styles, by their families and names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    /// The kinds of numbers of lists, by their styles and levels; `None` for points.
    lists: HashMap<(String, usize), Option<&'static str>>,
    /// The language of the document.
    pub lang: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    look: Look,
    align: Option<&'static str>,
    is_rtl: bool,
}

/// How letters look; `None` where a style says nothing.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub underlined: Option<bool>,
    pub struck: Option<bool>,
    pub marked: Option<bool>,
    pub is_hidden: Option<bool>,
    /// Letters of one width.
    pub mono: Option<bool>,
    /// `sup` or `sub`; empty for neither.
    pub raised: Option<&'static str>,
    pub lang: Option<String>,
}

/// The kind of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Subtitle,
    Author,
    Quote,
    Code,
    Caption,
    Text,
}

/// The names of the styles that say what a paragraph is, as every language's program writes them.
const KINDS: [(&str, Kind); 16] = [
    ("title", Kind::Title),
    ("subtitle", Kind::Subtitle),
    ("author", Kind::Author),
    ("quotations", Kind::Quote),
    ("quote", Kind::Quote),
    ("intense quote", Kind::Quote),
    ("block text", Kind::Quote),
    ("preformatted text", Kind::Code),
    ("source code", Kind::Code),
    ("caption", Kind::Caption),
    ("illustration", Kind::Caption),
    ("table", Kind::Caption),
    ("figure", Kind::Caption),
    ("drawing", Kind::Caption),
    ("image caption", Kind::Caption),
    ("table caption", Kind::Caption),
];

/// More than styles are based on each other.
const MOST_PARENTS: usize = 20;

impl Styles {
    pub(super) fn of<'e>(parts: impl IntoIterator<Item = &'e Element>) -> Self {
        let mut styles = Self::default();
        parts.into_iter().for_each(|part| styles.collect(part));
        styles
    }

    fn collect(&mut self, element: &Element) {
        for child in element.elements() {
            match child.tag.as_str() {
                "style:style" => {
                    let text = |name: &str| child.attribute(name).map(str::to_string);
                    if let (Some(family), Some(name)) = (text("style:family"), text("style:name")) {
                        self.styles.insert((family, name), style(child));
                    }
                }
                "style:default-style" if child.has("style:family", &["paragraph"]) => {
                    self.lang = style(child).look.lang.or(self.lang.take());
                }
                "text:list-style" => {
                    let name = child.attribute("style:name").unwrap_or_default();
                    for level in child.elements() {
                        let number = level.attribute("text:level").and_then(|it| it.parse().ok());
                        let format = level.attribute("style:num-format");
                        let kind = format.and_then(|format| {
                            ["1", "a", "A", "i", "I"].into_iter().find(|known| *known == format)
                        });
                        if let Some(number) = number {
                            self.lists.insert((name.to_string(), number), kind);
                        }
                    }
                }
                "office:styles" | "office:automatic-styles" => self.collect(child),
                _ => {}
            }
        }
    }

    /// The style of this name and those that it is based on.
    fn chain(&self, family: &str, name: Option<&str>) -> Vec<(String, &Style)> {
        let mut chain = Vec::new();
        let mut next = name.map(str::to_string);
        while let Some(name) = next.take().filter(|_| chain.len() < MOST_PARENTS) {
            let Some(style) = self.styles.get(&(family.to_string(), name.clone())) else {
                // A style of the program's own, which need not be in the file.
                break;
            };
            next = style.parent.clone();
            chain.push((name, style));
        }
        chain
    }

    /// The kind of the paragraphs of a style.
    pub(super) fn kind(&self, name: Option<&str>) -> Kind {
        let chain = self.chain("paragraph", name);
        let last = chain.last().and_then(|(_, style)| style.parent.clone());
        let names = chain.iter().map(|(name, _)| name.clone()).chain(last);
        let names = names.chain(name.map(str::to_string));
        let plain = names.map(|name| name.replace("_20_", " ").to_lowercase());
        let kind =
            |name: String| KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        plain.filter_map(kind).next().unwrap_or(Kind::Text)
    }

    /// How letters of a style look, as far as it says so.
    pub(super) fn look(&self, family: &str, name: Option<&str>) -> Look {
        let mut look = Look::default();
        for (_, style) in self.chain(family, name) {
            look = look.or(&style.look);
        }
        look
    }

    /// The side to which a paragraph is set.
    pub(super) fn align(&self, name: Option<&str>) -> Option<&'static str> {
        self.chain("paragraph", name).into_iter().find_map(|(_, style)| style.align)
    }

    pub(super) fn is_rtl(&self, name: Option<&str>) -> bool {
        self.chain("paragraph", name).iter().any(|(_, style)| style.is_rtl)
    }

    /// The kind of numbers of a list at a level, from 1; `None` for points.
    pub(super) fn numerals(&self, name: Option<&str>, level: usize) -> Option<&'static str> {
        let name = name?.to_string();
        self.lists.get(&(name, level)).copied().flatten()
    }
}

impl Look {
    /// Joins two looks: what this leaves open is as in the other.
    fn or(self, other: &Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            underlined: self.underlined.or(other.underlined),
            struck: self.struck.or(other.struck),
            marked: self.marked.or(other.marked),
            is_hidden: self.is_hidden.or(other.is_hidden),
            mono: self.mono.or(other.mono),
            raised: self.raised.or(other.raised),
            lang: self.lang.or_else(|| other.lang.clone()),
        }
    }
}

fn style(element: &Element) -> Style {
    let mut style = Style {
        parent: element.attribute("style:parent-style-name").map(str::to_string),
        ..Style::default()
    };
    for properties in element.elements() {
        match properties.tag.as_str() {
            "style:text-properties" => style.look = look(properties),
            "style:paragraph-properties" => {
                style.align = match properties.attribute("fo:text-align") {
                    Some("center") => Some("center"),
                    Some("end" | "right") => Some("right"),
                    _ => None,
                };
                let mode = properties.attribute("style:writing-mode");
                style.is_rtl = mode.is_some_and(|mode| mode.starts_with("rl"));
            }
            _ => {}
        }
    }
    style
}

fn look(properties: &Element) -> Look {
    let text = |name: &str| properties.attribute(name);
    let is_line = |name: &str| text(name).map(|line| line != "none");
    let bold = text("fo:font-weight")
        .map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600));
    let font = text("style:font-name").or(text("fo:font-family"));
    let mono = font.map(|font| {
        let font = font.to_lowercase();
        ["mono", "courier", "consolas", "menlo", "typewriter"].iter().any(|it| font.contains(it))
    });
    let raised = text("style:text-position").map(|position| {
        let place = position.split_whitespace().next().unwrap_or_default();
        let number = place.trim_end_matches('%').parse::<f32>().unwrap_or(0.0);
        match place {
            "super" => "sup",
            "sub" => "sub",
            _ if number > 0.0 => "sup",
            _ if number < 0.0 => "sub",
            _ => "",
        }
    });
    let lang = text("fo:language").filter(|lang| !matches!(*lang, "zxx" | "none"));
    let lang = lang.map(|lang| match text("fo:country").filter(|country| *country != "none") {
        Some(country) => format!("{lang}-{country}"),
        None => lang.to_string(),
    });
    Look {
        bold,
        italic: text("fo:font-style").map(|style| matches!(style, "italic" | "oblique")),
        underlined: is_line("style:text-underline-style"),
        struck: is_line("style:text-line-through-style"),
        marked: text("fo:background-color").map(|colour| colour != "transparent"),
        is_hidden: text("text:display").map(|display| display == "none"),
        mono,
        raised,
        lang: lang.and_then(|lang| language(&lang)),
    }
}
