//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of two or three words", -0.704),
    ("of four or five words", -0.165),
    ("of 6 to 12 words", 0.366),
    ("of 13 to 20 words", -0.126),
    ("of more words", -0.892),
    ("ends with a point", -2.252),
    ("ends with a pause", -1.705),
    ("lines to the text", -1.250),
    ("stands right above the text", -0.748),
    ("stands in the text", -0.400),
    ("above a date or byline", 0.730),
    ("two lines above one", 0.730),
    ("below one", 0.135),
    ("near one", 1.449),
    ("is one", -1.400),
    ("has signs of menus", -1.693),
    ("words with capitals", 0.952),
    ("in capitals", -1.331),
    ("is the first", 0.488),
    ("digits", -1.050),
    ("above running text", 0.636),
    ("lines before", -2.046),
    ("share taken up", 1.254),
    ("words taken up", 1.530),
    ("nothing taken up", -0.750),
    ("stands before", 1.061),
    ("stands again", 0.310),
    ("the address has words", -1.309),
    ("share in the address", 2.924),
    ("words in the address", 1.598),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 1.520;
