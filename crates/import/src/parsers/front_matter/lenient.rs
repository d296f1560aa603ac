//! YAML as people write it, which is not always YAML: each key is read for itself, and what is no
//! YAML at all is taken as it stands.

use super::value::{self, Value, ValueNode};
use article::{Location, Warning};

/// Reads the keys of a text that is no YAML as a whole; `None` where there is none.
pub(super) fn read(text: &str, warnings: &mut Vec<Warning>) -> Option<ValueNode> {
    let mut entries: Vec<(String, ValueNode)> = Vec::new();
    let mut said = Vec::new();
    for part in parts(text) {
        match part {
            Part::Entry { line, key, lines } => entries.extend(entry(line, key, &lines, &mut said)),
            Part::Stray { line, text } => {
                said.push((line, format!("«{text}» is no `key: value` and was left out")))
            }
        }
    }
    if entries.is_empty() {
        return None;
    }
    warnings.extend(said.into_iter().map(|(line, message)| {
        Warning::new(Location::Line(line), format!("front matter: {message}"))
    }));
    Some(ValueNode { line: 1, value: Value::Map(entries) })
}

/// Whether a text that YAML takes for one value was meant as keys: each line has the form of one,
/// and some is the title or the date.
pub(super) fn is_meant(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut is_known = false;
    lines.all(|line| {
        let key = key(line).map(|(key, _)| key);
        is_known |= key.is_some_and(|key| ["title", "date", "标题", "layout"].contains(&key));
        key.is_some()
    }) && is_known
}

/// A part of the front matter, by its lines.
enum Part<'a> {
    Entry { line: usize, key: &'a str, lines: Vec<&'a str> },
    Stray { line: usize, text: &'a str },
}

/// The lines from one key to the next.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut block = false;
    for (index, source) in text.split('\n').enumerate() {
        let source = source.trim_end();
        let is_inner = source.starts_with([' ', '\t']) || source.starts_with("- ") || source == "-";
        match parts.last_mut() {
            _ if source.is_empty() && !block => {}
            _ if source.starts_with('#') => {}
            Some(Part::Entry { lines, .. }) if is_inner || source.is_empty() => lines.push(source),
            last => match key(source) {
                Some((key, value)) => {
                    block = value.trim_start().starts_with(['|', '>']);
                    parts.push(Part::Entry { line: index + 1, key, lines: vec![source] });
                }
                // A text over several lines, each of which begins at the margin.
                None => match last {
                    Some(Part::Entry { lines, .. }) if !source.starts_with(['{', '}', ']']) => {
                        lines.push(source)
                    }
                    Some(Part::Entry { .. }) if source.len() == 1 => {}
                    _ => parts.push(Part::Stray { line: index + 1, text: source }),
                },
            },
        }
    }
    parts
}

/// The key of a line and its value; the colon may be a full-width one, and stand without a blank.
fn key(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '：'])?;
    let (key, value) = line.split_at(at);
    let colon = value.chars().next()?;
    let value = &value[colon.len_utf8()..];
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    // Prose has blanks before its colon, and addresses slashes after it.
    let named = !key.is_empty() && key.chars().all(is_name) && !value.starts_with("//");
    named.then_some((key, value))
}

fn entry(
    line: usize,
    key: &str,
    lines: &[&str],
    said: &mut Vec<(usize, String)>,
) -> Option<(String, ValueNode)> {
    let alone = |source: &str| {
        let mut node = value::from_yaml(&format!("{source}\n")).ok()?;
        node.move_down(line - 1);
        match node.value {
            Value::Map(entries) => entries.into_iter().next(),
            Value::Null | Value::Text(_) | Value::List(_) => None,
        }
    };
    let source = lines.join("\n");
    if let Some(entry) = alone(&source) {
        return Some(entry);
    }
    if source.contains('\t')
        && let Some(entry) = alone(&source.replace('\t', "  "))
    {
        said.push((
            line,
            format!("`{key}` has tabs, which YAML refuses; they were read as blanks"),
        ));
        return Some(entry);
    }
    let (_, first) = self::key(lines[0])?;
    let node = taken(key, first, &lines[1..], line);
    let shown: String = first.trim().chars().take(60).collect();
    let message = match shown.is_empty() {
        true => format!("what `{key}` has is not valid YAML; it was read line by line"),
        false => format!(
            "the value of `{key}` is not valid YAML and was read as it stands; write \
             `{key}: \"{}\"`",
            shown.trim_matches('"').replace('"', "\\\"")
        ),
    };
    said.push((line, message));
    Some((key.to_string(), node))
}

/// Keys whose values are lists.
const LISTS: [&str; 9] =
    ["tags", "tag", "topics", "topic", "keywords", "categories", "category", "authors", "aliases"];

/// A value as it stands.
fn taken(key_name: &str, first: &str, more: &[&str], line: usize) -> ValueNode {
    let text = |line: usize, text: &str| ValueNode { line, value: Value::Text(unquoted(text)) };
    let shown = || more.iter().enumerate().filter(|(_, source)| !source.trim().is_empty());
    let is_list = first.trim().is_empty()
        && shown().next().is_some_and(|(_, source)| source.trim_start().starts_with('-'));
    let value = if is_list {
        let items = shown().map(|(place, source)| {
            text(line + 1 + place, source.trim_start().trim_start_matches('-'))
        });
        Value::List(items.collect())
    } else if first.trim().is_empty() && shown().all(|(_, source)| key(source.trim()).is_some()) {
        let entries = shown().filter_map(|(place, source)| {
            let (key, value) = key(source.trim())?;
            Some((key.to_string(), text(line + 1 + place, value)))
        });
        Value::Map(entries.collect())
    } else if let Some(items) = first.trim().strip_prefix('[')
        && LISTS.contains(&key_name)
        && !items.contains(']')
    {
        let whole =
            [items].iter().chain(more).map(|part| part.trim()).collect::<Vec<_>>().join(" ");
        let items = whole.split(',').map(str::trim).filter(|item| !item.is_empty());
        Value::List(items.map(|item| text(line, item)).collect())
    } else {
        let whole =
            [first].iter().chain(more).map(|part| part.trim()).collect::<Vec<_>>().join(" ");
        Value::Text(unquoted(&whole))
    };
    ValueNode { line, value }
}

/// A text without the quotation marks around it, of which one may be missing.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    for mark in ['"', '\''] {
        let inner = text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
        if let Some(inner) = inner {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
        if text.matches(mark).count() == 1 {
            return text.trim_matches(mark).trim().to_string();
        }
    }
    text.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries in short, and the lines of the warnings.
    fn short(text: &str) -> (String, Vec<String>) {
        fn value(node: &ValueNode) -> String {
            match &node.value {
                Value::Null => "~".into(),
                Value::Text(text) => text.clone(),
                Value::List(items) => {
                    format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join("|"))
                }
                Value::Map(entries) => {
                    let entries =
                        entries.iter().map(|(key, node)| format!("{key}={}", value(node)));
                    format!("{{{}}}", entries.collect::<Vec<_>>().join("|"))
                }
            }
        }
        let mut warnings = Vec::new();
        let read = read(text, &mut warnings).map(|node| value(&node)).unwrap_or_default();
        (read, warnings.iter().map(|warning| warning.location.to_string()).collect())
    }

    #[test]
    fn values_that_are_no_yaml_are_read_as_they_stand() {
        let cases = [
            ("title: Wheels: the second one", "{title=Wheels: the second one}"),
            ("title: @home and `code`", "{title=@home and `code`}"),
            ("title: `code` first", "{title=`code` first}"),
            ("title: %d and more", "{title=%d and more}"),
            ("title: *starred* words", "{title=*starred* words}"),
            ("title: [Update] New mill", "{title=[Update] New mill}"),
            ("title: 'It's mine'", "{title=It's mine}"),
            ("title: \"Mills\" and mice", "{title=\"Mills\" and mice}"),
            ("title: \"open", "{title=open}"),
            ("title：磨坊\ndate: 2024-05-06", "{title=磨坊|date=2024-05-06}"),
            ("title: a: b\ntags: [water, mill", "{title=a: b|tags=[water|mill]}"),
            (
                "title: a: b\ntags:\n- one: two: three\n- @x",
                "{title=a: b|tags=[one: two: three|@x]}",
            ),
            ("title: a: b\nauthor:\n\tname: Ada", "{title=a: b|author={name=Ada}}"),
            (
                "title: a: b\nlead: >\n  two\n\n  parts\nlang: en",
                "{title=a: b|lead=two\nparts\n|lang=en}",
            ),
            ("title: a: b\nlead: over\ntwo lines", "{title=a: b|lead=over two lines}"),
        ];
        for (text, expected) in cases {
            let (read, warnings) = short(text);
            assert_eq!(read, expected, "{text}");
            assert!(!warnings.is_empty(), "{text}");
        }
    }

    #[test]
    fn warnings_name_the_lines() {
        assert_eq!(short("\nlang: en\ntitle: a: b\nname: *x").1, ["line 3", "line 4"]);
    }

    #[test]
    fn prose_is_no_front_matter() {
        assert!(!is_meant("He said: no.\nAnd left."));
        assert!(!is_meant("Just words"));
        assert!(is_meant("title:The mill\ndate:2024-05-06"));
    }
}
