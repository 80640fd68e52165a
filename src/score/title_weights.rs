//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of two or three words", -0.705),
    ("of four or five words", -0.163),
    ("of 6 to 12 words", 0.364),
    ("of 13 to 20 words", -0.129),
    ("of more words", -0.893),
    ("ends with a point", -2.252),
    ("ends with a pause", -1.704),
    ("lines to the text", -1.253),
    ("stands right above the text", -0.751),
    ("stands in the text", -0.399),
    ("above a date or byline", 0.738),
    ("two lines above one", 0.724),
    ("below one", 0.144),
    ("near one", 1.474),
    ("is one", -1.402),
    ("has signs of menus", -1.696),
    ("words with capitals", 0.955),
    ("in capitals", -1.331),
    ("is the first", 0.493),
    ("digits", -1.061),
    ("above running text", 0.635),
    ("lines before", -2.045),
    ("share taken up", 1.262),
    ("words taken up", 1.527),
    ("nothing taken up", -0.750),
    ("stands before", 1.062),
    ("stands again", 0.308),
    ("the address has words", -1.311),
    ("share in the address", 2.928),
    ("words in the address", 1.597),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 1.526;
