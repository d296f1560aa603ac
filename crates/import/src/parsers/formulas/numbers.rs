//! Numbers of formulas, as LaTeX gives them: to the environments `equation` and `align`, and to what
//! is referred to.

use super::definitions::letters;
use super::references;
use article::{Article, Block, BlockKind, Formula, Location, Warning, assign_ids};
use std::collections::{BTreeSet, HashMap};

/// A formula that has a label.
pub(super) struct Labelled {
    /// The number of its formula, as it is shown: `(7)`.
    pub number: String,
    /// The place of its formula among the article's.
    pub formula: usize,
}

/// Formulas by their labels.
pub(super) type Labels = HashMap<String, Labelled>;

/// The environments whose rows have a number each; `multline` has one, in its last row.
const ROWS: [&str; 6] = ["align", "alignat", "xalignat", "flalign", "gather", "multline"];

/// The environments that have one number.
const WHOLE: [&str; 3] = ["equation", "dmath", "eqnarray"];

/// Numbers an article's formulas, and makes links of the references to them (`\eqref{gate}`).
/// References to what is nowhere stay as they are, with a warning.
pub(in crate::parsers) fn number(article: &mut Article, warnings: &mut Vec<Warning>) {
    if !article.blocks().any(|block| matches!(block.kind, BlockKind::Formula(_))) {
        return;
    }
    assign_ids(article);
    let referred = references::referred(article);
    let (mut labels, mut count, mut place) = (Labels::new(), 0, 0);
    change(article, |block| {
        let own_id = (!block.has_made_id()).then(|| block.id.clone());
        let BlockKind::Formula(formula) = &mut block.kind else { return };
        let mut add = |label: &str, number: &str| {
            let labelled = Labelled { number: number.to_string(), formula: place };
            labels.entry(label.to_string()).or_insert(labelled);
        };
        match environment(&formula.tex, &ROWS) {
            Some(name) => formula.tex = with_numbers(&formula.tex, name, &mut count, &mut add),
            None => {
                let names = labels_of(&formula.tex).map(str::to_string).chain(own_id).collect();
                number_whole(formula, names, &referred, &mut count, &mut add);
            }
        }
        place += 1;
    });
    for label in referred.iter().filter(|label| !labels.contains_key(*label)) {
        let message = format!(
            "no formula has the label {label}, so the reference to it is shown as it is written"
        );
        warnings.push(Warning::new(Location::Document, message));
    }
    if referred.is_empty() || labels.is_empty() {
        return;
    }
    change(article, |block| {
        if let BlockKind::Formula(formula) = &mut block.kind {
            references::fill_in(formula, &labels);
        }
    });
    let formulas = article.blocks().filter(|block| matches!(block.kind, BlockKind::Formula(_)));
    let ids: Vec<String> = formulas.map(|block| block.id.clone()).collect();
    references::link_line(&mut article.source, &labels, &ids);
    change(article, |block| {
        let lines = block.lines_mut().into_iter();
        lines.for_each(|line| references::link_line(line, &labels, &ids));
    });
}

/// Changes the blocks of an article; ids that are made of a text are made anew where it changes.
pub(in crate::parsers) fn change(article: &mut Article, mut act: impl FnMut(&mut Block)) {
    article.each_block_mut(|block| {
        let is_made = block.has_made_id();
        act(block);
        if is_made && !block.has_made_id() {
            block.id.clear();
        }
    });
    assign_ids(article);
}

/// Gives a formula a number for the whole, where it asks for one or is referred to.
fn number_whole(
    formula: &mut Formula,
    names: Vec<String>,
    referred: &BTreeSet<String>,
    count: &mut usize,
    add: &mut impl FnMut(&str, &str),
) {
    if formula.number.is_empty() {
        formula.number = without_tag(&formula.tex).1.unwrap_or_default();
    }
    let is_counted = environment(&formula.tex, &WHOLE).is_some() && !is_unnumbered(&formula.tex)
        || names.iter().any(|name| referred.contains(name));
    if formula.number.is_empty() && is_counted {
        *count += 1;
        formula.number = format!("({count})");
    }
    if !formula.number.is_empty() {
        names.iter().for_each(|name| add(name, &formula.number));
    }
}

/// The name of the environment that a formula is, without its star, where it is numbered.
fn environment<'n>(tex: &str, names: &[&'n str]) -> Option<&'n str> {
    let tex = tex.trim();
    names.iter().copied().find(|name| {
        tex.starts_with(&format!("\\begin{{{name}}}")) && tex.ends_with(&format!("\\end{{{name}}}"))
    })
}

/// Whether a formula or a row says that it has no number.
fn is_unnumbered(tex: &str) -> bool {
    tex.split('\\').skip(1).any(|after| matches!(letters(after), "notag" | "nonumber"))
}

/// The labels that a formula gives itself.
fn labels_of(tex: &str) -> impl Iterator<Item = &str> {
    tex.split("\\label{").skip(1).filter_map(|after| Some(after.split_once('}')?.0))
}

/// A formula without the numbers that it gives itself by `\tag`, and these.
fn without_tag(tex: &str) -> (String, Option<String>) {
    let (mut left, mut numbers, mut rest) = (String::new(), Vec::new(), tex);
    while let Some((before, after)) = rest.split_once("\\tag") {
        let (is_plain, number) = match after.strip_prefix('*') {
            Some(number) => (true, number),
            None => (false, after),
        };
        left.push_str(before);
        let Some((number, after)) = number.strip_prefix('{').and_then(|it| it.split_once('}'))
        else {
            left.push_str("\\tag");
            rest = after;
            continue;
        };
        numbers.push(if is_plain { number.to_string() } else { format!("({number})") });
        rest = after;
    }
    left.push_str(rest);
    (left, (!numbers.is_empty()).then(|| numbers.join(", ")))
}

/// A formula as it is set, and the number that stands beside it: rows keep their own.
pub(super) fn unnumbered(tex: &str) -> (String, Option<String>) {
    let is_of_rows = |name: &&str| tex.trim_start().starts_with(&format!("\\begin{{{name}"));
    if ROWS.iter().any(is_of_rows) {
        return (tex.to_string(), None);
    }
    let (tex, number) = without_tag(tex);
    for name in WHOLE {
        let (begin, end) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
        let inner = tex.trim().strip_prefix(&*begin).and_then(|inner| inner.strip_suffix(&*end));
        match inner {
            Some(_) if name == "eqnarray" => {
                return (tex.replace("\\nonumber", "").replace("\\notag", ""), number);
            }
            Some(inner) => return (inner.to_string(), number),
            None => {}
        }
    }
    (tex, number)
}

/// A formula of numbered rows, with the number of each in it; `add` is told the labels.
fn with_numbers(
    tex: &str,
    name: &str,
    count: &mut usize,
    add: &mut impl FnMut(&str, &str),
) -> String {
    let (begin, end) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
    let inner = tex.trim().strip_prefix(&*begin).and_then(|inner| inner.strip_suffix(&*end));
    let Some(inner) = inner else { return tex.to_string() };
    let rows = rows(inner);
    let last = rows.len() - 1;
    let mut numbered = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let tag = without_tag(row).1;
        let is_counted = tag.is_none()
            && !is_unnumbered(row)
            && (at == last || name != "multline")
            && (at < last || !row.trim().is_empty());
        let number = match tag {
            _ if is_counted => {
                *count += 1;
                format!("({count})")
            }
            tag => tag.unwrap_or_default(),
        };
        if !number.is_empty() {
            labels_of(row).for_each(|label| add(label, &number));
        }
        numbered.push(match is_counted {
            true => {
                let end = row.trim_end().len();
                format!("{} \\tag{{{count}}}{}", &row[..end], &row[end..])
            }
            false => row.to_string(),
        });
    }
    [&*begin, &numbered.join("\\\\"), &*end].concat()
}

/// The rows of an environment, which `\\` parts where it stands in no group and in no other
/// environment.
fn rows(inner: &str) -> Vec<&str> {
    let (mut rows, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut signs = inner.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\\' => match signs.next() {
                Some((_, '\\')) if depth == 0 => {
                    rows.push(&inner[start..at]);
                    start = at + 2;
                }
                Some((after, _)) if inner[after..].starts_with("begin{") => depth += 1,
                Some((after, _)) if inner[after..].starts_with("end{") => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            },
            _ => {}
        }
    }
    rows.push(&inner[start..]);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Lang, Span};

    fn numbered(formulas: &[&str], text: &str) -> Article {
        let mut article = Article::new(Lang::english(), "");
        for tex in formulas {
            let formula = Formula { tex: (*tex).into(), ..Formula::default() };
            article.body.push(Block::new(BlockKind::Formula(Box::new(formula))));
        }
        article.body.push(Block::new(BlockKind::Paragraph { spans: vec![Span::text(text)] }));
        assign_ids(&mut article);
        number(&mut article, &mut Vec::new());
        article
    }

    fn formula(article: &Article, at: usize) -> (&str, &str) {
        let BlockKind::Formula(formula) = &article.body[at].kind else { unreachable!() };
        (&formula.tex, &formula.number)
    }

    #[test]
    fn formulas_are_numbered_through_the_article() {
        let article = numbered(
            &[
                r"\begin{equation}a\label{one}\end{equation}",
                r"\begin{align}b &= \begin{cases}1\\2\end{cases} \\ c &= 3 \notag \\ d\label{two}\end{align}",
                r"e \tag{A}\label{three}",
                "f",
                r"\begin{equation*}g\end{equation*}",
                r"\begin{equation}h\end{equation}",
            ],
            r"See \eqref{two}, \ref{three} and \eqref{nowhere}.",
        );
        assert_eq!(formula(&article, 0).1, "(1)");
        assert_eq!(
            formula(&article, 1).0,
            r"\begin{align}b &= \begin{cases}1\\2\end{cases} \tag{2} \\ c &= 3 \notag \\ d\label{two} \tag{3}\end{align}"
        );
        let numbers: Vec<&str> = (2..6).map(|at| formula(&article, at).1).collect();
        assert_eq!(numbers, ["(A)", "", "", "(4)"]);
        let BlockKind::Paragraph { spans: line } = &article.body[6].kind else { unreachable!() };
        assert_eq!(article::plain_text(line), r"See (3), A and \eqref{nowhere}.");
        let Span::Link { href, .. } = &line[1] else { panic!("{line:?}") };
        assert_eq!(href.as_str(), format!("#{}", article.body[1].id));
        assert!(article.blocks().all(Block::has_made_id));
    }

    #[test]
    fn a_formula_that_is_referred_to_has_a_number() {
        let article = numbered(&[r"a \label{one}", r"b \label{two}"], r"By \eqref{two}.");
        assert_eq!((formula(&article, 0).1, formula(&article, 1).1), ("", "(1)"));
    }

    #[test]
    fn a_reference_within_a_formula_is_its_number() {
        let article = numbered(&[r"a \tag{7}\label{one}", r"b \overset{\eqref{one}}{=} c"], "");
        assert_eq!(formula(&article, 1).0, r"b \overset{\text{(7)}}{=} c");
        // One that refers to itself ends.
        let article = numbered(&[r"a \tag{\ref{one}}\label{one}"], "");
        assert!(formula(&article, 0).0.contains("\\ref"));
    }
}
