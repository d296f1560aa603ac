//! The time that an article takes to read.

use super::{Article, Block, BlockKind, Lang, Span, plain_text};

/// Characters a minute, and by how much readers differ: the standardised texts of IReST
/// (Trauzettel-Klosinski and Dietz, Investigative Ophthalmology & Visual Science, August 2012,
/// table 2). A language that was not measured counts as English.
const SPEEDS: [(&str, u64, u64); 17] = [
    ("en", 987, 118),
    ("zh", 255, 29),
    ("ar", 612, 88),
    ("de", 920, 86),
    ("es", 1025, 127),
    ("fi", 1078, 121),
    ("fr", 998, 126),
    ("he", 833, 130),
    ("it", 950, 140),
    ("ja", 357, 56),
    ("nl", 978, 143),
    ("pl", 916, 126),
    ("pt", 913, 145),
    ("ru", 986, 175),
    ("sl", 885, 145),
    ("sv", 917, 156),
    ("tr", 1054, 156),
];

impl Article {
    /// Whole minutes, for quick and for slow readers; at least one.
    pub fn reading_minutes(&self) -> (u64, u64) {
        let mut time = Time::default();
        let opening = [&self.headline].into_iter().chain(&self.standfirst);
        opening
            .for_each(|phrase| time.add(&phrase.text, phrase.lang.as_ref().unwrap_or(&self.lang)));
        self.body.iter().for_each(|block| time.add_block(block, &self.lang));
        let minutes = |thousandths: u64| thousandths.div_ceil(1000).max(1);
        (minutes(time.quick), minutes(time.slow))
    }
}

/// In thousandths of a minute.
#[derive(Default)]
struct Time {
    quick: u64,
    slow: u64,
}

impl Time {
    fn add(&mut self, text: &str, lang: &Lang) {
        let primary = lang.primary();
        let primary = if lang.is_chinese() { "zh" } else { &primary };
        let (_, speed, variance) =
            SPEEDS.into_iter().find(|(lang, ..)| *lang == primary).unwrap_or(SPEEDS[0]);
        let characters = text.chars().filter(|c| !c.is_control()).count() as u64 * 1000;
        self.quick += characters / (speed + variance);
        self.slow += characters / (speed - variance);
    }

    fn add_spans(&mut self, spans: &[Span], lang: &Lang) {
        self.add(&plain_text(spans), lang);
    }

    fn add_block(&mut self, block: &Block, lang: &Lang) {
        let lang = block.lang.as_ref().unwrap_or(lang);
        match &block.kind {
            // A pull quote repeats a phrase of the text, and code is looked at rather than read.
            BlockKind::Pullquote { .. } | BlockKind::Code(_) => {}
            // A quotation's only line of its own is its attribution, which takes no time.
            BlockKind::Quote { .. } => {}
            _ => block.lines().into_iter().for_each(|line| self.add_spans(line, lang)),
        }
        block.children().for_each(|block| self.add_block(block, lang));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(lang: &str, text: &str) -> (u64, u64) {
        let mut article = Article::new(Lang::parse(lang).unwrap(), "");
        article.body = vec![Block::paragraph(text)];
        article.reading_minutes()
    }

    #[test]
    fn every_language_has_its_speed() {
        assert_eq!(minutes("en", &"word ".repeat(1000)), (5, 6));
        assert_eq!(minutes("zh-TW", &"字".repeat(1000)), (4, 5));
        assert_eq!(minutes("tlh", &"word ".repeat(1000)), minutes("en", &"word ".repeat(1000)));
        assert_eq!(minutes("en", "short"), (1, 1));
    }

    #[test]
    fn text_in_another_language_counts_as_such() {
        let mut article = Article::new(Lang::english(), "");
        article.body = vec![Block {
            lang: Some(Lang::simplified_chinese()),
            ..Block::paragraph("字".repeat(1000))
        }];
        assert_eq!(article.reading_minutes(), (4, 5));
    }
}
