//! Files compressed beforehand, for servers that send them so.

use super::File;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// The file as `.br` and as `.gz`, as small as each can be.
///
/// # Errors
/// None that is known: both write to memory.
pub fn compressed(file: &File) -> io::Result<[File; 2]> {
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    brotli.write_all(&file.bytes)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&file.bytes)?;
    Ok([File::new(format!("{}.br", file.name), brotli.into_inner()), File::new(format!("{}.gz", file.name), gzip.finish()?)])
}
