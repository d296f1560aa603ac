//! JSON made safe to stand in a page.

/// JSON for a script element, which `</script` and `<!--` would end or confuse:
/// in JSON a `<` stands in strings only, where its escape means the same.
pub(crate) fn json_for_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_json_can_end_its_script() {
        let text = "</script><!-- <SCRIPT \u{2028}";
        let escaped = json_for_script(&serde_json::to_string(text).unwrap());
        assert!(!escaped.contains('<'));
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
