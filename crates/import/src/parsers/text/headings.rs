//! Headings of a plain text that no rule underlines: chapters, and numbers that stand alone.

use super::line::{ends_in_stop, width};
use super::plain::{Piece, PieceKind};

/// Makes headings of the paragraphs that are some, and sets the levels of all from 1.
pub(super) fn mark(pieces: &mut [Piece]) {
    let numbers: Vec<(usize, u32)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| Some((at, number(paragraph(piece)?)?)))
        .collect();
    let counts_on =
        numbers.iter().enumerate().all(|(place, (_, number))| *number as usize == place + 1);
    let is_chapters = numbers.len() > 1 && counts_on;
    let numbered: Vec<usize> =
        if is_chapters { numbers.into_iter().map(|(at, _)| at).collect() } else { Vec::new() };
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter_mut().enumerate() {
        let is_one =
            numbered.contains(&at) || at < last && paragraph(piece).is_some_and(is_chapter);
        if let (true, PieceKind::Paragraph(text)) = (is_one, &mut piece.kind) {
            piece.kind = PieceKind::Heading(1, std::mem::take(text));
        }
    }
    let level = |piece: &Piece| match piece.kind {
        PieceKind::Heading(level, _) => Some(level),
        _ => None,
    };
    let above = pieces.iter().filter_map(level).min().unwrap_or(1) - 1;
    for piece in pieces {
        if let PieceKind::Heading(level, _) = &mut piece.kind {
            *level -= above;
        }
    }
}

fn paragraph(piece: &Piece) -> Option<&str> {
    match &piece.kind {
        PieceKind::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// The number that a paragraph is, and nothing else: `3`, `III.`, `三`.
fn number(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(['.', '、', '．']);
    if let Ok(number) = text.parse::<u32>() {
        return (text.len() < 3).then_some(number);
    }
    let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    if let Some(at) = chinese.iter().position(|number| *number == text) {
        return u32::try_from(at + 1).ok();
    }
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let values: Option<Vec<u32>> = text.chars().map(value).collect();
    let values = values.filter(|values| (1..8).contains(&values.len()))?;
    let signed = |(at, value): (usize, &u32)| {
        let is_less = values.get(at + 1).is_some_and(|next| next > value);
        if is_less { -i64::from(*value) } else { i64::from(*value) }
    };
    u32::try_from(values.iter().enumerate().map(signed).sum::<i64>()).ok()
}

/// Whether a line names a chapter: `Chapter One`, `Kapitel 2: Die Mühle`, `第三章 水車`.
fn is_chapter(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "chapter",
        "part",
        "kapitel",
        "teil",
        "chapitre",
        "partie",
        "capítulo",
        "parte",
        "глава",
        "часть",
        "الفصل",
        "chương",
        "prologue",
        "epilogue",
    ];
    if width(text) > 60 || ends_in_stop(text) {
        return false;
    }
    let lower = text.to_lowercase();
    if let Some(rest) = WORDS.iter().find_map(|word| lower.strip_prefix(word)) {
        let next = rest.trim_start().split([' ', ':', '.', '—', '–']).next().unwrap_or_default();
        let is_number = next.chars().all(|c| c.is_ascii_digit() || "ivxl".contains(c))
            || matches!(
                next,
                "one"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "eins"
                    | "zwei"
                    | "drei"
                    | "первая"
                    | "вторая"
                    | "третья"
                    | "premier"
                    | "الأول"
                    | "الثاني"
                    | "الثالث"
            );
        return is_number && (rest.is_empty() || rest.starts_with(' '));
    }
    let numbered = |open: char, closes: &[char]| {
        let rest = text.strip_prefix(open)?;
        let end = rest.find(closes)?;
        let is_number = |c: char| c.is_numeric() || "一二三四五六七八九十百 ".contains(c);
        (end > 0 && rest[..end].chars().all(is_number)).then_some(())
    };
    numbered('第', &['章', '节', '節', '回', '话', '話', '部'])
        .or(numbered('제', &['장', '부']))
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_told_from_sentences() {
        for text in [
            "Chapter 3",
            "CHAPTER ONE: The weir",
            "Kapitel IV",
            "Глава 2",
            "第三章 水車",
            "제 2 장",
        ] {
            assert!(is_chapter(text), "{text}");
        }
        for text in
            ["Chapter and verse", "Part of it", "第三人", "Chapter 3 tells how it was.", "Parting"]
        {
            assert!(!is_chapter(text), "{text}");
        }
        assert_eq!(
            (number("XIV"), number("9."), number("三"), number("1900"), number("I am")),
            (Some(14), Some(9), Some(3), None, None)
        );
    }
}
