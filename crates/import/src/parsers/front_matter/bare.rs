//! Front matter without an opening line: Hexo's, which only a line of hyphens ends, and that of
//! MultiMarkdown and Logseq, which a blank line ends.

use super::section::{FIRST_KEYS, Section, Syntax, is_blank};

/// The front matter with which a text begins without a mark before it.
pub(super) fn bare(text: &str, lines_before: usize) -> Option<Section<'_>> {
    below_title(text, lines_before)
        .or_else(|| properties(text, lines_before))
        .or_else(|| unopened(text, lines_before))
        .or_else(|| header(text, lines_before))
}

/// Hexo's: YAML whose opening line is left out.
fn unopened(text: &str, lines_before: usize) -> Option<Section<'_>> {
    /// Nobody writes more of it.
    const LONGEST: usize = 60;
    let mut at = 0;
    let mut has_date = false;
    for (place, line) in text.split_inclusive('\n').take(LONGEST).enumerate() {
        let own = line.trim_end();
        if matches!(own, "---" | ";;;") {
            return (has_date && place > 1).then(|| Section {
                syntax: if own == "---" { Syntax::Yaml } else { Syntax::Json },
                lines_before,
                text: text[..at].into(),
                body: &text[at + line.len()..],
                is_closed: true,
            });
        }
        let key = own.split_once(':').map(|(key, _)| key);
        let goes_on = own.starts_with([' ', '\t', '-', '#']) || key.is_some_and(is_key);
        if !goes_on || place == 0 && !key.is_some_and(|key| FIRST_KEYS.contains(&key)) {
            return None;
        }
        has_date |= matches!(key, Some("date" | "tags" | "categories" | "layout" | "permalink"));
        at += line.len();
    }
    None
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
}

/// MultiMarkdown's: `Title: …` and more of the kind, up to a blank line.
fn header(text: &str, lines_before: usize) -> Option<Section<'_>> {
    const KNOWN: [&str; 9] = [
        "title",
        "author",
        "date",
        "subtitle",
        "keywords",
        "tags",
        "copyright",
        "language",
        "affiliation",
    ];
    let first = text.lines().next()?.split_once(':')?.0.to_ascii_lowercase();
    let second = text.lines().nth(1)?.split_once(':')?.0.trim().to_ascii_lowercase();
    if first != "title" || !KNOWN.contains(&second.as_str()) {
        return None;
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut end = 0;
    for line in text.split_inclusive('\n').take_while(|line| !is_blank(line)) {
        match line.split_once(':').filter(|_| !line.starts_with([' ', '\t'])) {
            Some((key, value)) => {
                fields.push((key.trim().to_ascii_lowercase(), value.trim().into()))
            }
            None => {
                let (_, value) = fields.last_mut()?;
                value.push(' ');
                value.push_str(line.trim());
                // As many lines as in the document.
                fields.push((String::new(), String::new()));
            }
        }
        end += line.len();
    }
    Some(Section {
        syntax: Syntax::Percent,
        lines_before,
        text: yaml(&fields).into(),
        body: &text[end..],
        is_closed: true,
    })
}

/// Notion's: the title as a heading, then the properties of the page. They are only read where all
/// of them say what front matter knows, for else they may be the text's own.
fn below_title(text: &str, lines_before: usize) -> Option<Section<'_>> {
    let title = text.lines().next()?.strip_prefix("# ")?.trim();
    let mut fields = vec![("title".to_string(), title.to_string())];
    let mut end = 0;
    for (place, line) in text.split_inclusive('\n').enumerate() {
        let own = line.trim();
        match own.split_once(": ") {
            _ if place == 0 => {}
            Some((key, value)) if place > 1 => {
                fields.push((notion_key(key)?.into(), value.trim().into()))
            }
            None if own.is_empty() && place == 1 => fields.push(Default::default()),
            None if own.is_empty() => break,
            _ => return None,
        }
        end += line.len();
    }
    // The title, a blank line, and more than one property.
    (fields.len() > 3 && !title.is_empty()).then(|| Section {
        syntax: Syntax::Percent,
        lines_before,
        text: yaml(&fields).into(),
        body: &text[end..],
        is_closed: true,
    })
}

/// The key of front matter that is one of Notion's properties.
fn notion_key(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "created" | "created time" | "created at" => "created",
        "last edited" | "last edited time" | "updated" | "updated at" => "updated",
        "date" | "published" | "publish date" => "date",
        "tags" | "topics" => "tags",
        "author" | "authors" | "created by" => "authors",
        // Its value is told, for it means nothing here.
        "status" => "notion_status",
        "category" => "category",
        "description" | "summary" => "description",
        "slug" => "slug",
        _ => return None,
    })
}

/// Logseq's properties of a page: `title:: …`.
fn properties(text: &str, lines_before: usize) -> Option<Section<'_>> {
    let field = |line: &str| {
        let (key, value) = line.split_once("::")?;
        let is_one = is_key(key) && (value.is_empty() || value.starts_with([' ', '\r', '\n']));
        is_one.then(|| (key.to_ascii_lowercase(), value.trim().replace(['[', ']', '#'], "")))
    };
    let fields: Vec<(String, String)> = text.lines().map_while(field).collect();
    let end: usize = text.split_inclusive('\n').take(fields.len()).map(str::len).sum();
    (!fields.is_empty()).then(|| Section {
        syntax: Syntax::Percent,
        lines_before,
        text: yaml(&fields).into(),
        body: &text[end..],
        is_closed: true,
    })
}

fn yaml(fields: &[(String, String)]) -> String {
    let quoted = |value: &str| format!("'{}'", value.trim().replace('\'', "''"));
    let line = |(key, value): &(String, String)| match key.as_str() {
        "" => "\n".to_string(),
        // Pelican parts them by commas.
        "authors" if value.contains(',') => {
            let names: Vec<String> = value.split(',').map(quoted).collect();
            format!("authors: [{}]\n", names.join(", "))
        }
        key => format!("{}: {}\n", key.replace(' ', "_"), quoted(value)),
    };
    fields.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_without_an_opening_line_is_found() {
        let short =
            |text| bare(text, 0).map(|found| (found.text.to_string(), found.body.to_string()));
        let (yaml, body) = short("title: A: b\ndate: 2025-02-04\ntags:\n- x\n---\nText").unwrap();
        assert_eq!((yaml.lines().count(), body.as_str()), (4, "Text"));
        let (yaml, body) = short("Title: A\nAuthor: B\n\tand C\n\nText").unwrap();
        assert_eq!((yaml.as_str(), body.as_str()), ("title: 'A'\nauthor: 'B and C'\n\n", "\nText"));
        let (yaml, _) = short("title:: It's\ntags:: [[a]], b\n\n- x").unwrap();
        assert_eq!(yaml, "title: 'It''s'\ntags: 'a, b'\n");
        for text in [
            "Title: it was\nand so on\n",
            "So: a\nb: c\n---\n",
            "std::io\n",
            "title\n---\n",
            "title: a\n---\n",
        ] {
            assert!(bare(text, 0).is_none(), "{text}");
        }
    }
}
