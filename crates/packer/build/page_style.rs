//! The style for pages; its hash stands in their policies, so it is made once, here.

/// The style for a page that is all article: as wide as its window, so that what asks for the width
/// of its container asks for the window's. Asking the container costs a page a second pass of style
/// over its text before the first frame. Its faces are kept apart, for few documents have their
/// letters.
///
/// # Errors
/// The style makes no container, so its page would go on being one.
pub(crate) fn paged(style: &str) -> Result<(String, String), &'static str> {
    let (mut page, mut faces) = (String::new(), String::new());
    let mut rest = style;
    while let Some(at) = rest.find('@') {
        let (before, rule) = rest.split_at(at);
        page.push_str(before);
        let end = |mark| rule.find(mark).map_or(rule.len(), |end: usize| end + 1);
        let length = if rule.starts_with("@font-face") { end('}') } else { end('{') };
        let (head, after) = rule.split_at(length);
        rest = after;
        match head.strip_prefix("@container") {
            _ if head.starts_with("@font-face") => faces.push_str(head),
            // Others than the page's own container stay.
            Some(asked) if asked.trim_start().trim_start_matches("av ").starts_with(WIDTH) => {
                let asked = asked.trim_start().trim_start_matches("av ");
                page.push_str("@media ");
                page.push_str(&asked.replace(WIDTH, "(width"));
            }
            _ => page.push_str(head),
        }
    }
    page.push_str(rest);
    Ok((without_container(&page)?.replace(CONTAINER_UNIT, "vw"), faces))
}

/// The question to a container: its width.
const WIDTH: &str = "(inline-size";

/// A hundredth of the container's width, as a unit.
const CONTAINER_UNIT: &str = "cqi";

/// A style whose page is no container; what stands in it keeps its margins to itself as before.
///
/// # Errors
/// As for `paged`.
fn without_container(style: &str) -> Result<String, &'static str> {
    let found = style.match_indices("container:").find(|(at, made)| {
        let named = style[at + made.len()..].trim_start().strip_prefix("av");
        named.is_some_and(|rest| rest.trim_start().starts_with('/'))
    });
    let (at, _) = found.ok_or("style.css makes no container `av`: see style/page.css")?;
    let (before, rest) = style.split_at(at);
    let end = rest.find([';', '}']).unwrap_or(rest.len());
    Ok([before, "display:flow-root", &rest[end..]].concat())
}
