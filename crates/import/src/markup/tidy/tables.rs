//! Tables that only lay out a page, as newsletters have them: what is in their cells is the text.

use super::super::Element;

/// Takes apart the tables that only lay out a page.
pub fn normalize(element: &mut Element) {
    element.elements_mut().for_each(normalize);
    for child in element.elements_mut() {
        if child.is(&["table"]) && is_layout(child) && !super::code::is_numbered(child) {
            take_apart(child);
        }
    }
}

fn take_apart(element: &mut Element) {
    let children = element.elements_mut().filter(|child| {
        child.is(&["tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"])
    });
    children.for_each(|child| match child.tag.as_str() {
        "td" | "th" | "caption" => child.tag = "div".into(),
        _ => take_apart(child),
    });
    element.tag = "div".into();
    element.attributes.retain(|(name, _)| name != "role");
}

fn is_layout(table: &Element) -> bool {
    if table.has("class", &["ltx_eqn_table", "ltx_equation", "ltx_equationgroup"]) {
        return false;
    }
    if table.has("role", &["presentation", "none"]) {
        return true;
    }
    let mut cells = Cells::default();
    cells.count(table);
    if cells.has_header || table.has("role", &["table", "grid"]) {
        return false;
    }
    cells.has_table
        || cells.has_blocks && (cells.widest <= 1 || cells.rows <= 1)
        || cells.widest == 1 && cells.rows == 1
}

#[derive(Default)]
struct Cells {
    rows: usize,
    widest: usize,
    has_header: bool,
    has_table: bool,
    has_blocks: bool,
}

impl Cells {
    fn count(&mut self, element: &Element) {
        for child in element.elements() {
            match child.tag.as_str() {
                "tr" => {
                    self.rows += 1;
                    self.widest = self.widest.max(child.elements().count());
                    self.count(child);
                }
                "thead" | "tbody" | "tfoot" => self.count(child),
                "caption" => self.has_header |= child.has_words(),
                "th" => self.has_header = true,
                "td" => {
                    self.has_blocks |= child.elements().any(|found| !found.is_inline());
                    // A table within that only laid out the page is taken apart by now.
                    let is_table = |found: &Element| {
                        found.is(&["table", "h1", "h2", "h3"])
                            || found.is(&["div"]) && found.has("class", &["laid-out"])
                    };
                    self.has_table |= child.find(&is_table).is_some();
                }
                _ => {}
            }
        }
    }
}
