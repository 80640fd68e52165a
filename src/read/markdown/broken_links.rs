//! Links around whole blocks, of which Markdown knows nothing: tools that make it of pages leave `[` above
//! the blocks and `](address)` below them.

/// What is left of a link in the text of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Remains<'t> {
    /// The text without them.
    pub(super) text: &'t str,
    /// Whether a link ends behind it.
    pub(super) closes: bool,
}

/// The text of a block without the signs of links that begin or end outside of it; `None` where there
/// are none, as in most.
pub(super) fn remains(text: &str) -> Option<Remains<'_>> {
    if text == "[" || text == "![" {
        return Some(Remains {
            text: "",
            closes: false,
        });
    }
    let body = text.strip_suffix('[').map_or(text, str::trim_end);
    let (label, address) = body.split_once("](")?;
    let address = address.strip_suffix(')')?;
    let is_one = !label.contains('[') && !address.contains(['(', ')', '[']);
    is_one.then(|| Remains {
        text: label.trim(),
        closes: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_links_is_no_text() {
        let known = |text, closes| Some(Remains { text, closes });
        for (text, left) in [
            ("[", known("", false)),
            ("](https://h.example/a)", known("", true)),
            ("The mill](/mill)[", known("The mill", true)),
            ("The mill](/mill \"Mill\")", known("The mill", true)),
            ("The mill [grinds](/a)", None),
            ("a](b) and more", None),
            ("An [open bracket", None),
            ("", None),
        ] {
            assert_eq!(remains(text), left, "{text}");
        }
    }

    #[test]
    fn cards_in_links_are_links() {
        let cards =
            "[\n\n### Ferry adds a late boat\n\n](/ferry)[\n\nOld crane finds a buyer](/crane)\n";
        let page = format!("# Mill\n\n[A](/a) [B](/b) [C](/c)\n\n{cards}");
        let page = crate::Cleaner::default().read(page);
        let blocks: Vec<_> = page.blocks_from(2).collect();
        let texts: Vec<&str> = blocks.iter().map(|block| block.text()).collect();
        assert_eq!(texts, ["Ferry adds a late boat", "Old crane finds a buyer"]);
        assert!(
            blocks
                .iter()
                .all(|block| block.features().link_share() > 0.9)
        );
    }
}
