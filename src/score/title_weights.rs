//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of one word", -1.260),
    ("of two or three words", -0.593),
    ("of four or five words", 0.006),
    ("of 6 to 12 words", 0.575),
    ("of 13 to 20 words", -0.052),
    ("of more words", -0.966),
    ("ends with a point", -2.289),
    ("ends with a pause", -1.758),
    ("is an item of a list", -1.787),
    ("lines to the text", -0.309),
    ("stands right above the text", -0.596),
    ("stands in the text", -2.164),
    ("above a date or byline", 0.764),
    ("two lines above one", 0.648),
    ("below one", 0.085),
    ("near one", 1.316),
    ("is one", -1.480),
    ("has signs of menus", -1.734),
    ("words with capitals", 1.104),
    ("in capitals", -0.766),
    ("is the first", 0.345),
    ("digits", -0.566),
    ("above running text", 0.560),
    ("lines before", -0.505),
    ("share taken up", 1.606),
    ("words taken up", 1.961),
    ("nothing taken up", -0.243),
    ("stands before", 0.770),
    ("stands again", 0.240),
    ("the address has words", -1.560),
    ("share in the address", 3.447),
    ("words in the address", 1.466),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 2.289;
