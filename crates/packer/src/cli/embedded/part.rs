//! A note as it stands in another: whole, or the part below a heading, or a block.

/// Whether lines are in a fence of code.
#[derive(Default)]
pub(super) struct Fences {
    open: Option<String>,
}

impl Fences {
    /// Takes the next line; whether it is code or a fence.
    pub(super) fn is_code(&mut self, line: &str) -> bool {
        let rest = line.trim_start_matches([' ', '\t', '>']);
        let fence = ['`', '~'].into_iter().find_map(|sign| {
            let count = rest.chars().take_while(|c| *c == sign).count();
            (count > 2).then(|| sign.to_string().repeat(count))
        });
        match (&self.open, fence) {
            (Some(open), Some(fence)) if fence.starts_with(open.as_str()) => {
                self.open = None;
                true
            }
            (Some(_), _) => true,
            (None, Some(fence)) => {
                self.open = Some(fence);
                true
            }
            (None, None) => false,
        }
    }
}

/// The level of the heading that a line is.
pub(super) fn heading_level(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let ends = line[level..].is_empty() || line[level..].starts_with([' ', '\t']);
    ((1..=6).contains(&level) && ends).then_some(level)
}

/// A note without its front matter, or the part of it at a place, with the notes at its foot.
pub(super) fn part(text: &str, place: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = without_front_matter(text).lines().collect();
    let range = match place.strip_prefix('^') {
        Some(id) => block(&lines, id)?,
        None if place.is_empty() => return Some(lines.join("\n")),
        None => section(&lines, place)?,
    };
    // Notes at its foot are of the part where they are referred to, wherever they stand.
    let mut own = Vec::new();
    let mut notes: Vec<(&str, Vec<&str>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let label = line.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
        match (label, notes.last_mut()) {
            (Some((label, _)), _) => notes.push((label, vec![line])),
            (None, Some((_, note))) if line.starts_with("  ") || line.starts_with('\t') => {
                note.push(line);
            }
            _ if range.contains(&at) => own.push(*line),
            _ => {}
        }
    }
    let mut part = own.join("\n");
    for (label, note) in notes {
        if part.contains(&format!("[^{label}]")) {
            part = format!("{part}\n\n{}", note.join("\n"));
        }
    }
    Some(part)
}

fn without_front_matter(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return text;
    };
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        end += line.len();
        if line.trim_end() == "---" {
            return &rest[end..];
        }
    }
    text
}

/// The lines from a heading to the next one of its level.
fn section(lines: &[&str], name: &str) -> Option<std::ops::Range<usize>> {
    let mut fences = Fences::default();
    let mut found: Option<(usize, usize)> = None;
    for (at, line) in lines.iter().enumerate() {
        if fences.is_code(line) {
            continue;
        }
        let Some(level) = heading_level(line) else { continue };
        match found {
            Some((start, own)) if level <= own => return Some(start..at),
            None if plain(line) == plain(name) => found = Some((at, level)),
            _ => {}
        }
    }
    found.map(|(start, _)| start..lines.len())
}

/// The letters and digits of a heading, in small letters.
fn plain(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The lines of a block that has this name at its end, or on a line of its own behind it.
fn block(lines: &[&str], id: &str) -> Option<std::ops::Range<usize>> {
    let at = lines.iter().position(|line| name_of(line).is_some_and(|(_, name)| name == id))?;
    let is_blank = |at: usize| lines[at].trim().is_empty();
    let is_item = |at: usize| {
        let line = lines[at].trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        line.starts_with(['-', '*', '+']) && line[1..].starts_with(' ')
            || digits > 0 && line[digits..].starts_with(['.', ')'])
    };
    let is_alone = name_of(lines[at]).is_some_and(|(before, _)| before.trim().is_empty());
    let mut end = at + 1;
    let mut start = at;
    if is_alone {
        end = (0..at).rev().find(|at| !is_blank(*at))? + 1;
        start = end - 1;
        while start > 0 && !is_blank(start - 1) {
            start -= 1;
        }
    } else {
        while start > 0 && !is_blank(start - 1) && !is_item(start) {
            start -= 1;
        }
    }
    Some(start..end)
}

/// Parts a line into the text before the name of a block at its end, and that name.
fn name_of(line: &str) -> Option<(&str, &str)> {
    let (before, id) = line.trim_end().rsplit_once('^')?;
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
    (is_id && is_apart).then_some((before, id))
}

/// A part as it stands below a heading of this level: its headings are of lower levels, its notes
/// have names of their own, and its blocks none.
pub(super) fn below_heading(part: &str, level: usize, number: usize) -> String {
    let mut fences = Fences::default();
    let headings = part.lines().filter(|line| !fences.is_code(line)).filter_map(heading_level);
    let down = headings.min().map_or(0, |least| (level.max(1) + 1).saturating_sub(least));
    let mut fences = Fences::default();
    let mut lines = Vec::new();
    for line in part.lines() {
        if fences.is_code(line) {
            lines.push(line.to_string());
            continue;
        }
        let line = name_of(line).map_or(line, |(before, _)| before.trim_end());
        let line = line.replace("[^", &format!("[^{number}-"));
        lines.push(match heading_level(&line) {
            Some(own) => format!("{}{}", "#".repeat((own + down).min(6)), &line[own..]),
            None => line,
        });
    }
    lines.join("\n").trim_matches('\n').to_string()
}

/// The marks that further lines have within an item or a quotation that begins with these.
pub(super) fn continued(prefix: &str) -> String {
    prefix.chars().map(|c| if c == '>' || c == '\t' { c } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "---\ntitle: Mill\n---\n# Mill\n\nIt turns[^1]. ^turn\n\n## History\n\nOld.\n\n\
                        ```\n## no heading\n```\n\n### Gate\n\n- one\n- two ^two\n\n## Now\n\n| a |\n|---|\n\n\
                        ^table\n\n[^1]: Slowly.\n";

    #[test]
    fn parts_are_found_by_headings_and_blocks() {
        assert!(part(NOTE, "").unwrap().starts_with("# Mill\n"));
        assert!(!part(NOTE, "Now").unwrap().contains("Slowly"));
        let history = part(NOTE, "history").unwrap();
        assert!(
            history.contains("no heading") && history.contains("- two") && !history.contains("Now")
        );
        assert_eq!(part(NOTE, "^two").as_deref(), Some("- two ^two"));
        assert_eq!(part(NOTE, "^table").as_deref(), Some("| a |\n|---|"));
        assert_eq!(part(NOTE, "^turn").as_deref(), Some("It turns[^1]. ^turn\n\n[^1]: Slowly."));
        assert_eq!(part(NOTE, "None"), None);
    }

    #[test]
    fn a_part_fits_below_its_heading() {
        let part = below_heading("# A ^id\n\nb[^1]\n\n```\n# c\n```\n## D\n", 2, 7);
        assert_eq!(part, "### A\n\nb[^7-1]\n\n```\n# c\n```\n#### D");
        assert_eq!(below_heading("# A", 0, 1), "## A");
        assert_eq!(continued("> - "), ">   ");
    }
}
