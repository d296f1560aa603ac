//! The size of an SVG picture.

use article::MAX_PIXELS;
use roxmltree::Node;

/// The size that the picture says it has, in CSS pixels.
pub(super) fn of(root: Node) -> Option<(u32, u32)> {
    Some((length(root.attribute("width")?)?, length(root.attribute("height")?)?))
}

/// An absolute length (CSS Values Level 4 §6.2).
fn length(text: &str) -> Option<u32> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let scale = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    pixels(number.trim().parse::<f64>().ok()? * scale)
}

/// The ratio that the picture says it has, by its view box.
pub(super) fn view_box(root: Node) -> Option<(u32, u32)> {
    let numbers: Vec<f64> = root
        .attribute("viewBox")?
        .split([' ', ',', '\t', '\n', '\r'])
        .filter_map(|number| number.parse().ok())
        .collect();
    let [_, _, width, height] = numbers[..] else { return None };
    // Small ones keep their ratio.
    let scale = if width.min(height) < 100.0 { 100.0 } else { 1.0 };
    Some((pixels(width * scale)?, pixels(height * scale)?))
}

fn pixels(number: f64) -> Option<u32> {
    (number > 0.0 && number <= f64::from(MAX_PIXELS)).then(|| (number.round() as u32).max(1))
}
