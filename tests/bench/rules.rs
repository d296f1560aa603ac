//! The time that each rule of a page's style costs its first frame: the page without the rule is
//! laid out beside the page with it.

use crate::chromium::Chromium;
use crate::document::Document;
use crate::files::{Folder, file_url};
use crate::lengths::SHORT;
use crate::pages::Page;
use crate::table::{median, short};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// How often each page is opened.
const ROUNDS: usize = 5;
/// The number of rules that are told.
const TOLD: usize = 10;

/// A rule or a block of rules.
struct Rule<'s> {
    /// Its selector, with the at-rules around it.
    selector: String,
    /// Its place in the style.
    text: &'s str,
}

/// Prints the rules without which a short page would be laid out soonest.
pub async fn report(scratch: &Path) -> Result<()> {
    eprintln!("opening a page without each of its rules, which takes ten minutes");
    let folder = Folder::new(scratch)?;
    let file = folder.pack_json(Document::new(SHORT.paragraphs).json(), &Page::Ours.file())?;
    let page = bare(&fs::read_to_string(file)?);
    let (_, rest) = page.split_once("<style>").context("the page has no style")?;
    let (style, _) = rest.split_once("</style>").context("the style has no end")?;
    let rules: Vec<Rule<'_>> =
        rules(style).into_iter().filter(|rule| !rule.selector.contains("print")).collect();
    let browser = Chromium::start("", scratch).await?;
    let mut costs = Vec::new();
    let whole = folder.write("whole.html", &page)?;
    for rule in &rules {
        let mut changed = style.to_string();
        // Its place, for the same text may stand in several.
        let start = rule.text.as_ptr() as usize - style.as_ptr() as usize;
        changed.replace_range(start..start + rule.text.len(), "");
        let without = folder.write("without.html", &page.replace(style, &changed))?;
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (times, file) in times.iter_mut().zip([&whole, &without]) {
                times.push(browser.first_frame(file_url(file)?.as_str()).await?);
            }
        }
        let [with, without] = times.map(|times| median(&times));
        costs.push((with - without, rule));
    }
    browser.close().await;
    costs.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    println!("\n{:<72} {:>10}", "dearest rules of the first frame", "ms");
    for (cost, Rule { selector, .. }) in costs.into_iter().take(TOLD) {
        println!("{:<72} {:>10}", selector.chars().take(72).collect::<String>(), short(cost));
    }
    Ok(())
}

/// A page without what comes after the first frame, its viewer and what is in its bar, and without
/// its policy, which would allow no other style.
pub fn bare(page: &str) -> String {
    let cut = |page: &str, start: &str, end: &str| {
        let found = page
            .split_once(start)
            .and_then(|(before, rest)| Some([before, rest.split_once(end)?.1].concat()));
        found.unwrap_or_else(|| page.to_string())
    };
    let page = cut(page, "<meta http-equiv=\"Content-Security-Policy\"", ">");
    cut(&page, "<script type=\"text/plain\">", "</script>").replacen(
        "</style>",
        ".av-bar{animation-play-state:paused!important}</style>",
        1,
    )
}

/// All rules of a style, those within others, too.
fn rules(style: &str) -> Vec<Rule<'_>> {
    let (mut rules, mut open, mut start) = (Vec::new(), Vec::new(), 0);
    let mut quote = None;
    for (place, mark) in style.char_indices() {
        match (quote, mark) {
            (Some(quoted), _) if quoted != mark => continue,
            (Some(_), _) => quote = None,
            (None, '"' | '\'') => quote = Some(mark),
            (None, '{') => open.push((start, style.get(start..place).unwrap_or_default())),
            (None, '}') => {
                let selectors: Vec<&str> = open.iter().map(|(_, selector)| *selector).collect();
                if let Some((start, _)) = open.pop() {
                    let text = style.get(start..=place).unwrap_or_default();
                    rules.push(Rule { selector: selectors.join(" / "), text });
                }
            }
            _ => {}
        }
        if quote.is_none() && matches!(mark, '{' | '}' | ';') {
            start = place + 1;
        }
    }
    rules
}
