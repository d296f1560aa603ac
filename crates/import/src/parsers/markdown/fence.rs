//! The line above fenced code: its language, and what dialects say of it besides.

use article::Code;

/// The most highlighted lines of a block.
const MOST_LINES: usize = 1_000;

/// Code without its text, by the info string: ` js title="a.js" {1,3-5}`, `ts:a.ts`,
/// `{.python hl_lines="1 2"}`, `{r, echo=FALSE}`.
pub(super) fn code(info: &str) -> Code {
    let info = info.trim();
    let mut inner = info.trim_start_matches(['{', '.', ' ']);
    if let Some((_, rest)) = inner.split_once(' ').filter(|_| inner.starts_with('#')) {
        // The id stands first.
        inner = rest.trim_start_matches(['.', ' ']);
    }
    let end = inner.find([' ', '\t', ',', '{', '}', ':', '=']).unwrap_or(inner.len());
    let (language, rest) = inner.split_at(end);
    let mut code = Code::default();
    if rest.starts_with('=') && info.starts_with('{') {
        // Nothing but attributes, the first of which is no language.
        code.file = file(info);
        return code;
    }
    // Qiita has the language behind that of changes.
    let plain = match language.split_once('_') {
        Some(("diff", _)) => "diff",
        // MDN says so to a program that sets code in order.
        _ => language.trim_end_matches("-nolint"),
    };
    code.language = (!plain.is_empty()).then(|| plain.to_string());
    // Zenn and others write the name of the file behind a colon.
    let named = rest.strip_prefix(':').and_then(|rest| rest.split_whitespace().next());
    // VitePress has there how lines are numbered, and Gatsby options with names.
    let named = named.filter(|name| !name.contains('=') && !name.ends_with("line-numbers"));
    code.file = named
        .map(str::to_string)
        .or_else(|| file(rest))
        .or_else(|| bracketed(rest))
        .or_else(|| compared(&language.to_ascii_lowercase(), rest))
        .or_else(|| plain_file(rest));
    code.lines = lines(rest);
    code
}

/// The file of Zenn's code with changes in it: `diff js:a.js`.
fn compared(language: &str, rest: &str) -> Option<String> {
    let word = rest.split_whitespace().next().filter(|_| language == "diff")?;
    let (name, file) = word.split_once(':')?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "+#-".contains(c));
    (is_name && !file.is_empty()).then(|| file.to_string())
}

/// Mintlify's name of the file, which only follows: `js src/a.js`.
fn plain_file(rest: &str) -> Option<String> {
    let word = rest.strip_prefix(' ')?.split_whitespace().next()?;
    let (name, extension) = word.rsplit_once('.')?;
    let is_one = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let has_extension = (1..6).contains(&extension.len())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
        && extension.contains(|c: char| c.is_ascii_alphabetic());
    (has_extension && !name.is_empty() && name.chars().all(is_one)).then(|| word.to_string())
}

/// VitePress' name of the file: ` [a.js]`.
fn bracketed(text: &str) -> Option<String> {
    let (name, behind) = text.split_once(" [")?.1.split_once(']')?;
    let is_name = behind.trim().is_empty() && !name.contains(['=', '"']);
    (is_name && !name.trim().is_empty()).then(|| name.trim().to_string())
}

/// Code without the remarks that only point lines out: `// [!code focus]`,
/// `# highlight-next-line` and similar ones.
pub(super) fn annotated(code: &mut Code) {
    named(code);
    if !code.text.contains("[!code ") && !code.text.contains("highlight-") {
        return;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut highlighted = Vec::new();
    let (mut is_next, mut is_within) = (false, false);
    for line in code.text.lines() {
        let remark = line.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let word = remark.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next();
        let is_alone = remark.len() < line.trim_start().len()
            && remark[word.map_or(0, str::len)..].chars().all(|c| !c.is_alphanumeric());
        match word.filter(|_| is_alone) {
            Some("highlight-next-line") => {
                is_next = true;
                continue;
            }
            Some("highlight-start") => {
                is_within = true;
                continue;
            }
            Some("highlight-end") => {
                is_within = false;
                continue;
            }
            _ => {}
        }
        let (own, is_marked) = unmarked(line);
        lines.push(own.to_string());
        if std::mem::take(&mut is_next) || is_within || is_marked {
            highlighted.extend(u32::try_from(lines.len()));
        }
    }
    code.text = lines.join("\n");
    highlighted.truncate(MOST_LINES);
    code.lines.extend(highlighted);
    code.lines.sort_unstable();
    code.lines.dedup();
}

/// Takes off the first line that only names the language, as Python-Markdown has it: `:::python`.
fn named(code: &mut Code) {
    let Some((first, rest)) = code.text.split_once('\n').filter(|_| code.language.is_none()) else {
        return;
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || "+#-".contains(c);
    let name =
        first.strip_prefix(":::").filter(|name| !name.is_empty() && name.chars().all(is_name));
    if let Some(name) = name {
        (code.language, code.text) = (Some(name.to_string()), rest.to_string());
    }
}

/// A line of code without VitePress' and Shiki's remark at its end, and whether there was one.
fn unmarked(line: &str) -> (&str, bool) {
    let Some(at) = line.find("[!code ") else { return (line, false) };
    let before = line[..at].trim_end();
    let opener = ["//", "#", "--", "/*", "<!--", ";", "%", "{/*"];
    let Some(own) = opener.iter().find_map(|mark| before.strip_suffix(mark)) else {
        return (line, false);
    };
    (own.trim_end(), true)
}

/// The value of the key that names the file.
fn file(text: &str) -> Option<String> {
    ["title", "filename", "file", "name", "caption"].iter().find_map(|key| {
        let at = text.find(&format!("{key}="))?;
        let before = text[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let value = &text[at + key.len() + 1..];
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next()?,
            _ => value.split([' ', '}', ',']).next()?,
        };
        (!value.trim().is_empty()).then(|| value.trim().to_string())
    })
}

/// The highlighted lines: `{1,3-5}`, `hl_lines="1 3-5"`, `hl_lines=[1,"3-5"]`.
fn lines(text: &str) -> Vec<u32> {
    let named = text.split_once("hl_lines=").map(|(_, rest)| {
        let quote = rest.chars().next().unwrap_or(' ');
        match quote {
            '[' | '"' | '\'' => {
                let close = if quote == '[' { ']' } else { quote };
                rest.get(1..).unwrap_or_default().split(close).next().unwrap_or_default()
            }
            // Zola's, with no quotation marks: `hl_lines=2-3 5`.
            _ => rest.split([',', '}']).next().unwrap_or_default(),
        }
    });
    let braces = || {
        let (_, rest) = text.split_once('{')?;
        let (inner, _) = rest.split_once('}')?;
        inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | ' ')).then_some(inner)
    };
    let mut lines = Vec::new();
    for part in named.or_else(braces).unwrap_or_default().split([',', ' ']) {
        let part = part.trim_matches(['"', '\'']);
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        if let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) {
            lines.extend((first..=last).take(MOST_LINES.saturating_sub(lines.len())));
        }
    }
    lines.retain(|line| *line > 0);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_that_point_lines_out_are_none_of_the_code() {
        let mut code = Code {
            text: "a\n// highlight-next-line\nb\nc // [!code ++]\n# highlight-start\nd\n\
                   # highlight-end\ne = \"highlight-next-line\""
                .into(),
            ..Code::default()
        };
        annotated(&mut code);
        assert_eq!(code.text, "a\nb\nc\nd\ne = \"highlight-next-line\"");
        assert_eq!(code.lines, [2, 3, 4]);
    }

    #[test]
    fn what_is_said_of_code_is_read() {
        let short = |info: &str| {
            let code = code(info);
            (code.language.unwrap_or_default(), code.file.unwrap_or_default(), code.lines)
        };
        let all = |language: &str, file: &str, lines: &[u32]| {
            (language.to_string(), file.to_string(), lines.to_vec())
        };
        assert_eq!(short("rust"), all("rust", "", &[]));
        assert_eq!(short("js title=\"a b.js\" {1,3-5}"), all("js", "a b.js", &[1, 3, 4, 5]));
        assert_eq!(short("ts:src/a.ts"), all("ts", "src/a.ts", &[]));
        assert_eq!(short("{.python .numberLines}"), all("python", "", &[]));
        assert_eq!(short("{r, echo=FALSE}"), all("r", "", &[]));
        assert_eq!(short("go {linenos=table,hl_lines=[2,\"4-5\"]}"), all("go", "", &[2, 4, 5]));
        assert_eq!(short("js {1} [a.config.js]"), all("js", "a.config.js", &[1]));
        assert_eq!(short("rust,ignore"), all("rust", "", &[]));
        assert_eq!(short(""), all("", "", &[]));
    }
}
