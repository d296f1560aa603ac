//! The zones of a copied page.

use super::credit::{date_line, email_line, is_byline, is_copyright};
use super::frame::{Frame, Title};
use super::furniture::{self, Furniture};
use super::line::{Line, closes_sentence, ends_in_stop, is_blank, sentences, width};
use super::stories::{pairs_at_end, paragraphs_before};
use crate::parsers::characters::is_han;
use article::{Location, Warning};

/// A copied page's lines by what they are.
#[derive(Debug, Default)]
pub(super) struct Zones<'l, 't> {
    pub site: Option<String>,
    /// Column first, then topics.
    pub labels: Vec<String>,
    pub headline: Option<String>,
    pub standfirst: Option<&'l Line<'t>>,
    /// Lines of names, dates and addresses.
    pub credits: Vec<&'l Line<'t>>,
    pub body: Vec<&'l Line<'t>>,
    pub copyright: Vec<&'l Line<'t>>,
    pub stories: &'l [Line<'t>],
    /// The furniture, which shows what language the page speaks.
    pub furniture: Vec<&'l Line<'t>>,
}

/// Parts a copied page into its zones; `None` where the text is none.
pub(super) fn zones<'l, 't>(
    lines: &'l [Line<'t>],
    warnings: &mut Vec<Warning>,
) -> Option<Zones<'l, 't>> {
    let frame = Frame::of(lines)?;
    let mut zones = Zones::default();
    let (above, below) = (&lines[..frame.inner.start], &lines[frame.inner.end..]);
    zones.furnish(&above[usize::from(frame.title.is_some()).min(above.len())..], warnings);
    zones.furnish(below, warnings);
    let rest = zones.take_head(lines, &frame, warnings);
    zones.take_foot(&lines[rest..frame.inner.end], warnings);
    Some(zones)
}

impl<'l, 't> Zones<'l, 't> {
    /// Leaves lines out, with a warning for each that is not known furniture.
    fn furnish(&mut self, lines: &'l [Line<'t>], warnings: &mut Vec<Warning>) {
        for line in lines {
            if is_copyright(&line.text) {
                self.copyright.push(line);
                continue;
            }
            if furniture::kind(&line.text).is_none() {
                leave_out(line, "stands among the page's furniture and was left out", warnings);
            }
            self.furniture.push(line);
        }
    }

    /// Reads title, labels, headline, standfirst and credits; returns the index of the line where
    /// the text begins.
    fn take_head(
        &mut self,
        lines: &'l [Line<'t>],
        frame: &Frame,
        warnings: &mut Vec<Warning>,
    ) -> usize {
        let (start, end) = (frame.inner.start, frame.inner.end);
        let mut at = match &frame.title {
            Some(title) => self.take_title(title, lines, start, end, warnings),
            None => self.take_headline(lines, start, end),
        };
        let mut signed = false;
        // The last line is text, whatever it looks like.
        while at + 1 < end {
            let line = &lines[at];
            if furniture::kind(&line.text) == Some(Furniture::Reading) {
                self.furniture.push(line);
            } else if is_credit(&line.text)
                || self.standfirst.is_some() && is_name(&line.text)
                || (signed || self.standfirst.is_some()) && is_chinese_name(&line.text)
            {
                self.credits.push(line);
                signed = true;
            } else if !signed && self.standfirst.is_none() && is_standfirst(&lines[at..end]) {
                self.standfirst = Some(line);
            } else {
                break;
            }
            at += 1;
        }
        at
    }

    fn take_title(
        &mut self,
        title: &Title,
        lines: &'l [Line<'t>],
        start: usize,
        end: usize,
        warnings: &mut Vec<Warning>,
    ) -> usize {
        self.site = title.site.clone();
        let Some(repeated) = title.repeated else {
            let begun = self.take_headline(lines, start, end);
            if title.headline.is_empty() {
                return begun;
            }
            let headline = self.headline.get_or_insert_with(|| title.headline.clone());
            if *headline != title.headline {
                let message = format!(
                    "the page's title is not the headline and was left out: \u{201c}{}\u{201d}",
                    title.headline
                );
                warnings.push(Warning::new(Location::Line(lines[0].number), message));
            }
            return begun;
        };
        for line in &lines[start.min(repeated)..repeated] {
            if is_label(&line.text) {
                self.labels.extend(labels(line));
            } else {
                leave_out(
                    line,
                    "stands between the page's furniture and the headline and was left out",
                    warnings,
                );
            }
        }
        for label in &title.between {
            if !self.labels.contains(label) {
                self.labels.push(label.clone());
            }
        }
        self.headline = Some(lines[repeated].text.clone());
        repeated + 1
    }

    /// Finds labels and headline by their look alone, where the page's title does not tell them
    /// apart.
    fn take_headline(&mut self, lines: &'l [Line<'t>], start: usize, end: usize) -> usize {
        let mut at = start;
        while at + 1 < end
            && is_label_by_itself(&lines[at].text)
            && is_headline(&lines[at + 1].text)
        {
            self.labels.extend(labels(&lines[at]));
            at += 1;
        }
        match lines[..end].get(at).filter(|line| is_headline(&line.text)) {
            None => at,
            Some(line) => {
                self.headline = Some(line.text.clone());
                at + 1
            }
        }
    }

    /// Reads the text, and below it the address, the notice and the stories.
    fn take_foot(&mut self, lines: &'l [Line<'t>], warnings: &mut Vec<Warning>) {
        /// The most lines from the text's end to the address.
        const REACH: usize = 6;
        let notice = lines.iter().rposition(|line| is_copyright(&line.text));
        let heading =
            lines.iter().rposition(|line| furniture::kind(&line.text) == Some(Furniture::Related));
        let address =
            |lines: &[Line]| lines.iter().rposition(|line| email_line(&line.text).is_some());
        let (text, mut below) = match (notice, heading) {
            (Some(notice), _) => {
                self.copyright.insert(0, &lines[notice]);
                (&lines[..notice], &lines[notice + 1..])
            }
            (None, Some(heading)) => lines.split_at(heading),
            (None, None) => match address(lines) {
                Some(address) => lines.split_at(address + 1),
                None => lines.split_at(lines.len() - pairs_at_end(lines)),
            },
        };
        // What readers press stands between the notice and the stories.
        while let [first, others @ ..] = below
            && furniture::kind(&first.text) == Some(Furniture::Reading)
        {
            self.furniture.push(first);
            below = others;
        }
        if let Some(heading) =
            below.iter().position(|line| furniture::kind(&line.text) == Some(Furniture::Related))
        {
            self.furniture.push(&below[heading]);
            // A heading among the stories would part two lists; the first list then reads as the
            // second does.
            let (before, after) = below.split_at(heading);
            below = if before.is_empty() { &after[1..] } else { before };
            if !before.is_empty() {
                after[1..].iter().for_each(|line| {
                    leave_out(
                        line,
                        "belongs to a second list of stories and was left out",
                        warnings,
                    )
                });
            }
        }
        let signed = address(text).filter(|at| at + REACH >= text.len());
        for (index, line) in text.iter().enumerate() {
            let is_below = signed.is_some_and(|signed| index >= signed);
            if is_below && is_credit(&line.text) {
                self.credits.push(line)
            } else {
                self.body.push(line)
            }
        }
        let (paragraphs, stories) = below.split_at(paragraphs_before(below));
        for line in paragraphs {
            let is_notice = notice.is_some() && width(&line.text) <= 200;
            let part = if is_notice { "the copyright notice" } else { "the text" };
            leave_out(
                line,
                &format!("is no related story and was taken for a part of {part}"),
                warnings,
            );
            if is_notice { self.copyright.push(line) } else { self.body.push(line) }
        }
        self.stories = stories;
    }
}

fn leave_out(line: &Line, what: &str, warnings: &mut Vec<Warning>) {
    let message = format!("\u{201c}{}\u{201d} {what}", super::line::clip(&line.text, 60));
    warnings.push(Warning::new(Location::Line(line.number), message));
}

fn is_credit(text: &str) -> bool {
    let is_date = date_line(text)
        .is_some_and(|found| found.rest.is_empty() || is_byline(found.rest) || is_name(found.rest));
    is_date || is_byline(text) || email_line(text).is_some()
}

/// Whether a line under the standfirst is a person's name and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    const NOT_NAMES: [&str; 8] = ["The", "A", "An", "How", "Why", "What", "When", "Where"];
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let is_latin = (2..=3).contains(&words.len())
        && words.iter().all(is_word)
        && !NOT_NAMES.contains(&words[0]);
    let is_transcribed = width(text) <= 40
        && text.contains(['•', '·', '・'])
        && text.chars().all(|c| is_han(c) || "•·・ ".contains(c));
    is_latin && !text.ends_with('.') || is_transcribed
}

/// Whether a line is a Chinese name of two or three characters and nothing else.
fn is_chinese_name(text: &str) -> bool {
    /// The surnames of most people, without those with which common words begin.
    const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高梁郑鄭罗羅宋谢謝唐韩韓\
                            曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范傅钟鍾卢盧汪戴\
                            崔陆陸廖姚邱夏谭譚韦韋贾賈邹鄒熊孟秦阎閻薛侯雷段郝孔邵史顾顧赖賴贺賀尹钱錢龚龔";
    text.starts_with(|c| SURNAMES.contains(c))
        && (2..=3).contains(&text.chars().count())
        && text.chars().all(is_han)
}

/// Whether the first of the lines, which follows the headline, sums the others up.
fn is_standfirst(lines: &[Line]) -> bool {
    let [first, others @ ..] = lines else { return false };
    let text = &first.text;
    if others.is_empty() || width(text) > 400 {
        return false;
    }
    if !ends_in_stop(text) {
        return true;
    }
    // A whole sentence may as well open the text: a line of names or dates below, or a text of much
    // longer paragraphs, tells.
    let mut widths: Vec<usize> = others.iter().take(40).map(|line| width(&line.text)).collect();
    widths.sort_unstable();
    let median = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let is_signed_below =
        others.len() > 1 && is_credit(&others[0].text) && email_line(&others[0].text).is_none();
    is_signed_below
        || sentences(text) == 1
            && width(text) <= 160
            && width(text) * 3 <= median * 2
            && others.len() > 2
}

fn is_headline(text: &str) -> bool {
    width(text) <= 200 && !closes_sentence(text) && !is_credit(text)
}

/// Whether a line between furniture and headline holds labels.
fn is_label(text: &str) -> bool {
    width(text) <= 80 && !ends_in_stop(text)
}

/// Whether a line over a headline holds labels, by its look alone.
fn is_label_by_itself(text: &str) -> bool {
    const COLUMNS: [&str; 24] = [
        "观点", "觀點", "评论", "評論", "专栏", "專欄", "新闻", "新聞", "中国", "中國", "全球",
        "经济", "經濟", "市场", "市場", "商业", "商業", "科技", "金融", "社评", "社評", "生活",
        "Opinion", "Comment",
    ];
    let words: Vec<&str> = text.split(is_blank).collect();
    let are_short = words.len() > 1
        && width(text) <= 60
        && words.iter().all(|word| width(word) <= 14)
        && text.contains(is_han);
    COLUMNS.contains(&text)
        || !ends_in_stop(text) && are_short
        || width(text) <= 60 && furniture::begins_with_column(text).is_some()
}

/// The labels in a line: parted by marks or wide blanks, in Chinese by any blank.
fn labels(line: &Line) -> Vec<String> {
    let is_mark =
        |c: char| matches!(c, '|' | '｜' | '>' | '›' | '»' | '/' | '、' | '\t' | '\u{3000}' | '·');
    let parts = line
        .raw
        .split(is_mark)
        .flat_map(|part| part.split("  "))
        .map(super::line::fold)
        .filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    if let [whole] = parts.as_slice()
        && let Some((column, topic)) = furniture::begins_with_column(whole)
    {
        return vec![column.to_string(), topic.to_string()];
    }
    parts.iter().flat_map(|part| split_beside_han(part)).collect()
}

/// Cuts at blanks that have a Chinese character on either side.
fn split_beside_han(text: &str) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match labels.last_mut() {
            Some(last) if !last.ends_with(is_han) && !word.starts_with(is_han) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => labels.push(word.to_string()),
        }
    }
    labels
}
