//! Chemistry: mhchem's `\ce` and `\pu`, which ratex-parser reads and tells in plain TeX.

use super::definitions::{group_end, letters};

/// The plain TeX of what stands in `\ce{…}` or `\pu{…}`; none where it cannot be read.
pub(super) fn tex(content: &str, command: &str) -> Option<String> {
    let tex = ratex_parser::mhchem::chem_parse_str(&joined(content), command).ok()?;
    Some(without_struts(&tex))
}

/// The content with its commands beside their arguments, as mhchem expects them, and without room
/// at its end.
fn joined(content: &str) -> String {
    let mut joined = String::with_capacity(content.len());
    let mut rest = content.trim_end().trim_end_matches('\\');
    while let Some((before, after)) = rest.split_once('\\') {
        joined.extend([before, "\\"]);
        let name = letters(after);
        joined.push_str(name);
        rest = &after[name.len()..];
        if !name.is_empty() && rest.trim_start().starts_with('{') {
            rest = rest.trim_start();
        }
    }
    joined.push_str(rest);
    joined
}

/// The strut that mhchem sets before each index, so that all of them stand on one line.
const STRUT: &str = "{\\vphantom{X}}";

/// The formula with its indices on the signs that they belong to: so who hears it hears whose
/// they are, and MathML has no more elements than it needs.
fn without_struts(tex: &str) -> String {
    let mut plain = String::with_capacity(tex.len());
    // The indices that the sign before has by now.
    let mut indices = String::new();
    let mut rest = tex;
    while let Some((before, after)) = rest.split_once(STRUT) {
        plain.push_str(before);
        if !is_index(before) {
            indices.clear();
        }
        rest = after;
        if let Some((numbers, after)) = numbers_before(after) {
            plain.push_str(&numbers);
            rest = after;
            continue;
        }
        let index = after.chars().next().unwrap_or_default();
        if indices.contains(index) || plain.ends_with(['{', '(', '[', ' ']) || plain.is_empty() {
            plain.push_str("{}");
            indices.clear();
        }
        indices.push(index);
    }
    plain.push_str(rest);
    plain
}

/// Whether a formula is one index and nothing else.
fn is_index(tex: &str) -> bool {
    let content = tex.strip_prefix(['^', '_']).and_then(|index| index.strip_prefix('{'));
    content.is_some_and(|content| group_end(content) == Some(content.len() - 1))
}

/// The numbers before an element (`^{227}_{90}Th`), which mhchem tells twice, once to keep their
/// room, and what follows them.
fn numbers_before(tex: &str) -> Option<(String, &str)> {
    let above = tex.strip_prefix("^{\\hphantom{")?;
    let end = group_end(above)?;
    let (above, rest) = above.split_at(end);
    let below = rest.strip_prefix("}}_{\\hphantom{")?;
    let end = group_end(below)?;
    let (below, rest) = below.split_at(end);
    let told_again = rest.strip_prefix("}}")?.strip_prefix(STRUT)?;
    let again = format!(
        "^{{\\smash[t]{{\\vphantom{{2}}}}\\mathllap{{{above}}}}}\
         _{{\\vphantom{{2}}\\mathllap{{\\smash[t]{{{below}}}}}}}"
    );
    let rest = told_again.strip_prefix(&*again)?;
    let mut numbers = "{}".to_string();
    for (sign, number) in [('^', above), ('_', below)] {
        if !number.is_empty() {
            numbers.push_str(&format!("{sign}{{{number}}}"));
        }
    }
    Some((numbers, rest))
}

#[cfg(test)]
mod tests {
    use super::super::commands::with_known_commands;

    fn plain(content: &str) -> String {
        with_known_commands(&super::tex(content, "ce").unwrap(), &[])
    }

    #[test]
    fn indices_stand_on_their_signs() {
        assert_eq!(plain("H2O"), r"{\mathrm{H}_{{2}}\mathrm{O}}");
        assert_eq!(plain("SO4^2-"), r"{\mathrm{SO}_{{4}}^{2-}}");
        assert_eq!(plain("^{227}_{90}Th+"), r"{{}^{227}_{90}\mathrm{Th}^{+}}");
        assert_eq!(plain("^{14}C"), r"{{}^{14}\mathrm{C}}");
    }

    #[test]
    fn reactions_have_their_arrows() {
        assert!(plain("A <=>[x][y] B").contains(r"\xrightleftharpoons[{\mathrm{y}}]"));
        assert!(plain("CO2 + C -> 2 CO").contains(r"\xrightarrow{}2\,\mathrm{CO}"));
    }
}
