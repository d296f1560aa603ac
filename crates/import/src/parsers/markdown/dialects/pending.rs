//! The state that components and containers of single dialects leave for the lines after them.

use super::components::TabNames;
use super::retype;

#[derive(Default)]
pub(super) struct Pending {
    /// The names of tabs by the components that are open around them.
    pub tabs: Vec<TabNames>,
    /// Whether a line began with a component of MDX.
    pub has_components: bool,
    /// The columns by which lines, and the code that they begin, are set in.
    pub set_in: usize,
    /// The words of a tag about the next fence.
    pub fence_options: String,
    /// Whether tabs of DocFX are open.
    pub has_learn_tabs: bool,
    /// The line in which the caption of an open figure begins.
    pub caption_at: Option<usize>,
    /// Whether a part for other forms has no end.
    pub has_endless_part: bool,
    /// Containers of Retype that are open.
    pub retypes: Vec<retype::Open>,
    /// The last line that is only a mark of Retype, for each of its marks.
    pub last_retypes: [usize; retype::MARKS.len()],
}

impl Pending {
    pub(super) fn of(text: &str) -> Self {
        Self { last_retypes: retype::last_marks(text), ..Self::default() }
    }
}
