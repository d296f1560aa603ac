//! Notes that stand within others, as Obsidian has them (`![[note]]`, `![[note#Heading]]`,
//! `![[note#^block]]`): their text is put where they are named, before the document is read.

mod part;
mod vaults;

use super::document::{self, ReadOptions};
use article::{Location, Warning};
use import::{Format, Imported};
use part::{Fences, heading_level};
use std::fs;
use std::path::{Path, PathBuf};
use std::str;
pub(super) use vaults::Vaults;

/// How many notes stand within each other at most.
const DEPTH: usize = 8;
/// How many are put into one document at most.
const COUNT: usize = 1000;

/// A document with the notes that it embeds.
pub(super) struct Expanded {
    pub text: String,
    /// The line of the document from which each line of the text is.
    lines: Vec<usize>,
    warnings: Vec<Warning>,
}

impl Expanded {
    /// The text of a document in Markdown with the notes that it names; `None` where it names none.
    pub(super) fn of(path: &Path, bytes: &[u8], reading: &ReadOptions) -> Option<Self> {
        if !bytes.windows(3).any(|part| part == b"![[") {
            return None;
        }
        let named = Format::of_name(&path.to_string_lossy());
        if reading.format.or(named) != Some(Format::Markdown) {
            return None;
        }
        let text = str::from_utf8(bytes).ok()?;
        let own = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let mut embedder = Embedder {
            reading,
            folder: document::folder(path),
            open: Vec::new(),
            count: 0,
            out: Vec::new(),
            bytes: 0,
            warnings: Vec::new(),
        };
        let level = 0;
        embedder.write(text, &Place { path: &own, prefix: "", level, line: None });
        if embedder.count == 0 && embedder.warnings.is_empty() {
            return None;
        }
        let (mut text, mut lines) = (String::new(), Vec::new());
        for (line, number) in embedder.out {
            text += &line;
            text.push('\n');
            lines.push(number);
        }
        Some(Self { text, lines, warnings: embedder.warnings })
    }

    /// Says of what was read from which lines of the document itself it is.
    pub(super) fn restore_lines(self, imported: &mut Imported) {
        let Self { lines, warnings, .. } = self;
        let own = |line: usize| line.checked_sub(1).and_then(|at| lines.get(at)).copied();
        for warning in &mut imported.warnings {
            if let Location::Line(line) = &mut warning.location {
                *line = own(*line).unwrap_or(*line);
            }
        }
        imported.locations.move_lines(|line| own(line).unwrap_or(line));
        imported.warnings.extend(warnings);
        imported.warnings.sort_by_key(|warning| match warning.location {
            Location::Line(line) => line,
            Location::Path(_) | Location::Document => usize::MAX,
        });
    }
}

/// Where a text stands.
struct Place<'p> {
    /// The file that it is of.
    path: &'p Path,
    /// The marks of lists and quotations before its lines.
    prefix: &'p str,
    /// The level of the heading that it stands below.
    level: usize,
    /// The line of the document that names it; `None` of the document itself.
    line: Option<usize>,
}

struct Embedder<'e> {
    reading: &'e ReadOptions,
    /// The folder of the document, from which its files are reached.
    folder: &'e Path,
    /// The notes that are being written, with the parts of them.
    open: Vec<(PathBuf, String)>,
    count: usize,
    out: Vec<(String, usize)>,
    bytes: usize,
    warnings: Vec<Warning>,
}

impl Embedder<'_> {
    fn write(&mut self, text: &str, place: &Place) {
        let mut fences = Fences::default();
        let mut level = place.level;
        for (at, line) in text.lines().enumerate() {
            let number = place.line.unwrap_or(at + 1);
            let is_code = fences.is_code(line);
            if !is_code {
                level = heading_level(line).unwrap_or(level);
            }
            match Embed::of(line).filter(|_| !is_code) {
                Some(embed) => self.embed(&embed, line, number, &Place { level, ..*place }),
                None => self.push(format!("{}{line}", place.prefix), number),
            }
        }
    }

    fn push(&mut self, line: String, number: usize) {
        self.bytes += line.len() + 1;
        self.out.push((line, number));
    }

    /// Writes a note where a line names it, or says why not.
    fn embed(&mut self, embed: &Embed, line: &str, number: usize, place: &Place) {
        let found = self.find(embed, place.path);
        let part = found.and_then(|path| {
            let key = (path, embed.place.to_string());
            if self.open.contains(&key) || key == (place.path.to_path_buf(), String::new()) {
                return Err("would stand within itself".to_string());
            }
            if self.open.len() >= DEPTH || self.count >= COUNT || self.is_full() {
                return Err("is one too many in this document".to_string());
            }
            let text = fs::read(&key.0).map_err(|error| error.to_string())?;
            let text = String::from_utf8(text).map_err(|_| "is not UTF-8".to_string())?;
            let part = part::part(&text, embed.place).ok_or_else(|| {
                format!("nothing in that note is named {}", embed.place.trim_start_matches('^'))
            })?;
            Ok((key, part))
        });
        let prefix = place.prefix;
        match part {
            Ok((key, part)) => {
                self.count += 1;
                let part = part::below_heading(&part, place.level, self.count);
                let marks = format!("{prefix}{}", embed.prefix);
                let inner = format!("{prefix}{}", part::continued(embed.prefix));
                let blank = inner.trim_end().to_string();
                if !embed.is_item() {
                    self.push(blank.clone(), number);
                }
                let first = self.out.len();
                self.open.push(key.clone());
                let Place { level, .. } = *place;
                self.write(
                    &part,
                    &Place { path: &key.0, prefix: &inner, level, line: Some(number) },
                );
                self.open.pop();
                if let Some((line, _)) = self.out.get_mut(first)
                    && let Some(rest) = line.strip_prefix(&inner)
                {
                    *line = format!("{marks}{rest}");
                }
                self.push(blank, number);
            }
            Err(why) => {
                let message = format!("the note {} is not shown here: it {why}", embed.source);
                self.warnings.push(Warning::new(Location::Line(number), message));
                // A link would lead nowhere, or in a circle.
                let words = line.replacen(embed.source, &embed.words(), 1);
                self.push(format!("{prefix}{words}"), number);
            }
        }
    }

    fn is_full(&self) -> bool {
        self.bytes as u64 > self.reading.largest
    }

    /// The file of a note that is named in another, without links.
    fn find(&self, embed: &Embed, from: &Path) -> Result<PathBuf, String> {
        const MISSING: &str = "is not in the document's folder: correct its name";
        if embed.name.is_empty() {
            return Ok(from.to_path_buf());
        }
        let mut why = MISSING.to_string();
        for path in self.reading.vaults.candidates(self.folder, from, embed.name) {
            match self.reading.reach.file(self.folder, &path.to_string_lossy()) {
                Ok(path) if path.is_file() => return Ok(path),
                Ok(_) => {}
                Err(error) if error.get_ref().is_some() => why = error.to_string(),
                Err(_) => {}
            }
        }
        Err(why)
    }
}

/// A note that is named by a line of its own, or by an item.
#[derive(Debug, PartialEq)]
struct Embed<'t> {
    /// The marks before it in its line.
    prefix: &'t str,
    /// All of it in brackets.
    source: &'t str,
    name: &'t str,
    /// The heading or, behind `^`, the block.
    place: &'t str,
    label: Option<&'t str>,
}

impl<'t> Embed<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let at = line.find("![[")?;
        let (prefix, rest) = line.split_at(at);
        let is_mark = |c: char| " \t>-*+.)".contains(c) || c.is_ascii_digit();
        let source = rest.trim_end();
        let inner = source.strip_prefix("![[")?.strip_suffix("]]")?;
        let is_code = prefix.starts_with('\t') || prefix.starts_with("    ");
        if !prefix.chars().all(is_mark) || inner.contains(['[', ']']) || is_code {
            return None;
        }
        let (target, label) = match inner.split_once('|') {
            Some((target, label)) => (target.trim_end_matches('\\'), Some(label.trim())),
            None => (inner, None),
        };
        let (name, place) = target.split_once('#').unwrap_or((target, ""));
        let name = name.trim();
        let place = place.rsplit('#').next().unwrap_or_default().trim();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let is_note = ending.is_none_or(|ending| {
            let is_ending = (2..=5).contains(&ending.len())
                && ending.chars().all(|c| c.is_ascii_alphanumeric());
            !is_ending || ["md", "markdown"].contains(&ending.to_ascii_lowercase().as_str())
        });
        let is_named = !(name.is_empty() && place.is_empty());
        (is_note && is_named).then_some(Self { prefix, source, name, place, label })
    }

    /// Whether it is an item of a list.
    fn is_item(&self) -> bool {
        self.prefix.contains(|c: char| !" \t>".contains(c))
    }

    fn words(&self) -> String {
        match (self.label, self.place) {
            (Some(label), _) if !label.is_empty() => label.to_string(),
            (_, "") => self.name.to_string(),
            (_, place) => format!("{} > {}", self.name, place.trim_start_matches('^')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_named_by_lines_of_their_own() {
        let embed = Embed::of("> ![[a/The mill#History#Gate|gate]] ").unwrap();
        assert_eq!(
            (embed.prefix, embed.name, embed.place, embed.label),
            ("> ", "a/The mill", "Gate", Some("gate"))
        );
        assert!(Embed::of("- ![[Mr. Weir]]").is_some_and(|embed| embed.is_item()));
        for line in
            ["![[a.png]]", "![[a.pdf#page=3]]", "see ![[a]]", "![[a]] and so on", "    ![[a]]"]
        {
            assert_eq!(Embed::of(line), None, "{line}");
        }
    }
}
