//! Degrees behind names without a comma, and offices before them that a hyphen joins to the outlet: `Ann
//! Bell MD`, `Kurier-Redakteurin Anna Glocke`.

use crate::metadata::names::is_person;

/// Degrees, licences and orders as they are written, sorted.
#[rustfmt::skip] // Some short words.
static DEGREES: [&str; 51] = [
    "APRN", "BSN", "CBE", "CEPF", "CFA", "CFP", "CISSP", "CPA", "CPP", "CPT", "CSCS", "DABOM", "DDS", "DMD",
    "DNP", "DPT", "DVM", "EdD", "FACS", "FOMA", "JD", "LCSW", "LDN", "LLM", "LMFT", "MBA", "MBBS", "MBE", "MD",
    "MFA", "MPH", "MS", "MSN", "MSW", "OBE", "PA-C", "PHD", "PMP", "PSP", "PhD", "PharmD", "PsyD", "RD", "RDN",
    "RN", "RPT", "SHRM-CP", "SHRM-SCP", "SPHR", "VMD", "VTS",
];

/// The name of a person without degrees behind it.
pub(crate) fn without_degrees(name: &str) -> &str {
    let mut bare = name;
    while let Some((head, last)) = bare.rsplit_once(' ')
        // Two words are a name, whatever the second one looks like.
        && head.contains(' ')
        && is_degree(last)
    {
        bare = head.trim_end_matches(',');
    }
    // In capitals everything looks like a degree.
    let is_told = bare.len() < name.len() && bare.contains(char::is_lowercase) && is_person(bare);
    if is_told { bare } else { name }
}

fn is_degree(word: &str) -> bool {
    let is_known = |word: &str| DEGREES.binary_search(&word).is_ok();
    match word.contains('.') {
        // "M.D.", "Ph.D."
        true => is_known(&word.replace('.', "")),
        false => is_known(word.trim_end_matches(['®', '*'])),
    }
}

/// With what words end that tell who someone is at an outlet, in lower case.
pub(crate) const OFFICES: [&str; 14] = [
    "-autor",
    "-autorin",
    "-chefredakteur",
    "-chefredakteurin",
    "-experte",
    "-expertin",
    "-journalist",
    "-kolumnist",
    "-kolumnistin",
    "-korrespondent",
    "-korrespondentin",
    "-redakteur",
    "-redakteurin",
    "-reporter",
];

/// The name of a person without such a word before it.
pub(crate) fn without_office(name: &str) -> &str {
    let Some((office, person)) = name
        .split_once(' ')
        .filter(|(office, _)| office.contains('-'))
    else {
        return name;
    };
    let lower = office.to_lowercase();
    let is_office = OFFICES.iter().any(|end| lower.ends_with(end));
    match is_office && is_person(person) {
        true => person,
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::names::split;

    #[test]
    fn table_is_sorted() {
        assert!(DEGREES.is_sorted());
    }

    #[test]
    fn names_stay_without_what_stands_around_them() {
        for (authors, name) in [
            ("Ann B. Bell CPP, PSP", "Ann B. Bell"),
            ("Ann Bell MD", "Ann Bell"),
            ("Ann Bell Ph.D.", "Ann Bell"),
            ("Ann Bell MS RD", "Ann Bell"),
            ("Kurier-Online-Experte Tom Glocke", "Tom Glocke"),
            ("Kurier-Redakteurin Anna von Glocke", "Anna von Glocke"),
            ("Dr. Ann Bell", "Ann Bell"),
            ("Dr. Bell", "Dr. Bell"),
            ("Prof. Dr. med. Glocke", "Prof. Dr. med. Glocke"),
            ("Harbour On", "Harbour On"),
            ("Ann Bell On", "Ann Bell"),
            ("nora on", "nora"),
            ("Anna Glocke publiziert am 3. Mai 2024", "Anna Glocke"),
            ("Harbour Net Post Sponsored", "Harbour Net Post"),
            // What looks alike.
            ("Yo-Yo MA", "Yo-Yo MA"),
            ("ANN BELL MD", "ANN BELL MD"),
            ("Hans-Peter Experte", "Hans-Peter Experte"),
            ("Fromm Bell", "Fromm Bell"),
            ("Jean Paul DUPONT", "Jean Paul DUPONT"),
        ] {
            assert_eq!(split(authors), [name], "{authors}");
        }
        assert!(split("Copyright Harbour Lamps GmbH & Co. KG - all rights reserved").is_empty());
        assert_eq!(split("Ann Bell and From Tides"), ["Ann Bell"]);
    }
}
