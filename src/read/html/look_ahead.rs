//! Looks into an element before its children are walked.

use super::attributes::{self, Attributes};
use super::elements::{Role, role};
use super::white_space::trimmed;
use crate::html::{Content, Name, Tree};
use crate::page::Span;

/// Text a row of cells without blocks in them may have to count as a row of data, in bytes. What
/// is longer is a layout.
const LONGEST_ROW: usize = 1000;

/// The same for a row whose cells have paragraphs in them.
const LONGEST_ROW_OF_BLOCKS: usize = 300;

/// Lines that a cell of data has at most: an address, a name with a rank below it.
const MOST_LINES: usize = 4;

/// How deep the elements stand in each other in most of those that are looked into.
const USUAL_DEPTH: usize = 16;

/// All text inside an element but for that of scripts and the like, and where it stands.
pub(super) fn text_inside<T: Tree>(tree: &T, node: T::Node) -> (String, Option<Span>) {
    let mut text = String::new();
    let mut span: Option<Span> = None;
    each_text(tree, node, &mut |piece, source| {
        text.push_str(piece);
        if let Some(source) = source {
            span = Some(span.map_or(source, |span| span.hull(source)));
        }
    });
    (text, span)
}

/// How many bytes that text has.
pub(super) fn length_inside<T: Tree>(tree: &T, node: T::Node) -> usize {
    let mut length = 0;
    each_text(tree, node, &mut |piece, _| length += piece.len());
    length
}

/// Calls `see` with each piece of text inside an element but for that of scripts and the like.
fn each_text<T: Tree>(tree: &T, node: T::Node, see: &mut dyn FnMut(&str, Option<Span>)) {
    let mut next = Vec::with_capacity(USUAL_DEPTH);
    next.push(tree.first_child(node));
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        match tree.content(node) {
            Content::Text { text, source } => see(text, source),
            Content::Element { name, html } => match role(name, html).0 {
                Role::Markup(_) | Role::Metadata => continue,
                Role::Block | Role::Paragraph | Role::ListItem | Role::LineBreak => see(" ", None),
                _ => {}
            },
            _ => {}
        }
        next.push(tree.first_child(node));
    }
}

/// Whether a table has one row and no more.
pub(super) fn has_one_row<T: Tree>(tree: &T, table: T::Node) -> bool {
    let mut rows = 0;
    let mut next = vec![tree.first_child(table)];
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        if let Content::Element { name, html } = tree.content(node) {
            match role(name, html).0 {
                Role::TableRow if rows > 0 => return false,
                Role::TableRow => rows += 1,
                Role::TableSection => next.push(tree.first_child(node)),
                _ => {}
            }
        }
    }
    rows == 1
}

/// The longest row without blocks that is alone in its table, in bytes. With blocks in its cells it is
/// a layout, as a post beside who wrote it.
const LONGEST_ONLY_ROW: usize = 300;

/// What a row of data is.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// Whether all cells are headers.
    pub(super) header: bool,
    /// Whether a field of a form stands in it.
    pub(super) has_field: bool,
}

/// Whether a row of at least so many cells holds data and not a layout, and if so what it is.
pub(super) fn data_row<T: Tree>(tree: &T, row: T::Node, least: u32, is_only: bool) -> Option<Row> {
    let (mut cells, mut headers, mut bytes, mut has_blocks) = (0, 0, 0, false);
    let mut has_field = false;
    // Lines of the cell, and line breaks since its last text.
    let (mut lines, mut breaks) = (0, 0);
    let mut next = Vec::with_capacity(USUAL_DEPTH);
    next.push(tree.first_child(row));
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        match tree.content(node) {
            Content::Text { text, .. } => {
                let (lead, end) = trimmed(text);
                bytes += end.saturating_sub(lead);
                if end > lead {
                    // Behind an empty line begins a paragraph.
                    if lines > 0 && breaks > 1 {
                        return None;
                    }
                    lines = if lines > 0 { lines + breaks } else { 1 };
                    breaks = 0;
                }
            }
            Content::Element { name, html } => match role(name, html).0 {
                Role::TableCell { header } => {
                    cells += 1;
                    headers += u32::from(header);
                    (lines, breaks) = (0, 0);
                }
                Role::LineBreak => breaks += 1,
                Role::Heading(_)
                | Role::List { .. }
                | Role::TableRow
                | Role::Preformatted
                | Role::ThematicBreak => return None,
                Role::Block | Role::Paragraph | Role::Quote => {
                    has_blocks = true;
                    has_field |= matches!(name, Name::Select | Name::Textarea);
                }
                Role::Metadata => {
                    has_field |= name == Name::Input;
                    continue;
                }
                Role::Markup(_) => continue,
                _ => {}
            },
            _ => {}
        }
        if bytes > most_bytes(is_only && headers < cells, has_blocks) || lines > MOST_LINES {
            return None;
        }
        next.push(tree.first_child(node));
    }
    let header = headers == cells;
    (cells >= least).then_some(Row { header, has_field })
}

/// The bytes that a row of data has at most.
fn most_bytes(is_only: bool, has_blocks: bool) -> usize {
    match (is_only, has_blocks) {
        (true, true) => 0,
        (true, false) => LONGEST_ONLY_ROW,
        (false, true) => LONGEST_ROW_OF_BLOCKS,
        (false, false) => LONGEST_ROW,
    }
}

/// Whether a row of one cell behind rows of data heads those that follow, and if so what it is.
pub(super) fn heads_rows<T: Tree>(tree: &T, row: T::Node) -> Option<Row> {
    let header = data_row(tree, row, 1, true)?;
    let mut behind = tree.next_sibling(row);
    while let Some(node) = behind {
        if matches!(tree.content(node), Content::Element { .. }) {
            return data_row(tree, node, 2, false).map(|_| header);
        }
        behind = tree.next_sibling(node);
    }
    None
}

/// The longest label of a field, in bytes.
const LONGEST_LABEL: usize = 80;

/// Whether a row is that of a form: one short label, and fields in the other cells, with no text but
/// what is chosen from.
pub(super) fn is_of_form<T: Tree>(tree: &T, row: T::Node) -> bool {
    let (mut bytes, mut has_field, mut is_labelled) = (0, false, false);
    let mut cell = tree.first_child(row);
    while let Some(node) = cell {
        cell = tree.next_sibling(node);
        let (text, fields) = text_and_fields(tree, node);
        if text > 0 && (fields > 0 || is_labelled) {
            return false;
        }
        is_labelled |= text > 0;
        has_field |= fields > 0;
        bytes += text;
    }
    is_labelled && has_field && bytes <= LONGEST_LABEL
}

/// Bytes of text in a cell but for those of controls, and fields to be filled.
fn text_and_fields<T: Tree>(tree: &T, cell: T::Node) -> (usize, usize) {
    let (mut bytes, mut fields) = (0, 0);
    let mut next = Vec::with_capacity(USUAL_DEPTH);
    next.push(tree.first_child(cell));
    while let Some(node) = next.pop() {
        let Some(node) = node else {
            continue;
        };
        next.push(tree.next_sibling(node));
        match tree.content(node) {
            // Spaces that do not break keep empty cells open.
            Content::Text { text, .. } => bytes += text.trim().len(),
            Content::Element { name, .. } => match name {
                Name::Input => fields += usize::from(is_field(tree, node)),
                Name::Select | Name::Textarea => fields += 1,
                Name::Button | Name::Script | Name::Style => {}
                _ => next.push(tree.first_child(node)),
            },
            _ => {}
        }
    }
    (bytes, fields)
}

/// Whether an `<input>` is written into: boxes to tick stand in tables of other things.
fn is_field<T: Tree>(tree: &T, input: T::Node) -> bool {
    let mut attributes = Attributes::default();
    attributes::read(tree, input, &mut attributes);
    let kind = attributes.kind().trim();
    let others = [
        "button", "checkbox", "hidden", "image", "radio", "reset", "submit",
    ];
    !others.iter().any(|other| kind.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;
    use crate::hints::Hints;

    fn texts(row: &str) -> Vec<String> {
        let page = Cleaner::default().read(format!("<table><tr>{row}</table>").as_str());
        page.blocks().map(|block| block.text().to_owned()).collect()
    }

    #[test]
    fn a_row_with_paragraphs_or_many_lines_in_a_cell_is_a_layout() {
        let post = "<td>anna<br>Member<td>My boiler stops.<br> <br>Does anybody know?";
        let lines = ["anna", "Member", "My boiler stops.", "Does anybody know?"];
        assert_eq!(texts(post), lines);
        let ruled = "<td>anna<td>Re: Boiler<hr>It was the valve.<tr><td>tom<td>2";
        assert_eq!(
            texts(ruled),
            ["anna", "Re: Boiler", "It was the valve.", "tom\t2"]
        );
        let menu = "<td>Home<br>News<br>Boats<br>Tides<br>Board<td>The tide";
        assert_eq!(texts(menu).len(), 6);
    }

    #[test]
    fn a_row_with_blocks_is_a_layout_where_it_is_alone() {
        let said = "Does the ferry sail at six, or is it still at the pier for its new engine? \
                    Nobody on board could tell me.";
        let post = format!("<td><div>anna</div><div>Posts: 3</div><td><div>{said}</div>");
        assert_eq!(texts(&post), ["anna", "Posts: 3", said]);
        let others = format!("{post}<tr>{post}");
        let row = format!("anna Posts: 3\t{said}");
        assert_eq!(texts(&others), [row.clone(), row]);
        assert_eq!(texts("<th><p>Day</p><th><p>Time</p>"), ["Day\tTime"]);
        assert_eq!(texts("<td>Opened<td>1950"), ["Opened\t1950"]);
    }

    #[test]
    fn a_row_of_a_label_and_a_field_is_of_a_form() {
        let is_of_form = |row: &str| {
            let story =
                "<p>The keepers of the upper lock repaired both gates in the dry weeks.</p>";
            let page = format!("{story}<table><tr><td>Elm<td>2<tr>{row}</table>");
            let page = Cleaner::default().read(page.as_str());
            let last = page.blocks().last();
            last.is_some_and(|block| block.hints().contains(Hints::FORM_CONTROL))
        };
        assert!(is_of_form("<td>Name:<td><input name=n><td>&nbsp;"));
        assert!(is_of_form("<td>Message:<td><textarea></textarea>"));
        assert!(!is_of_form("<td>Elm<td><input type=checkbox>"));
        assert!(!is_of_form("<td>Elm<td>2<td><input name=n>"));
        assert!(!is_of_form("<td>Elm <input name=n><td>2"));
        assert!(!is_of_form("<td>Elm<td>2"));
    }

    #[test]
    fn a_row_with_an_address_is_data() {
        let row = "<td><br><br>Elm<br>Pier 2<td>Six<br><br><td>Oak";
        assert_eq!(texts(row), ["Elm Pier 2\tSix\tOak"]);
    }
}
