//! Names that every common disk can hold: those of Linux, macOS, Windows and USB sticks.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// The most bytes of a name on ext4 and most other file systems of Linux (NTFS, exFAT and APFS: 255
/// UTF-16 units, which are no fewer bytes).
const LONGEST: usize = 255;

/// The reason why there are common disks that cannot hold files of this name, of which the longest
/// ends in `suffix`, as a part of a sentence; `None` where all can.
pub(super) fn unfit(name: &str, suffix: &str) -> Option<String> {
    // Windows takes what is before the first dot for the name.
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let length = name.len() + suffix.len();
    let forbidden = name.chars().find(|c| "<>:\"/\\|?*".contains(*c));
    if length > LONGEST {
        return Some(format!(
            "{}…{suffix} would have {length} bytes, and disks hold names of {LONGEST}",
            beginning(name)
        ));
    }
    if name.chars().any(char::is_control) {
        return Some("Windows holds no name with control characters".into());
    }
    if let Some(c) = forbidden {
        return Some(format!("Windows holds no name with {c}"));
    }
    if is_device(stem) {
        return Some(format!("{stem} is a device to Windows, whatever follows it"));
    }
    name.ends_with(['.', ' '])
        .then(|| "Windows leaves out dots and blanks at the end of a name".into())
}

/// The name as disks compare it that do not tell capitals from small letters, nor one way to write
/// an accent from another (Unicode, D146 "canonical caseless match"; ext4, HFS+ and APFS also leave
/// out what shows nothing).
pub(super) fn folded(name: &str) -> String {
    let shows_nothing = |c: &char| {
        let joins_or_turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}');
        joins_or_turns || matches!(c, '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    };
    let shown = |c: &char| !shows_nothing(c);
    name.chars().filter(shown).nfd().default_case_fold().nfd().collect()
}

/// Microsoft, "Naming Files, Paths, and Namespaces".
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let numbered = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        number.chars().count() == 1
            && number.contains(|c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

fn beginning(name: &str) -> String {
    name.chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_disk_cannot_hold() {
        let long = ["a".repeat(241), "二".repeat(81)];
        let names = [
            "con", "Aux", "NUL", "nul.old", "com1", "LPT9", "com¹", "prn ", "a:b", "a?", "a*b",
            "<a>", "a|b", "a\"b", "a\\b", "a.", "a ", "a\u{7}b", "a\u{85}b",
        ];
        for name in names.into_iter().chain(long.iter().map(String::as_str)) {
            assert!(unfit(name, ".oembed.json.br").is_some(), "{name}");
        }
    }

    #[test]
    fn names_that_all_disks_hold() {
        let long = ["a".repeat(240), "二".repeat(80)];
        let names = [
            "a",
            "two 二",
            "com",
            "com10",
            "console",
            "auxiliary",
            "a.b",
            ".a",
            " a",
            "What now…",
            "it's 100% #1 & more",
        ];
        for name in names.into_iter().chain(long.iter().map(String::as_str)) {
            assert_eq!(unfit(name, ".oembed.json.br"), None, "{name}");
        }
    }

    #[test]
    fn names_that_some_disk_takes_for_the_same() {
        for (one, other) in [
            ("a", "A"),
            ("é", "e\u{301}"),
            ("É", "e\u{301}"),
            ("Straße", "STRASSE"),
            ("ς", "Σ"),
            ("가", "\u{1100}\u{1161}"),
            ("a\u{200d}b", "ab"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("e", "é"), ("ı", "i"), ("o", "ø"), ("1", "一")] {
            assert_ne!(folded(one), folded(other));
        }
    }
}
