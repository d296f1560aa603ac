//! Captures of pages from anywhere: the text, and nothing of what stands around it.

use super::*;

/// Pages of newspapers and blogs in fifteen languages, copied as text. Each line has a mark before
/// it that is taken off: `=` of the text, `#` the headline, `~` the standfirst, `?` a caption, which
/// may go or stay, `-` anything else. Lines with `!` are not of the page and say who wrote it, and
/// when; where there are none, nothing is asked of that.
#[test]
fn captures_from_anywhere_keep_their_text_and_nothing_else() {
    let folder = std::path::Path::new(crate::ROOT).join("tests/suite/captures");
    let mut report = String::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let marked = std::fs::read_to_string(&path).unwrap();
        let lines = marked.lines().filter(|line| !line.starts_with('!'));
        let plain: Vec<&str> = lines.map(|line| line.get(2..).unwrap_or("")).collect();
        let of = |mark: &str| -> Vec<&str> {
            marked.lines().filter_map(|line| line.strip_prefix(mark)).collect()
        };
        let Imported { article, .. } = import("a.txt", plain.join("\n").as_bytes(), None).unwrap();
        let captions = of("? ");
        let found = paragraphs(&article).into_iter();
        let found: Vec<String> = found.filter(|text| !captions.contains(&text.as_str())).collect();
        let (truth, found) = (of("= ").join("\n"), found.join("\n"));
        let score = f1(&truth, &found);
        let lang = name.rsplit_once('-').unwrap().0;
        if score < 0.97 || [article.headline.text.as_str()] != of("# ")[..] {
            report
                .push_str(&format!("{name}: {score:.3} {:?}\n{found}\n\n", article.headline.text));
        }
        if marked.starts_with('!') {
            let names = article.bylines.iter().filter_map(|byline| byline.name.as_ref());
            let names: Vec<&str> = names.map(|name| name.text.as_str()).collect();
            let lead: Vec<&str> = article.standfirst.iter().map(|one| one.text.as_str()).collect();
            let day = article.published.as_ref().map(|date| date.iso().chars().take(10).collect());
            let said = (names, lead, day.unwrap_or_else(String::new));
            if said != (of("! author: "), of("~ "), of("! date: ").join("")) {
                report.push_str(&format!("{name}: {said:?}\n"));
            }
        }
        if article.lang.as_str() != lang {
            report.push_str(&format!("{name} is taken for {}\n", article.lang));
        }
        count += 1;
    }
    assert!(report.is_empty() && count >= 50, "{count}\n{report}");
}

/// Texts that begin or end with short lines are no pages: no line of them is left out.
#[test]
fn short_lines_alone_make_no_page_of_a_text() {
    let method = "Stir the flour into the warm milk, and leave the bowl beside the oven for an hour. Then knead \
                  the dough until it no longer sticks to the table.\n\nBake the loaf for fifty minutes, and do \
                  not open the oven before half an hour has gone by, or it falls.\n";
    let recipe = format!(
        "Bread of the lower mill\n\n14 February 2025\n\n500 g flour\n300 ml milk\n20 g yeast\n10 g \
         salt\nsome seeds\nbutter\na clean cloth\na large bowl\n\n{method}"
    );
    let letter = format!(
        "Ann Field\nUpper Mill\nLower Weir\n14 February 2025\n\nDear Ben,\n\n{method}\nYours,\nAnn\n"
    );
    for text in [recipe, letter] {
        let Imported { warnings, .. } = import("plain.txt", text.as_bytes(), None).unwrap();
        assert!(
            warnings.iter().all(|warning| !warning.message.contains("left out")),
            "{warnings:?}"
        );
    }
}

/// How much of two texts is the same, by pieces of three letters, for there are writings without
/// blanks: the harmonic mean of how much is kept and how much is right.
fn f1(truth: &str, found: &str) -> f64 {
    let pieces = |text: &str| {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut counts = std::collections::HashMap::<Vec<char>, usize>::new();
        letters.windows(3).for_each(|piece| *counts.entry(piece.to_vec()).or_default() += 1);
        counts
    };
    let (truth, found) = (pieces(truth), pieces(found));
    let sum = |counts: &std::collections::HashMap<Vec<char>, usize>| counts.values().sum::<usize>();
    let same: usize =
        truth.iter().map(|(piece, count)| *count.min(found.get(piece).unwrap_or(&0))).sum();
    2.0 * same as f64 / (sum(&truth) + sum(&found)).max(1) as f64
}
