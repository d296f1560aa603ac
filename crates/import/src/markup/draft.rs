//! The article as it is put together: what stands around the text is kept apart from it.

use super::blocks::Blocks;
use super::role::Role;
use super::stories::stories;
use super::tidy::tidy;
use super::{Element, Node};
use article::{
    Article, Byline, Date, Email, Href, Lang, Location, Note, Phrase, Warning, assign_ids,
};

/// Reads an element with an article in it.
///
/// `lang` is the language around it, which counts where its markup names none.
pub fn read(mut root: Element, lang: Option<&str>) -> (Article, Vec<Warning>) {
    let mut warnings = Vec::new();
    tidy(&mut root, &mut warnings);
    let named = root.attribute("lang").or(lang).filter(|named| !named.trim().is_empty());
    let lang = named.and_then(Lang::parse);
    let mut blocks = Blocks::default();
    blocks.warnings = warnings;
    if lang.is_none() && named.is_some() {
        let message = "is not a language tag (such as en or zh-Hans, with at most 35 letters); \
                       English is assumed";
        blocks.warnings.push(Warning::new(Location::Path("lang".into()), message));
    }
    let mut draft = Draft {
        article: Article::new(lang.unwrap_or_else(Lang::english), ""),
        blocks,
        is_after_headline: false,
    };
    draft.children(&root, true);
    let Draft { mut article, mut blocks, .. } = draft;
    if article.headline.text.is_empty() {
        article.headline = Phrase::from(root.attribute("aria-label").unwrap_or_default());
    }
    article.body = blocks.take();
    article.forget_implied_directions();
    assign_ids(&mut article);
    (article, blocks.warnings)
}

struct Draft {
    article: Article,
    blocks: Blocks,
    /// Whether the headline was the last thing that was read.
    is_after_headline: bool,
}

impl Draft {
    /// `is_head` says that no text has come yet: what names itself there belongs to the head of the
    /// article.
    fn children(&mut self, element: &Element, is_head: bool) {
        let is_head = is_head || element.is(&["header", "footer"]);
        for child in &element.children {
            match child {
                Node::Text(text) => self.blocks.text(text),
                Node::Element(child) => self.element(
                    child,
                    is_head && self.blocks.is_empty() || element.is(&["header", "footer"]),
                ),
            }
        }
        if !element.is_inline() {
            self.blocks.end_line();
        }
    }

    fn element(&mut self, element: &Element, is_head: bool) {
        let follows_headline = std::mem::take(&mut self.is_after_headline);
        let article = &mut self.article;
        match element.role() {
            Role::Headline if article.headline.text.is_empty() => {
                article.headline = element.phrase();
                self.is_after_headline = true;
            }
            Role::Standfirst if article.standfirst.is_none() && element.has_words() => {
                article.standfirst = Some(element.phrase())
            }
            Role::Column if article.column.is_none() && is_head => {
                article.column = Some(element.phrase())
            }
            Role::Topic if is_head => article.topics.push(element.phrase()),
            Role::Byline if is_head => self.byline(element),
            Role::Published
                if is_head && article.published.is_none() && date(element).is_some() =>
            {
                article.published = date(element)
            }
            Role::Updated if is_head && date(element).is_some() => article.updated = date(element),
            Role::Published if is_head && article.updated.is_none() && date(element).is_some() => {
                article.updated = date(element)
            }
            Role::Related => {
                let found = stories(element);
                if found.is_empty() {
                    self.blocks.element(element)
                } else {
                    article.related.extend(found)
                }
            }
            Role::Notes => self.notes(element),
            Role::Copyright if article.copyright.is_none() => {
                article.copyright = Some(element.phrase())
            }
            // A line under the headline that is no paragraph of the text, for the markup groups it
            // with the headline.
            Role::Group
                if follows_headline
                    && element.is(&["p"])
                    && is_head
                    && article.standfirst.is_none()
                    && self.blocks.is_grouped =>
            {
                article.standfirst = Some(element.phrase());
            }
            Role::Group
                if !element.is(&["p"])
                    && !is_block(element)
                    && (!element.is_inline() || is_head && has_head(element)) =>
            {
                self.group(element, is_head)
            }
            // A paragraph of nothing but what belongs to the head.
            Role::Group if is_head && is_all_head(element) => {
                element.elements().for_each(|child| self.element(child, true))
            }
            _ => self.blocks.element(element),
        }
    }

    fn group(&mut self, element: &Element, is_head: bool) {
        let is_grouped = element.is(&["header", "hgroup"]);
        let was_grouped = std::mem::replace(&mut self.blocks.is_grouped, is_grouped);
        self.blocks.group(element);
        let before = self.blocks.count();
        self.children(element, is_head);
        self.blocks.in_language_of(element, before);
        self.blocks.is_grouped = was_grouped;
    }

    fn byline(&mut self, element: &Element) {
        let link = element.find(&|found| found.is(&["a"]) && found.attribute("href").is_some());
        let address = link.and_then(|link| link.attribute("href")).unwrap_or_default();
        let email = address
            .strip_prefix("mailto:")
            .and_then(|address| Email::parse(address.split('?').next().unwrap_or(address)));
        let named = element.find(&|found| found.has("itemprop", &["name"])).unwrap_or(element);
        let name = named.text();
        // “By”, “Von” and the like are the markup's words, not the name's.
        let name = name
            .strip_prefix("By ")
            .or_else(|| name.strip_prefix("by "))
            .unwrap_or(&name)
            .to_string();
        let is_address = email.as_ref().is_some_and(|email| email.as_str() == name);
        let link = if email.is_some() { None } else { Href::parse(address).ok() };
        let byline = Byline {
            name: (!name.is_empty() && !is_address).then(|| Phrase::from(name)),
            email,
            link,
            ..Byline::default()
        };
        let is_known = self.article.bylines.iter().any(|known| known.name == byline.name);
        if byline != Byline::default() && !is_known {
            self.article.bylines.push(byline);
        }
    }

    fn notes(&mut self, element: &Element) {
        let is_note = |found: &Element| found.is(&["li"]) && found.attribute("id").is_some();
        for item in element.find_all(&is_note) {
            let blocks = self.blocks.within(item);
            self.article
                .notes
                .push(Note { id: item.attribute("id").unwrap_or_default().to_string(), blocks });
        }
    }
}

fn date(element: &Element) -> Option<Date> {
    let written = ["datetime", "content"].into_iter().find_map(|name| element.attribute(name));
    Date::parse(written.unwrap_or(&element.text()))
}

/// Whether something within says that it is a part of the head.
fn has_head(element: &Element) -> bool {
    element
        .elements()
        .any(|child| !matches!(child.role(), Role::Text | Role::Group) || has_head(child))
}

/// Whether a group is a block of its own by its names.
fn is_block(element: &Element) -> bool {
    super::callouts::callout(element).is_some()
        || super::figures::is_gallery(element)
        || super::blocks::is_verse(element)
}

/// The words and marks between the parts of a head.
const BETWEEN: [&str; 14] =
    ["", ",", "·", "|", "•", "/", "-", "–", "—", "&", "by", "and", "on", "作者"];

/// Whether nothing but parts of the head is within, with marks and short words between them.
fn is_all_head(element: &Element) -> bool {
    has_head(element)
        && element.children.iter().all(|child| match child {
            Node::Text(text) => BETWEEN.iter().any(|word| text.trim().eq_ignore_ascii_case(word)),
            Node::Element(child) => !matches!(child.role(), Role::Text | Role::Group),
        })
}
