//! Rows of tables between bars, as people write them: bars within code, rows with more cells than
//! the head, tables without a head (kramdown, PHP Markdown Extra).

use super::Context;
use super::blocks::Reader;
use super::prefix::split_prefix;

impl Reader<'_, '_, '_, '_> {
    /// Gives a table that has no head an empty one, for the parser reads none without, and leaves
    /// out the lines that part its bodies.
    pub(super) fn headless(&mut self, prefix: &str, rest: &str) -> bool {
        /// The most rows of a table without a head.
        const LONGEST: usize = 2_000;
        let is_row = |line: &&&str| {
            let rest = split_prefix(line).1.trim_end();
            rest.len() > 2 && rest.starts_with('|') && (rest.ends_with('|') || is_separator(rest))
        };
        let count = self.ahead().iter().take(LONGEST).take_while(is_row).count();
        let goes_on = self.ahead().get(count).is_some_and(|line| {
            let rest = split_prefix(line).1;
            !rest.is_empty() && !rest.starts_with('{')
        });
        let is_named = self.ahead().first().is_some_and(|line| is_delimiter(split_prefix(line).1));
        let begins = is_delimiter(rest);
        if !is_row(&&rest) || count == 0 || goes_on || is_named && !begins {
            return false;
        }
        let rows: Vec<String> = std::iter::once(rest)
            .chain(self.ahead()[..count].iter().map(|line| split_prefix(line).1))
            .map(|row| row.trim_end().to_string())
            .collect();
        let columns = rows.iter().map(|row| cells(row)).max().unwrap_or(1);
        if rows.iter().any(|row| !is_separator(row) && cells(row) != columns) {
            return false;
        }
        // A first row above a line of equals signs names the columns.
        let named = !begins && is_separator(&rows[1]);
        let ruler = match begins {
            true => rows[0].clone(),
            false => format!("|{}", " --- |".repeat(columns)),
        };
        self.emit(prefix.trim_end().to_string(), true);
        if !named {
            self.emit(format!("{prefix}|{}", "  |".repeat(columns)), true);
            self.emit(format!("{prefix}{ruler}"), true);
        }
        for (place, row) in rows.iter().enumerate() {
            self.at += usize::from(place > 0);
            if !is_separator(row) {
                self.emit(format!("{prefix}{row}"), true);
            }
            if named && place == 0 {
                self.emit(format!("{prefix}{ruler}"), true);
            }
        }
        true
    }
}

/// Puts a backslash before bars that would part cells where the row then has more of them than its
/// table: those within code first, else those of the last cell, with a warning.
pub(super) fn escape_bars(text: &str, numbers: &[usize], context: &mut Context) -> Option<String> {
    let mut lines = text.lines().zip(numbers).enumerate();
    let (place, columns) = lines.find_map(|(place, (line, _))| {
        let (_, rest) = split_prefix(line);
        (place > 0 && is_delimiter(rest)).then(|| (place, cells(rest)))
    })?;
    let head = text.lines().nth(place - 1)?;
    if cells(split_prefix(head).1) != columns && cells(&in_code(head)) != columns {
        return None;
    }
    let mut mended = String::with_capacity(text.len() + 8);
    let mut changed = false;
    for (index, line) in text.lines().enumerate() {
        let (prefix, rest) = split_prefix(line);
        let is_row = index + 1 == place || index > place;
        if !is_row || cells(rest) <= columns {
            mended.push_str(line);
        } else {
            changed = true;
            mended.push_str(prefix);
            let row = in_code(rest);
            match cells(&row) > columns {
                true => {
                    mended.push_str(&joined(&row, columns));
                    let message = "a row has more cells than its table; those behind the last one \
                                   were joined to it: write `\\|` for a bar within a cell";
                    context.log.warn(numbers.get(index).copied().unwrap_or_default(), message);
                }
                false => mended.push_str(&row),
            }
        }
        mended.push('\n');
    }
    changed.then_some(mended)
}

/// Whether a row is the line below a table's head.
fn is_delimiter(row: &str) -> bool {
    let row = row.trim();
    row.contains('-') && row.contains('|') && row.bytes().all(|byte| b"|-: \t".contains(&byte))
}

/// Whether a row only parts bodies or the foot of a table.
fn is_separator(row: &str) -> bool {
    let is_foot = row.contains('=') && row.bytes().all(|byte| b"|=: \t".contains(&byte));
    is_foot || is_delimiter(row)
}

/// The places of the bars that part cells.
fn bars(row: &str) -> Vec<usize> {
    let bytes = row.as_bytes();
    let is_bar = |at: &usize| bytes[*at] == b'|' && (*at == 0 || bytes[at - 1] != b'\\');
    (0..bytes.len()).filter(is_bar).collect()
}

fn cells(row: &str) -> usize {
    let row = row.trim();
    let outer = usize::from(row.starts_with('|'))
        + usize::from(row.len() > 1 && row.ends_with('|') && !row.ends_with("\\|"));
    (bars(row).len() + 1).saturating_sub(outer)
}

/// The row with a backslash before each bar within code.
fn in_code(row: &str) -> String {
    let mut out = String::with_capacity(row.len() + 4);
    let mut rest = row;
    while let Some(at) = rest.find('`') {
        let marks = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        let (before, code) = rest.split_at(at + marks);
        out.push_str(before);
        let Some(end) = code.find(&before[at..]) else {
            rest = code;
            continue;
        };
        out.push_str(&code[..end].replace("\\|", "|").replace('|', "\\|"));
        out.push_str(&code[end..end + marks]);
        rest = &code[end + marks..];
    }
    out + rest
}

/// The row with a backslash before each bar that would begin a cell too many.
fn joined(row: &str, columns: usize) -> String {
    let bars = bars(row);
    let first = columns - usize::from(!row.starts_with('|'));
    let last = bars.len() - usize::from(row.trim_end().ends_with('|'));
    let mut out = String::with_capacity(row.len() + 4);
    let mut from = 0;
    for bar in bars.get(first..last).unwrap_or_default() {
        out.push_str(&row[from..*bar]);
        out.push('\\');
        from = *bar;
    }
    out + &row[from..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_within_code_part_no_cells() {
        assert_eq!(in_code("| `a|b` | ``c`|`` |"), "| `a\\|b` | ``c`\\|`` |");
        assert_eq!(cells("| a | b |"), 2);
        assert_eq!(cells("a | b \\| c"), 2);
        assert_eq!(joined("| a | b | c |", 2), "| a | b \\| c |");
        assert_eq!(joined("a | b | c", 2), "a | b \\| c");
    }
}
