//! Formulas in TeX among words, told from prices and from brackets that are only escaped.

use super::head;

/// A formula at the beginning of a text.
#[derive(Debug, PartialEq)]
pub(in crate::parsers) struct Found<'t> {
    pub tex: &'t str,
    pub is_display: bool,
    /// The offset behind it.
    pub end: usize,
}

/// The longest formula within a line, in bytes.
const LONGEST: usize = 2_000;

/// The formula in dollars at the beginning of a text; `before` is the character before it.
pub(in crate::parsers) fn in_dollars(text: &str, before: Option<char>) -> Option<Found<'_>> {
    if let Some(inner) = text.strip_prefix("$$") {
        let end = head(inner, LONGEST).find("$$")?;
        let tex = &inner[..end];
        let is_formula = !tex.trim().is_empty() && !has_blank_line(tex);
        return is_formula.then_some(Found { tex, is_display: true, end: end + 4 });
    }
    // GitHub's: the dollars with code between them.
    if let Some(inner) = text.strip_prefix("$`") {
        let end = head(inner, LONGEST).find("`$")?;
        return Some(Found { tex: &inner[..end], is_display: false, end: end + 4 });
    }
    let inner = text.strip_prefix('$')?;
    let opens = inner.chars().next().is_some_and(|c| !c.is_whitespace());
    if !opens || before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '$') {
        return None;
    }
    let end = end_of_dollars(head(inner, LONGEST))?;
    let tex = &inner[..end];
    (!has_blank_line(tex) && is_likely(tex)).then_some(Found {
        tex,
        is_display: false,
        end: end + 2,
    })
}

/// The formula between `\(` and `\)` or `\[` and `\]`, whose backslashes may be double.
pub(in crate::parsers) fn in_brackets(text: &str) -> Option<Found<'_>> {
    let (open, close, is_display) = if text.starts_with("\\\\(") {
        ("\\\\(", "\\\\)", false)
    } else if text.starts_with("\\\\[") {
        ("\\\\[", "\\\\]", true)
    } else if text.starts_with("\\(") {
        ("\\(", "\\)", false)
    } else if text.starts_with("\\[") {
        ("\\[", "\\]", true)
    } else {
        return None;
    };
    let inner = &text[open.len()..];
    let end = head(inner, LONGEST).find(close)?;
    let tex = &inner[..end];
    // Converters write brackets that mean themselves with a backslash, too.
    let is_formula = !tex.trim().is_empty()
        && !has_blank_line(tex)
        && !tex.contains(open)
        && !text[open.len() + end + close.len()..].starts_with('(')
        && (open.len() == 3
            || has_signs(tex) && !is_identifier(tex)
            || !is_display && is_variable(tex));
    is_formula.then_some(Found { tex, is_display, end: open.len() + end + close.len() })
}

/// Whether it is a program's identifier, such as `async_trait` in an attribute.
fn is_identifier(tex: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphanumeric);
    tex.contains('_') && tex.split('_').all(is_word)
}

/// Whether it is a single letter; a figure is a reference in brackets.
fn is_variable(tex: &str) -> bool {
    let mut letters = tex.trim().chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The name of the environment that a line begins, if it is one of formulas.
pub(in crate::parsers) fn environment(line: &str) -> Option<&str> {
    const NAMES: [&str; 10] = [
        "equation",
        "align",
        "gather",
        "multline",
        "eqnarray",
        "alignat",
        "flalign",
        "math",
        "displaymath",
        "dmath",
    ];
    let (name, _) = line.strip_prefix("\\begin{")?.split_once('}')?;
    NAMES.contains(&name.trim_end_matches('*')).then_some(name)
}

/// A formula without the environment that only says that it stands for itself and has no number;
/// and its label.
pub(super) fn with_label(tex: &str) -> (&str, Option<&str>) {
    let mut tex = tex.trim();
    for name in ["equation*", "displaymath", "math"] {
        let inner = tex
            .strip_prefix(&format!("\\begin{{{name}}}"))
            .and_then(|inner| inner.strip_suffix(&format!("\\end{{{name}}}")));
        tex = inner.map_or(tex, str::trim);
    }
    let label = tex.split_once("\\label{").and_then(|(_, rest)| Some(rest.split_once('}')?.0));
    (tex, label)
}

/// The offset of the dollar that closes: not behind a blank, and not before a letter or digit.
fn end_of_dollars(inner: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in inner.char_indices() {
        if c == '$' && before != '\\' {
            let after = inner[at + 1..].chars().next();
            let tex = &inner[..at];
            // «$n$th»; but `$HOME$PATH`.
            let is_name = !has_commands(tex) && tex.chars().nth(1).is_some();
            let goes_on =
                |c: char| c == '$' || c.is_ascii_digit() || c.is_ascii_alphabetic() && is_name;
            let closes = !before.is_whitespace() && !after.is_some_and(goes_on);
            return closes.then_some(at);
        }
        before = if before == '\\' && c == '\\' { ' ' } else { c };
    }
    None
}

/// Whether what stands between two dollars is a formula and not words between two prices.
fn is_likely(tex: &str) -> bool {
    // `\text{…}` and the names of commands are no words.
    let mut words = 0;
    let mut letters = 0;
    let mut in_command = false;
    let mut depth = 0_usize;
    for c in tex.chars().chain([' ']) {
        match c {
            '\\' => in_command = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c.is_alphabetic() {
            letters += usize::from(!in_command && depth == 0);
            continue;
        }
        if letters > 2 {
            words += 1;
        }
        letters = 0;
        in_command = c == '\\';
    }
    let is_number = tex.starts_with(|c: char| c.is_ascii_digit());
    match is_number && !has_signs(tex) {
        // `$5, or 6$`, but `$2x$` and `$1,2$`
        true => words == 0 && !tex.contains(' '),
        false => words < 2 || has_commands(tex),
    }
}

fn has_commands(tex: &str) -> bool {
    tex.split('\\').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn has_signs(tex: &str) -> bool {
    has_commands(tex) || tex.contains(['^', '_', '=', '<', '>', '+', '|'])
}

fn has_blank_line(text: &str) -> bool {
    text.split('\n').skip(1).any(|line| line.trim().is_empty()) && text.contains("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tex(text: &str) -> Option<&str> {
        in_dollars(text, None).or_else(|| in_brackets(text)).map(|found| found.tex)
    }

    #[test]
    fn formulas_are_found() {
        for (text, expected) in [
            ("$E = mc^2$.", "E = mc^2"),
            ("$x$是", "x"),
            ("$a*b + c*d$", "a*b + c*d"),
            (r"$\{s_0, s_1\}$", r"\{s_0, s_1\}"),
            ("$2x$", "2x"),
            ("$10^6$", "10^6"),
            (r"$x \text{ if it is so}$", r"x \text{ if it is so}"),
            ("$$a\n+ b$$", "a\n+ b"),
            ("$`a_1`$", "a_1"),
            (r"\\(k\\)", "k"),
            (r"\(k\)", "k"),
            (r"\[m = n\]", "m = n"),
            ("$f(x)$", "f(x)"),
            ("$n$th", "n"),
        ] {
            assert_eq!(tex(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn brackets_that_mean_themselves_are_no_formulas() {
        for text in [r"\[async_trait\]", r"\[1\]", r"\[x\] done", r"\(2\)"] {
            assert_eq!(tex(text), None, "{text}");
        }
        assert_eq!(tex(r"\(x_i\)"), Some("x_i"));
        assert_eq!(tex(r"\[v_1\]"), Some("v_1"));
    }

    #[test]
    fn labels_are_found_and_empty_environments_taken_off() {
        let display = "\\begin{displaymath}\na = b \\label{eq:a}\n\\end{displaymath}";
        assert_eq!(with_label(display), ("a = b \\label{eq:a}", Some("eq:a")));
        let aligned = "\\begin{align}a\\end{align}";
        assert_eq!(with_label(aligned), (aligned, None));
    }

    #[test]
    fn prices_and_escaped_brackets_are_text() {
        for text in [
            "$5 and a coffee $6, which",
            "$5/$6",
            "$5, or 6$ more",
            "$HOME/$PATH",
            "$HOME and $PATH",
            "$100 million to be paid for 5$",
            r"\[note\]",
            r"\[a\](b)",
            r"\(see there\)",
            "$ 5 $",
            "$a\n\nb$",
        ] {
            assert_eq!(tex(text), None, "{text}");
        }
        assert_eq!(in_dollars("$5$", Some('S')), None);
    }
}
