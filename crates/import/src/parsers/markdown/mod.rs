//! Markdown → article.
//!
//! ```text
//! text ─front_matter→ fields + Markdown ─events→ tree ─blocks→ blocks of the model
//! ```
//! HTML never passes as it is: known tags take part in building the tree, of the others only the
//! text stays.

mod blocks;
mod boxes;
mod builder;
mod cross_references;
pub(super) mod dialects;
mod elements;
mod embed;
mod events;
mod fence;
mod figure;
mod hashtags;
mod html;
mod island;
mod lists;
mod picture;
mod polish;
mod quote;
mod related;
mod runs;
mod spans;
mod table;
mod tags;
mod targets;
mod tree;

use super::language::{chinese_form, foreign, guess_lang};
use super::{ImportError, Locations, formulas, front_matter, transcripts};
use article::{
    Article, Block, BlockKind, Figure, FileSource, ImageSource, Lang, Location, Phrase, Subject,
    Warning, assign_ids,
};
use blocks::Converter;
pub use elements::title_is_markdown;
use std::collections::HashSet;
pub use targets::slug;
use targets::{Headline, Links};
use tree::{Tag, TreeElement, TreeNode, blocks_only, only, words};

/// Reads a Markdown document: CommonMark with tables and footnotes, and the conventions for
/// the other kinds of block that `tests/every-kind.md` shows.
pub(super) fn article(
    text: &str,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<Read, ImportError> {
    let text = dialects::pieces::clean(text);
    let earlier = warnings.len();
    let (front, body, lines_before) = front_matter::split(&text, warnings, locations)?;
    let mut article = front.article.unwrap_or_else(|| Article::new(Lang::english(), ""));
    let mut log = Log { warnings, locations, line: 1, seen: HashSet::new() };
    if title_is_markdown(&article.headline.text) {
        // Many themes read Markdown in titles.
        let (title, _) = events::tree(&article.headline.text.clone(), 0, &mut log);
        article.headline.text = words(&title);
    }
    let (nodes, mut notes) = events::tree(body, lines_before, &mut log);
    let mut nodes = blocks_only(nodes, lines_before + 1);
    targets::move_anchors(&mut nodes);
    notes.iter_mut().for_each(|note| drop(targets::move_anchors(&mut note.children)));
    let id = take_headline(&mut nodes, &mut article);
    let headline = Headline { words: article.headline.text.clone(), id };
    let links = Links::resolve(&mut nodes, &mut notes, &headline);
    let mut letters = tree::prose(&nodes);
    if letters.trim().is_empty() {
        letters = words(&nodes);
    }
    let letters = if letters.is_empty() { &article.headline.text } else { &letters };
    let chinese = chinese_form(letters).unwrap_or_else(Lang::simplified_chinese);
    article.lang = front.lang.unwrap_or_else(|| guess_lang(letters));
    article.related.extend(related::take(&mut nodes, &mut log));
    let mut converter = Converter::new(&mut log);
    article.body = converter.blocks(nodes, lines_before + 1);
    transcripts::join(&mut article.body);
    // Many begin with the same picture again.
    let hero = front.hero.filter(|hero| !article.images().any(|image| image.src == hero.image.src));
    let hero = hero.map(|hero| {
        let mut figure = Figure::new(hero.image);
        if let Some((caption, line)) = hero.caption {
            let (nodes, _) = events::tree(&caption, line - 1, converter.log);
            figure.caption = converter.spans(&nodes);
        }
        Block::new(BlockKind::Figure(Box::new(figure)))
    });
    article.body.splice(0..0, hero);
    article.notes = converter.notes(notes);
    if let Some((source, line)) = front.source {
        let (nodes, _) = events::tree(&source, line - 1, converter.log);
        article.source = converter.spans(&nodes);
    }
    rank_headings(&mut article);
    cross_references::link(&mut article, &mut log);
    name_languages(&mut article, &chinese);
    article.forget_implied_directions();
    if !links.is_empty() {
        links.check(&assign_ids(&mut article), &mut log);
    }
    formulas::number(&mut article, log.warnings);
    if article.headline.text.is_empty() {
        let message = "there is no headline: give `title` in the front matter, or begin with a \
                       heading of level 1";
        let warning = Warning::new(Location::Document, message);
        log.warnings.push(warning.about(Subject::Headline));
    }
    // Each stage has gone through the document from its top; a person does so once.
    warnings[earlier..].sort_by_key(|warning| match warning.location {
        Location::Line(line) => line,
        Location::Path(_) | Location::Document => usize::MAX,
    });
    Ok(Read { article, is_smart: front.is_smart })
}

/// A Markdown document that has been read.
pub(super) struct Read {
    pub(super) article: Article,
    /// Whether straight quotation marks are to be replaced.
    pub(super) is_smart: bool,
}

/// The warnings so far, each said once, and the lines that name pictures.
pub(super) struct Log<'w> {
    warnings: &'w mut Vec<Warning>,
    locations: &'w mut Locations,
    /// The line being read.
    line: usize,
    seen: HashSet<(usize, String)>,
}

impl Log<'_> {
    fn warn(&mut self, line: usize, message: impl Into<String>) {
        self.warn_about(Subject::Other, line, message);
    }

    fn warn_about(&mut self, subject: Subject, line: usize, message: impl Into<String>) {
        // A text that the message quotes may have marks of pieces in it.
        let message = dialects::pieces::clean(&message.into());
        if self.seen.insert((line, message.clone())) {
            self.warnings.push(Warning::new(Location::Line(line), message).about(subject));
        }
    }

    /// Notes the line of a picture.
    fn picture(&mut self, picture: &ImageSource, line: usize) {
        self.locations.note(picture, Location::Line(line));
    }

    /// Notes the line of a sound, a film or captions.
    fn file(&mut self, file: &FileSource, line: usize) {
        if let FileSource::Linked(href) = file {
            self.locations.note_file(href.as_str(), Location::Line(line));
        }
    }

    /// Says something once in the document, at the line where it is true first.
    fn once(&mut self, message: &str) {
        if self.seen.insert((0, message.to_string())) {
            self.warnings.push(Warning::new(Location::Line(self.line), message));
        }
    }
}

/// Takes the headline, and the standfirst after it, out of the text where the front matter has
/// none. Returns the id that the headline had there.
fn take_headline(nodes: &mut Vec<TreeNode>, article: &mut Article) -> Option<String> {
    // Pictures and rules may come before the headline; and before the only heading of level 1 a few
    // lines, such as those that lead to other languages.
    let first = nodes.iter().position(|node| match node {
        TreeNode::Element(element) => {
            !(element.tag == Tag::Figure || figure::wraps_pictures(element))
        }
        TreeNode::Rule => false,
        _ => true,
    });
    let mut place = match only_title(nodes) {
        Some(place) if article.headline.text.is_empty() => place,
        _ => first?,
    };
    let mut id = None;
    let given = !article.headline.text.is_empty();
    if let Some(title) = headline(nodes, place, &article.headline.text) {
        article.headline.text = title;
        // The pictures of its line stay, the words go.
        if let TreeNode::Element(heading) = nodes.remove(place) {
            id = heading.id;
            let pictures: Vec<TreeNode> = heading
                .children
                .into_iter()
                .filter(|node| matches!(node, TreeNode::Image(_)))
                .collect();
            let figures = blocks_only(pictures, heading.line);
            let count = figures.len();
            nodes.splice(place..place, figures);
            place += count;
        }
    } else if !given {
        return None;
    }
    hashtags::take(nodes, place, article);
    if article.standfirst.is_none()
        && nodes.len() > place + 1
        && let Some(text) = nodes.get(place).and_then(standfirst)
    {
        article.standfirst = Some(text.into());
        nodes.remove(place);
    }
    id
}

/// The place of the only heading of level 1, if no more than a few lines come before it.
fn only_title(nodes: &[TreeNode]) -> Option<usize> {
    const MOST_BEFORE: usize = 8;
    let mut titles = nodes.iter().enumerate().filter_map(|(place, node)| match node.tag() {
        Some(Tag::Heading(1)) => Some(place),
        _ => None,
    });
    let place = titles.next().filter(|_| titles.next().is_none())?;
    // Words that lead nowhere are text, whose order stays.
    let is_aside = |node: &TreeNode| match node {
        TreeNode::Element(element) => {
            element.tag == Tag::Figure
                || leads_elsewhere(element)
                || element.children.iter().all(TreeNode::is_blank)
        }
        TreeNode::Rule => true,
        _ => false,
    };
    (place <= MOST_BEFORE && nodes[..place].iter().all(is_aside)).then_some(place)
}

/// Whether a paragraph has links or pictures in it.
fn leads_elsewhere(element: &TreeElement) -> bool {
    matches!(element.tag, Tag::Paragraph | Tag::Section)
        && element.children.iter().any(|node| match node {
            TreeNode::Image(_) => true,
            TreeNode::Element(inner) => {
                matches!(inner.tag, Tag::Link { .. }) || leads_elsewhere(inner)
            }
            _ => false,
        })
}

/// The words of the heading at this place, if it is the headline.
fn headline(nodes: &[TreeNode], place: usize, given: &str) -> Option<String> {
    let Some(TreeNode::Element(TreeElement { tag: Tag::Heading(level), children, .. })) =
        nodes.get(place)
    else {
        return None;
    };
    let title = words(children);
    let alone = || {
        nodes
            .iter()
            .filter(|node| matches!(node.tag(), Some(Tag::Heading(other)) if other <= level))
            .count()
            == 1
    };
    let is_headline = match given {
        "" => !title.is_empty() && (*level == 1 || alone()),
        // Many documents repeat the front matter's title for viewers that know none.
        given => title == given,
    };
    is_headline.then_some(title)
}

/// The words of a paragraph that is emphasised throughout and short, with nothing in it that a
/// plain text would lose.
fn standfirst(node: &TreeNode) -> Option<String> {
    const LONGEST: usize = 400;
    let TreeNode::Element(TreeElement { tag: Tag::Paragraph, children, .. }) = node else {
        return None;
    };
    let Some(TreeNode::Element(TreeElement {
        tag: Tag::Emphasis | Tag::Strong,
        children,
        lang: None,
        ..
    })) = only(children)
    else {
        return None;
    };
    let plain = children
        .iter()
        .all(|node| matches!(node, TreeNode::Text(_) | TreeNode::SoftBreak | TreeNode::LineBreak));
    let text = words(children);
    (plain && !text.is_empty() && text.chars().count() <= LONGEST).then_some(text)
}

/// Maps the levels of headings that are in use onto 2, 3 and 4, whatever they begin with.
fn rank_headings(article: &mut Article) {
    let mut used = [false; 7];
    for block in article.blocks() {
        if let BlockKind::Heading { level, .. } = block.kind {
            used[usize::from(level.min(6))] = true;
        }
    }
    article.each_block_mut(|block| {
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            let above = used[..usize::from((*level).min(6))].iter().filter(|used| **used).count();
            *level = (2 + above as u8).min(4);
        }
    });
}

/// Gives the phrases in another script than the text's their language; `chinese` is
/// the form of those that are written alike in both.
fn name_languages(article: &mut Article, chinese: &Lang) {
    let own = article.lang.clone();
    let name = |phrase: &mut Phrase| {
        if phrase.lang.is_none() {
            phrase.lang = foreign(&phrase.text, &own, chinese);
        }
    };
    let about =
        [&mut article.site, &mut article.column, &mut article.standfirst, &mut article.copyright]
            .into_iter()
            .flatten();
    about.for_each(name);
    name(&mut article.headline);
    article.topics.iter_mut().for_each(name);
    article.bylines.iter_mut().filter_map(|byline| byline.name.as_mut()).for_each(name);
    for story in &mut article.related {
        name(&mut story.title);
        story.lead.iter_mut().for_each(name);
    }
}
