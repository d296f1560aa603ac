//! What the reader has set: all of the interface's state, without a page.

/// Something that the reader chooses. What each value means in letters and colours is the style's
/// decision (`style/tokens.css`), so that it holds without scripts, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Choice {
    Size,
    Theme,
    Typeface,
    LineHeight,
    ColumnWidth,
    Alignment,
    Hyphenation,
    Spacing,
    Shortcuts,
    Related,
}

impl Choice {
    pub const ALL: [Self; COUNT] = [
        Self::Size,
        Self::Theme,
        Self::Typeface,
        Self::LineHeight,
        Self::ColumnWidth,
        Self::Alignment,
        Self::Hyphenation,
        Self::Spacing,
        Self::Shortcuts,
        Self::Related,
    ];

    /// The choice's name in the page and in storage, its values there, and which of them is the
    /// default.
    fn facts(self) -> (&'static str, &'static [&'static str], u8) {
        match self {
            Self::Size => ("size", &["smallest", "smaller", "default", "larger", "largest"], 2),
            Self::Theme => ("theme", &["auto", "light", "sepia", "dark", "contrast"], 0),
            Self::Typeface => ("typeface", &["serif", "sans", "system"], 0),
            Self::LineHeight => ("line-height", &["tight", "default", "loose"], 1),
            Self::ColumnWidth => ("column-width", &["narrow", "default", "wide"], 1),
            Self::Alignment => ("alignment", &["start", "justify"], 0),
            Self::Hyphenation => ("hyphenation", &["auto", "off"], 0),
            Self::Spacing => ("spacing", &["default", "wide", "wider"], 0),
            Self::Shortcuts => ("shortcuts", &["on", "off"], 0),
            Self::Related => ("related", &["open", "closed"], 0),
        }
    }

    pub fn name(self) -> &'static str {
        self.facts().0
    }

    pub fn values(self) -> &'static [&'static str] {
        self.facts().1
    }

    /// What holds until the reader chooses, as an index into the values.
    pub fn default(self) -> usize {
        usize::from(self.facts().2)
    }

    pub fn key(self) -> String {
        format!("article-viewer.{}", self.name())
    }
}

const COUNT: usize = 10;

/// The reader's settings: of each choice the index of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader([u8; COUNT]);

impl Default for Reader {
    fn default() -> Self {
        Self(Choice::ALL.map(|choice| choice.facts().2))
    }
}

impl Reader {
    /// The settings that `read` gives the values of; what is missing or not understood is at its
    /// default.
    pub fn restore(read: impl Fn(Choice) -> Option<String>) -> Self {
        Choice::ALL.into_iter().fold(Self::default(), |reader, choice| {
            let value = read(choice);
            let index = choice.values().iter().position(|name| value.as_deref() == Some(name));
            index.map_or(reader, |index| reader.with(choice, index))
        })
    }

    /// The index of the choice's value.
    pub fn index(self, choice: Choice) -> usize {
        usize::from(self.0[choice as usize])
    }

    pub fn is(self, choice: Choice, index: usize) -> bool {
        self.index(choice) == index
    }

    pub fn value(self, choice: Choice) -> &'static str {
        choice.values().get(self.index(choice)).copied().unwrap_or_default()
    }

    pub fn with(mut self, choice: Choice, index: usize) -> Self {
        self.0[choice as usize] = index as u8;
        self
    }

    /// What is not as it was before.
    pub fn changes(self, before: Self) -> impl Iterator<Item = Choice> {
        Choice::ALL.into_iter().filter(move |choice| self.index(*choice) != before.index(*choice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_storage() {
        for choice in Choice::ALL {
            for index in 0..choice.values().len() {
                let reader = Reader::default().with(choice, index);
                assert_eq!(
                    Reader::restore(|choice| Some(reader.value(choice).to_string())),
                    reader
                );
            }
        }
    }

    #[test]
    fn settings_that_are_not_understood_are_at_their_default() {
        assert_eq!(Reader::restore(|_| None), Reader::default());
        assert_eq!(Reader::restore(|_| Some("enormous".to_string())), Reader::default());
    }

    #[test]
    fn choices_are_listed_in_their_order() {
        for (index, choice) in Choice::ALL.into_iter().enumerate() {
            assert_eq!(choice as usize, index);
        }
    }
}
