//! Vaults of Obsidian: folders whose notes are named by their files, and have other names besides.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Whether a folder is one.
pub(super) fn is_vault(folder: &Path) -> bool {
    folder.join(".obsidian").is_dir()
}

/// The other names of a note, by which links may call it: the `aliases` of its front matter.
pub(super) fn aliases(note: &Path) -> Vec<String> {
    /// The bytes that are read: more than front matter has.
    const BEGINNING: u64 = 1 << 14;
    let mut bytes = Vec::new();
    let read = File::open(note).and_then(|file| file.take(BEGINNING).read_to_end(&mut bytes));
    if read.is_err() {
        return Vec::new();
    }
    of_text(&String::from_utf8_lossy(&bytes))
}

fn of_text(text: &str) -> Vec<String> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return Vec::new();
    }
    let mut lines = lines.take_while(|line| line.trim_end() != "---").peekable();
    let key = |line: &str| {
        let (key, value) = line.split_once(':')?;
        ["alias", "aliases"]
            .contains(&key.to_ascii_lowercase().as_str())
            .then(|| value.trim().to_string())
    };
    let Some(value) = lines.find_map(key) else { return Vec::new() };
    let plain = |name: &str| name.trim().trim_matches(['"', '\'']).to_string();
    let names: Vec<String> = if value.is_empty() {
        lines.map_while(|line| line.trim_start().strip_prefix("- ")).map(plain).collect()
    } else {
        value.trim_matches(['[', ']']).split(',').map(plain).collect()
    };
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn aliases_are_read_in_all_their_forms() {
        for (text, names) in [
            ("---\naliases: [Start, \"The home\"]\n---\n", &["Start", "The home"][..]),
            ("---\ntags: x\naliases:\n  - Start\n  - 'Home'\nlang: en\n---\n", &["Start", "Home"]),
            ("---\nalias: Start\n---\n", &["Start"]),
            ("---\ntitle: x\n---\naliases: y\n", &[]),
            ("aliases: y\n", &[]),
            ("---\naliases:\n---\n", &[]),
        ] {
            assert_eq!(of_text(text), names, "{text}");
        }
    }
}
