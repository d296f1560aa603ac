//! The page as leptos components: prerendered by the packer, mounted by the viewer. What a document
//! drives stands in them as [`content`](crate::content).

#![expect(unreachable_pub, reason = "`#[component]` makes a public function of every component")]

mod acting;
mod bar;
mod choice;
mod fixed;
mod list;
mod live_settings;
mod page;
mod panels;
mod relabel;
mod related;
mod retitle;
mod settings;
mod share;
mod size;
mod take_over;

pub use list::{List, ListProps, ListSection, ListTopic};
pub use page::{Page, PageProps};
pub use take_over::take_over;
