//! A QR code (ISO/IEC 18004:2015, model 2) of a text's bytes, with error correction of level M,
//! which survives that 15 % of it cannot be read.
//!
//! Own code rather than a crate: those for it would add 15 KB after gzip to the viewer
//! where this adds 3, for modes and levels that an address does not need.

/// Of each version: the error correction codewords in a block, and the blocks (table 9, level M).
#[rustfmt::skip]
const BLOCKS: [(usize, usize); 40] = [
    (10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5),
    (30, 5), (22, 8), (22, 9), (24, 9), (24, 10), (28, 10), (28, 11), (26, 13), (26, 14), (26, 16),
    (26, 17), (28, 17), (28, 18), (28, 20), (28, 21), (28, 23), (28, 25), (28, 26), (28, 28), (28, 29),
    (28, 31), (28, 33), (28, 35), (28, 37), (28, 38), (28, 40), (28, 43), (28, 45), (28, 47), (28, 49),
];

/// A code: a square of modules, each dark or light.
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
    /// Modules that are there for finding and reading the code, not for its data.
    fixed: Vec<bool>,
}

impl Qr {
    /// Makes the code of a text; `None` for more than 2331 bytes, for which there is none.
    pub fn new(text: &str) -> Option<Self> {
        let version = (1..=40).find(|version| {
            4 + length_bits(*version) + text.len() * 8 <= data_codewords(*version) * 8
        })?;
        let codewords = with_correction(&data(text, version), version);
        let mut plain = Self::empty(version);
        plain.draw_patterns(version);
        plain.draw_data(&codewords);
        // The mask whose code is the easiest to read.
        (0..8).map(|mask| plain.masked(mask)).min_by_key(Self::penalty)
    }

    /// How many modules wide and high the code is, without the quiet zone of four around it.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark; those outside of the code are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// The dark modules as the path of an SVG in units of a module, in which the code begins at 4,
    /// 4.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (x, y) in self.places().filter(|(x, y)| self.is_dark(*x, *y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + 4, y + 4));
        }
        path
    }

    fn empty(version: usize) -> Self {
        let size = 17 + 4 * version;
        Self { size, dark: vec![false; size * size], fixed: vec![false; size * size] }
    }

    fn places(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let size = self.size;
        (0..size * size).map(move |index| (index % size, index / size))
    }

    fn fix(&mut self, x: usize, y: usize, dark: bool) {
        if x < self.size && y < self.size {
            self.dark[y * self.size + x] = dark;
            self.fixed[y * self.size + x] = true;
        }
    }

    /// Rings around a place: dark where the distance to it is one of these.
    fn draw_rings(&mut self, (x, y): (usize, usize), radius: usize, dark: &[usize]) {
        let size = 2 * radius + 1;
        for (dx, dy) in (0..size * size).map(|index| (index % size, index / size)) {
            let distance = dx.abs_diff(radius).max(dy.abs_diff(radius));
            self.fix(
                (x + dx).wrapping_sub(radius),
                (y + dy).wrapping_sub(radius),
                dark.contains(&distance),
            );
        }
    }

    fn draw_patterns(&mut self, version: usize) {
        let last = self.size - 1;
        for index in 0..self.size {
            self.fix(6, index, index % 2 == 0);
            self.fix(index, 6, index % 2 == 0);
        }
        for corner in [(3, 3), (last - 3, 3), (3, last - 3)] {
            self.draw_rings(corner, 4, &[0, 1, 3]);
        }
        let positions = alignment(version);
        for (i, x) in positions.iter().enumerate() {
            for (j, y) in positions.iter().enumerate() {
                let end = positions.len() - 1;
                if !matches!((i, j), (0, 0)) && (i, j) != (0, end) && (i, j) != (end, 0) {
                    self.draw_rings((*x, *y), 2, &[0, 2]);
                }
            }
        }
        if version >= 7 {
            let bits = version << 12 | remainder(version, 12, 0x1f25);
            for index in 0..18 {
                let (a, b, dark) = (last - 10 + index % 3, index / 3, bits >> index & 1 == 1);
                self.fix(a, b, dark);
                self.fix(b, a, dark);
            }
        }
        // Kept free for it, and drawn anew with each mask.
        self.draw_format(0);
    }

    fn draw_format(&mut self, mask: usize) {
        // Level M is 00.
        let bits = (mask << 10 | remainder(mask, 10, 0x537)) ^ 0x5412;
        let last = self.size - 1;
        for index in 0..15 {
            let dark = bits >> index & 1 == 1;
            match index {
                0..=5 => self.fix(8, index, dark),
                6..=7 => self.fix(8, index + 1, dark),
                8 => self.fix(7, 8, dark),
                _ => self.fix(14 - index, 8, dark),
            }
            if index < 8 {
                self.fix(last - index, 8, dark)
            } else {
                self.fix(8, last - 14 + index, dark)
            }
        }
        self.fix(8, last - 7, true);
    }

    /// Two columns at a time, upwards and downwards in turns, from the right.
    fn draw_data(&mut self, codewords: &[u8]) {
        let mut bits =
            codewords.iter().flat_map(|word| (0..8).rev().map(move |bit| word >> bit & 1 == 1));
        let mut right = self.size - 1;
        let mut is_upward = true;
        loop {
            for step in 0..self.size {
                let y = if is_upward { self.size - 1 - step } else { step };
                for x in [right, right - 1] {
                    let place = y * self.size + x;
                    if !self.fixed[place] {
                        self.dark[place] = bits.next().unwrap_or(false);
                    }
                }
            }
            is_upward = !is_upward;
            match right {
                1 => return,
                // The column of the timing pattern is passed over.
                8 => right = 5,
                _ => right -= 2,
            }
        }
    }

    fn masked(&self, mask: usize) -> Self {
        let mut masked =
            Self { size: self.size, dark: self.dark.clone(), fixed: self.fixed.clone() };
        for (x, y) in self.places() {
            let is_turned = match mask {
                0 => (x + y) % 2 == 0,
                1 => y % 2 == 0,
                2 => x % 3 == 0,
                3 => (x + y) % 3 == 0,
                4 => (x / 3 + y / 2) % 2 == 0,
                5 => x * y % 2 + x * y % 3 == 0,
                6 => (x * y % 2 + x * y % 3) % 2 == 0,
                _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
            };
            let place = y * self.size + x;
            masked.dark[place] ^= is_turned && !self.fixed[place];
        }
        masked.draw_format(mask);
        masked
    }

    /// How hard the code is to read: the number of long runs and of blocks of one colour (§7.8.3,
    /// of whose rules these are the main ones).
    fn penalty(&self) -> usize {
        let mut penalty = 0;
        for (a, b) in self.places() {
            for is_row in [true, false] {
                let at = |step: usize| if is_row { (a + step, b) } else { (a, b + step) };
                let same = |step: usize| {
                    let (x, y) = at(step);
                    x < self.size && y < self.size && self.is_dark(x, y) == self.is_dark(a, b)
                };
                penalty += usize::from((1..5).all(same));
            }
            let corner = [(a + 1, b), (a, b + 1), (a + 1, b + 1)];
            penalty += 3 * usize::from(corner.iter().all(|(x, y)| {
                *x < self.size && *y < self.size && self.is_dark(*x, *y) == self.is_dark(a, b)
            }));
        }
        penalty
    }
}

/// The bits of the number of bytes.
fn length_bits(version: usize) -> usize {
    if version < 10 { 8 } else { 16 }
}

/// All codewords of a version, data and correction.
fn all_codewords(version: usize) -> usize {
    let mut modules = (16 * version + 128) * version + 64;
    if version >= 2 {
        let aligned = version / 7 + 2;
        modules -= (25 * aligned - 10) * aligned - 55;
        if version >= 7 {
            modules -= 36;
        }
    }
    modules / 8
}

fn data_codewords(version: usize) -> usize {
    let (correction, blocks) = BLOCKS[version - 1];
    all_codewords(version) - correction * blocks
}

/// Where the centres of the alignment patterns are, in both directions (annex E).
fn alignment(version: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let last = version * 4 + 10;
    let mut positions: Vec<usize> =
        (0..count - 1).map(|index| last - index * step).chain([6]).collect();
    positions.reverse();
    positions
}

/// The text in byte mode, filled up to the version's length (§7.4).
fn data(text: &str, version: usize) -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    let mut push = |value: usize, length: usize| {
        bits.extend((0..length).rev().map(|bit| value >> bit & 1 == 1))
    };
    push(0b0100, 4);
    push(text.len(), length_bits(version));
    text.bytes().for_each(|byte| push(usize::from(byte), 8));
    let capacity = data_codewords(version) * 8;
    push(0, 4.min(capacity - (4 + length_bits(version) + text.len() * 8)));
    let mut words: Vec<u8> = bits
        .chunks(8)
        .map(|word| (0..8).fold(0, |byte, bit| byte << 1 | u8::from(word.get(bit) == Some(&true))))
        .collect();
    let filled = words.len();
    words.extend(
        (filled..capacity / 8)
            .map(|index| if (index - filled).is_multiple_of(2) { 0xec } else { 0x11 }),
    );
    words
}

/// The data in blocks with their correction, each codeword of all blocks before the next (§7.5,
/// §7.6).
fn with_correction(data: &[u8], version: usize) -> Vec<u8> {
    let (correction, blocks) = BLOCKS[version - 1];
    let short = data.len() / blocks;
    let long_ones = data.len() % blocks;
    let divisor = divisor(correction);
    let mut rest = data;
    let blocks: Vec<(&[u8], Vec<u8>)> = (0..blocks)
        .map(|index| {
            let (block, after) = rest.split_at(short + usize::from(index >= blocks - long_ones));
            rest = after;
            (block, correction_of(block, &divisor))
        })
        .collect();
    let data = (0..=short)
        .flat_map(|index| blocks.iter().filter_map(move |(block, _)| block.get(index).copied()));
    let corrections = (0..correction)
        .flat_map(|index| blocks.iter().filter_map(move |(_, words)| words.get(index).copied()));
    data.chain(corrections).collect()
}

/// The generator polynomial of a degree, without its first coefficient.
fn divisor(degree: usize) -> Vec<u8> {
    let mut divisor = vec![0; degree];
    divisor[degree - 1] = 1;
    let mut root = 1;
    for _ in 0..degree {
        for index in 0..degree {
            divisor[index] =
                multiply(divisor[index], root) ^ divisor.get(index + 1).copied().unwrap_or(0);
        }
        root = multiply(root, 2);
    }
    divisor
}

fn correction_of(block: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut result = vec![0; divisor.len()];
    for word in block {
        let factor = word ^ result.remove(0);
        result.push(0);
        result
            .iter_mut()
            .zip(divisor)
            .for_each(|(result, coefficient)| *result ^= multiply(*coefficient, factor));
    }
    result
}

/// In the field of 256 elements modulo x⁸ + x⁴ + x³ + x² + 1.
fn multiply(a: u8, b: u8) -> u8 {
    (0..8).rev().fold(0, |product: u8, bit| {
        let doubled = (product << 1) ^ ((product >> 7) * 0x1d);
        doubled ^ ((b >> bit & 1) * a)
    })
}

/// The remainder of a BCH code: of `bits`, moved up by `degree`, by a polynomial.
fn remainder(bits: usize, degree: usize, polynomial: usize) -> usize {
    let top = 1 << degree;
    (0..degree).fold(bits, |remainder, _| {
        remainder << 1 ^ if remainder << 1 & top == 0 { 0 } else { polynomial }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that an independent reader finds in a code.
    fn read(qr: &Qr) -> String {
        let image = |x: usize, y: usize| {
            let module = |at: usize| (at / 4).wrapping_sub(4);
            if qr.is_dark(module(x), module(y)) { 0 } else { 255 }
        };
        let side = (qr.size() + 8) * 4;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, image);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "no code is found");
        grids[0].decode().unwrap().1
    }

    #[test]
    fn every_length_is_read_by_others() {
        for length in [1, 14, 15, 60, 100, 106, 107, 200, 331, 500, 900, 1500, 2331] {
            let text: String = "https://example.org/?q="
                .chars()
                .chain("abc0-_".chars().cycle())
                .take(length)
                .collect();
            let qr = Qr::new(&text).unwrap();
            assert_eq!(read(&qr), text, "{length} bytes");
        }
        assert!(Qr::new(&"x".repeat(2332)).is_none());
    }

    #[test]
    fn text_in_any_script_is_read_by_others() {
        let text = "https://example.org/文章?标题=一";
        assert_eq!(read(&Qr::new(text).unwrap()), text);
    }
}
