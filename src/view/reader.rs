//! What the reader has set: all of the interface's state, without a page.

/// A step of the text size. What each step means in letters is the style's
/// decision (`style/tokens.css`), so that it holds without scripts, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    Smallest,
    Smaller,
    #[default]
    Default,
    Larger,
    Largest,
}

impl Size {
    pub const ALL: [Self; 5] = [Self::Smallest, Self::Smaller, Self::Default, Self::Larger, Self::Largest];

    /// The step's name in the page and in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Smallest => "smallest",
            Self::Smaller => "smaller",
            Self::Default => "default",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }
}

/// The reader's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    pub size: Size,
    /// Whether the related stories are shown.
    pub related_open: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self { size: Size::Default, related_open: true }
    }
}

impl Reader {
    const SIZE: &str = "article-viewer.size";
    const RELATED: &str = "article-viewer.related";

    /// The settings of an earlier visit, where `stored` has the value of a key;
    /// what is missing or not understood is at its default.
    pub fn restore(stored: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            size: stored(Self::SIZE).and_then(|name| Size::named(&name)).unwrap_or_default(),
            related_open: stored(Self::RELATED).is_none_or(|state| state != "closed"),
        }
    }

    /// What the reader did in the page before the viewer was there wins over what is stored.
    pub fn after(self, page: Reader) -> Self {
        let untouched = Reader::default();
        Self {
            size: if page.size == untouched.size { self.size } else { page.size },
            related_open: if page.related_open == untouched.related_open { self.related_open } else { page.related_open },
        }
    }

    /// The keys and values to store, of what is not as it was before.
    pub fn changes(self, before: Self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.to_store().into_iter().zip(before.to_store()).filter(|(now, before)| now != before).map(|(now, _)| now)
    }

    fn to_store(self) -> [(&'static str, &'static str); 2] {
        [(Self::SIZE, self.size.name()), (Self::RELATED, if self.related_open { "open" } else { "closed" })]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(settings: &[(&str, &str)]) -> Reader {
        Reader::restore(|key| settings.iter().find(|(k, _)| *k == key).map(|(_, value)| value.to_string()))
    }

    #[test]
    fn settings_survive_storage() {
        for size in Size::ALL {
            for related_open in [true, false] {
                let reader = Reader { size, related_open };
                assert_eq!(restored(&reader.to_store()), reader);
            }
        }
    }

    #[test]
    fn settings_that_are_not_understood_are_at_their_default() {
        assert_eq!(restored(&[]), Reader::default());
        assert_eq!(restored(&[("article-viewer.size", "enormous"), ("article-viewer.related", "")]), Reader::default());
    }

    #[test]
    fn a_choice_made_before_the_viewer_started_wins() {
        let stored = Reader { size: Size::Largest, related_open: false };
        assert_eq!(stored.after(Reader::default()), stored);
        let page = Reader { size: Size::Smaller, related_open: false };
        assert_eq!(Reader::default().after(page), page);
    }
}
