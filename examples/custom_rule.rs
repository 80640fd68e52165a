//! Adds a rule of one's own and switches off another, and prints what each of the two cleaners
//! removes, and why.
//!
//! ```sh
//! cargo run --example custom_rule
//! ```

use dechaff::{Article, BuildError, Cleaner, Label, Page, Pen, Rule, Weight};

/// A page of a radio station: its transcripts end with a mark that only this station uses, and
/// what looks like a copyright line is what the station wants to keep.
const PAGE: &str = "\
<html><head><title>The lamp room opens again | Radio Saltmarsh</title></head><body>
<nav><a href='/'>Home</a> <a href='/live'>Live</a> <a href='/shows'>Shows</a></nav>
<article>
<h1>The lamp room opens again</h1>
<p>The lamp room of the old lighthouse was opened to visitors this morning, forty years after the
last keeper carried his chair down the stairs.</p>
<p>The first to climb the ninety-one steps was his granddaughter, who had brought the chair.</p>
<p>[MUSIC FADES]</p>
<p>The lens itself is still turned by hand, once a day, so that the bearings do not seize.</p>
<p>*** End of transcript RS-2041 ***</p>
<p>© Radio Saltmarsh. All rights reserved.</p>
</article>
</body></html>";

/// Marks what only the sound engineer needs.
struct StudioNotes;

impl Rule for StudioNotes {
    fn name(&self) -> &str {
        "studio_notes"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            let text = block.text();
            let reason = if text.starts_with("*** End of transcript") {
                "marks the end of a transcript"
            } else if text.starts_with('[') && text.ends_with(']') {
                "is a note for the studio"
            } else {
                continue;
            };
            // A label of our own; one of the crate's would do as well.
            pen.boilerplate(block, Label::Custom("studio"), Weight::STRONG, reason);
        }
    }
}

fn main() -> Result<(), BuildError> {
    println!("With the rules as they come:\n");
    print(&dechaff::clean(PAGE));

    let cleaner = Cleaner::builder()
        .rule(StudioNotes)
        .without("copyright")
        .build()?;
    println!("\nWith `studio_notes` and without `copyright`:\n");
    print(&cleaner.clean(PAGE));
    Ok(())
}

fn print(article: &Article) {
    println!("# {}", article.title().unwrap_or("(untitled)"));
    for line in article.text().lines().filter(|line| !line.is_empty()) {
        println!("+ {line}");
    }
    for removal in article.removed() {
        println!("- {}", removal.text);
        println!(
            "      {} by {} ({:+.1}): {}",
            removal.label, removal.rule, removal.weight, removal.reason
        );
    }
}
