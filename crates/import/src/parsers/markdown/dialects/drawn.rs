//! Tables that are drawn → rows of cells (Pandoc's manual, "grid_tables", "simple_tables",
//! "multiline_tables"; docutils' grid tables, whose cells may span).

use super::prefix::columns;
use crate::parsers::characters::is_wide;

/// A table that was drawn.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Drawn {
    /// The rows at the top that name the columns.
    pub heads: usize,
    pub rows: Vec<Vec<DrawnCell>>,
}

#[derive(Debug, Default, PartialEq)]
pub(super) struct DrawnCell {
    /// Markdown.
    pub lines: Vec<String>,
    pub columns: usize,
    pub rows: usize,
    /// As HTML has it; empty where nothing is said.
    pub align: &'static str,
}

/// No table that is drawn has more columns.
const MOST_COLUMNS: usize = 60;

/// A letter's second column, where it takes two.
const FILLER: char = '\u{0}';

impl Drawn {
    /// The table of which these are all lines: borders of `+---+`, cells between bars.
    pub(super) fn grid(lines: &[&str]) -> Option<Self> {
        let wide = lines.iter().map(|line| in_columns(line.trim_end())).collect();
        // Some editors count letters, however wide they are.
        Self::of_letters(wide).or_else(|| {
            Self::of_letters(lines.iter().map(|line| line.trim_end().chars().collect()).collect())
        })
    }

    fn of_letters(lines: Vec<Vec<char>>) -> Option<Self> {
        let is_border = |line: &[char]| {
            line.windows(2)
                .any(|pair| matches!(pair, ['+', '-' | '=' | ':'] | ['-' | '=' | ':', '+']))
        };
        let ys: Vec<usize> = (0..lines.len()).filter(|y| is_border(&lines[*y])).collect();
        let mut xs: Vec<usize> = ys
            .iter()
            .flat_map(|y| lines[*y].iter().enumerate().filter(|(_, c)| **c == '+').map(|(x, _)| x))
            .collect();
        xs.sort_unstable();
        xs.dedup();
        let is_whole = ys.first() == Some(&0) && ys.last() == Some(&(lines.len() - 1));
        if !is_whole || xs.first() != Some(&0) || !(2..=MOST_COLUMNS).contains(&xs.len()) {
            return None;
        }
        let at = |x: usize, y: usize| lines[y].get(x).copied().unwrap_or(' ');
        let heads = ys.iter().position(|y| lines[*y].contains(&'='));
        // The line below the head says how columns are set; without a head the first one does.
        let ruler = heads.map_or(0, |head| ys[head]);
        let (mut row_count, mut rows) = (ys.len() - 1, Vec::new());
        let mut taken = vec![vec![false; xs.len() - 1]; row_count];
        for i in 0..row_count {
            let mut row = Vec::new();
            for j in 0..xs.len() - 1 {
                if taken[i][j] {
                    continue;
                }
                let inner = |i: usize| ys[i] + 1..ys[i + 1];
                let is_wall = |x: usize, i: usize| inner(i).all(|y| matches!(at(x, y), '|' | '+'));
                let is_floor = |j: usize, end: usize, i: usize| {
                    (xs[j] + 1..xs[end]).all(|x| matches!(at(x, ys[i]), '-' | '=' | ':' | '+'))
                };
                let right = (j + 1..xs.len()).find(|end| is_wall(xs[*end], i))?;
                let below = (i + 1..ys.len()).find(|end| is_floor(j, right, *end))?;
                taken[i..below].iter_mut().for_each(|row| row[j..right].fill(true));
                let lines =
                    (ys[i] + 1..ys[below]).map(|y| text(&lines[y], xs[j] + 1, xs[right])).collect();
                let align = match (at(xs[j] + 1, ruler), at(xs[j + 1] - 1, ruler)) {
                    (':', ':') => "center",
                    (_, ':') => "right",
                    _ => "",
                };
                row.push(DrawnCell {
                    lines: dedented(lines),
                    columns: right - j,
                    rows: below - i,
                    align,
                });
            }
            rows.push(row);
        }
        // Rows that are wholly in cells of rows above are none.
        row_count = rows.iter().filter(|row: &&Vec<_>| !row.is_empty()).count();
        let heads = heads.filter(|heads| *heads < row_count).unwrap_or_default();
        (row_count == rows.len()).then_some(Self { heads, rows })
    }

    /// The table whose columns are below or between rules of hyphens. `head` are the lines above
    /// the ruler, `body` those below it, blank lines among them where they part rows.
    pub(super) fn ruled(
        head: &[&str],
        ruler: &str,
        body: &[&str],
        has_long_rows: bool,
    ) -> Option<Self> {
        let ruler = in_columns(ruler.trim_end());
        let starts: Vec<usize> = (0..ruler.len())
            .filter(|x| ruler[*x] == '-' && (*x == 0 || ruler[*x - 1] != '-'))
            .collect();
        if !(1..=MOST_COLUMNS).contains(&starts.len()) {
            return None;
        }
        let ends: Vec<usize> = starts
            .iter()
            .map(|start| {
                ruler[*start..].iter().position(|c| *c != '-').map_or(ruler.len(), |n| start + n)
            })
            .collect();
        let cells = |lines: &[&str]| -> Vec<Vec<String>> {
            let lines: Vec<Vec<char>> = lines.iter().map(|line| in_columns(line)).collect();
            let cell = |column: usize| {
                let from = if column == 0 { 0 } else { starts[column] };
                let to = starts.get(column + 1).copied().unwrap_or(usize::MAX);
                lines.iter().map(|line| text(line, from, to)).collect()
            };
            (0..starts.len()).map(cell).collect()
        };
        // How the first line stands over its rule says how the column is set.
        let sample = head.iter().chain(body).find(|line| !line.trim().is_empty())?;
        let sample = in_columns(sample.trim_end());
        let align = |column: usize| {
            let is_blank = |x: usize| sample.get(x).is_none_or(|c| c.is_whitespace());
            match (is_blank(starts[column]), is_blank(ends[column] - 1)) {
                (true, false) => "right",
                (true, true) => "center",
                _ => "",
            }
        };
        let row = |lines: &[&str]| -> Vec<DrawnCell> {
            let cells = cells(lines).into_iter().enumerate();
            cells
                .map(|(column, lines)| DrawnCell {
                    lines: dedented(lines),
                    columns: 1,
                    rows: 1,
                    align: align(column),
                })
                .collect()
        };
        let mut rows = Vec::new();
        if !head.is_empty() {
            rows.push(row(head));
        }
        let heads = rows.len();
        match has_long_rows {
            true => body
                .split(|line| line.trim().is_empty())
                .filter(|lines| !lines.is_empty())
                .for_each(|lines| rows.push(row(lines))),
            false => body.iter().for_each(|line| rows.push(row(&[line]))),
        }
        (rows.len() > heads).then_some(Self { heads, rows })
    }

    /// The lines of HTML that say the same, with the cells' Markdown between blank lines.
    pub(super) fn html(&self) -> Vec<String> {
        let mut out = vec!["<table>".to_string()];
        for (place, row) in self.rows.iter().enumerate() {
            if place == 0 && self.heads > 0 {
                out.push("<thead>".into());
            }
            out.push("<tr>".into());
            for cell in row {
                let name = if place < self.heads { "th" } else { "td" };
                let mut tag = format!("<{name}");
                for (key, value) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                    if value > 1 {
                        tag.push_str(&format!(" {key}=\"{value}\""));
                    }
                }
                if !cell.align.is_empty() {
                    tag.push_str(&format!(" align=\"{}\"", cell.align));
                }
                out.push(format!("{tag}>"));
                out.push(String::new());
                out.extend(cell.lines.iter().cloned());
                out.push(String::new());
                out.push(format!("</{name}>"));
            }
            out.push("</tr>".into());
            if place + 1 == self.heads {
                out.push("</thead>".into());
            }
        }
        out.push("</table>".into());
        out
    }
}

/// The letters of a line by their columns.
fn in_columns(line: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' => letters.resize(letters.len() / 4 * 4 + 4, ' '),
            c => {
                letters.push(c);
                letters.extend(is_wide(c).then_some(FILLER));
            }
        }
    }
    letters
}

fn text(line: &[char], from: usize, to: usize) -> String {
    let part = line.get(from.min(line.len())..to.min(line.len())).unwrap_or_default();
    part.iter().filter(|c| **c != FILLER).collect::<String>().trim_end().to_string()
}

/// The lines without blank ones around them and the blanks that all begin with.
fn dedented(lines: Vec<String>) -> Vec<String> {
    let is_full = |line: &String| !line.trim().is_empty();
    let common = lines.iter().filter(|line| is_full(line)).map(|line| columns(line)).min();
    let cut =
        |line: &String| line.get(common.unwrap_or_default()..).unwrap_or_default().to_string();
    let first = lines.iter().position(is_full).unwrap_or(lines.len());
    let last = lines.iter().rposition(is_full).map_or(first, |last| last + 1);
    lines[first..last].iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(table: &Drawn) -> Vec<String> {
        let cell = |cell: &DrawnCell| {
            let span = if cell.columns + cell.rows > 2 {
                format!("{}x{} ", cell.columns, cell.rows)
            } else {
                String::new()
            };
            format!("{span}{}{}", cell.lines.join("/"), cell.align)
        };
        table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
    }

    #[test]
    fn grids_are_read_with_their_spans() {
        let table = Drawn::grid(&[
            "+-----+-----------+",
            "| 水車| Two       |",
            "|     +-----+-----+",
            "|     | a   | b   |",
            "+=====+=====+====:+",
            "| - x | c         |",
            "| - y |           |",
            "+-----+-----------+",
        ])
        .unwrap();
        assert_eq!(table.heads, 2);
        assert_eq!(short(&table), ["1x2 水車 | 2x1 Two", "a | bright", "- x/- y | 2x1 c"]);
        assert_eq!(Drawn::grid(&["+--+", "| a", "+--+"]), None);
    }

    #[test]
    fn columns_under_rules_are_read() {
        let head = ["  Right Left"];
        let table =
            Drawn::ruled(&head, "------- -----", &["     12 one", "      3 two"], false).unwrap();
        assert_eq!(short(&table), ["Rightright | Left", "12right | one", "3right | two"]);
        let body = [" a     long", "       text", "", " b     x"];
        let table = Drawn::ruled(&[], "------ -----", &body, true).unwrap();
        assert_eq!((table.heads, table.rows.len()), (0, 2));
        assert_eq!(table.rows[0][1].lines, ["long", "text"]);
    }
}
