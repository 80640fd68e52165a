//! Bytes that are hard to tell an encoding from.

use dechaff::Document;

use super::{LIMIT, SIZE, clean_and_render, time};

fn check(name: &'static str, bytes: Vec<u8>) {
    let time = time(move || {
        // What cannot be a document is refused, and that takes its time too.
        if let Ok(document) = Document::from_bytes(&bytes) {
            clean_and_render(document);
        }
    });
    println!("{time:>10.1?}  {name}");
    assert!(
        time.as_ref().is_ok_and(|time| *time < LIMIT),
        "{name}: {time:?}"
    );
}

#[test]
fn bytes_end_in_time() {
    let repeated = |piece: &[u8]| piece.repeat(SIZE / piece.len());
    let mut state = 1u32;
    let noise = (0..SIZE).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    check("noise", noise.collect());
    check("nothing but 0xff", repeated(b"\xff"));
    check("nothing but 0x80", repeated(b"\x80"));
    check(
        "GBK without a declaration",
        repeated(b"\xb3\xb1\xcb\xae\xa1\xa3"),
    );
    check("UTF-16 without a mark", repeated(b"a\0 \0"));
    check("half of UTF-8", repeated(b"\xe6\xbd"));
    check("escapes of ISO-2022-JP", repeated(b"\x1b$B\x1b(B"));
    check("declarations", repeated(b"<meta charset=x \xff>"));
    check("UTF-8 behind a declaration of GBK", {
        let mut bytes = b"<meta charset=gbk>".to_vec();
        bytes.extend(repeated("<p>潮水".as_bytes()));
        bytes
    });
}
