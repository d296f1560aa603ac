//! The line above fenced code: its language, and what dialects say of it besides.

use article::Code;

/// The most lines of a block that are pointed out.
const MOST_LINES: usize = 1_000;

/// Code without its text, by the info string: ` js title="a.js" {1,3-5}`, `ts:a.ts`,
/// `{.python hl_lines="1 2"}`, `{r, echo=FALSE}`.
pub(super) fn code(info: &str) -> Code {
    let info = info.trim();
    let inner = info.trim_start_matches(['{', '.', ' ']);
    let end = inner.find([' ', '\t', ',', '{', '}', ':', '=']).unwrap_or(inner.len());
    let (language, rest) = inner.split_at(end);
    let mut code = Code::default();
    if rest.starts_with('=') && info.starts_with('{') {
        // Nothing but attributes, the first of which is no language.
        code.file = file(info);
        return code;
    }
    code.language = (!language.is_empty()).then(|| language.to_string());
    // Zenn and others write the name of the file behind a colon.
    let named = rest.strip_prefix(':').and_then(|rest| rest.split_whitespace().next());
    code.file = named.map(str::to_string).or_else(|| file(rest));
    code.lines = lines(rest);
    code
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

/// The lines that are pointed out: `{1,3-5}`, `hl_lines="1 3-5"`, `hl_lines=[1,"3-5"]`.
fn lines(text: &str) -> Vec<u32> {
    let named = text.split_once("hl_lines=").map(|(_, rest)| {
        let quote = rest.chars().next().unwrap_or(' ');
        let close = if quote == '[' { ']' } else { quote };
        rest.get(1..).unwrap_or_default().split(close).next().unwrap_or_default()
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
        assert_eq!(short("rust,ignore"), all("rust", "", &[]));
        assert_eq!(short(""), all("", "", &[]));
    }
}
