//! Lists in a plain text: lines with the same bullet, or with numbers that count on.

use super::line::Line;
use article::Numerals;

/// The mark with which an item begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// The column at which it stands.
    pub indent: usize,
    /// The bullet, or what follows the number.
    sign: char,
    /// The number and its kind.
    pub number: Option<(u32, Numerals)>,
    /// The offset of the item's text in the line.
    pub text: usize,
}

/// The mark of an item at the beginning of a line. A long dash begins what somebody says.
pub(super) fn mark(line: &Line) -> Option<Mark> {
    const BULLETS: &str = "-*+•·◦‣●○▪■□✓✔";
    let text = &line.text;
    let indent = line.raw.chars().take_while(|c| c.is_whitespace()).map(width_of).sum();
    let first = text.chars().next()?;
    let behind = &text[first.len_utf8()..];
    let bullet = |text| Some(Mark { indent, sign: first, number: None, text });
    if BULLETS.contains(first) && behind.starts_with(' ') && behind.len() > 1 {
        return bullet(first.len_utf8() + 1);
    }
    if matches!(first, '・' | '•' | '●') && !behind.is_empty() {
        return bullet(first.len_utf8());
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_letter = first.is_ascii_lowercase();
    let length = if is_letter { 1 } else { digits };
    let number = match () {
        () if is_letter => (u32::from(first) - u32::from('a') + 1, Numerals::LowerAlpha),
        () if (1..=3).contains(&digits) => (text[..digits].parse().ok()?, Numerals::Decimal),
        () => return None,
    };
    let sign = text[length..].chars().next().filter(|c| matches!(c, '.' | ')' | '、' | '）'))?;
    let behind = &text[length + sign.len_utf8()..];
    let blank = usize::from(behind.starts_with(' '));
    let is_wide = matches!(sign, '、' | '）');
    let is_one = behind.len() > blank && (blank > 0 || is_wide);
    let text = length + sign.len_utf8() + blank;
    is_one.then_some(Mark { indent, sign, number: Some(number), text })
}

fn width_of(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{3000}' => 2,
        _ => 1,
    }
}

impl Mark {
    /// Whether an item of this mark may follow one of another.
    pub(super) fn follows(&self, before: &Self) -> bool {
        let counts_on = match (&before.number, &self.number) {
            (None, None) => true,
            (Some((before, kind)), Some((number, other))) => {
                kind == other && *number == before.saturating_add(1)
            }
            _ => false,
        };
        counts_on && self.sign == before.sign
    }
}

/// The number of lines of the list that the first line begins; 0 where it begins none.
pub(super) fn length(lines: &[Line], is_within: bool) -> usize {
    let Some(first) = lines.first().and_then(mark) else { return 0 };
    // A list of letters begins with the first one: `e.` may be a word.
    let is_late = first
        .number
        .as_ref()
        .is_some_and(|(number, kind)| *kind == Numerals::LowerAlpha && *number > 1);
    if is_late || lines[0].is_rule() {
        return 0;
    }
    let mut open = vec![first];
    let mut items = 1;
    let mut end = 1;
    let mut at = 1;
    while let Some(line) = lines.get(at) {
        match mark(line).filter(|_| !line.is_rule()) {
            Some(mark) => {
                while open.len() > 1 && open.last().is_some_and(|last| mark.indent < last.indent) {
                    open.pop();
                }
                let Some(last) = open.last_mut() else { break };
                if mark.indent > last.indent + 1 {
                    open.push(mark);
                } else if mark.follows(last) {
                    *last = mark;
                    items += usize::from(open.len() == 1);
                } else {
                    break;
                }
                end = at + 1;
            }
            None if line.after_blank => {
                let indent = line.raw.chars().take_while(|c| *c == ' ').count();
                let goes_on = open.last().is_some_and(|last| indent > last.indent + 1);
                if !goes_on {
                    break;
                }
                end = at + 1;
            }
            None => {
                let indent = line.raw.chars().take_while(|c| c.is_whitespace()).count();
                // A line that was wrapped is full, or set in below its item.
                let is_more = open.last().is_some_and(|last| indent > last.indent)
                    || super::line::width(lines[at - 1].raw.trim_end()) > 56;
                if !is_more {
                    break;
                }
                end = at + 1;
            }
        }
        at += 1;
    }
    // Within another list or a quotation one item is one.
    if items > 1 || is_within { end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn lists_are_told_from_lines() {
        for (text, count) in [
            ("- a\n- b", 2),
            ("• a\n\n• b\nc", 2),
            ("1. a\n2. b\n   c\n3. d", 4),
            ("a) x\nb) y", 2),
            ("・一\n・二", 2),
            ("1、甲\n2、乙", 2),
            ("- a\n  - b\n  - c\n- d", 4),
            ("- a", 0),
            ("1. a\n3. b", 0),
            ("- a\n* b", 0),
            ("— Oh?\n— Ah.", 0),
            ("e. g. so\nf. g. so", 0),
            ("1900. a\n1901. b", 0),
        ] {
            assert_eq!(length(&lines(text), false), count, "{text}");
        }
    }
}
