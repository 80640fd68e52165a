//! Which of all candidates win.

use std::collections::HashSet;

use super::authors::authors;
use super::{Candidate, FieldName, Found, Metadata, PartialDateTime, sources, unsigned};
use crate::field::Place;
use crate::page_type::PageType;

impl Metadata {
    /// The winners of all candidates for a page of a type.
    pub(crate) fn from_candidates(
        candidates: &[Candidate],
        page_type: Option<PageType>,
    ) -> Metadata {
        let text = |field| best(candidates, field).and_then(found_text);
        let source = best(candidates, FieldName::Source);
        let candidates: &Candidates<'_> = &candidates.iter().collect::<Vec<_>>();
        let is_author = |candidate: &Candidate| !sources::is_shown_outlet(candidate, source);
        let mut modified = date_of(candidates, FieldName::Modified);
        let published = published(candidates).or_else(|| {
            if !unsigned::is_dated_by_change(page_type) {
                return None;
            }
            let shown = shown_change(candidates, modified.as_ref())?;
            let is_later = |it: &Found<PartialDateTime>| shown.value.days_after(it.value) > 0;
            if modified.as_ref().is_some_and(is_later) {
                modified = Some(shown.clone());
            }
            Some(shown)
        });
        Metadata {
            title: text(FieldName::Title),
            authors: authors(&those(candidates, is_author)),
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
pub(super) type Candidates<'a> = [&'a Candidate];

/// Those of the candidates for which something holds.
pub(super) fn those<'a>(
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
pub(super) fn all(candidates: &Candidates<'_>, field: FieldName) -> Vec<Found<String>> {
    let Some(best) = best_of(candidates, field) else {
        return Vec::new();
    };
    let belongs = |candidate: &&&Candidate| {
        candidate.field == field
            && candidate.place == best.place
            // Lighter statements at the same place are other fields that mean the same thing.
            && candidate.weight >= best.weight
            && key_of_list(candidate) == key_of_list(best)
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

/// The key of a statement: lists have names beside objects with names.
fn key_of_list(candidate: &Candidate) -> Option<&str> {
    let key = candidate.key.as_deref()?;
    Some(key.strip_suffix(".name").unwrap_or(key))
}

/// Values that are told apart without a table.
const FEW: usize = 16;

/// The categories of the best place; where a breadcrumb has all of them and more, its own.
fn categories(candidates: &Candidates<'_>) -> Vec<Found<String>> {
    let best = all(candidates, FieldName::Category);
    if let Some(Place::Breadcrumb) = best.first().map(|found| found.place) {
        return best;
    }
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

/// The best date of publication. Some systems overwrite the one in the head with that of the last change,
/// or show that: where it is the same, and an earlier one of that day or of one that the page shows
/// is stated, it is none.
fn published(candidates: &Candidates<'_>) -> Option<Found<PartialDateTime>> {
    let field = FieldName::Published;
    let best = best_of(candidates, field);
    let best = best.filter(|best| matches!(best.place, Place::MetaTag | Place::Byline));
    let Some((best, date)) = best.and_then(|best| Some((best, best.as_date()?))) else {
        return date_of(candidates, field);
    };
    let minutes = |candidate: &Candidate| candidate.as_date()?.minutes_after(date);
    let is_change = |candidate: &Candidate| {
        candidate.field == FieldName::Modified
            && is_stated(candidate)
            && minutes(candidate) == Some(0)
    };
    let is_earlier = |candidate: &Candidate| {
        // Half hours are those of a zone that is told wrongly.
        candidate.field == field
            && is_stated(candidate)
            && candidate.weight >= OF_STORY
            && minutes(candidate).is_some_and(|minutes| minutes < 0 && minutes % 30 != 0)
            && (candidate.as_date().is_some_and(|it| it.is_day_of(date))
                || (is_shown(candidates, candidate) && !is_shown(candidates, best)))
    };
    let mut all = candidates.iter();
    if !(all.clone().any(|it| is_change(it)) && all.any(|it| is_earlier(it))) {
        return date_of(candidates, field);
    }
    let others = those(candidates, |candidate| minutes(candidate) != Some(0));
    date_of(&others, field)
}

/// Whether the head, the data or the markup of a page state a value.
fn is_stated(candidate: &Candidate) -> bool {
    matches!(
        candidate.place,
        Place::MetaTag | Place::JsonLd | Place::Markup
    )
}

/// The weight from which on data and markup state when the story was published, not another thing.
const OF_STORY: f32 = 2.5;

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
    let best = exchanged(candidates, best).unwrap_or(best);
    let best = local.or(shown).filter(|_| !is_shown).unwrap_or(best);
    let day = best.as_date()?;
    let of_field = candidates.iter().copied();
    let of_field = of_field.filter(|candidate| candidate.field == field);
    let finer = of_field.filter(|candidate| refines(candidate, day));
    let finest = heaviest(finer).unwrap_or(best);
    Some(Found {
        value: finest.as_date()?,
        place: finest.place,
        source: finest.source(),
    })
}

/// Whether a candidate tells a date more precisely: the time of the day, the seconds, or what the time is
/// in a zone. Another time that the page shows is that of a change.
fn refines(candidate: &Candidate, date: PartialDateTime) -> bool {
    candidate.as_date().is_some_and(|finer| {
        finer.refines(date)
            && (date.hour().is_none()
                || finer.is_time_of(date)
                || (date.offset_minutes().is_none() && candidate.place != Place::Byline))
    })
}

/// What is stated of a date that the page shows in numbers, if day and month were taken for each other.
fn exchanged<'a>(candidates: &Candidates<'a>, shown: &Candidate) -> Option<&'a Candidate> {
    let date = shown.as_date().filter(|_| shown.place == Place::Byline)?;
    let other = date.exchanged().filter(|other| !other.is_day_of(date))?;
    let mut of_field = candidates.iter().copied();
    of_field.find(|candidate| {
        candidate.field == shown.field
            && is_stated(candidate)
            && candidate
                .as_date()
                .is_some_and(|stated| stated.is_day_of(other))
    })
}

/// The heaviest candidate for a field; of those of one weight the first.
pub(crate) fn best(candidates: &[Candidate], field: FieldName) -> Option<&Candidate> {
    best_among(candidates.iter(), field)
}

pub(super) fn best_of<'a>(candidates: &Candidates<'a>, field: FieldName) -> Option<&'a Candidate> {
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
    /// The date of a page that states some in its head and shows one under its title.
    fn published(head: &str, shown: &str) -> Option<String> {
        let page = format!(
            "{head}<h1>The tide</h1><div>{shown}</div>\
             <p>The tide comes in at four, as it says on the board at the pier.</p>"
        );
        let published = crate::clean(page.as_str()).metadata().published.clone();
        published.map(|found| found.value.to_string())
    }

    fn json_ld(published: &str, modified: &str) -> String {
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\
             \"datePublished\":\"{published}\",\"dateModified\":\"{modified}\"}}</script>"
        )
    }

    #[test]
    fn what_is_overwritten_with_each_change_is_no_date_of_publication() {
        let change = "2024-12-07T12:43:39Z";
        let meta = format!("<meta property=article:published_time content={change}>");
        for (stated, modified, shown, expected) in [
            (
                "2024-12-06T22:00:40Z",
                change,
                "Dec. 6, 2024",
                "2024-12-06T22:00:40Z",
            ),
            ("2024-12-06T22:00:40Z", change, "Dec. 7, 2024", change),
            ("2024-12-07T10:01:40Z", change, "", "2024-12-07T10:01:40Z"),
            ("2024-12-07T11:43:39Z", change, "", change),
            (change, change, "", change),
            ("2024-12-07T10:01:40Z", "2024-12-09T12:43:39Z", "", change),
        ] {
            let head = meta.clone() + &json_ld(stated, modified);
            let found = published(&head, shown);
            assert_eq!(found.as_deref(), Some(expected), "{stated} {shown}");
        }
    }

    #[test]
    fn a_shown_time_may_be_that_of_the_last_change() {
        for (modified, expected) in [
            ("2014-01-25T15:53:10", "2014-01-25T00:57:05"),
            ("2014-01-25T18:20:10", "2014-01-25T15:53-05:00"),
        ] {
            let head = json_ld("2014-01-25T00:57:05", modified);
            let found = published(&head, "3:53 p.m. EST January 25, 2014");
            assert_eq!(found.as_deref(), Some(expected), "{modified}");
        }
    }

    #[test]
    fn what_is_stated_tells_a_shown_date_more_precisely() {
        for (stated, shown, expected) in [
            (
                "2024-05-13T13:24:16+07:00",
                "13/05/2024 13:24 GMT+7",
                "2024-05-13T13:24:16+07:00",
            ),
            (
                "2024-05-13T13:24:16Z",
                "May 13, 2024 1:24 PM PST",
                "2024-05-13T13:24:16Z",
            ),
            (
                "2024-11-03T03:01:00",
                "11.03.24 in Boats",
                "2024-11-03T03:01:00",
            ),
            (
                "2024-11-03T03:01:00",
                "Nov 3, 2024 3:53 PM EST",
                "2024-11-03T03:01:00",
            ),
        ] {
            let meta = format!("<meta property=article:published_time content={stated}>");
            let head = match shown.contains("EST") {
                true => meta,
                false => json_ld(stated, ""),
            };
            assert_eq!(
                published(&head, shown).as_deref(),
                Some(expected),
                "{shown}"
            );
        }
    }

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
