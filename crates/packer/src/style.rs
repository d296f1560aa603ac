//! The style for shadow roots.

/// The rule for `rem` in an article: in a page of its own the root's letter; in an element
/// `web/element/shadow.ts` sets it, for there the root is somebody else's.
const REM: &str =
    "@property --av-rem{syntax:\"<length>\";inherits:true;initial-value:16px}:root{--av-rem:1rem}";

/// The style with every length in `rem` written by `--av-rem` instead. In the prelude of an
/// at-rule, where no variable may stand, it becomes `em`: the container's own letter is the same.
pub(crate) fn portable(style: &str) -> String {
    let mut portable = String::from(REM);
    let mut is_prelude = false;
    let mut rest = style;
    while let Some(c) = rest.chars().next() {
        let number = number(rest);
        let before = portable.chars().next_back().unwrap_or(' ');
        if number > 0 && !before.is_alphanumeric() && !matches!(before, '_' | '-' | '#' | '.') {
            let (digits, after) = rest.split_at(number);
            let (unit, after) = after.split_at(
                after.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(after.len()),
            );
            match unit {
                "rem" if is_prelude => portable.push_str(&format!("{digits}em")),
                "rem" => portable.push_str(&format!("calc({digits}*var(--av-rem))")),
                _ => portable.extend([digits, unit]),
            }
            rest = after;
            continue;
        }
        match c {
            '@' => is_prelude = true,
            '{' | ';' => is_prelude = false,
            _ => {}
        }
        portable.push(c);
        rest = &rest[c.len_utf8()..];
    }
    portable
}

/// The length in bytes of the number that a text begins with; 0 where there is none.
fn number(text: &str) -> usize {
    let sign = usize::from(text.starts_with('-'));
    let digits = text[sign..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    if text[sign..][..digits].bytes().any(|b| b.is_ascii_digit()) { sign + digits } else { 0 }
}

#[cfg(test)]
mod tests {
    fn portable(style: &str) -> String {
        super::portable(style).strip_prefix(super::REM).unwrap().to_string()
    }

    #[test]
    fn rem_is_told_by_a_property() {
        assert_eq!(
            portable("a{margin:-.5rem 2rem auto}"),
            "a{margin:calc(-.5*var(--av-rem)) calc(2*var(--av-rem)) auto}"
        );
        assert_eq!(
            portable("a{width:min(100% - 2rem,76rem)}"),
            "a{width:min(100% - calc(2*var(--av-rem)),calc(76*var(--av-rem)))}"
        );
    }

    #[test]
    fn an_at_rule_has_em() {
        assert_eq!(
            portable("@container (inline-size>40rem){p{top:1rem}}"),
            "@container (inline-size>40em){p{top:calc(1*var(--av-rem))}}"
        );
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        for style in [
            "a{b:2remx}",
            ".a2rem{c:d}",
            "a{b:1em}",
            "a{color:#0006}",
            "a{--av-2rem:1}",
            "a{b:url(2.png)}",
        ] {
            assert_eq!(portable(style), style);
        }
    }
}
