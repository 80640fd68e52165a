//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of two or three words", -0.706),
    ("of four or five words", -0.162),
    ("of 6 to 12 words", 0.364),
    ("of 13 to 20 words", -0.129),
    ("of more words", -0.893),
    ("ends with a point", -2.252),
    ("ends with a pause", -1.703),
    ("lines to the text", -1.252),
    ("stands right above the text", -0.749),
    ("stands in the text", -0.399),
    ("above a date or byline", 0.755),
    ("two lines above one", 0.724),
    ("below one", 0.149),
    ("near one", 1.471),
    ("is one", -1.401),
    ("has signs of menus", -1.695),
    ("words with capitals", 0.954),
    ("in capitals", -1.331),
    ("is the first", 0.492),
    ("digits", -1.060),
    ("above running text", 0.637),
    ("lines before", -2.047),
    ("share taken up", 1.259),
    ("words taken up", 1.528),
    ("nothing taken up", -0.750),
    ("stands before", 1.059),
    ("stands again", 0.311),
    ("the address has words", -1.311),
    ("share in the address", 2.927),
    ("words in the address", 1.596),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 1.525;
