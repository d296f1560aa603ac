//! The fate of every word of a document: kept, lost with a warning, lost in silence; and the number
//! of lines that show raw markup. `make fidelity` prints it by format for the project's inputs,
//! `make fidelity DOCUMENTS='page.html posts'` for others, of which it reads web pages, Markdown
//! and text. Of Markdown the words of some dialects count as lost that are marks: the first of each
//! document are named, for a person to judge. Captures are not measured: their furniture is left
//! out by design.

// A program, whose items nothing reaches from outside.
#![allow(unreachable_pub)]

mod result;
mod source;

use import::{Format, import};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The project's folder; cargo runs this in that of the package.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// How often each word stands somewhere.
pub type Words = HashMap<String, usize>;

/// The numbers of words of some documents that were kept or lost.
#[derive(Debug, Default)]
struct Sum {
    documents: usize,
    words: usize,
    told: usize,
    silent: usize,
    raw: usize,
}

fn main() {
    let named: Vec<PathBuf> =
        env::args_os().skip(1).filter(|arg| arg != "--bench").map(PathBuf::from).collect();
    let mut documents = Vec::new();
    if named.is_empty() {
        for kind in ["html", "markdown", "dialects", "text"] {
            let folder = Path::new(ROOT).join("tests/suite/golden").join(kind);
            collect(&folder, true, &mut documents);
        }
    }
    named.iter().for_each(|path| collect(path, false, &mut documents));
    documents.sort();
    let mut sums: Vec<(&str, Sum)> = Vec::new();
    for path in &documents {
        if let Some((format, sum)) = measure(path) {
            match sums.iter_mut().find(|(known, _)| *known == format) {
                Some((_, whole)) => whole.add(&sum),
                None => sums.push((format, sum)),
            }
        }
    }
    println!(
        "{:10}{:>10}{:>10}{:>10}{:>8}{:>8}{:>6}",
        "format", "documents", "words", "kept", "told", "silent", "raw"
    );
    for (format, sum) in &sums {
        let Sum { documents, words, told, silent, raw } = sum;
        let kept = 100.0 * (words - told - silent) as f64 / (*words).max(1) as f64;
        println!("{format:10}{documents:10}{words:10}{kept:9.2}%{told:8}{silent:8}{raw:6}");
    }
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.documents += other.documents;
        self.words += other.words;
        self.told += other.told;
        self.silent += other.silent;
        self.raw += other.raw;
    }
}

/// The documents at a path; of golden folders the inputs alone.
fn collect(path: &Path, is_golden: bool, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.for_each(|entry| collect(&entry.path(), is_golden, found));
    } else if !is_golden
        || path.file_stem().is_some_and(|stem| stem == "input")
            && !path.to_string_lossy().contains("/capture-")
    {
        found.push(path.to_path_buf());
    }
}

/// Counts a document's words that are kept or lost, and tells its format; `None` where it cannot be
/// measured.
fn measure(path: &Path) -> Option<(&'static str, Sum)> {
    let name = path.file_name()?.to_str()?;
    let format = Format::of_name(name)?;
    let kind = match format {
        Format::Html => "html",
        Format::Markdown => "markdown",
        Format::Text => "text",
        _ => return None,
    };
    let bytes = fs::read(path).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let imported = import(name, text.as_bytes(), None).ok()?;
    let source = source::words(&text, format);
    let result = result::words(&imported.article);
    let mut lost = Words::new();
    for (word, count) in &source {
        let kept = result.get(word).copied().unwrap_or_default();
        if kept < *count {
            lost.insert(word.clone(), count - kept);
        }
    }
    let told = source::told(&text, format, &imported.warnings);
    let is_told = |word: &String| told.contains_key(word);
    let count = |holds: &dyn Fn(&String) -> bool| -> usize {
        lost.iter().filter(|(word, _)| holds(word)).map(|(_, count)| count).sum()
    };
    let raw = result::raw(&imported.article);
    let sum = Sum {
        documents: 1,
        words: source.values().sum(),
        told: count(&is_told),
        silent: count(&|word| !is_told(word)),
        raw: raw.len(),
    };
    if sum.silent > 0 || sum.raw > 0 {
        let mut words: Vec<&str> =
            lost.keys().filter(|word| !is_told(word)).map(String::as_str).collect();
        words.sort_unstable();
        words.truncate(12);
        let shown = path.strip_prefix(ROOT).unwrap_or(path).display();
        println!("{shown}: lost: {}; raw: {}", words.join(" "), raw.join(" · "));
    }
    Some((kind, sum))
}

/// Counts the words of a text; where no blanks part words, each character is one.
pub fn count(text: &str, words: &mut Words) {
    let is_alone = |c: char| matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let mut rest = String::new();
        for c in run.chars() {
            if is_alone(c) {
                *words.entry(c.to_string()).or_default() += 1;
            } else {
                rest.extend(c.to_lowercase());
            }
        }
        if !rest.is_empty() {
            *words.entry(rest).or_default() += 1;
        }
    }
}
