//! What the features of a line say of whether it is the title, in log-odds, in the order in which they
//! are counted. Written by `training/title_lines.py`.

#[rustfmt::skip] // One entry a line.
pub(super) static WEIGHTS: &[(&str, f32)] = &[
    ("of two or three words", -0.706),
    ("of four or five words", -0.165),
    ("of 6 to 12 words", 0.365),
    ("of 13 to 20 words", -0.126),
    ("of more words", -0.892),
    ("ends with a point", -2.250),
    ("ends with a pause", -1.706),
    ("lines to the text", -1.247),
    ("stands right above the text", -0.749),
    ("stands in the text", -0.398),
    ("above a date or byline", 0.729),
    ("two lines above one", 0.721),
    ("below one", 0.144),
    ("near one", 1.464),
    ("is one", -1.451),
    ("has signs of menus", -1.696),
    ("words with capitals", 0.952),
    ("in capitals", -1.338),
    ("is the first", 0.491),
    ("digits", -1.054),
    ("above running text", 0.631),
    ("lines before", -2.040),
    ("share taken up", 1.261),
    ("words taken up", 1.537),
    ("nothing taken up", -0.749),
    ("stands before", 1.066),
    ("stands again", 0.307),
    ("the address has words", -1.312),
    ("share in the address", 2.929),
    ("words in the address", 1.600),
];

/// What says that none of the lines is the title.
pub(super) const NONE: f32 = 1.524;
