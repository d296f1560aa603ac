//! TeX → MathML Core, which browsers set without scripts and fonts.
//!
//! math-core reads 217 of the 218 formulas of its own copy of Wikipedia's examples with the macros
//! below (pulldown-latex 0.8: 200).

use article::{Article, BlockKind, Formula, Location, MathPart, Span, Warning};
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use roxmltree::{Document, Node};

/// Names that math-core does not know, by those that it does.
const MACROS: [(&str, &str); 13] = [
    ("sgn", r"\operatorname{sgn}"),
    ("shortmid", r"\mid"),
    ("nshortmid", r"\nmid"),
    ("shortparallel", r"\parallel"),
    ("nshortparallel", r"\nparallel"),
    ("smallsetminus", r"\setminus"),
    ("thicksim", r"\sim"),
    ("thickapprox", r"\approx"),
    ("varpropto", r"\propto"),
    ("centerdot", r"\cdot"),
    ("mathrlap", "#1"),
    ("mathllap", "#1"),
    ("wideparen", r"\overline{#1}"),
];
/// The most bytes of a formula that is set; nobody writes longer ones by hand.
const LONGEST: usize = 20_000;
/// The most groups within each other; math-core takes some stack for each.
const DEEPEST: usize = 50;

/// Gives every formula in TeX that has no form yet its form. One that cannot be read stays its
/// source, with a warning.
pub(super) fn typeset(article: &mut Article, warnings: &mut Vec<Warning>) {
    let mut typesetter = Typesetter { converter: None, warnings };
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
            MathDisplay::Block => without_tag(&formula.tex),
            MathDisplay::Inline => (formula.tex.clone(), None),
        };
        if let Some(number) = number.filter(|_| formula.number.is_empty()) {
            formula.number = number;
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
                let macros = MACROS.map(|(name, means)| (name.to_string(), means.to_string()));
                let config = MathCoreConfig {
                    macros: macros.to_vec(),
                    allow_unreliable_rendering: true,
                    ..MathCoreConfig::default()
                };
                let made = LatexToMathML::new(config).map_err(|(error, ..)| error.to_string())?;
                self.converter.insert(made)
            }
        };
        // The small kind differs in size alone.
        let tex = tex.replace("{smallmatrix}", "{matrix}");
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

/// A formula without the number that it gives itself by `\tag`, and that number.
fn without_tag(tex: &str) -> (String, Option<String>) {
    let found = ["\\tag{", "\\tag*{"].iter().find_map(|tag| {
        let (before, rest) = tex.split_once(tag)?;
        let (number, after) = rest.split_once('}')?;
        let number = if tag.contains('*') { number.into() } else { format!("({number})") };
        Some((format!("{before}{after}"), Some(number)))
    });
    found.unwrap_or_else(|| (tex.to_string(), None))
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

/// Adds what stands in an element. Elements that formulas may not have open up.
fn push_children(node: Node, parts: &mut Vec<MathPart>) -> u32 {
    let mut count = 0;
    for child in node.children().filter(Node::is_element) {
        let Some(tag) = MathPart::tag(child.tag_name().name()) else {
            count += push_children(child, parts);
            continue;
        };
        let place = parts.len();
        let attributes = child.attributes().filter_map(attribute).collect();
        parts.push(MathPart { tag, attributes, text: String::new(), children: 0 });
        let children = push_children(child, parts);
        if let Some(part) = parts.get_mut(place) {
            part.children = children;
            if children == 0 {
                part.text = child.text().unwrap_or_default().to_string();
            }
        }
        count += 1;
    }
    count
}

/// An attribute as formulas may have it. math-core says by style what a page's policy keeps out:
/// the sides of cells become the attribute of MathML 3, and lines through terms one that style goes
/// by.
fn attribute(attribute: roxmltree::Attribute) -> Option<(&'static str, String)> {
    let value = attribute.value();
    match attribute.name() {
        "style" if value.contains("text-align: left") => Some(("columnalign", "left".into())),
        "style" if value.contains("text-align: right") => Some(("columnalign", "right".into())),
        "class" => Some(("notation", value.strip_prefix("menclose-")?.to_string())),
        name => Some((MathPart::attribute(name)?, value.to_string())),
    }
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
        let (formula, _) = typeset(r"\frac{1}{2}");
        assert_eq!((formula.math[0].tag, formula.math[0].children), ("mfrac", 2));
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
