//! Lines between the headline and the text that say what is known already: who wrote the article,
//! when, how long it takes to read.

use super::metadata::Metadata;
use super::{author_pages, dates};
use crate::markup::{Element, Node};
use crate::parsers::calendar;
use crate::parsers::text::signature;
use article::{Byline, Warning};

/// The letters from which a text is the article's own, and all that follows it.
const PROSE: usize = 120;
/// The most elements that are looked at: more than any head has.
const MOST: usize = 16;

/// The facts about an article that its page shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'p> {
    pub bylines: &'p [Byline],
    pub section: Option<&'p str>,
    /// Whether it shows when the article was published.
    pub has_day: bool,
}

/// Removes such lines from the beginning of an article, with a warning for each.
pub(super) fn remove(
    article: &mut Element,
    metadata: &Metadata,
    said: Said<'_>,
    warnings: &mut Vec<Warning>,
) {
    let authors = metadata.authors.iter().chain(said.bylines);
    let roles: Vec<_> =
        authors.clone().filter_map(|author| author.role.as_ref()).map(|role| &role.text).collect();
    let mut known: Vec<String> = authors
        .filter_map(|author| author.name.as_ref())
        .map(|name| name.text.to_lowercase())
        .collect();
    let authors = known.clone();
    known.extend(roles.into_iter().map(|role| role.to_lowercase()));
    known.extend(metadata.topics.iter().map(|topic| topic.text.to_lowercase()));
    known.extend(metadata.section.iter().chain(&metadata.site).map(|text| text.to_lowercase()));
    known.extend(said.section.map(str::to_lowercase));
    // Sites named as their hosts are call themselves by what stands before the point, too.
    let before_point = |site: &String| Some(site.split_once('.')?.0.to_lowercase());
    known.extend(metadata.site.iter().filter_map(before_point).filter(|name| name.len() > 2));
    let has_day = metadata.published.is_some() || metadata.updated.is_some() || said.has_day;
    // The longest first: a name may be a part of another.
    known.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let days = metadata.published.iter().chain(&metadata.updated).map(article::Date::day_iso);
    let mut head = Head { known, authors, days: days.collect(), has_day, left: MOST, warnings };
    head.within(article);
}

struct Head<'w> {
    known: Vec<String>,
    authors: Vec<String>,
    /// The days on which the article was published and changed.
    days: Vec<String>,
    /// Whether the article's head says when it was published.
    has_day: bool,
    left: usize,
    warnings: &'w mut Vec<Warning>,
}

impl Head<'_> {
    fn within(&mut self, element: &mut Element) {
        let is_line = author_pages::is_own_line(element);
        let mut children = Vec::with_capacity(element.children.len());
        for child in std::mem::take(&mut element.children) {
            let Node::Element(mut child) = child else {
                if let Node::Text(text) = &child
                    && text.trim().chars().count() > PROSE
                {
                    self.left = 0;
                }
                children.push(child);
                continue;
            };
            if self.left == 0
                || child.is(&["h1", "figure", "pre", "table", "img", "picture", "dl", "blockquote"])
                || child.is(&["nav", "dialog"])
                || child.has("role", &["navigation", "dialog"])
            {
                children.push(Node::Element(child));
                continue;
            }
            // Of a long text no more matters than that it is one.
            let text = child.short_text(LONG);
            let length = text.as_ref().map_or(LONG, |text| text.chars().count());
            let line = text.filter(|text| {
                let is_heading = child.is(&["h2", "h3", "h4", "h5", "h6"]);
                length <= 200
                    && (is_line || !child.is_inline())
                    && (self.is_known(text)
                        || self.is_time(&child, text)
                        || self.is_signature(text)
                        || matches!(signature::apart_from_bracket(text), (line, Some(_))
                            if self.is_known(line) && self.names_author(line)))
                    && !(is_heading && dates::date(text).is_none() && !self.names_author(text))
            });
            let is_mark =
                (text_is_mark(&child) || self.is_label(&child)) && (is_line || !child.is_inline());
            if length == 0 {
                children.push(Node::Element(child));
            } else if is_mark {
                // It stood between two of the parts that were taken.
                self.left -= 1;
            } else if let Some(text) = line {
                // A line with a name or a date loses nothing, for the article's head says them.
                let has_more = !self.is_known(&text) && !self.is_time(&child, &text);
                if has_more || dates::date(&text).is_none() && !self.names_author(&text) {
                    let message = format!("a line about the article is left out: “{text}”");
                    self.warnings.push(Warning::new(child.location(), message));
                }
            } else if child.elements().any(|inner| !inner.is_inline()) {
                self.within(&mut child);
                children.push(Node::Element(child));
            } else {
                self.left = if length > PROSE { 0 } else { self.left - 1 };
                children.push(Node::Element(child));
            }
        }
        element.children = children;
    }

    /// Whether an element is the word that stood before a name.
    fn is_label(&self, element: &Element) -> bool {
        const LONGEST: usize = 60;
        !self.authors.is_empty()
            && element.short_text(LONGEST).is_some_and(|text| author_pages::is_label(&text))
    }

    /// Whether a line has the names of the authors behind what says so, and perhaps a place or a house.
    fn is_signature(&self, text: &str) -> bool {
        let is_known = |name: &String| self.authors.contains(&name.to_lowercase());
        signature::names(text).is_some_and(|names| names.iter().all(is_known))
    }

    fn names_author(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.authors.iter().any(|author| text.contains(author.as_str()))
    }

    /// Whether an element is the time when the article was published or changed, and nothing else,
    /// in whatever language.
    fn is_time(&self, element: &Element, text: &str) -> bool {
        let day = |time: &Element| {
            let day = dates::date(time.attribute("datetime")?)?;
            (time.is(&["time"]) && self.days.contains(&day.day_iso())).then_some(())
        };
        element.find(&|found| day(found).is_some()).is_some_and(|time| time.text() == text)
    }

    /// Whether a line says nothing new: nothing is left of it without known names, figures and the
    /// words of such lines.
    fn is_known(&self, text: &str) -> bool {
        let mut text = text.to_lowercase();
        if dates::date(&text).is_some() && !self.has_day {
            return false;
        }
        let has_letters = text.chars().any(char::is_alphabetic);
        let mut has_known = dates::date(&text).is_some() && self.has_day
            || has_letters && text.chars().any(|c| c.is_ascii_digit());
        for known in self.known.iter().filter(|known| !known.is_empty()) {
            if text.contains(known.as_str()) {
                has_known = true;
                text = text.replace(known.as_str(), " ");
            }
        }
        has_known && is_nothing(&text)
    }
}

/// Whether a line is nothing but one of the marks that part what stands in such lines.
fn text_is_mark(element: &Element) -> bool {
    element
        .short_text(4)
        .is_some_and(|text| ["·", "•", "|", "/", "∙", "｜"].contains(&text.as_str()))
        && element.find(&|found| found.is(&["img"])).is_none()
}

/// The bytes of a text that is longer than any line about an article.
const LONG: usize = 1_000;

/// Whether only figures, marks and the words of such lines are in a text.
fn is_nothing(text: &str) -> bool {
    let square =
        |c: char| ('\u{3040}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c);
    let mut rest = text.to_string();
    for word in SQUARE.iter().copied().chain(signature::wide_labels()) {
        rest = rest.replace(word, " ");
    }
    !rest.chars().any(square)
        && rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| {
            WORDS.contains(&word) || calendar::is_name(word) || signature::is_label(word)
        })
}

/// The words of such lines where blanks part words.
const WORDS: &[&str] = &[
    "a",
    "about",
    "ago",
    "am",
    "and",
    "at",
    "author",
    "by",
    "comment",
    "comments",
    "created",
    "date",
    "day",
    "days",
    "edited",
    "est",
    "edt",
    "gmt",
    "utc",
    "cet",
    "bst",
    "pst",
    "pdt",
    "et",
    "from",
    "h",
    "hour",
    "hours",
    "in",
    "last",
    "min",
    "mins",
    "minute",
    "minutes",
    "modified",
    "of",
    "on",
    "originally",
    "pm",
    "post",
    "posted",
    "publish",
    "published",
    "read",
    "reading",
    "submitted",
    "st",
    "nd",
    "rd",
    "th",
    "the",
    "time",
    "to",
    "update",
    "updated",
    "views",
    "words",
    "written",
    "von",
    "und",
    "veröffentlicht",
    "aktualisiert",
    "stand",
    "lesezeit",
    "minuten",
    "uhr",
    "um",
    "vom",
    "par",
    "publié",
    "le",
    "mis",
    "à",
    "jour",
    "modifié",
    "lecture",
    "temps",
    "de",
    "por",
    "publicado",
    "actualizado",
    "el",
    "y",
    "lectura",
    "minutos",
    "em",
    "atualizado",
    "e",
    "di",
    "pubblicato",
    "il",
    "aggiornato",
    "опубликовано",
    "обновлено",
    "آخر",
    "تحديث",
    "نشر",
    "نشرت",
    "في",
    "الساعة",
    "автор",
    "в",
    "г",
    "мин",
    "от",
];

/// The words of such lines where none do.
const SQUARE: &[&str] = &[
    "기사입력",
    "기사수정",
    "최종수정",
    "최종 수정",
    "입력",
    "등록",
    "송고",
    "승인",
    "配信",
    "掲載",
    "最終更新",
    "发布时间",
    "更新时间",
    "发布于",
    "发表于",
    "更新于",
    "发布",
    "发表",
    "更新",
    "作者",
    "来源",
    "阅读时间",
    "阅读",
    "分钟",
    "字数",
    "编辑",
    "年",
    "月",
    "日",
    "时",
    "分",
    "星期",
    "公開日",
    "公開",
    "更新日",
    "投稿日",
    "投稿",
    "著者",
    "수정",
    "작성",
    "기자",
    "년",
    "월",
    "일",
];
