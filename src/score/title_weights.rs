//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of two or three words", -0.705),
    ("of four or five words", -0.164),
    ("of 6 to 12 words", 0.366),
    ("of 13 to 20 words", -0.124),
    ("of more words", -0.892),
    ("ends with a point", -2.250),
    ("ends with a pause", -1.706),
    ("lines to the text", -1.254),
    ("stands right above the text", -0.751),
    ("stands in the text", -0.401),
    ("above a date or byline", 0.728),
    ("two lines above one", 0.720),
    ("below one", 0.144),
    ("near one", 1.465),
    ("is one", -1.453),
    ("has signs of menus", -1.696),
    ("words with capitals", 0.951),
    ("in capitals", -1.332),
    ("is the first", 0.490),
    ("digits", -1.054),
    ("above running text", 0.633),
    ("lines before", -2.039),
    ("share taken up", 1.258),
    ("words taken up", 1.534),
    ("nothing taken up", -0.751),
    ("stands before", 1.065),
    ("stands again", 0.308),
    ("the address has words", -1.312),
    ("share in the address", 2.928),
    ("words in the address", 1.601),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 1.519;
