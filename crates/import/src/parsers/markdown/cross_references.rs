//! References to figures, tables, formulas and sections by their ids, as Quarto (`@fig-map`) and
//! pandoc-crossref (`@fig:map`) have them → links that say the number.

use super::Log;
use crate::parsers::formulas;
use article::{Article, Block, BlockKind, Href, Span, plain_text};
use std::collections::{HashMap, HashSet};

/// The beginnings of ids, and the place of its word among [`WORDS`].
const KINDS: [(&str, usize); 6] =
    [("fig", 0), ("tbl", 1), ("eq", 2), ("sec", 3), ("lst", 4), ("thm", 5)];

/// The words before numbers, by language; English ones elsewhere.
const WORDS: [(&str, [&str; 6]); 10] = [
    ("en", ["Figure", "Table", "Equation", "Section", "Listing", "Theorem"]),
    ("de", ["Abbildung", "Tabelle", "Gleichung", "Abschnitt", "Listing", "Satz"]),
    ("fr", ["Figure", "Tableau", "Équation", "Section", "Listing", "Théorème"]),
    ("es", ["Figura", "Tabla", "Ecuación", "Sección", "Listado", "Teorema"]),
    ("pt", ["Figura", "Tabela", "Equação", "Seção", "Listagem", "Teorema"]),
    ("it", ["Figura", "Tabella", "Equazione", "Sezione", "Lista", "Teorema"]),
    ("ru", ["Рисунок", "Таблица", "Уравнение", "Раздел", "Листинг", "Теорема"]),
    ("zh", ["图", "表", "式", "节", "代码", "定理"]),
    ("ja", ["図", "表", "式", "節", "リスト", "定理"]),
    ("ko", ["그림", "표", "식", "절", "코드", "정리"]),
];

/// The word and the number of each place that can be referred to, by its id.
type Places = HashMap<String, (&'static str, String)>;

/// Makes links of the references whose places are there; of the others it is told where a document
/// has any that are.
pub(super) fn link(article: &mut Article, log: &mut Log) {
    let mut referred = HashSet::new();
    for line in article.blocks().flat_map(Block::lines) {
        let text = plain_text(line);
        let keys = text.match_indices('@').filter_map(|(at, _)| key(&text[at + 1..]));
        referred.extend(keys.map(lowered));
    }
    if referred.is_empty() {
        return;
    }
    let places = places(article, &referred);
    if places.is_empty() {
        return;
    }
    let mut unknown = Vec::new();
    formulas::change(article, |block| {
        if matches!(block.kind, BlockKind::Code(_)) {
            return;
        }
        block.lines_mut().into_iter().for_each(|line| link_line(line, &places, &mut unknown));
    });
    for id in unknown {
        log.once(&format!(
            "nothing has the id {id}, so the reference to it is shown as it is written"
        ));
    }
}

/// Whether what stands in brackets refers to places of the document, and to no work.
pub(super) fn is_reference(inner: &str) -> bool {
    let mut keys = inner.match_indices('@').map(|(at, _)| key(&inner[at + 1..])).peekable();
    keys.peek().is_some() && keys.all(|key| key.is_some())
}

/// The id that a text begins with, if it is one that can be referred to.
fn key(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_alphanumeric() || "-_:".contains(c);
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let key = text[..end].trim_end_matches(['-', ':']);
    kind(key).map(|_| key)
}

/// An id whose first letter is small.
fn lowered(key: &str) -> String {
    let mut letters = key.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// The kind of place that has an id.
fn kind(id: &str) -> Option<usize> {
    let (name, rest) = id.split_once(['-', ':']).filter(|(_, rest)| !rest.is_empty())?;
    let is_it = |(known, _): &&(&str, usize)| name.eq_ignore_ascii_case(known);
    KINDS.iter().find(is_it).filter(|_| !rest.is_empty()).map(|(_, place)| *place)
}

/// The places that have such ids, counted by their kind; formulas get their numbers.
fn places(article: &mut Article, referred: &HashSet<String>) -> Places {
    let lang = article.lang.as_str().split('-').next().unwrap_or_default().to_string();
    let words = WORDS.iter().find(|(known, _)| *known == lang).unwrap_or(&WORDS[0]).1;
    let (mut places, mut counts, mut sections) = (Places::new(), [0usize; 6], [0usize; 3]);
    article.each_block_mut(|block| {
        if let BlockKind::Heading { level, .. } = block.kind {
            let place = usize::from(level.saturating_sub(2)).min(2);
            sections[place] += 1;
            sections[place + 1..].fill(0);
        }
        let Some(kind) = kind(&block.id) else { return };
        counts[kind] += 1;
        let number = match &mut block.kind {
            BlockKind::Heading { .. } => {
                let parts: Vec<String> =
                    sections.iter().filter(|n| **n > 0).map(usize::to_string).collect();
                parts.join(".")
            }
            BlockKind::Formula(formula) => {
                if formula.number.is_empty() && referred.contains(&block.id) {
                    formula.number = format!("({})", counts[kind]);
                }
                match formula.number.trim_matches(['(', ')']) {
                    "" => counts[kind].to_string(),
                    number => number.to_string(),
                }
            }
            BlockKind::Figure(figure) => {
                // The words in brackets are the caption of what has such an id.
                if figure.caption.is_empty() && !figure.image.alt.is_empty() {
                    figure.caption = vec![Span::text(figure.image.alt.as_str())];
                }
                counts[kind].to_string()
            }
            _ => counts[kind].to_string(),
        };
        places.insert(block.id.clone(), (words[kind], number));
    });
    places
}

fn link_line(spans: &mut Vec<Span>, places: &Places, unknown: &mut Vec<String>) {
    for span in std::mem::take(spans) {
        match span {
            Span::Text(text) => link_text(&text, places, unknown, spans),
            Span::Link { .. } => spans.push(span),
            mut span => {
                let lines = span.lines_mut().into_iter().flatten();
                lines.for_each(|line| link_line(line, places, unknown));
                spans.push(span);
            }
        }
    }
}

fn link_text(text: &str, places: &Places, unknown: &mut Vec<String>, spans: &mut Vec<Span>) {
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        let is_within = text[..at].ends_with(char::is_alphanumeric);
        let Some(key) = key(&text[at + 1..]).filter(|_| at >= done && !is_within) else { continue };
        // `@Fig-map` begins a sentence.
        let lowered = lowered(key);
        let Some((id, (word, number))) =
            places.get_key_value(key).or_else(|| places.get_key_value(&lowered))
        else {
            unknown.push(key.to_string());
            continue;
        };
        let before = text[..at].strip_suffix('-').filter(|_| at > done);
        let (mut from, is_number) = match before {
            Some(before) => (before.len(), true),
            None => (at, false),
        };
        let mut to = at + 1 + key.len();
        if text[done..from].ends_with('[') && text[to..].starts_with(']') {
            from -= 1;
            to += 1;
        }
        let blank = if word.is_ascii() || word.chars().all(|c| c < '\u{3000}') { " " } else { "" };
        let shown = if is_number { number.clone() } else { format!("{word}{blank}{number}") };
        if from > done {
            spans.push(Span::text(&text[done..from]));
        }
        spans.push(match Href::parse(&format!("#{id}")) {
            Ok(href) => Span::Link { href, about: None, spans: vec![Span::text(shown)] },
            Err(_) => Span::text(shown),
        });
        done = to;
    }
    if done < text.len() {
        spans.push(Span::text(&text[done..]));
    }
}
