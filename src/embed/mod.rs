//! Where the viewer begins in the browser.

mod mount;
mod seed;
