//! Where the viewer begins in the browser.

mod markup;
mod mount;
mod seed;
