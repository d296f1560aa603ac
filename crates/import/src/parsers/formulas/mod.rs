//! TeX → MathML Core, which browsers set without scripts and fonts.
//!
//! With `commands.rs` and `chemistry.rs`, math-core reads 312,114 of the 312,190 formulas of the
//! English Wikipedia that texvcjs 0.6 is tested with, and 13,472 of its 14,307 of chemistry. Of
//! 20,000 of the former, chosen by chance, math-core alone reads 98.1 %, KaTeX 0.19 98.3 %,
//! pulldown-latex 0.8 94.8 %; of the latter KaTeX reads 77.4 %.

mod chemistry;
mod commands;
mod definitions;
mod numbers;
mod references;

use article::{Article, BlockKind, Formula, Location, MathPart, Span, Warning};
use commands::BOX;
use definitions::Definition;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
pub(super) use numbers::{change, number};
use roxmltree::{Document, Node};

/// The most bytes of a formula that is set; nobody writes longer ones by hand.
const LONGEST: usize = 20_000;
/// The most groups within each other; math-core takes some stack for each.
const DEEPEST: usize = 50;

/// Gives every formula in TeX that has no form yet its form. One that cannot be read stays its
/// source, with a warning.
pub(super) fn typeset(article: &mut Article, warnings: &mut Vec<Warning>) {
    let mut typesetter = Typesetter { converter: None, definitions: Vec::new(), warnings };
    typesetter.spans(&mut article.source);
    article.each_block_mut(|block| {
        if let BlockKind::Formula(formula) = &mut block.kind {
            typesetter.formula(formula, MathDisplay::Block);
        }
        block.lines_mut().into_iter().for_each(|line| typesetter.spans(line));
    });
}

struct Typesetter<'w> {
    /// Made for the first formula: most documents have none.
    converter: Option<LatexToMathML>,
    /// The commands that the formulas so far have defined.
    definitions: Vec<Definition>,
    warnings: &'w mut Vec<Warning>,
}

impl Typesetter<'_> {
    fn spans(&mut self, spans: &mut [Span]) {
        for span in spans {
            match span {
                Span::Formula(formula) => self.formula(formula, MathDisplay::Inline),
                Span::Ruby { spans, reading } => {
                    self.spans(spans);
                    self.spans(reading);
                }
                span => self.spans(span.children_mut()),
            }
        }
    }

    fn formula(&mut self, formula: &mut Formula, display: MathDisplay) {
        if !formula.math.is_empty() || formula.tex.trim().is_empty() {
            return;
        }
        let (tex, number) = match display {
            MathDisplay::Block => numbers::unnumbered(&formula.tex),
            MathDisplay::Inline => (formula.tex.clone(), None),
        };
        if let Some(number) = number.filter(|_| formula.number.is_empty()) {
            formula.number = number;
        }
        let (tex, definitions) = definitions::without_definitions(&tex);
        if !definitions.is_empty() {
            self.definitions.extend(definitions);
            self.converter = None;
        }
        match self.parts(&tex, display) {
            Ok(math) => formula.math = math,
            Err(why) => {
                let shown: String = formula.tex.trim().chars().take(60).collect();
                let message =
                    format!("the formula \u{201c}{shown}\u{201d} is shown as its source: {why}");
                self.warnings.push(Warning::new(Location::Document, message));
            }
        }
    }

    fn parts(&mut self, tex: &str, display: MathDisplay) -> Result<Vec<MathPart>, String> {
        if tex.len() > LONGEST || depth(tex) > DEEPEST {
            return Err("it is too long or too deep".into());
        }
        let converter = match &self.converter {
            Some(converter) => converter,
            None => {
                let mut macros: Vec<Definition> = Vec::new();
                // The last definition of a command holds.
                for (name, means) in self.definitions.iter().rev() {
                    if macros.iter().all(|(other, _)| other != name) {
                        let means = commands::with_known_commands(means, &self.definitions);
                        macros.push((name.clone(), means));
                    }
                }
                let config = MathCoreConfig {
                    macros,
                    allow_unreliable_rendering: true,
                    ..MathCoreConfig::default()
                };
                let made = LatexToMathML::new(config).map_err(|(error, ..)| error.to_string())?;
                self.converter.insert(made)
            }
        };
        let tex = commands::with_known_commands(tex, &self.definitions);
        let shown =
            converter.convert_with_local_state(&tex, display).map_err(|error| error.to_string())?;
        let document = Document::parse(&shown.mathml).map_err(|error| error.to_string())?;
        let mut parts = Vec::new();
        push_children(document.root_element(), &mut parts);
        MathPart::are_whole(&parts)
            .then_some(parts)
            .ok_or_else(|| "its form is too deep".to_string())
    }
}

/// The most groups within each other, in braces or between `\left` and `\right`.
fn depth(tex: &str) -> usize {
    let mut deepest = 0;
    let mut depth = 0usize;
    for (at, c) in tex.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\\' => match &tex[at..] {
                rest if rest.starts_with("\\left") || rest.starts_with("\\begin") => depth += 1,
                rest if rest.starts_with("\\right") || rest.starts_with("\\end") => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            },
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Adds the elements in an element, and returns their number.
fn push_children(node: Node, parts: &mut Vec<MathPart>) -> u32 {
    node.children().filter(Node::is_element).map(|child| push(child, parts)).sum()
}

/// Adds an element and returns 1, or the number of those in it, if formulas may not have it.
fn push(node: Node, parts: &mut Vec<MathPart>) -> u32 {
    // The element around the term says this, too.
    if node.attribute("class").is_some_and(|class| class.starts_with("menclose-")) {
        return 0;
    }
    let enclosed = enclosed(node);
    let tag = match enclosed {
        Some(_) => "mrow",
        None => match MathPart::tag(node.tag_name().name()) {
            Some(tag) => tag,
            None => return push_children(node, parts),
        },
    };
    let place = parts.len();
    let attributes = match enclosed {
        Some((_, notation)) => vec![("notation", notation.to_string())],
        None => node.attributes().flat_map(attributes).collect(),
    };
    parts.push(MathPart { tag, attributes, text: String::new(), children: 0 });
    let children = match enclosed {
        Some((content, _)) => push(content, parts),
        None => push_children(node, parts),
    };
    if let Some(part) = parts.get_mut(place) {
        part.children = children;
        if children == 0 {
            part.text = node.text().unwrap_or_default().to_string();
        }
    }
    1
}

/// The content of an element that is there for a line above or below it or for a box, and its name
/// as MathML 3 has it for `notation`. Style draws these: the marks of math-core are as long as the
/// content only where the system has a font for mathematics.
fn enclosed<'d>(node: Node<'d, 'd>) -> Option<(Node<'d, 'd>, &'static str)> {
    let mut children = node.children().filter(Node::is_element);
    let (content, mark) = (children.next()?, children.next()?);
    let text = mark.text().unwrap_or_default();
    let is_line = matches!(text, "\u{332}" | "\u{305}" | "\u{203e}" | "\u{af}" | "_")
        && mark.attribute("stretchy") != Some("false");
    match node.tag_name().name() {
        "munder" if text == BOX => Some((content, "box")),
        "mover" if is_line => Some((content, "top")),
        "munder" if is_line => Some((content, "bottom")),
        _ => None,
    }
}

/// An attribute as formulas may have it. math-core says by style what a page's policy keeps out:
/// the sides of cells become the attribute of MathML 3, and lines beside them, and between columns
/// that belong together, and rows with numbers, names that the viewer's style goes by.
fn attributes(attribute: roxmltree::Attribute) -> Vec<(&'static str, String)> {
    let value = attribute.value();
    if attribute.name() != "style" {
        let known = MathPart::attribute(attribute.name());
        return known.map(|name| (name, value.to_string())).into_iter().collect();
    }
    let mut attributes = Vec::new();
    for side in ["left", "right"] {
        if value.contains(&format!("text-align: {side}")) {
            attributes.push(("columnalign", side.to_string()));
        }
    }
    let lines =
        ["top", "left", "right"].iter().filter(|side| value.contains(&format!("border-{side}")));
    let joined =
        ["left", "right"].iter().filter(|side| value.contains(&format!("padding-{side}: 0")));
    let numbered = value.contains("width: 100%").then(|| "numbered".to_string());
    let notation: Vec<String> = lines
        .map(|side| side.to_string())
        .chain(joined.map(|side| format!("{side}-joined")))
        .chain(numbered)
        .collect();
    if !notation.is_empty() {
        attributes.push(("notation", notation.join(" ")));
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Block, Lang};

    fn typeset(tex: &str) -> (Formula, Vec<Warning>) {
        let mut article = Article::new(Lang::english(), "");
        let formula = Formula { tex: tex.into(), ..Formula::default() };
        article.body = vec![Block::new(BlockKind::Formula(Box::new(formula)))];
        let mut warnings = Vec::new();
        super::typeset(&mut article, &mut warnings);
        let BlockKind::Formula(formula) = article.body.remove(0).kind else { unreachable!() };
        (*formula, warnings)
    }

    fn text(tex: &str) -> String {
        let (formula, warnings) = typeset(tex);
        assert!(warnings.is_empty(), "{warnings:?}");
        formula.math.iter().map(|part| &*part.text).collect()
    }

    #[test]
    fn formulas_become_mathml() {
        assert_eq!(text(r"\frac{-b}{2a}"), "−b2a");
        assert_eq!(text(r"\{x_i\}"), "{xi}");
        assert_eq!(text(r"\begin{aligned} a &= 1 \\ b &= 2 \end{aligned}"), "a=1b=2");
        assert!(text(r"\sgn x").contains("sgn"));
        let (formula, _) = typeset(r"E = mc^2 \tag{7}");
        assert_eq!((&*formula.number, &*formula.tex), ("(7)", r"E = mc^2 \tag{7}"));
        assert_eq!(text(r"\newcommand{\R}{\mathbb{R}}x\in\R"), "x∈ℝ");
        assert_eq!(text(r"\textcolor{red}{a}\mbox{b}\substack{c\\d}"), "abcd");
        let (formula, _) = typeset(r"\frac{1}{2}");
        assert_eq!((formula.math[0].tag, formula.math[0].children), ("mfrac", 2));
    }

    #[test]
    fn lines_of_formulas_are_kept() {
        let notations = |tex: &str| -> Vec<String> {
            let (formula, warnings) = typeset(tex);
            assert!(warnings.is_empty() && MathPart::are_whole(&formula.math), "{warnings:?}");
            let all = formula.math.into_iter().flat_map(|part| part.attributes);
            all.filter(|(name, _)| *name == "notation").map(|(_, value)| value).collect()
        };
        assert_eq!(notations(r"\boxed{E=mc^2}"), ["box"]);
        assert_eq!(notations(r"\overline{AB}+\underline{x}+\bar{x}"), ["top", "bottom"]);
        assert_eq!(notations(r"\cancel{x}"), ["updiagonalstrike"]);
        assert_eq!(
            notations(r"\begin{array}{c|c}a&b\\\hline c&d\end{array}"),
            ["right", "top right", "top"]
        );
        assert_eq!(notations(r"\begin{aligned}a&=b\end{aligned}"), ["right-joined", "left-joined"]);
        assert_eq!(notations(r"\begin{gather}a\tag{1}\end{gather}"), ["numbered"]);
    }

    #[test]
    fn what_is_no_formula_stays_its_source_with_a_warning() {
        for tex in [r"\foo{x}", "{", &"{".repeat(9000), &"x".repeat(30_000)] {
            let (formula, warnings) = typeset(tex);
            assert!(formula.math.is_empty() && formula.tex == tex);
            assert_eq!(warnings.len(), 1, "{tex:.20}: {warnings:?}");
        }
    }
}
