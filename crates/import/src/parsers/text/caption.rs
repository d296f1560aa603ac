//! The captions of pictures in a page that was copied without them.

use super::line::width;

/// The words before the name of who took a picture, with the mark behind them.
const BEFORE: [&str; 22] = [
    "photo:",
    "photos:",
    "photo by ",
    "photograph:",
    "picture:",
    "foto:",
    "fotos:",
    "fot.",
    "bild:",
    "image:",
    "фото:",
    "фото ",
    "ảnh:",
    "صورة:",
    "تصوير:",
    "عکس:",
    "图:",
    "图：",
    "圖：",
    "图源：",
    "写真：",
    "사진=",
];

/// The words behind that name.
const BEHIND: [&str; 9] = ["摄", "摄)", "摄）", "攝", "攝)", "攝）", "撮影", "提供", "제공"];

/// Whether a line says whose a picture is, as captions do.
pub(super) fn is_caption(text: &str) -> bool {
    if width(text) > 240 {
        return false;
    }
    let lower = text.to_lowercase();
    // Agencies stand behind a stroke: `(Ann Field/Mill Press)`.
    let bracket = lower.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']));
    let is_agency = bracket.is_some_and(|(_, owner)| owner.contains('/') && width(owner) < 60);
    is_agency
        || BEFORE.iter().any(|word| lower.contains(word))
        || BEHIND.iter().any(|word| lower.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_caption;

    #[test]
    fn captions_are_known_by_whose_the_picture_is() {
        for line in [
            "The weir in March. (Ann Field/Mill Press)",
            "Die Mühle im Winter. Foto: Anne Feld",
            "河边的磨坊。林青河摄",
            "Bến sông. Ảnh: Lan Anh",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for line in ["The mill stood still for a year (or two).", "河边的磨坊"] {
            assert!(!is_caption(line), "{line}");
        }
    }
}
