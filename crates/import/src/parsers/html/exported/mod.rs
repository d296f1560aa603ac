//! Pages and chapters of books that this program has exported, known by their generator and by the
//! microdata of their article: what stands around the text is read by these, and the text as it was
//! written, for nothing else is on such a page.

mod exact;

use crate::markup::{self, Element, Node};
use crate::parsers::{Locations, transcripts};
use article::{
    Article, Byline, Correction, Date, Email, Href, Lang, Licence, Phrase, Series, Span, Warning,
    assign_ids,
};
use exact::Exact;

/// The article of a page that was exported: its tree, and what stands around its text.
pub(in crate::parsers) struct Exported {
    root: Element,
    fields: Article,
    exact: Exact,
}

/// Whether the program has exported a page.
pub(in crate::parsers) fn is_exported(page: &Element) -> bool {
    let is_ours = |found: &Element| {
        found.is(&["meta"])
            && found.has("name", &["generator"])
            && found.attribute("content").is_some_and(|name| name.starts_with("article-viewer "))
    };
    page.find(&is_ours).is_some() && page.find(&is_article).is_some()
}

fn is_article(found: &Element) -> bool {
    found.is(&["article"]) && found.has("itemtype", &["https://schema.org/Article"])
}

impl Exported {
    /// Takes a page apart; `None` where it holds no article that was exported.
    pub(super) fn of(page: &Element) -> Option<Self> {
        let root = page.find(&is_article)?.clone();
        Some(Self::part(page, root))
    }

    /// Takes a part with an article in it apart; `page` is the whole that it is of.
    pub(in crate::parsers) fn part(page: &Element, mut root: Element) -> Self {
        decode_ids(&mut root);
        let exact = Exact::take(&mut root);
        let lang = page.find(&|found| found.is(&["html"])).and_then(|html| html.attribute("lang"));
        let lang = lang.and_then(Lang::parse).unwrap_or_else(Lang::english);
        let mut fields = Article::new(lang, "");
        let is_interface =
            |found: &Element| found.is(&["meta"]) && found.has("name", &["interface"]);
        let interface = page.find(&is_interface).and_then(|meta| meta.attribute("content"));
        fields.interface = interface.and_then(Lang::parse);
        let canonical = page.find(&|found| found.is(&["link"]) && found.has("rel", &["canonical"]));
        let canonical = canonical.and_then(|link| link.attribute("href"));
        fields.canonical = canonical.and_then(|address| Href::parse(address).ok());
        for around in take(&mut root) {
            around.elements().for_each(|line| read(line, &mut fields));
        }
        Self { root, fields, exact }
    }

    /// The article.
    pub(in crate::parsers) fn article(
        self,
        warnings: &mut Vec<Warning>,
        locations: &mut Locations,
    ) -> Article {
        let Self { mut root, fields, exact } = self;
        super::note_pictures(&root, locations);
        root.attributes.retain(|(name, _)| name != "lang");
        // Behind a first block nothing belongs to the head, whatever it is.
        root.children.insert(0, Node::Element(Element::new("hr")));
        let (mut text, more) = markup::read(root, Some(fields.lang.as_str()));
        text.body.drain(..text.body.len().min(1));
        // What is put back below has a text of its own, from which ids are made.
        text.each_block_mut(|block| {
            if block.has_made_id() {
                block.id.clear();
            }
        });
        transcripts::join(&mut text.body);
        text.notes.iter_mut().for_each(|note| transcripts::join(&mut note.blocks));
        warnings.extend(more);
        let Article { body, mut notes, related, .. } = text;
        for note in &mut notes {
            note.id = note_name(&note.id);
            note.blocks.iter_mut().for_each(|block| block.walk_mut(&mut name_notes));
        }
        let mut article = Article { body, notes, related, ..fields };
        article.body.iter_mut().for_each(|block| block.walk_mut(&mut name_notes));
        exact.put(&mut article);
        assign_ids(&mut article);
        article
    }
}

fn name_notes(block: &mut article::Block) {
    fn name(spans: &mut [Span]) {
        for span in spans {
            if let Span::NoteRef { note } = span {
                *note = note_name(note);
            }
            name(span.children_mut());
        }
    }
    block.lines_mut().into_iter().for_each(|line| name(line));
}

/// The name of a note as it was before it became an id.
fn note_name(id: &str) -> String {
    id.strip_prefix("fn-").unwrap_or(id).to_string()
}

/// Gives ids that had to be written as XML takes them their own form again.
fn decode_ids(element: &mut Element) {
    for (name, value) in &mut element.attributes {
        if name == "id" || name == "href" && value.starts_with('#') {
            *value = decoded(value);
        }
    }
    element.elements_mut().for_each(decode_ids);
}

/// A text in which `_x2f_` is the character of this number.
fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let coded = after.split_once('_').and_then(|(number, after)| {
            let character = u32::from_str_radix(number, 16).ok().and_then(char::from_u32)?;
            (number.len() <= 6).then_some((character, after))
        });
        match coded {
            Some((character, after)) => {
                plain.push(character);
                rest = after;
            }
            None => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain + rest
}

/// Takes the header and the footer out of an article.
fn take(element: &mut Element) -> Vec<Element> {
    if !is_article(element) {
        return element
            .elements_mut()
            .map(take)
            .find(|found| !found.is_empty())
            .unwrap_or_default();
    }
    let is_around =
        |child: &Node| matches!(child, Node::Element(child) if child.is(&["header", "footer"]));
    let (around, text) = std::mem::take(&mut element.children).into_iter().partition(is_around);
    element.children = text;
    let around: Vec<Node> = around;
    let elements = around.into_iter().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    });
    elements.collect()
}

/// Reads a line of the header or the footer.
fn read(line: &Element, fields: &mut Article) {
    let item = |name: &str| line.has("itemprop", &[name]);
    let text = || Some(line.phrase()).filter(|phrase| !phrase.text.is_empty());
    let time = line.find(&|found| found.is(&["time"]));
    let date = time.and_then(|time| Date::parse(time.attribute("datetime")?));
    let is = |name: &str| time.is_some_and(|time| time.has("itemprop", &[name]));
    match () {
        () if line.is(&["h1"]) => fields.headline = line.phrase(),
        () if line.has("role", &["doc-subtitle"]) => fields.standfirst = text(),
        () if line.is(&["address"]) => fields.bylines.extend(byline(line)),
        () if line.is(&["ul"]) => fields.topics.extend(line.elements().map(Element::phrase)),
        () if item("publisher") => fields.site = text(),
        () if item("articleSection") => fields.column = text(),
        () if item("version") => fields.edition = text(),
        () if item("copyrightNotice") => fields.copyright = text(),
        () if item("isAccessibleForFree") => {
            fields.free = line.attribute("content").and_then(|free| free.parse().ok());
        }
        () if item("isPartOf") => fields.series = series(line),
        () if item("license") => {
            fields.licence = named(line).map(|(name, link)| Licence { name, link });
        }
        () if item("correction") => {
            let words = line.find(&|found| found.is(&["span"])).unwrap_or(line);
            fields.corrections.push(Correction { date, text: words.phrase() });
        }
        () if item("isBasedOn") => fields.source = spans(line),
        () if is("datePublished") => fields.published = date,
        () if is("dateModified") => fields.updated = date,
        () => {}
    }
}

/// A name, and where it leads.
fn named(line: &Element) -> Option<(Phrase, Option<Href>)> {
    let first = line.elements().next()?;
    let link = first.attribute("href").and_then(|address| Href::parse(address).ok());
    Some((first.phrase(), link))
}

fn series(line: &Element) -> Option<Series> {
    let (name, link) = named(line)?;
    let part = line.find(&|found| found.has("itemprop", &["position"]));
    let part = part.and_then(|part| part.text().parse().ok());
    Some(Series { name, part, link })
}

fn byline(line: &Element) -> Option<Byline> {
    let item = |name: &str| line.find(&|found| found.has("itemprop", &[name])).map(Element::phrase);
    let link = |rel: &str| {
        let link = line.find(&|found| found.is(&["a"]) && found.has("rel", &[rel]))?;
        Href::parse(link.attribute("href")?).ok()
    };
    let addresses = line.elements().filter_map(|child| child.attribute("href"));
    let email = addresses.filter_map(|address| address.strip_prefix("mailto:")).next();
    let portrait = line.find(&|found| found.is(&["img"]));
    let byline = Byline {
        name: item("name"),
        role: item("jobTitle"),
        email: email.and_then(Email::parse),
        link: link("author"),
        account: link("me"),
        portrait: portrait.and_then(markup::picture),
    };
    (byline != Byline::default()).then_some(byline)
}

/// The words of a line with their marks.
fn spans(line: &Element) -> Vec<Span> {
    let mut root = Element::new("article");
    root.children.push(Node::Element(Element::new("hr")));
    root.children.push(Node::Element(Element {
        tag: "p".into(),
        attributes: Vec::new(),
        ..line.clone()
    }));
    let (article, _) = markup::read(root, None);
    match article.body.into_iter().nth(1).map(|block| block.kind) {
        Some(article::BlockKind::Paragraph { spans }) => spans,
        _ => Vec::new(),
    }
}
