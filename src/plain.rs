//! ASCII letters and digits in lower case, told by a table: most bytes of a text are asked about.

/// By byte: ASCII letters and digits in lower case; 0 for all other bytes.
pub(crate) static PLAIN: [u8; 256] = plain();

const fn plain() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
}
