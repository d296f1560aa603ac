//! The keys that press controls of the page, besides those of the settings
//! ([`Facts::keys`](crate::settings::Facts)).

/// One or two keys, and the control that they press.
#[derive(Debug)]
pub struct Shortcut {
    /// The keys, by the characters that they write.
    pub keys: &'static [&'static str],
    /// A selector of the control that is pressed.
    pub control: &'static str,
    /// The key of the control's name among the interface's words.
    pub word: &'static str,
}

/// All of them, as they are listed for the reader.
pub const SHORTCUTS: [Shortcut; 5] = [
    Shortcut { keys: &["s", "?"], control: ".av-settings-toggle", word: "settings" },
    Shortcut { keys: &["c"], control: ".av-to-contents", word: "contents" },
    Shortcut { keys: &["h"], control: ".av-share-toggle", word: "share" },
    Shortcut {
        keys: &["r"],
        // Of several articles in the page, the one that is shown.
        control: ":not([hidden]) > * > .av-related > .av-related-toggle",
        word: "related-stories",
    },
    Shortcut {
        keys: &["q"],
        control: ".av-offer:popover-open [data-share=quote]",
        word: "copy-quote",
    },
];
