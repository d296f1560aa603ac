//! The files that a document may name, and the form in which their names may be printed: for
//! whoever reads documents from a disk. The rest of this crate knows no files.

mod normalized;
mod reach;
mod visible;

pub use normalized::normalized;
pub use reach::Reach;
pub use visible::visible;
