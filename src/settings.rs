//! Everything that a reader can choose: the one table, and what one reader has chosen.
//!
//! From the table come the panel, the names in the page and in storage, what the scripts know
//! (`web/generated/settings.ts`), the element's attributes, and the table in the README. What each
//! value means in letters and colours is decided by the style (`style/tokens.css`), so that it
//! holds without scripts, too. The words for names and values are in `locales/`.

use std::any::Any;

/// One row of the table.
#[derive(Debug)]
pub struct Facts {
    /// The name in the page, in storage, in `locales/` and in the style.
    pub name: &'static str,
    /// A name under which earlier versions kept it, which is still read.
    pub former_name: Option<&'static str>,
    /// The values, in the order in which they are offered.
    pub values: &'static [&'static str],
    /// The value that holds until the reader chooses, as an index into `values`.
    pub default: u8,
    /// The texts for which it is offered.
    pub suits: Suits,
    /// Whether each value shows by a letter what it does.
    pub has_samples: bool,
    /// Whether it is at hand in the panel; else it stands behind «More settings».
    pub is_at_hand: bool,
    /// Whether the element has an attribute of this name, for the page around it.
    pub is_attribute: bool,
    /// The keys that change it.
    pub keys: &'static [(&'static str, Step)],
}

/// The texts for which a setting is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suits {
    /// Any text.
    Any,
    /// Text with spaces between its words: text in squares, as Chinese, is set to both edges
    /// already, between any two characters.
    Spaced,
    /// Text whose words can be divided and whose letters can be spaced: not Arabic and Hebrew,
    /// whose letters are joined or whose words are never divided.
    Divided,
    /// Nowhere: the setting is changed where it takes effect, and not in the panel.
    Elsewhere,
}

/// The change that a key makes to a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Chooses the value before.
    Back,
    /// Chooses the value after.
    On,
    /// Chooses the default.
    Default,
}

macro_rules! settings {
    ($(#[doc = $about:literal] $setting:ident $facts:expr,)*) => {
        /// Something that the reader chooses.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Setting {
            $(#[doc = $about] $setting,)*
        }

        /// The number of settings.
        const COUNT: usize = [$(Setting::$setting,)*].len();

        impl Setting {
            /// All of them, in the order of the table.
            pub const ALL: [Self; COUNT] = [$(Self::$setting,)*];

            /// A description in a few words of English, for what is generated from the table.
            pub fn about(self) -> &'static str {
                match self {
                    $(Self::$setting => $about.trim(),)*
                }
            }
        }

        static TABLE: [Facts; COUNT] = [$($facts,)*];
    };
}

/// The values that most rows share. The comment above each row is its description.
const ROW: Facts = Facts {
    name: "",
    former_name: None,
    values: &[],
    default: 0,
    suits: Suits::Any,
    has_samples: false,
    is_at_hand: false,
    is_attribute: false,
    keys: &[],
};

settings! {
    /// The size of the text.
    FontSize Facts {
        name: "font-size",
        former_name: Some("size"),
        values: &["smallest", "smaller", "default", "larger", "largest"],
        default: 2,
        has_samples: true,
        is_at_hand: true,
        is_attribute: true,
        keys: &[("+", Step::On), ("=", Step::On), ("-", Step::Back), ("0", Step::Default)],
        ..ROW
    },
    /// The colours; `auto` follows the system.
    Theme Facts {
        name: "theme",
        values: &["auto", "light", "sepia", "dark", "contrast"],
        has_samples: true,
        is_at_hand: true,
        is_attribute: true,
        ..ROW
    },
    /// The kind of letters.
    Typeface Facts {
        name: "typeface",
        values: &["serif", "sans", "system"],
        has_samples: true,
        is_at_hand: true,
        ..ROW
    },
    /// The distance between lines.
    LineHeight Facts {
        name: "line-height",
        values: &["tight", "default", "loose"],
        default: 1,
        ..ROW
    },
    /// The length of lines.
    ColumnWidth Facts {
        name: "column-width",
        values: &["narrow", "default", "wide"],
        default: 1,
        ..ROW
    },
    /// The edges to which lines are set.
    Alignment Facts { name: "alignment", values: &["start", "justify"], suits: Suits::Spaced, ..ROW },
    /// Whether words are divided at the ends of lines.
    Hyphenation Facts { name: "hyphenation", values: &["auto", "off"], suits: Suits::Divided, ..ROW },
    /// The distance between letters and between words.
    Spacing Facts {
        name: "spacing",
        values: &["default", "wide", "wider"],
        suits: Suits::Divided,
        ..ROW
    },
    /// Whether single keys act.
    Shortcuts Facts { name: "shortcuts", values: &["on", "off"], ..ROW },
    /// Whether the related stories are shown.
    Related Facts {
        name: "related",
        values: &["open", "closed"],
        suits: Suits::Elsewhere,
        is_attribute: true,
        ..ROW
    },
}

impl Setting {
    /// Its row of the table.
    pub fn facts(self) -> &'static Facts {
        &TABLE[self as usize]
    }

    /// Its name in the page.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// Its values.
    pub fn values(self) -> &'static [&'static str] {
        self.facts().values
    }

    /// The value that holds until the reader chooses, as an index into the values.
    pub fn default_value(self) -> usize {
        usize::from(self.facts().default)
    }

    /// The key under which a storage keeps its value.
    pub fn key(self) -> String {
        format!("article-viewer.{}", self.name())
    }
}

/// The choices of one reader: of each setting the index of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings([u8; COUNT]);

impl Default for Settings {
    fn default() -> Self {
        Self(Setting::ALL.map(|setting| setting.facts().default))
    }
}

/// A place that keeps a reader's settings.
pub trait Store {
    /// The value that is kept of a setting; `None` where there is none.
    fn read(&self, setting: Setting) -> Option<String>;

    /// Keeps a value; an empty one forgets it.
    fn write(&self, setting: Setting, value: &str);

    /// Calls `changed` whenever somebody else has changed a setting, until the returned value is
    /// dropped.
    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any>;
}

/// A store that keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoStore;

impl Store for NoStore {
    fn read(&self, _setting: Setting) -> Option<String> {
        None
    }

    fn write(&self, _setting: Setting, _value: &str) {}

    fn on_change(&self, _changed: Box<dyn Fn()>) -> Box<dyn Any> {
        Box::new(())
    }
}

impl Settings {
    /// The settings that a store has kept.
    pub fn stored(store: &dyn Store) -> Self {
        Self::restore(|setting| store.read(setting))
    }

    /// The settings whose values `read` gives; one that is missing or not understood is at its
    /// default.
    pub fn restore(read: impl Fn(Setting) -> Option<String>) -> Self {
        Setting::ALL.into_iter().fold(Self::default(), |settings, setting| {
            settings.with_value(setting, &read(setting).unwrap_or_default())
        })
    }

    /// The index of a setting's value.
    pub fn index(self, setting: Setting) -> usize {
        usize::from(self.0[setting as usize])
    }

    /// Whether a setting has the value with this index.
    pub fn is(self, setting: Setting, index: usize) -> bool {
        self.index(setting) == index
    }

    /// A setting's value.
    pub fn value(self, setting: Setting) -> &'static str {
        setting.values().get(self.index(setting)).copied().unwrap_or_default()
    }

    /// The settings with another value of one.
    pub fn with(mut self, setting: Setting, index: usize) -> Self {
        self.0[setting as usize] = index as u8;
        self
    }

    /// The settings with another value of one, by its name; one that is not understood is the
    /// default.
    pub fn with_value(self, setting: Setting, value: &str) -> Self {
        let index = setting.values().iter().position(|name| *name == value);
        self.with(setting, index.unwrap_or(setting.default_value()))
    }

    /// The settings that are not as they were before.
    pub fn changes(self, before: Self) -> impl Iterator<Item = Setting> {
        Setting::ALL.into_iter().filter(move |one| self.index(*one) != before.index(*one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_storage() {
        for setting in Setting::ALL {
            for index in 0..setting.values().len() {
                let settings = Settings::default().with(setting, index);
                let stored = |setting| Some(settings.value(setting).to_string());
                assert_eq!(Settings::restore(stored), settings);
            }
        }
    }

    #[test]
    fn settings_that_are_not_understood_are_at_their_default() {
        assert_eq!(Settings::restore(|_| None), Settings::default());
        assert_eq!(Settings::restore(|_| Some("enormous".to_string())), Settings::default());
    }

    #[test]
    fn choices_are_listed_in_their_order() {
        for (index, setting) in Setting::ALL.into_iter().enumerate() {
            assert_eq!(setting as usize, index);
        }
    }
}
