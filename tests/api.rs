//! What users rely on of the types as such.

use std::error::Error;
use std::fmt::Debug;

use dechaff::{
    Article, Block, BuildError, Candidate, Cleaner, CleanerBuilder, Decision, Document,
    DocumentError, Evidence, FieldName, Hints, Label, Metadata, Page, PartialDateTime, Pen,
    PhraseRule, Place, Removal, Rule, Scope, Warning, Weight,
};

#[test]
fn all_goes_from_thread_to_thread() {
    fn goes<T: Send + Sync + Debug>() {}
    goes::<Article>();
    goes::<Block<'_>>();
    goes::<Candidate>();
    goes::<Cleaner>();
    goes::<CleanerBuilder>();
    goes::<Decision<'_>>();
    goes::<Document<'_>>();
    goes::<Evidence<'_>>();
    goes::<Metadata>();
    goes::<Page>();
    goes::<PartialDateTime>();
    goes::<PhraseRule>();
    goes::<Removal<'_>>();
    goes::<Warning>();
}

#[test]
fn errors_are_errors() {
    fn is_error<T: Error + Send + Sync + Clone + PartialEq + 'static>() {}
    is_error::<BuildError>();
    is_error::<DocumentError>();
}

#[test]
fn names_are_printed() {
    assert_eq!(FieldName::OriginalTitle.to_string(), "original_title");
    assert_eq!(format!("{:>9}", Place::JsonLd), "  json_ld");
    let hints = Hints::AD | Hints::RELATED;
    assert_eq!(format!("{hints:?}"), r#"{"AD", "RELATED"}"#);
}

/// Marks each block.
struct Everything;

impl Rule for Everything {
    fn name(&self) -> &str {
        "everything"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            pen.boilerplate(block, Label::Boilerplate, Weight::CERTAIN, "is there");
        }
    }
}

#[test]
fn rules_may_be_chosen_while_the_program_runs() {
    let phrases = PhraseRule::new("pier").phrase("pier", Scope::Anywhere);
    let rules: [Box<dyn Rule>; 2] = [Box::new(Everything), Box::new(phrases)];
    let builder = Cleaner::empty();
    let builder = rules.into_iter().fold(builder, CleanerBuilder::rule);
    let cleaner = builder.build().expect("two rules");
    let names: Vec<&str> = cleaner.rules().collect();
    assert!(names.ends_with(&["everything", "pier"]), "{names:?}");
    assert_eq!(cleaner.clean("The tide comes in at four.").text(), "");
}
