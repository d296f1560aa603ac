//! Where the viewer begins in the browser.

mod page;
mod seed;
