//! The gutter view.

use dechaff::{Article, BlockKind, Decision, Removal};

use crate::facts::facts;
use crate::view::{Fate, View, told};

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";

/// The width of the gutter: a sign, a label and a sum.
const GUTTER: usize = 28;

/// How to show an article.
pub struct Terminal {
    pub colours: bool,
    pub evidence: bool,
}

impl Terminal {
    pub fn show(&self, article: &Article) -> String {
        let mut out = String::new();
        for fact in facts(article) {
            let name = self.paint(BOLD, &format!("{:12}", fact.name));
            let origin = self.paint(DIM, &format!("({})", fact.origin));
            out += &format!("{name} {}  {origin}\n", printable(&fact.value));
        }
        for warning in article.warnings() {
            let name = self.paint(YELLOW, &format!("{:12}", "warning"));
            out += &format!("{name} {}\n", printable(&warning.to_string()));
        }
        out.push('\n');
        for decision in article.decisions() {
            self.block(&mut out, decision);
        }
        for removal in article.removed().filter(is_markup) {
            let gutter = gutter('-', removal.label.name(), None);
            out += &format!("{} {}\n", self.paint(RED, &gutter), removal.text);
        }
        out
    }

    fn block(&self, out: &mut String, decision: Decision<'_>) {
        let view = View::of(decision);
        let (sign, colour) = match view.fate {
            Fate::Kept => ('+', GREEN),
            Fate::Trimmed => ('~', YELLOW),
            Fate::Removed => ('-', RED),
        };
        let label = view
            .removals()
            .next()
            .map_or("", |removal| removal.label.name());
        let gutter = self.paint(colour, &gutter(sign, label, view.sum));
        let text = self.text(&view);
        let text = match decision.kind() {
            BlockKind::Image if text.is_empty() => "(image)".to_owned(),
            BlockKind::Heading(_) => self.paint(BOLD, &text),
            _ => text,
        };
        let indent = format!("\n{:GUTTER$} ", "");
        *out += &format!("{gutter} {}\n", text.replace('\n', &indent));
        for removal in view.removals() {
            let why = format!("by {}: {}", removal.rule, removal.reason);
            let weight = match view.fate {
                Fate::Trimmed => format!("{:+.1} ", removal.weight),
                _ => String::new(),
            };
            self.reason(out, &format!("{weight}{why}"));
        }
        let is_listed = match view.fate {
            Fate::Removed => view.evidence.len() > 1,
            _ => self.evidence,
        };
        if is_listed {
            for evidence in &view.evidence {
                self.reason(out, &format!("  {}", told(evidence)));
            }
        }
    }

    /// The text of the block with brackets around what was trimmed.
    fn text(&self, view: &View<'_>) -> String {
        let pieces = view.pieces.iter().map(|piece| {
            let text = printable(piece.text);
            match (&piece.removal, view.fate) {
                (None, _) => text,
                (Some(_), Fate::Removed) => self.paint(DIM, &text),
                (Some(_), _) => self.paint(RED, &format!("⟦{text}⟧")),
            }
        });
        pieces.collect()
    }

    fn reason(&self, out: &mut String, reason: &str) {
        let reason = self.paint(DIM, &printable(reason));
        *out += &format!("{:GUTTER$}   {reason}\n", "");
    }

    fn paint(&self, style: &str, text: &str) -> String {
        if !self.colours || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{style}m{text}\u{1b}[0m")
    }
}

/// Whether it is markup that never was a block.
pub fn is_markup(removal: &Removal<'_>) -> bool {
    removal.label == dechaff::Label::Markup && removal.span.is_none()
}

fn gutter(sign: char, label: &str, sum: Option<f32>) -> String {
    let sum = sum.map(|sum| format!("{sum:+.1}")).unwrap_or_default();
    format!("{sign} {label:17} {sum:>7}")
}

/// The text without what would steer the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
            _ => letter,
        })
        .collect()
}
