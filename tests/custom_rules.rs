//! Rules of users beside those of the crate.

use dechaff::testing::{marked, marked_among_all};
use dechaff::{
    Candidate, Cleaner, FieldName, Found, Label, Page, PartialDateTime, Pen, Rule, Weight,
};

/// Removes lines that tell the weather, and proposes what does not fit.
struct Weather;

impl Rule for Weather {
    fn name(&self) -> &str {
        "weather"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            if block.text().starts_with("Weather in ") {
                let label = Label::Custom("weather");
                pen.boilerplate(block, label, Weight::LIKELY, "tells the weather");
            }
        }
        let proposals = [
            Candidate::text(FieldName::Published, "3 May 2024"),
            Candidate::text(FieldName::Modified, "tomorrow"),
            Candidate::text(FieldName::Author, " "),
        ];
        for candidate in proposals {
            pen.propose(candidate.weighing(50.0));
        }
    }
}

#[test]
fn the_score_gives_nothing_back_that_a_rule_of_the_user_removes() {
    let story = "<p>The pass was closed on Sunday evening, after the plough had turned back twice, and \
        it will stay closed until the wind drops.</p>";
    let weather = "<p>Weather in Harbour: rain, 12 °C</p>";
    let story = story.repeat(6);
    let page = format!("<article><h1>Snow closes the pass</h1>{story}{weather}{story}</article>");
    let with_rule = Cleaner::builder()
        .rule(Weather)
        .build()
        .expect("it can be built");
    assert!(dechaff::clean(page.as_str()).text().contains("rain"));
    assert!(!with_rule.clean(page.as_str()).text().contains("rain"));
}

#[test]
fn proposals_that_do_not_fit_are_read_or_left_out() {
    let cleaner = Cleaner::builder()
        .rule(Weather)
        .build()
        .expect("it can be built");
    let article = cleaner.clean("---\nupdated: 2024-05-04\n---\nThe tide comes in at four.");
    let metadata = article.metadata();
    let text = |date: &Option<Found<PartialDateTime>>| date.as_ref().map(|it| it.value.to_string());
    assert_eq!(text(&metadata.published).as_deref(), Some("2024-05-03"));
    assert_eq!(text(&metadata.modified).as_deref(), Some("2024-05-04"));
    assert!(metadata.authors.is_empty());
}

/// A rule with a name that none can have.
struct Misnamed;

impl Rule for Misnamed {
    fn name(&self) -> &str {
        "Bad Name"
    }

    fn check(&self, _: &Page, _: &mut Pen<'_>) {}
}

#[test]
#[should_panic(expected = "Bad Name")]
fn a_test_of_a_rule_that_cannot_run_fails() {
    marked(Misnamed, "The tide comes in at four.");
}

#[test]
#[should_panic(expected = "advert")]
fn a_test_of_a_rule_that_there_is_not_fails() {
    marked_among_all("advert", "Advertisement");
}
