//! Templates: texts with places, each a name in two pairs of braces, as in `{{title}}`.

/// The template with each place replaced by the part of its name; a place without one stays as it
/// is. Parts are not looked through, for a document may hold what looks like a place.
pub(crate) fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let length = parts.iter().map(|(_, part)| part.len()).sum::<usize>();
    let mut filled = String::with_capacity(template.len() + length);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let part = after.split_once("}}").and_then(|(name, after)| {
            let (_, part) = parts.iter().find(|(known, _)| *known == name)?;
            Some((*part, after))
        });
        let (part, after) = part.unwrap_or(("{{", after));
        filled.push_str(part);
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_parts_left_alone() {
        let parts = [("a", "{{b}}"), ("b", "B")];
        assert_eq!(fill("<{{a}}|{{b}}|{{b}}>", &parts), "<{{b}}|B|B>");
    }

    #[test]
    fn other_braces_stay() {
        for text in ["", "{{", "}}{", "{{c}}", "{{c}} {{a", "if (a) {{ b }}"] {
            assert_eq!(fill(text, &[("a", "A")]), text);
        }
    }
}
