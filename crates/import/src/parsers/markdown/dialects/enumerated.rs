//! Lines with a number or a bullet that CommonMark has none of: they stay lines. Pandoc's examples
//! get their numbers.

use super::attributes::Attributes;
use super::blocks::Reader;
use super::html_text;
use std::collections::HashMap;

/// The numbers of Pandoc's examples (`(@name)`, or `(@)`), by their names.
pub(super) fn examples(lines: &[&str]) -> HashMap<String, usize> {
    let mut numbers = HashMap::new();
    let mut count = 0;
    for line in lines {
        if let Some((name, _)) = example(line) {
            count += 1;
            numbers.entry(name.to_string()).or_insert(count);
        }
    }
    numbers
}

/// The name of the example that a line begins, and its text.
fn example(line: &str) -> Option<(&str, &str)> {
    let (name, text) = line.trim_start().strip_prefix("(@")?.split_once(')')?;
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    (is_name && text.starts_with([' ', '\t'])).then_some((name, text))
}

impl Reader<'_, '_, '_, '_> {
    /// The line as CommonMark has it, if it is a list's or a definition's of another dialect.
    pub(super) fn relisted(&mut self, rest: &str) -> Option<String> {
        if let Some(task) = super::outlines::task(rest).filter(|_| self.context.is_outline) {
            return Some(task);
        }
        if rest.starts_with("Table:") || rest.starts_with(": ") {
            // A caption's id is the table's.
            let (words, inner) = rest.trim_end().strip_suffix('}')?.rsplit_once('{')?;
            let id = Attributes::parse(inner)?.id;
            let anchor = id.map(|id| format!("<a id=\"{}\"></a>", html_text(&id)));
            return Some(format!("{}{}", words.trim_end(), anchor.unwrap_or_default()));
        }
        // Docsify's id of a heading.
        if rest.starts_with('#')
            && let Some((words, id)) = rest.trim_end().rsplit_once(" :id=")
            && id.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
        {
            return Some(format!("{words} {{#{id}}}"));
        }
        if let Some(text) = rest.strip_prefix("#. ") {
            return Some(format!("1. {text}"));
        }
        if let Some(text) = rest.strip_prefix("~ ").or(rest.strip_prefix("~\t")) {
            return Some(format!(": {text}"));
        }
        // Dataview's field of a note.
        if let Some((name, value)) = rest.split_once(":: ") {
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
            let is_one = (2..30).contains(&name.chars().count())
                && name.starts_with(char::is_alphabetic)
                && name.chars().all(is_name)
                && !value.trim().is_empty();
            return is_one.then(|| format!("{name}: {value}"));
        }
        if let Some((_, text)) = example(rest) {
            self.example += 1;
            return Some(format!("({}){text}", self.example));
        }
        task(rest)
    }

    /// Ends the line before this one where both have a mark of their own, as of a list.
    pub(super) fn keep_apart(&mut self, rest: &str) {
        if !is_marked(rest) && !is_field(rest) {
            return;
        }
        let Some(before) = self.out.last_mut().filter(|line| line.is_text) else { return };
        let text = before.text.trim_start_matches([' ', '>']);
        let is_like = is_marked(rest) && (is_marked(text) || text.ends_with([':', '：']))
            || is_field(rest) && is_field(text);
        let is_ended = text.ends_with("  ") || text.ends_with('\\');
        if is_like && !is_ended && !text.starts_with(['#', '<', '|', '-', '=']) {
            before.text = format!("{}\\", before.text.trim_end()).into();
        }
    }
}

/// Tasks that are neither open nor done, as Obsidian's themes and GitLab have them: what was given up
/// is struck out.
fn task(rest: &str) -> Option<String> {
    let (bullet, after) = rest.split_at_checked(2)?;
    let state = after.strip_prefix('[')?.chars().next()?;
    let text = after.strip_prefix('[')?.strip_prefix(state)?.strip_prefix("] ")?;
    let is_item = matches!(bullet, "- " | "* " | "+ ") && !text.trim().is_empty();
    match state {
        '/' | '>' | '<' | '?' | '!' | '*' if is_item => Some(format!("{bullet}[ ] {text}")),
        '-' | '~' if is_item => Some(format!("{bullet}[ ] ~~{}~~", text.trim())),
        _ => None,
    }
}

/// Whether a line begins with a bullet or number that is no mark of a list in CommonMark.
fn is_marked(rest: &str) -> bool {
    const BULLETS: &str = "•・●○◦▪▫■□◆◇★☆※‣►▶➤✓✔✅❌☐☑☒";
    let mut letters = rest.chars();
    let Some(first) = letters.next() else { return false };
    let second = letters.next();
    if BULLETS.contains(first) || matches!(first, '\u{2460}'..='\u{2473}' | '\u{3220}'..='\u{3229}')
    {
        return second.is_some();
    }
    if matches!(first, '·' | '–' | '—') {
        return second == Some(' ');
    }
    let is_open = matches!(first, '(' | '（');
    let inner = if is_open { &rest[first.len_utf8()..] } else { rest };
    let end = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(inner.len());
    let (number, behind) = inner.split_at(end);
    let mut behind = behind.chars();
    let (sign, after) = (behind.next(), behind.next());
    let is_short = (1..=4).contains(&number.chars().count());
    let are = |set: &str| number.chars().all(|c| set.contains(c));
    let is_chinese = are("一二三四五六七八九十百");
    let is_digits = number.chars().all(char::is_numeric);
    let is_letter = number.chars().count() == 1 || are("ivx") || are("IVX");
    match sign {
        _ if !is_short => false,
        Some(')' | '）') if is_open => is_digits || is_letter || is_chinese,
        Some('、' | '．' | '）') => is_digits || is_letter || is_chinese,
        // Digits of ASCII are CommonMark's own.
        Some('.' | ')') => {
            after == Some(' ')
                && (is_letter || is_digits)
                && !number.starts_with(|c: char| c.is_ascii_digit())
        }
        Some('：' | ':') => are("QAＱＡ问答問") && after.is_some(),
        _ => false,
    }
}

/// Whether a line is a short one of the form `Name: value`.
fn is_field(rest: &str) -> bool {
    let Some((name, value)) = rest.split_once(": ").or_else(|| rest.split_once('：')) else {
        return false;
    };
    let is_name = |c: char| c.is_alphanumeric() || c == ' ';
    (2..=20).contains(&name.chars().count())
        && name.chars().all(is_name)
        && name.starts_with(char::is_alphabetic)
        && !value.trim().is_empty()
        && rest.chars().count() < 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_told_from_words() {
        for text in [
            "• a",
            "・項目",
            "a) b",
            "iv. b",
            "(1) a",
            "（二）甲",
            "1）项",
            "一、甲",
            "① a",
            "٢. ب",
            "Q: why",
            "Ａ：はい",
        ] {
            assert!(is_marked(text), "{text}");
        }
        for text in [
            "a b",
            "(see there) a",
            "1900 was",
            "e.g. this",
            "it. So",
            "Q is",
            "一个人",
            "1. a",
            "2) b",
        ] {
            assert!(!is_marked(text), "{text}");
        }
        assert!(
            is_field("Created: today")
                && !is_field("So it was: the wheel, which had stood still for years, turned")
        );
    }

    #[test]
    fn tasks_of_other_states_are_tasks() {
        assert_eq!(task("- [/] half").as_deref(), Some("- [ ] half"));
        assert_eq!(task("* [-] gone").as_deref(), Some("* [ ] ~~gone~~"));
        assert_eq!(task("- [x] done"), None);
        assert_eq!(task("- [a] b"), None);
    }
}
