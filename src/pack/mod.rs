//! Article → the files that show it. Pure: who calls it reads and writes.

mod escape;
mod policy;
mod prerender;
mod shell;
mod single;
mod viewer;

pub use single::{GENERATOR, Options, single};
pub use viewer::Viewer;
