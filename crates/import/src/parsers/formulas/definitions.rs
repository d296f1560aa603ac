//! Commands that a document defines for its formulas (`\newcommand`, `\def`).

/// A command of a document's own (`\newcommand`, `\def`): its name, and what it stands for.
pub(super) type Definition = (String, String);

/// A formula without the commands that it defines, and these.
pub(super) fn without_definitions(tex: &str) -> (String, Vec<Definition>) {
    const STARTS: [&str; 7] = [
        "\\newcommand",
        "\\renewcommand",
        "\\providecommand",
        "\\DeclareMathOperator",
        "\\def\\",
        "\\gdef\\",
        "\\require{",
    ];
    let (mut left, mut definitions, mut rest) = (String::new(), Vec::new(), tex);
    while let Some((at, start)) =
        STARTS.iter().filter_map(|start| Some((rest.find(start)?, *start))).min()
    {
        let after = &rest[at + start.len()..];
        let Some((definition, length)) = definition(start, after) else {
            left.push_str(&rest[..at + start.len()]);
            rest = after;
            continue;
        };
        left.push_str(&rest[..at]);
        definitions.extend(definition);
        rest = &after[length..];
    }
    left.push_str(rest);
    (left, definitions)
}

/// The definition that follows its command, where it defines one, and its length in bytes.
fn definition(start: &str, text: &str) -> Option<(Option<Definition>, usize)> {
    let mut rest = text;
    if start == "\\require{" {
        return Some((None, text.find('}')? + 1));
    }
    if start.ends_with("def\\") {
        let name = letters(rest);
        let parameters = rest[name.len()..].find('{')?;
        let content = &rest[name.len() + parameters + 1..];
        let end = group_end(content)?;
        let length = text.len() - content.len() + end + 1;
        return Some((Some((name.to_string(), content[..end].to_string())), length));
    }
    let is_starred = rest.starts_with('*');
    rest = rest.strip_prefix('*').unwrap_or(rest).trim_start();
    let is_braced = rest.starts_with('{');
    rest = rest.strip_prefix('{').unwrap_or(rest).trim_start().strip_prefix('\\')?;
    let name = letters(rest);
    rest = rest[name.len()..].trim_start();
    if is_braced {
        rest = rest.strip_prefix('}')?.trim_start();
    }
    if let Some(count) = rest.strip_prefix('[') {
        rest = count.split_once(']')?.1.trim_start();
    }
    // A default of the first argument (`[2][x]`) has no place in math-core's macros.
    let content = rest.strip_prefix('{')?;
    let end = group_end(content)?;
    let means = match (start, is_starred) {
        ("\\DeclareMathOperator", true) => format!("\\operatorname*{{{}}}", &content[..end]),
        ("\\DeclareMathOperator", false) => format!("\\operatorname{{{}}}", &content[..end]),
        _ => content[..end].to_string(),
    };
    (!name.is_empty())
        .then(|| (Some((name.to_string(), means)), text.len() - content.len() + end + 1))
}

/// The letters that a text begins with.
pub(super) fn letters(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    &text[..end]
}

/// The place of the brace that closes a group whose content a text begins with.
pub(super) fn group_end(text: &str) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0usize, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_taken_out() {
        let (left, found) = without_definitions(
            r"\newcommand{\R}{\mathbb{R}} \def\half#1{\frac{#1}{2}}\DeclareMathOperator*{\argmax}{arg\,max} x\in\R",
        );
        assert_eq!(left.trim(), r"x\in\R");
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(
            found,
            [
                ("R", r"\mathbb{R}"),
                ("half", r"\frac{#1}{2}"),
                ("argmax", r"\operatorname*{arg\,max}")
            ]
        );
        // One that has no end is left to the reader of formulas, which says so.
        assert_eq!(without_definitions(r"\newcommand{\R}{x").0, r"\newcommand{\R}{x");
    }
}
