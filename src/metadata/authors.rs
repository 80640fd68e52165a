//! Which of all candidates are the authors.

use super::desks::{is_desk, is_of_person};
use super::winners::{Candidates, all, best_of, those};
use super::{Candidate, FieldName, Found, names, roles, title};
use crate::features::is_cjk;
use crate::field::Place;

/// The authors. What the head states is often the account that published the text: where the
/// byline next to the title names another person it is right in 7 of 8, and where it names more
/// than the one stated, those are the authors.
pub(super) fn authors(candidates: &Candidates<'_>) -> Vec<Found<String>> {
    let mut authors = chosen(candidates);
    leave_out_additions(&mut authors);
    authors
}

/// Takes out what stands behind the name of a person in an element or a list of its own and is none: what
/// the person does, and the name once more with the outlet behind it.
fn leave_out_additions(authors: &mut Vec<Found<String>>) {
    let Some(first) = authors.first().filter(|_| authors.len() > 1) else {
        return;
    };
    let is_person = is_of_person(&first.value);
    let names: Vec<String> = authors.iter().map(|found| found.value.clone()).collect();
    // "Ann Bellamy" is another.
    let goes_on = |name: &str| {
        let mut others = names.iter().filter(|other| other.contains(' '));
        others.any(|other| {
            let behind = name.strip_prefix(other.as_str());
            behind.is_some_and(|behind| behind.starts_with(' '))
        })
    };
    let mut at = 0;
    authors.retain(|found| {
        at += 1;
        at == 1 || !(is_person && roles::is_role_alone(&found.value) || goes_on(&found.value))
    });
}

fn chosen(candidates: &Candidates<'_>) -> Vec<Found<String>> {
    let stated = all(candidates, FieldName::Author);
    let Some(first) = stated.first() else {
        return stated;
    };
    // An office is named where no person is.
    if stated.iter().all(|found| is_desk(&found.value)) {
        let persons = those(candidates, |candidate| {
            candidate.field == FieldName::Author
                && candidate.weight >= least_shown(candidate.place)
                && candidate.as_text().is_some_and(is_of_person)
        });
        if !persons.is_empty() {
            return chosen(&persons);
        }
    }
    if !matches!(first.place, Place::MetaTag | Place::JsonLd) {
        return stated;
    }
    if let [only] = stated.as_slice()
        && !is_of_person(&only.value)
        && is_of_site(candidates, &only.value)
    {
        return Vec::new();
    }
    let in_body = those(candidates, of_body);
    let in_body = in_body.get(..MOST_COMPARED).unwrap_or(&in_body);
    if let [only] = stated.as_slice() {
        let others = of_another(candidates, in_body, &only.value);
        if !others.is_empty() {
            return all(&others, FieldName::Author);
        }
        let whole = whole_name(in_body, &only.value);
        if !whole.is_empty() {
            return all(&whole, FieldName::Author);
        }
    }
    shown_or_stated(in_body, stated)
}

/// Whether a candidate is an author that the body shows.
fn of_body(candidate: &Candidate) -> bool {
    candidate.field == FieldName::Author
        && matches!(candidate.place, Place::Byline | Place::Markup)
        && candidate.weight > IN_BODY
}

/// The authors of the byline next to the title, where they are better than what the head states.
fn shown_or_stated(in_body: &Candidates<'_>, stated: Vec<Found<String>>) -> Vec<Found<String>> {
    let Some(first) = stated.first() else {
        return stated;
    };
    let compared = stated.iter().take(MOST_COMPARED);
    let folded: Vec<String> = compared.map(|found| title::fold(&found.value)).collect();
    let is_stated = |name: &str| {
        let name = title::fold(name);
        let mut stated = folded.iter();
        stated.any(|stated| stated.contains(&name) || name.contains(stated))
    };
    let mut names = in_body.iter().filter_map(|candidate| candidate.as_text());
    let agrees = names.any(is_stated);
    let shown = those(in_body, |candidate| {
        candidate.place == Place::Byline && candidate.weight > IN_BYLINE
    });
    let shown = all(&shown, FieldName::Author);
    let is_better = match shown.first() {
        Some(name) if agrees => {
            stated.len() == 1
                && title::fold(&name.value) == title::fold(&first.value)
                && shown.len() > 1
                && shown.iter().all(|found| names::is_person(&found.value))
        }
        Some(name) => is_of_person(&name.value),
        None => false,
    };
    if is_better { shown } else { stated }
}

/// Whether a name is how that of the site begins, where the page tells whose text it is: `网易` of `网易新闻`.
fn is_of_site(candidates: &Candidates<'_>, name: &str) -> bool {
    let best = |field| best_of(candidates, field).and_then(Candidate::as_text);
    let site = best(FieldName::Site).map(title::fold);
    let begins = |site: String| site.starts_with(&title::fold(name));
    best(FieldName::Source).is_some() && name.contains(is_cjk) && site.is_some_and(begins)
}

/// The authors that the body credits, where what is stated is the name of the editor.
fn of_another<'a>(
    candidates: &Candidates<'_>,
    in_body: &[&'a Candidate],
    stated: &str,
) -> Vec<&'a Candidate> {
    let editor = best_of(candidates, FieldName::Editor).and_then(Candidate::as_text);
    let is_editor = editor.is_some_and(|editor| editor.split(' ').next() == Some(stated));
    let is_other = |candidate: &Candidate| {
        candidate.place == Place::Byline
            && (candidate.as_text()).is_some_and(|name| name != stated && is_of_person(name))
    };
    match is_editor || editor == Some(stated) {
        true => those(in_body, is_other),
        false => Vec::new(),
    }
}

/// The person that the byline next to the title names by more than the head, which states the first name.
fn whole_name<'a>(in_body: &[&'a Candidate], stated: &str) -> Vec<&'a Candidate> {
    let is_first = !stated.contains(' ') && stated.starts_with(char::is_uppercase);
    let is_whole = |candidate: &Candidate| {
        let name = candidate.as_text().unwrap_or_default();
        let behind = name.strip_prefix(stated).unwrap_or_default();
        is_first
            && candidate.place == Place::Byline
            && candidate.weight > IN_BYLINE
            && behind.starts_with(' ')
            && is_of_person(name)
    };
    those(in_body, is_whole)
}

/// Authors that are compared with each other.
const MOST_COMPARED: usize = 64;

/// The weight from which on a person goes before an office: that of a name beside a date, and that of
/// an element next to the title. What the head states besides the office is an account.
fn least_shown(place: Place) -> f32 {
    match place {
        Place::Byline => 1.0,
        Place::Markup => 1.85,
        _ => f32::INFINITY,
    }
}

/// The weights from which on an author is one that the body shows, and one of a byline next to the
/// title.
const IN_BODY: f32 = 1.5;
const IN_BYLINE: f32 = 2.05;

#[cfg(test)]
mod tests {
    /// The authors of a page with markup in its head and a line under its title.
    fn authors(head: &str, line: &str) -> Vec<String> {
        let page = format!(
            "{head}<h1>Snow closes the pass</h1>{line}\
             <p>The pass was closed on Sunday, after the plough had turned back twice.</p>\
             <p>The plough of the next village came to help, but the drifts were too deep.</p>"
        );
        let metadata = crate::clean(page.as_str()).metadata().clone();
        let names = metadata.authors.into_iter().map(|found| found.value);
        names.collect()
    }

    fn stated(names: &str) -> String {
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"author\":{names}}}</script>"
        )
    }

    #[test]
    fn a_name_stands_once_and_without_an_office() {
        let twice = "<div class=author><span class=author>Ann Bell</span> Harbour Today</div>";
        assert_eq!(authors("", twice), ["Ann Bell"]);
        let head = stated("[\"ANN BELL\",\"HP Sports Writer\"]");
        assert_eq!(authors(&head, ""), ["ANN BELL"]);
        let head = stated("[\"Ann Bell\",\"Ann Bellamy\"]");
        assert_eq!(authors(&head, ""), ["Ann Bell", "Ann Bellamy"]);
        let head = stated("[\"Harbour Staff\",\"Ann Bell\"]");
        assert_eq!(authors(&head, ""), ["Harbour Staff", "Ann Bell"]);
    }

    #[test]
    fn the_page_may_show_the_whole_name() {
        let head = stated("\"Ann\"");
        let line = |name: &str| format!("<div>Written by</div><div>{name}</div>");
        assert_eq!(authors(&head, &line("Ann Bell")), ["Ann Bell"]);
        assert_eq!(authors(&head, &line("Anna Bell")), ["Ann"]);
        assert_eq!(authors(&head, ""), ["Ann"]);
    }

    #[test]
    fn what_others_did_is_not_writing() {
        for line in [
            "<div>Translation <a rel=author href=/u/7>Tom Oak</a>, 12.12.22</div>",
            "<div>Übersetzung <a rel=author href=/u/7>Tom Eiche</a>, 12.12.22</div>",
            "<div>Contact: <a href=/author/tom>Tom Oak</a></div>",
            "<div class=byline>Medically reviewed by <span class=author>Tom Oak</span></div>",
            "<figure class=author><img src=a.jpg><p>Ann Bell (left) and Tom Oak (right) may meet each \
             other before the court in New Harbour, where both are heard in May.</p></figure>",
            "<p>Idioms from the Harbour Dictionary copyright © 2002, 2001 by Harbour Lowell Press.</p>",
            "<footer><p>Site designed and developed by <span itemprop=creator>Harbour Ink</span></p></footer>",
        ] {
            assert!(authors("", line).is_empty(), "{line}");
        }
        let line = "<div>Edited by Tom Oak | Text <a rel=author href=/u/7>Ann Bell</a></div>";
        assert_eq!(authors("", line), ["Ann Bell"]);
        let head = "<meta name=author content='Team Harbour'>";
        let line = "<p>Written by Ann Bell</p>";
        assert_eq!(authors(head, line), ["Ann Bell"]);
        assert_eq!(authors(head, ""), ["Team Harbour"]);
    }

    #[test]
    fn what_a_line_is_about_wrote_nothing() {
        for line in [
            "About this lamp",
            "ABOUT THIS HOME",
            "Learn more about Harbour Lamps",
        ] {
            assert!(
                authors("", &format!("<div>{line}</div>")).is_empty(),
                "{line}"
            );
        }
        let line = "<div>About the author</div><div>Ann Bell</div>";
        assert_eq!(authors("", line), ["Ann Bell"]);
    }
}
