//! Tables, as long as all that is in them is in cells and captions.

use super::super::names::{self, Name};
use super::super::tokenizer::State;
use super::{Builder, Mode, Tag};

impl Builder<'_> {
    /// Whether a part of a table is open in the innermost table.
    fn in_table_scope(&self, name: Name) -> bool {
        self.stack.in_scope(name, names::TABLE_SCOPE)
    }

    pub(super) fn start_in_table(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Caption => {
                self.stack.clear_to(names::TABLE_SCOPE);
                self.push_marker();
                self.insert(tag);
                self.mode = Mode::InCaption;
            }
            Name::Colgroup => {
                self.stack.clear_to(names::TABLE_SCOPE);
                self.insert(tag);
                self.mode = Mode::InColumnGroup;
            }
            Name::Col => {
                self.stack.clear_to(names::TABLE_SCOPE);
                self.insert_implied(Name::Colgroup);
                self.mode = Mode::InColumnGroup;
                return self.start_tag(tag);
            }
            Name::Tbody | Name::Tfoot | Name::Thead => {
                self.stack.clear_to(names::TABLE_SCOPE);
                self.insert(tag);
                self.mode = Mode::InTableBody;
            }
            Name::Td | Name::Th | Name::Tr => {
                self.stack.clear_to(names::TABLE_SCOPE);
                self.insert_implied(Name::Tbody);
                self.mode = Mode::InTableBody;
                return self.start_tag(tag);
            }
            Name::Table => {
                if self.in_table_scope(Name::Table) {
                    self.stack.pop_until(Name::Table);
                    self.reset_mode();
                    return self.start_tag(tag);
                }
            }
            Name::Style | Name::Script | Name::Template => {
                return self.start_in_head(tag);
            }
            Name::Form => {
                if !self.stack.holds(Name::Template) && self.form.is_none() {
                    self.form = Some(self.insert_void(tag));
                }
            }
            Name::Input if self.is_hidden_input(tag) => {
                self.insert_void(tag);
            }
            _ => return self.give_up(),
        }
        State::Data
    }

    pub(super) fn end_in_table(&mut self, tag: &Tag) {
        match tag.name {
            Name::Table => {
                if self.in_table_scope(Name::Table) {
                    self.stack.pop_until(Name::Table);
                    self.reset_mode();
                }
            }
            Name::Template => self.end_template(),
            Name::Body | Name::Html => {}
            name if name.has(names::PART) => {}
            // These add elements, which stand before the table.
            name if name == Name::P || name == Name::Br || name.has(names::FORMATTING) => {
                self.give_up();
            }
            _ => self.end_in_body(tag),
        }
    }

    pub(super) fn start_in_caption(&mut self, tag: &Tag) -> State {
        if !tag.name.has(names::PART) {
            return self.start_in_body(tag);
        }
        if self.close_caption() {
            return self.start_tag(tag);
        }
        State::Data
    }

    pub(super) fn end_in_caption(&mut self, tag: &Tag) {
        match tag.name {
            Name::Caption => {
                self.close_caption();
            }
            Name::Table => {
                if self.close_caption() {
                    self.end_tag(tag);
                }
            }
            Name::Body | Name::Html => {}
            name if name.has(names::PART) => {}
            _ => self.end_in_body(tag),
        }
    }

    /// Closes the caption; false if there is none.
    fn close_caption(&mut self) -> bool {
        let in_scope = self.in_table_scope(Name::Caption);
        if in_scope {
            self.close_marked(Name::Caption, Mode::InTable);
        }
        in_scope
    }

    pub(super) fn start_in_column_group(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Html => return self.start_in_body(tag),
            Name::Col => {
                self.insert_void(tag);
            }
            Name::Template => return self.start_in_head(tag),
            _ if self.stack.top_is(Name::Colgroup) => {
                self.stack.pop();
                self.mode = Mode::InTable;
                return self.start_tag(tag);
            }
            _ => {}
        }
        State::Data
    }

    pub(super) fn end_in_column_group(&mut self, tag: &Tag) {
        match tag.name {
            Name::Col => {}
            Name::Template => self.end_template(),
            _ if !self.stack.top_is(Name::Colgroup) => {}
            name => {
                self.stack.pop();
                self.mode = Mode::InTable;
                if name != Name::Colgroup {
                    self.end_tag(tag);
                }
            }
        }
    }

    pub(super) fn start_in_table_body(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Tr => {
                self.stack.clear_to(names::BODY_CONTEXT);
                self.insert(tag);
                self.mode = Mode::InRow;
            }
            Name::Th | Name::Td => {
                self.stack.clear_to(names::BODY_CONTEXT);
                self.insert_implied(Name::Tr);
                self.mode = Mode::InRow;
                return self.start_tag(tag);
            }
            name if name.has(names::PART) => {
                if self.close_table_body() {
                    return self.start_tag(tag);
                }
            }
            _ => return self.start_in_table(tag),
        }
        State::Data
    }

    pub(super) fn end_in_table_body(&mut self, tag: &Tag) {
        match tag.name {
            Name::Tbody | Name::Tfoot | Name::Thead => {
                if self.in_table_scope(tag.name) {
                    self.close_part(names::BODY_CONTEXT, Mode::InTable);
                }
            }
            Name::Table => {
                if self.close_table_body() {
                    self.end_tag(tag);
                }
            }
            _ => self.end_in_table(tag),
        }
    }

    /// Closes the part of the table that rows are in; false outside of a table.
    fn close_table_body(&mut self) -> bool {
        let names = [Name::Table, Name::Tbody, Name::Tfoot];
        let in_scope = names.iter().any(|&name| self.in_table_scope(name));
        if in_scope {
            self.close_part(names::BODY_CONTEXT, Mode::InTable);
        }
        in_scope
    }

    pub(super) fn start_in_row(&mut self, tag: &Tag) -> State {
        match tag.name {
            Name::Th | Name::Td => {
                self.stack.clear_to(names::ROW_CONTEXT);
                self.insert(tag);
                self.mode = Mode::InCell;
                self.push_marker();
            }
            name if name.has(names::PART) => {
                if self.close_row() {
                    return self.start_tag(tag);
                }
            }
            _ => return self.start_in_table(tag),
        }
        State::Data
    }

    pub(super) fn end_in_row(&mut self, tag: &Tag) {
        match tag.name {
            Name::Tr => {
                self.close_row();
            }
            Name::Table => {
                if self.close_row() {
                    self.end_tag(tag);
                }
            }
            Name::Tbody | Name::Tfoot | Name::Thead => {
                if self.in_table_scope(tag.name) && self.close_row() {
                    self.end_tag(tag);
                }
            }
            _ => self.end_in_table(tag),
        }
    }

    /// Closes the row; false if there is none.
    fn close_row(&mut self) -> bool {
        let in_scope = self.in_table_scope(Name::Tr);
        if in_scope {
            self.close_part(names::ROW_CONTEXT, Mode::InTableBody);
        }
        in_scope
    }

    /// Closes a row or what rows are in, with all that is open in it.
    fn close_part(&mut self, context: u32, behind: Mode) {
        self.stack.clear_to(context);
        self.stack.pop();
        self.mode = behind;
    }

    /// Closes an element in which formatting begins anew.
    fn close_marked(&mut self, name: Name, behind: Mode) {
        self.stack.close_implied(Name::Other);
        self.stack.pop_until(name);
        self.clear_to_marker();
        self.mode = behind;
    }

    pub(super) fn start_in_cell(&mut self, tag: &Tag) -> State {
        if !tag.name.has(names::PART) {
            return self.start_in_body(tag);
        }
        if self.in_table_scope(Name::Td) || self.in_table_scope(Name::Th) {
            self.close_cell();
            return self.start_tag(tag);
        }
        State::Data
    }

    pub(super) fn end_in_cell(&mut self, tag: &Tag) {
        match tag.name {
            Name::Td | Name::Th => {
                if self.in_table_scope(tag.name) {
                    self.close_marked(tag.name, Mode::InRow);
                }
            }
            Name::Table | Name::Tbody | Name::Tfoot | Name::Thead | Name::Tr => {
                if self.in_table_scope(tag.name) {
                    self.close_cell();
                    self.end_tag(tag);
                }
            }
            Name::Body | Name::Caption | Name::Col | Name::Colgroup | Name::Html => {}
            _ => self.end_in_body(tag),
        }
    }

    fn close_cell(&mut self) {
        self.stack.close_implied(Name::Other);
        while let Some(open) = self.stack.pop() {
            if open.is(Name::Td) || open.is(Name::Th) {
                break;
            }
        }
        self.clear_to_marker();
        self.mode = Mode::InRow;
    }
}
