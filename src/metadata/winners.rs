//! Which of all candidates win.

use std::collections::HashSet;

use super::desks::{is_desk, is_of_person};
use super::{Candidate, FieldName, Found, Metadata, PartialDateTime, names, title};
use crate::field::Place;

impl Metadata {
    /// The winners of all candidates.
    pub(crate) fn from_candidates(candidates: &[Candidate]) -> Metadata {
        let text = |field| best(candidates, field).and_then(found_text);
        let candidates: &Candidates<'_> = &candidates.iter().collect::<Vec<_>>();
        let mut modified = date_of(candidates, FieldName::Modified);
        let published = date_of(candidates, FieldName::Published).or_else(|| {
            let shown = shown_change(candidates, modified.as_ref())?;
            let is_later = |it: &Found<PartialDateTime>| shown.value.days_after(it.value) > 0;
            if modified.as_ref().is_some_and(is_later) {
                modified = Some(shown.clone());
            }
            Some(shown)
        });
        Metadata {
            title: text(FieldName::Title),
            authors: authors(candidates),
            editor: text(FieldName::Editor),
            published,
            modified,
            source: text(FieldName::Source),
            site: text(FieldName::Site),
            url: text(FieldName::Url),
            language: text(FieldName::Language),
            categories: categories(candidates),
            image: text(FieldName::Image),
            description: text(FieldName::Description),
            tags: all(candidates, FieldName::Tag),
            license: text(FieldName::License),
            original_title: text(FieldName::OriginalTitle),
        }
    }
}

/// The last change of a page that shows no other date: it shows its date so, 11 of 11, while what the
/// head states of a change is right in 3 of 11. Far from the title it is the change of a site, where the
/// head states another day.
fn shown_change(
    candidates: &Candidates<'_>,
    modified: Option<&Found<PartialDateTime>>,
) -> Option<Found<PartialDateTime>> {
    let is_shown = |candidate: &Candidate| {
        candidate.field == FieldName::Modified && candidate.place != Place::MetaTag
    };
    let shown = those(candidates, is_shown);
    let is_near = best_of(&shown, FieldName::Modified)?.weight >= NEAR;
    let shown = date_of(&shown, FieldName::Modified)?;
    let is_other = modified.is_some_and(|modified| !modified.value.is_day_of(shown.value));
    (is_near || !is_other).then_some(shown)
}

/// The weight from which on a change is shown next to the title.
const NEAR: f32 = 2.0;

/// Candidates in the order of their proposal.
type Candidates<'a> = [&'a Candidate];

/// Those of the candidates for which something holds.
fn those<'a>(
    candidates: &Candidates<'a>,
    holds: impl Fn(&Candidate) -> bool,
) -> Vec<&'a Candidate> {
    let candidates = candidates.iter().copied();
    candidates.filter(|candidate| holds(candidate)).collect()
}

fn found_text(candidate: &Candidate) -> Option<Found<String>> {
    Some(Found {
        value: candidate.as_text()?.to_owned(),
        place: candidate.place,
        source: candidate.source(),
    })
}

/// All values that stand where the best one stands, without doubles: one header's list of
/// categories is one statement.
fn all(candidates: &Candidates<'_>, field: FieldName) -> Vec<Found<String>> {
    let Some(best) = best_of(candidates, field) else {
        return Vec::new();
    };
    let belongs = |candidate: &&&Candidate| {
        candidate.field == field
            && candidate.place == best.place
            // Lighter statements at the same place are other fields that mean the same thing.
            && candidate.weight >= best.weight
            && candidate.key == best.key
            // Another byline is that of another story or of a reader.
            && (field != FieldName::Author || candidate.block == best.block)
    };
    let mut texts: Vec<&str> = Vec::new();
    let mut known = HashSet::new();
    let mut values = Vec::new();
    for candidate in candidates.iter().filter(belongs) {
        let Some(text) = candidate.as_text() else {
            continue;
        };
        // A few are compared one by one.
        if texts.len() == FEW {
            known.extend(texts.iter().copied());
        }
        let is_new = match texts.len() {
            0..FEW => !texts.contains(&text),
            _ => known.insert(text),
        };
        if is_new {
            texts.push(text);
            values.extend(found_text(candidate));
        }
    }
    values
}

/// Values that are told apart without a table.
const FEW: usize = 8;

/// The authors. What the head states is often the account that published the text: where the
/// byline next to the title names another person it is right in 7 of 8, and where it names more
/// than the one stated, those are the authors.
fn authors(candidates: &Candidates<'_>) -> Vec<Found<String>> {
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
            return authors(&persons);
        }
    }
    if !matches!(first.place, Place::MetaTag | Place::JsonLd) {
        return stated;
    }
    let of_body = |candidate: &Candidate| {
        candidate.field == FieldName::Author
            && matches!(candidate.place, Place::Byline | Place::Markup)
            && candidate.weight > IN_BODY
    };
    let in_body = those(candidates, of_body);
    let in_body = in_body.get(..MOST_COMPARED).unwrap_or(&in_body);
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
        Some(name) => names::is_person(&name.value),
        None => false,
    };
    if is_better { shown } else { stated }
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

/// The categories of the best place; where a breadcrumb has all of them and more, its own.
fn categories(candidates: &Candidates<'_>) -> Vec<Found<String>> {
    let best = all(candidates, FieldName::Category);
    let trail = those(candidates, |candidate| candidate.place == Place::Breadcrumb);
    let trail = all(&trail, FieldName::Category);
    if trail.len() <= best.len() {
        return best;
    }
    let all: HashSet<&str> = trail.iter().map(|found| found.value.as_str()).collect();
    let has = |value: &str| all.contains(value);
    if best.iter().all(|found| has(&found.value)) {
        trail
    } else {
        best
    }
}

/// Whether a date that is shown next to the title is truer than what the head states: the next
/// day, where the head tells it in UTC (4 of 4), the day before, where the head tells it in UTC
/// after midnight (2 of 2), or an earlier day (9 of 11), when the page was taken over from another
/// system.
fn is_truer(
    candidate: &Candidate,
    shown: PartialDateTime,
    best: &Candidate,
    stated: PartialDateTime,
) -> bool {
    let days = shown.days_after(stated);
    let is_night = stated.hour().is_some_and(|hour| hour < MORNING);
    let is_misread = shown
        .exchanged()
        .is_some_and(|other| other.is_day_of(stated));
    candidate.place == Place::Byline
        && candidate.weight > SHOWN
        && matches!(best.place, Place::MetaTag | Place::JsonLd)
        && !is_misread
        && match days {
            1 => stated.is_universal(),
            -1 => stated.is_universal() && is_night,
            _ => days < -1,
        }
}

/// The hour of UTC at which the day before ends in the west of America.
const MORNING: i8 = 9;

/// Whether a line of the page shows the day of the best date.
fn is_shown(candidates: &Candidates<'_>, best: &Candidate) -> bool {
    let mut shown = candidates
        .iter()
        .filter(|candidate| candidate.field == best.field && candidate.place == Place::Byline);
    shown.any(|candidate| {
        let dates = candidate.as_date().zip(best.as_date());
        candidate.weight >= SHOWN_ANYWHERE
            && dates.is_some_and(|(shown, best)| shown.is_day_of(best))
    })
}

/// The same for a date that stands anywhere on the page in a line of its own.
const SHOWN_ANYWHERE: f32 = 1.5;

/// The weight from which on a date counts as shown next to the title.
const SHOWN: f32 = 2.4;

/// The best date; where another candidate tells the same day more precisely, that one.
fn date_of(candidates: &Candidates<'_>, field: FieldName) -> Option<Found<PartialDateTime>> {
    let best = best_of(candidates, field)?;
    // Readers see the day where the page is at home.
    let local = candidates.iter().copied().find(|candidate| {
        let dates = candidate.as_date().zip(best.as_date());
        candidate.field == field && dates.is_some_and(|(local, best)| local.is_local_day_of(best))
    });
    let shown = candidates.iter().copied().find(|candidate| {
        let dates = candidate.as_date().zip(best.as_date());
        candidate.field == field
            && dates.is_some_and(|(shown, stated)| is_truer(candidate, shown, best, stated))
    });
    let is_shown = is_shown(candidates, best);
    let best = local.or(shown).filter(|_| !is_shown).unwrap_or(best);
    let day = best.as_date()?;
    let of_field = candidates.iter().copied();
    let of_field = of_field.filter(|candidate| candidate.field == field);
    let finer =
        of_field.filter(|candidate| candidate.as_date().is_some_and(|date| date.refines(day)));
    let finest = heaviest(finer).unwrap_or(best);
    Some(Found {
        value: finest.as_date()?,
        place: finest.place,
        source: finest.source(),
    })
}

/// The heaviest candidate for a field; of those of one weight the first.
pub(crate) fn best(candidates: &[Candidate], field: FieldName) -> Option<&Candidate> {
    best_among(candidates.iter(), field)
}

fn best_of<'a>(candidates: &Candidates<'a>, field: FieldName) -> Option<&'a Candidate> {
    best_among(candidates.iter().copied(), field)
}

fn best_among<'a>(
    candidates: impl Iterator<Item = &'a Candidate>,
    field: FieldName,
) -> Option<&'a Candidate> {
    heaviest(candidates.filter(|candidate| candidate.field == field && candidate.weight > 0.0))
}

fn heaviest<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Option<&'a Candidate> {
    candidates.reduce(|best, next| {
        if next.weight > best.weight {
            next
        } else {
            best
        }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_is_not_published_after_it_was_changed() {
        let story =
            "<p>Its wick burns for nine hours, and the glass can be cleaned without tools.</p>";
        let read = |near: &str, far: &str| {
            let page = format!(
                "<meta property='article:modified_time' content='2015-12-07T15:29:12Z'>\
                 <h1>Brass harbour lamp</h1>{near}{story}{story}{story}{far}"
            );
            let article = crate::clean(page.as_str());
            let metadata = article.metadata();
            let dates = [&metadata.published, &metadata.modified];
            dates.map(|date| Some(date.as_ref()?.value.to_string()[..10].to_owned()))
        };
        let line = "<p>Last updated 28 January 2016</p>";
        let (stated, shown) = ("2015-12-07", "2016-01-28");
        let both = |published: Option<&str>, modified: &str| {
            [published.map(str::to_owned), Some(modified.to_owned())]
        };
        assert_eq!(read("", line), both(None, stated));
        assert_eq!(read(line, ""), both(Some(shown), shown));
        let same = "<p>Last updated 7 December 2015</p>";
        assert_eq!(read("", same), both(Some(stated), stated));
    }
}
