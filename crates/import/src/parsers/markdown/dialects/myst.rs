//! Directives of MyST and Sphinx whose content is no text: pictures with captions, tables written as
//! lists, and those that bring what is elsewhere.

use super::blocks::Reader;
use super::drawn::{Drawn, DrawnCell};
use super::prefix::{columns, split_prefix};
use super::shortcodes::Picture;
use super::{callouts, figures, html_text};

/// The purpose of a directive.
pub(super) enum Purpose {
    /// Its content is text, in a box of a kind.
    Box(&'static str),
    /// Its content is text, below its title.
    Group,
    Figure,
    /// Terms, each with what it means below it, set in.
    Glossary,
    ListTable,
    CsvTable,
    /// A page of another site, shown in a frame.
    Frame,
    /// It brings what is no part of the document.
    Elsewhere,
}

/// The purpose of a directive that is no code.
pub(super) fn purpose(name: &str) -> Option<Purpose> {
    Some(match name {
        "figure" | "image" => Purpose::Figure,
        "glossary" => Purpose::Glossary,
        "list-table" => Purpose::ListTable,
        "csv-table" => Purpose::CsvTable,
        "iframe" | "youtube" => Purpose::Frame,
        "versionadded" | "versionchanged" | "deprecated" => Purpose::Box("note"),
        "toctree" | "tableofcontents" | "contents" | "include" | "bibliography" | "index"
        | "footbibliography" | "only" | "raw" | "glue" | "literalinclude" | "automodule"
        | "autoclass" | "autofunction" | "autosummary" | "tags" | "embed" => Purpose::Elsewhere,
        "tab-set" | "tab-item" | "grid" | "grid-item" | "grid-item-card" | "card" | "cards"
        | "div" | "container" | "rubric" | "margin" | "sidebar" | "exercise" | "solution"
        | "prf:theorem" | "prf:proof" | "epigraph" | "centered" | "table" | "aside"
        | "code-group" => Purpose::Group,
        name => Purpose::Box(callouts::kind(name)?),
    })
}

/// Whether a line is a field of a directive (`:name: value`).
pub(super) fn is_field(rest: &str) -> bool {
    rest.strip_prefix(':').and_then(|rest| rest.split_once(':')).is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    })
}

/// The value of a field among the lines of a directive.
fn field<'l>(lines: &'l [String], name: &str) -> Option<&'l str> {
    lines.iter().find_map(|line| {
        let rest = line.trim().strip_prefix(':')?.strip_prefix(name)?.strip_prefix(':')?;
        Some(rest.trim())
    })
}

impl Reader<'_, '_, '_, '_> {
    /// Opens a directive whose content is text. Its options are read at once.
    pub(super) fn open_directive(
        &mut self,
        prefix: &str,
        purpose: &Purpose,
        title: &str,
    ) -> &'static str {
        let is_number = title.chars().all(|c| c.is_ascii_digit() || c == ' ');
        let (lines, close) = match purpose {
            Purpose::Box(kind) => (callouts::open(kind, title, None), callouts::close(kind)),
            _ if title.is_empty() || is_number => (Vec::new(), ""),
            _ => (vec![format!("**{title}**")], ""),
        };
        self.emit_block(prefix, &lines);
        while let Some(line) = self.ahead().first() {
            let rest = split_prefix(line).1;
            if !is_field(rest) {
                break;
            }
            let rest = rest.to_string();
            self.at += 1;
            self.directive_option(&rest);
        }
        close
    }

    /// Writes a directive that is closed.
    pub(super) fn directive_lines(
        &mut self,
        prefix: &str,
        purpose: &Purpose,
        title: &str,
        lines: &[String],
    ) {
        let body: Vec<&str> =
            lines.iter().map(|line| line.as_str()).filter(|line| !is_field(line.trim())).collect();
        match purpose {
            Purpose::Figure => {
                let caption = body.join("\n");
                let pixels = |name| field(lines, name)?.trim_end_matches("px").parse().ok();
                let picture = Picture {
                    src: title.trim().to_string(),
                    alt: field(lines, "alt").unwrap_or_default().to_string(),
                    caption: caption
                        .trim()
                        .split("\n\n")
                        .next()
                        .unwrap_or_default()
                        .replace('\n', " "),
                    link: field(lines, "target").unwrap_or_default().to_string(),
                    width: pixels("width"),
                    ..Picture::default()
                };
                if let Some(name) = field(lines, "name").filter(|name| !name.is_empty()) {
                    self.emit_block(prefix, &[format!("<a id=\"{}\"></a>", html_text(name))]);
                }
                self.emit_block(prefix, &figures::figure(&picture));
                let legend: Vec<String> =
                    caption.trim().split("\n\n").skip(1).map(str::to_string).collect();
                for paragraph in legend {
                    self.emit_block(prefix, &[paragraph.replace('\n', " ")]);
                }
            }
            Purpose::Glossary => self.emit_block(prefix, &glossary(&body)),
            Purpose::ListTable => {
                let heads = field(lines, "header-rows").and_then(|n| n.parse().ok()).unwrap_or(0);
                let table = list_table(&body, heads);
                let mut html = table.html();
                if !title.is_empty() {
                    html.splice(1..1, ["<caption>", "", title, "", "</caption>"].map(String::from));
                }
                self.emit_block(prefix, &html);
            }
            Purpose::CsvTable => {
                let head = field(lines, "header").map(csv_row);
                let rows = body.iter().filter(|line| !line.trim().is_empty());
                let rows = rows.map(|line| csv_row(line));
                let heads = usize::from(head.is_some());
                let html = Drawn { heads, rows: head.into_iter().chain(rows).collect() }.html();
                self.emit_block(prefix, &html);
            }
            Purpose::Frame if !title.contains('"') => {
                let href = match title.starts_with("http") {
                    true => title.to_string(),
                    false => format!("https://www.youtube.com/watch?v={title}"),
                };
                let caption = body.join(" ").trim().replace('"', "'");
                let call = format!("{{{{< embed \"{href}\" caption=\"{caption}\" >}}}}");
                self.emit_block(prefix, &[call]);
            }
            _ => {
                let number = self.number();
                let named = body.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
                let named = named.take(8).collect::<Vec<_>>().join(", ");
                let what = format!("{title} {named}").trim().to_string();
                let message =
                    format!("what a directive would bring from elsewhere is left out: {what}");
                self.context.log.warn(number, message.trim_end_matches([' ', ':']));
            }
        }
    }
}

/// The terms of a glossary as Pandoc writes them.
fn glossary(lines: &[&str]) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut is_term = false;
    for line in lines {
        let text = line.trim();
        let was_term = is_term;
        is_term = columns(line) == 0 && !text.is_empty();
        match (text.is_empty(), is_term) {
            (true, _) => list.push(String::new()),
            (_, true) => {
                list.extend((!was_term).then(String::new));
                list.push(text.to_string());
            }
            _ if was_term => list.push(format!(": {text}")),
            _ => list.push(format!("  {text}")),
        }
    }
    list
}

/// The cells of a row whose values have commas between them.
fn csv_row(line: &str) -> Vec<DrawnCell> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for c in line.trim().chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            c => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    let cell = |text: String| DrawnCell {
        lines: vec![text.trim().to_string()],
        columns: 1,
        rows: 1,
        align: "",
    };
    cells.into_iter().map(cell).collect()
}

/// A table of which each row is an item, and each cell one within it.
fn list_table(lines: &[&str], heads: usize) -> Drawn {
    let mut rows: Vec<Vec<DrawnCell>> = Vec::new();
    for line in lines {
        let text = line.trim_start();
        let row =
            text.strip_prefix("* -").or(text.strip_prefix("- -")).or(text.strip_prefix("* *"));
        let cell = match row {
            Some(cell) => {
                rows.push(Vec::new());
                Some(cell)
            }
            None if columns(line) > 0 => text.strip_prefix("- ").or((text == "-").then_some("")),
            None => None,
        };
        let Some(last) = rows.last_mut() else { continue };
        match (cell, last.last_mut()) {
            (Some(cell), _) => last.push(DrawnCell {
                lines: vec![cell.trim().to_string()],
                columns: 1,
                rows: 1,
                align: "",
            }),
            (None, Some(before)) => before.lines.push(text.to_string()),
            (None, None) => {}
        }
    }
    Drawn { heads, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_from_lists() {
        let table = list_table(&["* - A", "  - B", "* - 1", "    more", "  -"], 1);
        let cells: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.lines[0].as_str()).collect())
            .collect();
        assert_eq!(cells, [["A", "B"], ["1", ""]]);
        assert_eq!(table.rows[1][0].lines, ["1", "more"]);
    }
}
