//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of two or three words", -0.707),
    ("of four or five words", -0.163),
    ("of 6 to 12 words", 0.365),
    ("of 13 to 20 words", -0.129),
    ("of more words", -0.894),
    ("ends with a point", -2.246),
    ("ends with a pause", -1.703),
    ("lines to the text", -1.251),
    ("stands right above the text", -0.749),
    ("stands in the text", -0.397),
    ("above a date or byline", 0.736),
    ("two lines above one", 0.721),
    ("below one", 0.139),
    ("near one", 1.478),
    ("is one", -1.462),
    ("has signs of menus", -1.694),
    ("words with capitals", 0.957),
    ("in capitals", -1.331),
    ("is the first", 0.491),
    ("digits", -1.046),
    ("above running text", 0.636),
    ("lines before", -2.045),
    ("share taken up", 1.262),
    ("words taken up", 1.523),
    ("nothing taken up", -0.752),
    ("stands before", 1.063),
    ("stands again", 0.310),
    ("the address has words", -1.311),
    ("share in the address", 2.927),
    ("words in the address", 1.595),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 1.528;
