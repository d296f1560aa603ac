//! Characters of the fonts Symbol and Wingdings, which have no letters but drawings at their
//! places.

/// The character of Unicode for one of a font of symbols; `None` where none is known.
pub(super) fn character(font: &str, code: u32) -> Option<char> {
    // Word moves them to a private area.
    let place = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    match font.to_ascii_lowercase().as_str() {
        "symbol" => symbol(place),
        "wingdings" => wingdings(place),
        _ if code >= 0xf000 => None,
        _ => char::from_u32(code),
    }
}

fn symbol(place: u32) -> Option<char> {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let nth = |letters: &str, begin: u32| letters.chars().nth((place - begin) as usize);
    match place {
        0x20..=0x40 if place != 0x22 && place != 0x24 && place != 0x27 => char::from_u32(place),
        0x41..=0x5a => nth(GREEK, 0x41),
        0x61..=0x7a => nth(SMALL, 0x61),
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0xa2 => Some('′'),
        0xa3 => Some('≤'),
        0xa5 => Some('∞'),
        0xab => Some('↔'),
        0xac => Some('←'),
        0xad => Some('↑'),
        0xae => Some('→'),
        0xaf => Some('↓'),
        0xb0 => Some('°'),
        0xb1 => Some('±'),
        0xb3 => Some('≥'),
        0xb4 => Some('×'),
        0xb7 => Some('•'),
        0xb8 => Some('÷'),
        0xb9 => Some('≠'),
        0xba => Some('≡'),
        0xbb => Some('≈'),
        0xbc => Some('…'),
        0xc7 => Some('∩'),
        0xc8 => Some('∪'),
        0xce => Some('∈'),
        0xd0 => Some('∠'),
        0xd1 => Some('∇'),
        0xd6 => Some('√'),
        0xd7 => Some('⋅'),
        0xde => Some('⇒'),
        0xe5 => Some('∑'),
        0xf2 => Some('∫'),
        _ => None,
    }
}

fn wingdings(place: u32) -> Option<char> {
    Some(match place {
        0x20 => ' ',
        0x21 => '✏',
        0x22 => '✂',
        0x28 => '☎',
        0x2a => '✉',
        0x4a => '☺',
        0x4c => '☹',
        0x6c => '●',
        0x6e => '■',
        0x6f | 0xa8 => '□',
        0x71 => '❑',
        0x75 => '◆',
        0x76 => '❖',
        0x9f => '•',
        0xa7 => '▪',
        0xab => '★',
        0xd8 => '➢',
        0xdf => '←',
        0xe0 => '→',
        0xe1 => '↑',
        0xe2 => '↓',
        0xe8 => '➔',
        0xf0 => '⇨',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        _ => return None,
    })
}
