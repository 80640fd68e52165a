//! Keeps the source spans of blocks apart.

use crate::page::Span;

/// Takes the span from a block that stands inside the span of another. A span reaches from the
/// first to the last byte of a block's text, and between the two may stand what the tree has
/// elsewhere: a hidden part of the line, the cells of a table that had text around them.
pub(super) fn keep_apart(sources: &mut [Span]) {
    let mut end = 0;
    let mut known = sources.iter().filter_map(|source| source.known());
    let in_order = known.all(|source| {
        let follows = source.start >= end;
        end = source.end;
        follows
    });
    if in_order {
        return;
    }
    let mut known: Vec<(Span, usize)> = sources
        .iter()
        .enumerate()
        .filter_map(|(at, source)| Some((source.known()?, at)))
        .collect();
    // Of two that begin together the longer one goes first.
    known.sort_by_key(|(source, at)| (source.start, std::cmp::Reverse(source.end), *at));
    let mut end = 0;
    for (source, at) in known {
        if source.start >= end {
            end = source.end;
        } else if let Some(source) = sources.get_mut(at) {
            *source = Span::NOWHERE;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    fn sources(html: &str) -> Vec<(String, Option<&str>)> {
        let page: Page = crate::Cleaner::default().read(html);
        let blocks = page.blocks();
        blocks
            .map(|block| {
                let source = block.source().and_then(|source| html.get(source));
                (block.text().to_owned(), source)
            })
            .collect()
    }

    #[test]
    fn a_hidden_part_has_no_span_of_its_own() {
        let html = "<p>The tide <span hidden>of May</span> comes in.</p>";
        let whole = "The tide <span hidden>of May</span> comes in.";
        assert_eq!(
            sources(html),
            [
                ("The tide comes in.".to_owned(), Some(whole)),
                ("of May".to_owned(), None),
            ]
        );
    }

    #[test]
    fn text_between_the_cells_of_a_table_reaches_around_them() {
        let html = "<table>one<tr><td>two</td></tr>three</table>";
        let around = "one<tr><td>two</td></tr>three";
        assert_eq!(
            sources(html),
            [
                ("onethree".to_owned(), Some(around)),
                ("two".to_owned(), None)
            ]
        );
    }
}
