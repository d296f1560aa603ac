//! The bar at the top of the page.

use super::fixed::fixed;
use super::live_settings::LiveSettings;
use super::settings::{SettingsPanel, SettingsToggle};
use super::share::{SharePanel, ShareToggle, Shareable};
use super::size::stepper;
use crate::content::{Icon, Markup, icon};
use crate::labels::Labels;
use crate::settings::Setting;
use leptos::prelude::*;

/// A bar with the site's name, the reader's controls, and a line that shows the reader's progress.
#[component]
pub(super) fn Bar(
    /// The site's name.
    site: Option<Markup>,
    /// Whether the page has a list of contents.
    has_contents: bool,
    /// The article's title, address and citation, for sharing.
    shared: Shareable,
    /// The settings that hold now.
    live: LiveSettings,
    /// The settings that suit the article.
    offered: Vec<Setting>,
    /// The words of the interface.
    labels: &'static Labels,
    /// The bar's role where it is no landmark.
    role: Option<&'static str>,
) -> impl IntoView {
    view! {
        <header class="av-bar" role=role>
            {fixed(site.map(IntoRender::into_render))}
            {fixed(has_contents.then(|| view! { <ToContents labels/> }))}
            <ShareToggle labels/>
            <SharePanel shared labels/>
            // `reading` fills it.
            <span class={"av-progress"} aria-hidden="true"></span>
            {stepper(live.get_untracked(), labels).into_render()}
            <SettingsToggle labels/>
            <SettingsPanel live offered labels/>
        </header>
    }
}

#[component]
fn ToContents(labels: &'static Labels) -> impl IntoView {
    view! {
        <a
            class="av-button av-to-contents"
            href="#av-contents"
            aria-label=labels.contents
            data-word-label="contents"
        >
            {icon(Icon::Contents).into_render()}
            <span class="av-button-name" data-word="contents">{labels.contents}</span>
        </a>
    }
}
