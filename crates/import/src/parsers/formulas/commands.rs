//! Commands and environments of TeX that math-core 0.7 lacks, told in those that it has: its own
//! macros take no text, no lengths and no options, and later versions want Rust 1.96.

use super::chemistry;
use super::definitions::{Definition, group_end, letters};

/// The text under a formula that is to be in a box: the reader of math-core's form makes a box of
/// the term above it.
pub(super) const BOX: &str = "article-viewer-box";

/// Commands by their arguments and by what they become, where `#1` is the first argument. `{` is an
/// argument in braces or of one sign, `[` an option in brackets, `(` a length.
const COMMANDS: &[(&[&str], &str, &str)] = &[
    (&["sgn", "arccot", "arcsec", "arccsc", "argmax", "argmin"], "", r"\operatorname{#0}"),
    (&["C", "Q"], "", r"\mathbb{#0}"),
    (&["and"], "", r"\land"),
    (&["or"], "", r"\lor"),
    (&["part"], "", r"\partial"),
    (&["dotsb", "dotsi", "dotsm"], "", r"\cdots"),
    (&["dotsc", "dotso", "dotsx", "mathellipsis"], "", r"\ldots"),
    (&["shortmid"], "", r"\mid"),
    (&["nshortmid"], "", r"\nmid"),
    (&["shortparallel"], "", r"\parallel"),
    (&["nshortparallel"], "", r"\nparallel"),
    (&["smallsetminus"], "", r"\setminus"),
    (&["smallfrown"], "", r"\frown"),
    (&["smallsmile"], "", r"\smile"),
    (&["smallint", "intop"], "", r"\int"),
    (&["thicksim"], "", r"\sim"),
    (&["thickapprox"], "", r"\approx"),
    (&["varpropto"], "", r"\propto"),
    (&["centerdot", "sdot"], "", r"\cdot"),
    (&["varvdots"], "", r"\vdots"),
    (&["mapsfrom"], "", "\u{21a4}"),
    (&["lparen"], "", "("),
    (&["rparen"], "", ")"),
    (&["ordinarycolon"], "", ":"),
    (&["relbar"], "", "-"),
    (&["Relbar"], "", "="),
    (&["AA"], "", "\\text{\u{c5}}"),
    (&["varinjlim"], "", r"\mathop{\underrightarrow{\lim}}"),
    (&["varprojlim"], "", r"\mathop{\underleftarrow{\lim}}"),
    (&["varliminf"], "", r"\mathop{\underline{\lim}}"),
    (&["varlimsup"], "", r"\mathop{\overline{\lim}}"),
    (&["xrightequilibrium"], "", r"\xrightleftharpoons"),
    (&["xleftequilibrium"], "", r"\xleftrightharpoons"),
    (&["xrightleftarrows"], "", r"\xrightleftharpoons"),
    (&["tripledash"], "", "\\text{\u{2504}}"),
    (&["TeX", "LaTeX", "KaTeX"], "", r"\text{#0}"),
    (&["cr"], "", r"\\"),
    (&["hdashline"], "", r"\hline"),
    (&["bgroup", "begingroup"], "", "{"),
    (&["egroup", "endgroup"], "", "}"),
    (&["hfill", "hfil"], "", r"\quad"),
    (&["enskip"], "", r"\hspace{0.5em}"),
    (&["kern", "hskip"], "(", r"\hspace{#1}"),
    (&["mkern", "mskip"], "(", r"\mspace{#1}"),
    // They say how large or where the line may end, which is not a formula's to say on a page.
    (
        &[
            "tiny",
            "scriptsize",
            "footnotesize",
            "small",
            "normalsize",
            "large",
            "Large",
            "LARGE",
            "huge",
            "Huge",
            "relax",
            "nobreak",
            "allowbreak",
            "displaylimits",
            "xspace",
            "centering",
        ],
        "",
        "",
    ),
    (&["label"], "{", ""),
    (&["rule"], "[{{", ""),
    (&["includegraphics"], "[{", ""),
    (&["mbox", "hbox", "textnormal", "textup", "textmd", "textsc", "url"], "{", r"\text{#1}"),
    (&["llap", "rlap", "clap"], "{", r"\text{#1}"),
    (&["emph", "textsl"], "{", r"\textit{#1}"),
    (&["mathrlap", "mathllap", "mathclap", "mathnormal", "vcenter", "ensuremath"], "{", "{#1}"),
    (&["smash"], "[{", "{#2}"),
    (&["mathsfit"], "{", r"\mathsf{#1}"),
    (&["mathds", "mathbbm"], "{", r"\mathbb{#1}"),
    (&["pmb"], "{", r"\boldsymbol{#1}"),
    (&["wideparen"], "{", r"\overline{#1}"),
    (&["sout"], "{", r"\cancel{#1}"),
    (&["cancelto"], "{{", r"\cancel{#2}^{#1}"),
    (&["nicefrac", "sfrac"], "[{{", r"{}^{#2}\!/_{#3}"),
    (&["pod"], "{", r"\quad(#1)"),
    (&["set"], "{", r"\{\,#1\,\}"),
    (&["Set"], "{", r"\left\{\,#1\,\right\}"),
    (&["Braket"], "{", r"\left\langle #1\right\rangle"),
    (&["boxed"], "{", r"\underset{\text{#box}}{#1}"),
    (&["fbox", "framebox"], "{", r"\underset{\text{#box}}{\text{#1}}"),
    (&["raisebox", "colorbox"], "{{", r"\text{#2}"),
    (&["fcolorbox"], "{{{", r"\underset{\text{#box}}{\text{#3}}"),
    // A colour that is right on one theme cannot be read on another.
    (&["color"], "{", ""),
    (&["textcolor"], "{{", "{#2}"),
    (&["red", "blue", "green", "orange", "pink", "purple", "gray"], "{", "{#1}"),
    (&["href", "htmlClass", "htmlId", "htmlStyle", "htmlData", "class", "cssId"], "{{", "{#2}"),
    (&["bbox"], "[{", "{#2}"),
    (&["mathchoice"], "{{{{", "{#2}"),
    (&["substack"], "{", r"\begin{subarray}{c}#1\end{subarray}"),
    (&["cases", "matrix", "pmatrix"], "{", r"\begin{#0}#1\end{#0}"),
];

/// Commands that have a kind with a star; after any other a star is a sign of its own.
const STARRED: [&str; 5] = ["operatorname", "tag", "hspace", "begin", "end"];

/// Environments by those that math-core has, and the arguments that they lose by it.
const ENVIRONMENTS: [(&str, &str, &str); 22] = [
    ("split", "aligned", ""),
    ("flalign", "align", ""),
    ("flalign*", "align*", ""),
    ("alignat", "align", "{"),
    ("alignat*", "align*", "{"),
    ("xalignat", "align", "{"),
    ("xalignat*", "align*", "{"),
    ("alignedat", "aligned", "{"),
    ("eqnarray", "array}{rcl", ""),
    ("eqnarray*", "array}{rcl", ""),
    ("multline*", "multline", ""),
    ("cases*", "cases", ""),
    ("dcases*", "dcases", ""),
    // The small kind differs in size alone.
    ("smallmatrix", "matrix", ""),
    ("psmallmatrix", "pmatrix", ""),
    ("bsmallmatrix", "bmatrix", ""),
    ("vsmallmatrix", "vmatrix", ""),
    ("matrix*", "matrix", "["),
    ("pmatrix*", "pmatrix", "["),
    ("bmatrix*", "bmatrix", "["),
    ("Bmatrix*", "Bmatrix", "["),
    ("vmatrix*", "vmatrix", "["),
];

/// A formula in the commands that math-core knows. What the document defines itself stays.
pub(super) fn with_known_commands(tex: &str, defined: &[Definition]) -> String {
    let mut known = String::with_capacity(tex.len());
    let mut rest = tex;
    while let Some((before, after)) = rest.split_once('\\') {
        push_signs(before, rest, &mut known);
        let name = letters(after);
        rest = &after[name.len()..];
        if name.is_empty() {
            // A backslash at the end says nothing.
            let Some(sign) = rest.chars().next() else { break };
            known.extend(['\\', sign]);
            rest = &rest[sign.len_utf8()..];
            continue;
        }
        let is_defined = defined.iter().any(|(other, _)| other == name);
        match (!is_defined).then(|| rewritten(name, rest, defined)).flatten() {
            Some((means, after)) => {
                known.push_str(&means);
                // What follows is no part of a command's name.
                if after.starts_with(|c: char| c.is_ascii_alphabetic()) && ends_in_name(&means) {
                    known.push(' ');
                }
                rest = after;
            }
            None => {
                known.extend(["\\", name]);
                if rest.starts_with('*') && !STARRED.contains(&name) {
                    known.push(' ');
                }
            }
        }
    }
    push_signs(rest, rest, &mut known);
    known
}

/// Adds signs that are no command, with which the rest of a formula begins. A prime that is raised
/// (`x^'`) is a prime, and what looks like a comment on the last line (`100%`) a percent sign.
fn push_signs(signs: &str, rest: &str, known: &mut String) {
    let signs = signs.replace("^'", "'");
    let mut before = ' ';
    for sign in signs.chars() {
        if sign == '%' && !before.is_whitespace() && !rest.contains('\n') {
            known.push('\\');
        }
        known.push(sign);
        before = sign;
    }
}

/// Whether a formula ends in a command's name, to which a letter would be added.
fn ends_in_name(tex: &str) -> bool {
    let name = tex.len() - tex.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    name > 0 && tex[..tex.len() - name].ends_with('\\')
}

/// Writes a command and the arguments that follow it in known ones, and gives what follows these.
/// Nothing where math-core knows the command, or where its arguments are not there.
fn rewritten<'t>(name: &str, rest: &'t str, defined: &[Definition]) -> Option<(String, &'t str)> {
    match name {
        "begin" | "end" => return environment(name, rest),
        "ce" | "pu" => {
            let (content, rest) = argument('{', rest)?;
            let tex = chemistry::tex(&content, name)?;
            return Some((format!("{{{}}}", with_known_commands(&tex, defined)), rest));
        }
        // A delimiter that is not there needs no size.
        _ if is_size_of_delimiter(name) => {
            return rest.trim_start().strip_prefix('.').map(|rest| (String::new(), rest));
        }
        // math-core's takes letters only.
        "operatorname" => {
            let (is_starred, rest) = match rest.strip_prefix('*') {
                Some(rest) => (true, rest),
                None => (false, rest),
            };
            let (content, rest) = argument('{', rest)?;
            let has_command = content.split('\\').skip(1).any(|after| !letters(after).is_empty());
            if !has_command && !content.contains(['_', '^', '{']) {
                return None;
            }
            let content = with_known_commands(&content, defined);
            let limits = if is_starred { "\\limits" } else { "" };
            return Some((format!("\\mathop{{\\mathrm{{{content}}}}}{limits}"), rest));
        }
        _ => {}
    }
    let (_, shape, means) = COMMANDS.iter().find(|(names, ..)| names.contains(&name))?;
    let mut means = means.replace("#0", name).replace("#box", BOX);
    let mut rest = rest;
    for (place, kind) in shape.chars().enumerate() {
        let (argument, after) = argument(kind, rest)?;
        let argument = with_known_commands(&argument, defined);
        means = means.replace(&format!("#{}", place + 1), &argument);
        rest = after;
    }
    Some((means, rest))
}

/// Whether a command says how large the delimiter after it is: `\bigl`, `\Bigg`.
fn is_size_of_delimiter(name: &str) -> bool {
    let name = name.trim_end_matches(['l', 'm', 'r']);
    matches!(name, "big" | "Big" | "bigg" | "Bigg")
}

/// The argument that a text begins with, of a kind as in `COMMANDS`, and what follows it.
fn argument(kind: char, text: &str) -> Option<(String, &str)> {
    let start = text.trim_start();
    match kind {
        '[' => Some(match start.strip_prefix('[').and_then(|option| option.split_once(']')) {
            Some((option, rest)) => (option.to_string(), rest),
            None => (String::new(), text),
        }),
        '(' => length(start),
        _ => {
            if let Some(content) = start.strip_prefix('{') {
                let end = group_end(content)?;
                return Some((content[..end].to_string(), &content[end + 1..]));
            }
            let length = match start.strip_prefix('\\') {
                Some(command) => 1 + letters(command).len().max(1),
                None => start.chars().next()?.len_utf8(),
            };
            Some((start.get(..length)?.to_string(), &start[length..]))
        }
    }
}

/// The length that a text begins with, as `1em` or `{-2 mu}`, and what follows it.
fn length(text: &str) -> Option<(String, &str)> {
    let (is_braced, start) = match text.strip_prefix('{') {
        Some(content) => (true, content.trim_start()),
        None => (false, text),
    };
    let number = start.len()
        - start.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c)).len();
    let (digits, rest) = start.split_at(number);
    let rest = rest.trim_start();
    let unit = rest.get(..2).filter(|unit| unit.bytes().all(|b| b.is_ascii_lowercase()))?;
    let rest = &rest[2..];
    let rest = if is_braced { rest.trim_start().strip_prefix('}')? } else { rest };
    (!digits.is_empty()).then(|| (format!("{digits}{unit}"), rest))
}

/// The beginning or the end of an environment under the name that math-core knows.
fn environment<'t>(command: &str, rest: &'t str) -> Option<(String, &'t str)> {
    let (name, mut rest) = argument('{', rest)?;
    if matches!(&*name, "math" | "displaymath") {
        return Some((String::new(), rest));
    }
    let is_begin = command == "begin";
    if is_begin && matches!(&*name, "array" | "darray" | "subarray") {
        rest = argument('[', rest)?.1;
        let (columns, rest) = argument('{', rest)?;
        return Some((format!("\\begin{{{name}}}{{{}}}", sides(&columns)), rest));
    }
    let (_, means, lost) = ENVIRONMENTS.iter().find(|(other, ..)| *other == name)?;
    if !is_begin {
        let means = means.split_once('}').map_or(*means, |(means, _)| means);
        return Some((format!("\\end{{{means}}}"), rest));
    }
    for kind in lost.chars() {
        rest = argument(kind, rest)?.1;
    }
    Some((format!("\\begin{{{means}}}"), rest))
}

/// The columns of an array by their sides and lines alone, each as often as it is there.
fn sides(columns: &str) -> String {
    let mut sides = String::new();
    let mut rest = columns;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            'l' | 'c' | 'r' | '|' => sides.push(c),
            '*' => {
                let Some((count, after)) = argument('{', rest) else { continue };
                let Some((repeated, after)) = argument('{', after) else { continue };
                let count = count.trim().parse().unwrap_or(1).min(MOST_COLUMNS);
                sides.push_str(&self::sides(&repeated).repeat(count));
                rest = after;
            }
            'p' | 'm' | 'b' => {
                sides.push('l');
                rest = argument('{', rest).map_or(rest, |(_, after)| after);
            }
            '@' | '!' | '>' | '<' => rest = argument('{', rest).map_or(rest, |(_, after)| after),
            _ => {}
        }
    }
    sides
}

/// The most columns that one part of an array's head may stand for.
const MOST_COLUMNS: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn known(tex: &str) -> String {
        with_known_commands(tex, &[])
    }

    #[test]
    fn environments_have_known_names() {
        assert_eq!(known(r"\begin{alignat}{2}a&=b\end{alignat}"), r"\begin{align}a&=b\end{align}");
        assert_eq!(known(r"f=\cases{a&b\cr c&d}"), r"f=\begin{cases}a&b\\ c&d\end{cases}");
        assert_eq!(known(r"\begin{array}[t]{@{}*{3}{c}p{2em}}"), r"\begin{array}{cccl}");
        assert_eq!(
            known(r"\begin{eqnarray}a&=&b\end{eqnarray}"),
            r"\begin{array}{rcl}a&=&b\end{array}"
        );
    }

    #[test]
    fn arguments_are_found_with_and_without_braces() {
        assert_eq!(known(r"\mbox {a $x$}b"), r"\text{a $x$}b");
        assert_eq!(known(r"\nicefrac12"), r"{}^{1}\!/_{2}");
        assert_eq!(known(r"\smash[b]{\mbox x}"), r"{\text{x}}");
        assert_eq!(known(r"a\kern-.5em b\mkern {2 mu}c"), r"a\hspace{-.5em} b\mspace{2mu}c");
        assert_eq!(known(r"\rule[1pt]{2em}{3em}x\relax y\and z"), r"x y\land z");
    }

    #[test]
    fn what_a_document_defines_stays() {
        let defined = [("part".to_string(), "p".to_string())];
        assert_eq!(with_known_commands(r"\part\or", &defined), r"\part\lor");
    }

    #[test]
    fn signs_that_tex_forgives_are_read() {
        assert_eq!(known(r"\phi=L I\"), r"\phi=L I");
        assert_eq!(known(r"\pi*r^'"), r"\pi *r'");
        assert_eq!(known(r"\text{(%)}=100%"), r"\text{(\%)}=100\%");
        assert_eq!(known("x % half\n+ y"), "x % half\n+ y");
        assert_eq!(known(r"\biggl.x\biggr|"), r"x\biggr|");
        assert_eq!(
            known(r"\operatorname*{lim}\operatorname{D_{KL}}"),
            r"\operatorname*{lim}\mathop{\mathrm{D_{KL}}}"
        );
    }
}
