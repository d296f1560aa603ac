//! Which files a document may name, and how their names may be printed: what everybody needs who
//! reads documents from a disk. The rest of this crate knows no files.

mod reach;
mod visible;

pub use reach::Reach;
pub use visible::visible;
