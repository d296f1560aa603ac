//! The documents of a folder that are like each other, by their subjects and words, which
//! `--related` shows below those that name no stories themselves. The same documents give the same
//! stories.

use super::document::{self, ReadOptions};
use super::files;
use super::inputs::Input;
use super::related::Facts;
use article::{Article, plain_text};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each document those that are most like it, the most alike first.
pub(super) struct Similar {
    count: usize,
    /// By the documents' paths, as they are named.
    places: HashMap<PathBuf, usize>,
    /// Their paths without links; of articles in documents with many, the paths that they are named
    /// by.
    sources: Vec<PathBuf>,
    /// The names of such articles and what is known of them, by these paths.
    entries: HashMap<PathBuf, (String, Facts)>,
    like: Vec<Vec<u32>>,
}

/// A word or a subject, by its hash, with how often it stands in a document.
type Term = (u64, f32);

/// The words of a document that are looked at.
const WORDS: usize = 200;
/// The most documents that a word may be in: a more common one tells none from another.
const COMMON: usize = 400;
/// The likeness from which two documents are related; 1 is the same words.
const ALIKE: f32 = 0.04;

impl Similar {
    /// Reads all documents for it; what cannot be read is an error when its page is made.
    pub(super) fn read(inputs: &[Input], count: usize, reading: &ReadOptions) -> Self {
        let read: Vec<(Vec<Term>, Option<Facts>)> = inputs
            .par_iter()
            .map(|input| {
                if let Some(entry) = &input.entry {
                    let Ok(imported) = document::polish(&input.path, entry.import(), reading)
                    else {
                        return (Vec::new(), None);
                    };
                    let article = imported.article;
                    return (terms(&article), Some(Facts::of(&input.path, &article)));
                }
                let is_front = input.name == "index" || !input.source.is_file();
                let bytes = files::read(&input.source, reading.largest).ok();
                let bytes = bytes.filter(|_| !is_front);
                let imported =
                    bytes.and_then(|bytes| document::parse(&input.path, &bytes, reading).ok());
                (imported.map_or_else(Vec::new, |imported| terms(&imported.article)), None)
            })
            .collect();
        let (terms, facts): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let entry = |(input, facts): (&Input, Option<Facts>)| {
            Some((input.path.clone(), (input.name.clone(), facts?)))
        };
        let entries = inputs.iter().zip(facts).filter_map(entry).collect();
        let like = like(&weigh(terms), count);
        let source = |input: &Input| match input.entry {
            Some(_) => input.path.clone(),
            None => fs::canonicalize(&input.source).unwrap_or(input.source.clone()),
        };
        Self {
            count,
            places: (0..).zip(inputs).map(|(at, input)| (input.path.clone(), at)).collect(),
            sources: inputs.iter().map(source).collect(),
            entries,
            like,
        }
    }

    /// The name of an article in a document with many, and what is known of it.
    pub(super) fn entry(&self, path: &Path) -> Option<&(String, Facts)> {
        self.entries.get(path)
    }

    /// The paths, without links, of the documents that are like the one at a path.
    pub(super) fn of(&self, path: &Path) -> impl Iterator<Item = &Path> {
        let like = self.places.get(path).and_then(|at| self.like.get(*at));
        let paths = like.into_iter().flatten().filter_map(|at| self.sources.get(*at as usize));
        paths.map(PathBuf::as_path).take(self.count)
    }
}

/// The words of an article, those of its headline thrice, and its subjects, which weigh most.
fn terms(article: &Article) -> Vec<Term> {
    let mut counts: HashMap<u64, f32> = HashMap::new();
    let mut add = |text: &str, weight: f32| {
        words(text, |word| *counts.entry(hash(word)).or_default() += weight)
    };
    add(&article.headline.text, 3.0);
    article.standfirst.iter().for_each(|standfirst| add(&standfirst.text, 2.0));
    for block in article.blocks() {
        block.lines().into_iter().for_each(|spans| add(&plain_text(spans), 1.0));
    }
    for topic in article.topics.iter().chain(&article.column) {
        *counts.entry(hash(&format!("#{}", topic.text.to_lowercase()))).or_default() += 20.0;
    }
    let mut terms: Vec<Term> = counts.into_iter().collect();
    terms.sort_by(|(one, first), (other, second)| {
        second.partial_cmp(first).unwrap_or(Ordering::Equal).then(one.cmp(other))
    });
    terms.truncate(WORDS);
    terms
}

/// The words of a text in small letters; of writing without blanks, each two characters.
fn words(text: &str, mut act: impl FnMut(&str)) {
    let is_joined = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}');
    for run in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        if !run.contains(is_joined) {
            if run.chars().count() > 2 {
                act(run);
            }
            continue;
        }
        let characters: Vec<char> = run.chars().collect();
        for pair in characters.windows(2) {
            act(&pair.iter().collect::<String>());
        }
    }
}

/// FNV-1a, 64 bits: the same on every machine and in every version.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The documents as directions of length 1, in which rare words count most.
fn weigh(mut documents: Vec<Vec<Term>>) -> Vec<Vec<Term>> {
    let mut frequency: HashMap<u64, usize> = HashMap::new();
    for (term, _) in documents.iter().flatten() {
        *frequency.entry(*term).or_default() += 1;
    }
    let all = documents.len() as f32;
    for terms in &mut documents {
        terms.retain(|(term, _)| (2..=COMMON).contains(&frequency[term]));
        for (term, weight) in terms.iter_mut() {
            *weight = (1.0 + weight.ln()) * (1.0 + all / frequency[term] as f32).ln();
        }
        let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        terms.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    documents
}

/// The documents most like each, the most alike first, then in their order.
fn like(documents: &[Vec<Term>], count: usize) -> Vec<Vec<u32>> {
    let mut holders: HashMap<u64, Vec<(u32, f32)>> = HashMap::new();
    for (at, terms) in (0..).zip(documents) {
        for (term, weight) in terms {
            holders.entry(*term).or_default().push((at, *weight));
        }
    }
    let of = |(own, terms): (usize, &Vec<Term>)| {
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for (term, weight) in terms {
            for (other, its) in &holders[term] {
                *scores.entry(*other).or_default() += weight * its;
            }
        }
        let mut scores: Vec<(u32, f32)> = scores
            .into_iter()
            .filter(|(other, score)| *other as usize != own && *score >= ALIKE)
            .collect();
        scores.sort_by(|(one, first), (other, second)| {
            second.partial_cmp(first).unwrap_or(Ordering::Equal).then(one.cmp(other))
        });
        scores.truncate(count);
        scores.into_iter().map(|(other, _)| other).collect()
    };
    documents.par_iter().enumerate().map(of).collect()
}
