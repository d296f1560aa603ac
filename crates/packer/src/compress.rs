//! Files compressed beforehand, for servers that send them so.

use super::File;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// The bytes from which brotli's best is not worth its time: 20 MB of text take 40 s at quality 11,
/// and 3 s at quality 7, which makes them an eighth larger; gzip's best takes 1 s.
const LARGE: usize = 1_000_000;

/// The file as `.br` and as `.gz`, as small as each can be in a time that a person would wait. One
/// of very many is to be made in a tenth of that, and becomes a tenth larger: of a page of 20 KB
/// brotli's best takes 19 ms, and quality 7 less than 2.
///
/// # Errors
/// None that is known: both write to memory.
pub fn compressed(file: &File, is_one_of_many: bool) -> io::Result<[File; 2]> {
    let quality = if is_one_of_many || file.bytes.len() > LARGE { 7 } else { 11 };
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, quality, 22);
    brotli.write_all(&file.bytes)?;
    Ok([
        File::new(format!("{}.br", file.name), brotli.into_inner()),
        File::new(format!("{}.gz", file.name), gzip(&file.bytes)?),
    ])
}

/// Bytes compressed with gzip.
///
/// # Errors
/// None that is known: it writes to memory.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    gzip.finish()
}
