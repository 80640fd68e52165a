//! What parts of a block of Markdown are marked as: links, emphasis, code.

use std::ops::Range;

use crate::page::{Inline, InlineKind, Span};

/// Marks within each other that are kept; those that stand deeper are not.
const DEEPEST: usize = 16;

/// The marks of the block that is being read, by their places in its text.
#[derive(Default)]
pub(super) struct Marks {
    done: Vec<(InlineKind, Range<usize>)>,
    /// Those that have not ended, and where they begin.
    open: Vec<(Option<InlineKind>, usize)>,
    /// How many of them are not kept.
    too_deep: usize,
}

impl Marks {
    pub(super) fn enter(&mut self, kind: Option<InlineKind>, at: usize) {
        match self.open.len() < DEEPEST {
            true => self.open.push((kind, at)),
            false => self.too_deep += 1,
        }
    }

    pub(super) fn leave(&mut self, at: usize) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some((Some(kind), start)) = self.open.pop() {
            self.done.push((kind, start..at));
        }
    }

    /// The marks of a block whose text ends; what is open goes on in the next one.
    pub(super) fn take(&mut self, end: usize) -> Marks {
        let mut done = std::mem::take(&mut self.done);
        for (kind, start) in &mut self.open {
            done.extend(kind.map(|kind| (kind, *start..end)));
            *start = 0;
        }
        Marks {
            done,
            ..Marks::default()
        }
    }

    /// The marks of a text of which some bytes at the start do not show; what is left of it stands at
    /// `shown` in a text that begins at `at`.
    pub(super) fn moved(self, lead: usize, shown: Range<usize>, at: usize) -> Vec<Inline> {
        let place = |of: usize| (of.saturating_sub(lead) + shown.start).min(shown.end);
        let marks = self.done.into_iter().map(|(kind, range)| {
            let text = Span::new(at + place(range.start), at + place(range.end));
            Inline { kind, text }
        });
        let mut marks: Vec<Inline> = marks.filter(|mark| !mark.text.is_empty()).collect();
        marks.sort_by_key(|mark| (mark.text.start, std::cmp::Reverse(mark.text.end)));
        marks
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_of_markdown_are_written_in_html() {
        let article = crate::clean(
            "# Tide\n\nIt comes in *at **four***, as [the *table*](/table \"Table\") has it, which\n`tide` \
             *tells\nin lines*.\n\n- one **boat**\n- [two](<https://h.example/two>) boats\n\n## Wind\n\n\
             | [a](/a) | *b* |\n|---|---|\n| `c` | d |",
        );
        let html = article.to_html();
        for part in [
            "It comes in <em>at <strong>four</strong></em>, as <a href=\"/table\">the <em>table</em></a> has",
            "<code>tide</code> <em>tells</em>",
            "<em>in lines</em>.",
            "one <strong>boat</strong>",
            "<a href=\"https://h.example/two\">two</a> boats",
            "<a href=\"/a\">a</a></th>",
            "<code>c</code></td>",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
    }
}
