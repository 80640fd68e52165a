//! Features of a line of plain text: its own, its place, what stands around it, and those of the
//! whole text.

use super::block_columns::{FAR, add_run};
use super::columns::Columns;
use super::line_survey::{Line, LineSums, LineSurvey, Section, Sums};
use super::sums::{number, share};
use crate::block::Block;
use crate::page::Gap;

/// How many features of the whole text there are.
pub(super) const COUNT_OF_TEXT: usize = 17;

/// The neighbours that are looked at one by one, and how far off they stand.
const NEIGHBOURS: [(&str, isize); 2] = [("previous", -1), ("next", 1)];

/// Lines before and behind a line that are summed up.
const AROUND: usize = 20;

/// Lines whose sums are remembered: more than stand around one.
const REMEMBERED: usize = 64;

/// Sums over the lines right before and right behind a place.
struct Around {
    /// What the lines around the place add, by their places modulo [`REMEMBERED`].
    lines: [Sums; REMEMBERED],
    before: Sums,
    behind: Sums,
}

impl Around {
    /// Around the first line.
    fn new(survey: &LineSurvey<'_>) -> Around {
        let mut around = Around {
            lines: [Sums::default(); REMEMBERED],
            before: Sums::default(),
            behind: Sums::default(),
        };
        let lines = survey.lines.iter().map(Sums::of).take(AROUND + 1);
        for (known, line) in around.lines.iter_mut().zip(lines) {
            *known = line;
        }
        for line in around.lines.iter().skip(1).take(AROUND) {
            around.behind.add(*line);
        }
        around
    }

    /// Goes on from a place to the next.
    fn advance(&mut self, lines: &[Line], place: usize) {
        // Of places before the first line and behind the last, nothing is remembered.
        let come = lines.get(place + 1 + AROUND).map(Sums::of);
        let come = come.unwrap_or_default();
        self.lines[(place + 1 + AROUND) % REMEMBERED] = come;
        let line = |at: usize| self.lines[at % REMEMBERED];
        self.before.add(line(place));
        self.before.remove(line(place + REMEMBERED - AROUND));
        self.behind.remove(line(place + 1));
        self.behind.add(come);
    }
}

/// Goes through the lines of a text, one by one.
pub(super) struct Lines<'s, 'p> {
    survey: &'s LineSurvey<'p>,
    place: usize,
    before: LineSums,
    around: Around,
    next_prose: usize,
    prose_since_end: f32,
    prose_till_end: f32,
    /// Words of running text before the first line that names the editor, if one stood.
    prose_till_editor: f32,
    last_against: Option<usize>,
    section: Section,
    previous_prose: f32,
}

impl<'s, 'p> Lines<'s, 'p> {
    pub(super) fn new(survey: &'s LineSurvey<'p>) -> Lines<'s, 'p> {
        Lines {
            survey,
            place: 0,
            before: LineSums::default(),
            around: Around::new(survey),
            next_prose: 0,
            prose_since_end: 0.0,
            prose_till_end: 0.0,
            prose_till_editor: 0.0,
            last_against: None,
            section: survey.section(0),
            previous_prose: 0.0,
        }
    }

    /// The line at which it stands.
    pub(super) fn line(&self) -> Option<&'s Line> {
        self.survey.lines.get(self.place)
    }

    /// Goes on to the next line.
    pub(super) fn advance(&mut self) {
        let lines = &self.survey.lines;
        let Some(line) = lines.get(self.place) else {
            return;
        };
        self.before.add(line);
        self.around.advance(lines, self.place);
        self.prose_since_end += line.prose();
        if line.names_editor && self.prose_till_editor == 0.0 {
            self.prose_till_editor = self.before.prose;
        }
        if line.is_end {
            if self.prose_since_end > 0.0 {
                self.prose_till_end = self.prose_since_end;
            }
            self.prose_since_end = 0.0;
        }
        if line.is_against() {
            self.last_against = Some(self.place);
        }
        self.place += 1;
        if self.place > self.section.to {
            if self.section.prose > 0.0 {
                self.previous_prose = self.section.prose;
            }
            self.section = self.survey.section(self.place);
        }
    }

    /// Adds all features of the line at which it stands.
    #[inline(always)]
    pub(super) fn add(&mut self, columns: &mut impl Columns) {
        let Some(line) = self.line() else { return };
        let Some(block) = self.survey.block(self.place) else {
            return;
        };
        self.add_own(columns, line, block);
        self.add_place(columns, line);
        self.add_neighbours(columns);
        self.add_around(columns);
        self.add_section(columns);
    }

    #[inline(always)] // So that all columns are known.
    fn add_own(&self, columns: &mut impl Columns, line: &Line, block: Block<'_>) {
        let features = block.features();
        let (chars, words) = (features.chars() as f32, line.words);
        columns.add("words", words);
        columns.add("word_length", share(chars, words));
        columns.add("cjk_share", share(features.cjk() as f32, chars));
        columns.add("digit_share", share(features.digits() as f32, chars));
        columns.add("marks_a_word", share(features.punctuation() as f32, words));
        let sentences = features.sentence_ends() as f32;
        columns.add("sentence_length", share(words, sentences));
        columns.flag("ends_sentence", line.ends_sentence);
        columns.flag("starts_paragraph", block.data().gap == Gap::Paragraph);
        columns.flag("ends_with_ellipsis", features.breaks_off());
        columns.add("copies", line.copies as f32);
        columns.add("says_all", line.says);
    }

    #[inline(always)]
    fn add_place(&mut self, columns: &mut impl Columns, line: &Line) {
        let survey = self.survey;
        let (place, count) = (self.place as f32, survey.lines.len() as f32);
        let (all, before) = (&survey.all, &self.before);
        columns.add("place_share", share(place, count));
        columns.add("words_before_share", share(before.words, all.words));
        columns.add("prose_before_share", share(before.prose, all.prose));
        columns.add("against_before", before.against);
        columns.add(
            "against_after",
            all.against - before.against - number(line.is_against()),
        );
        columns.add("ends_before", before.ends);
        columns.add("ends_after", all.ends - before.ends - number(line.is_end));
        columns.add("prose_till_end", self.prose_till_end);
        columns.add("prose_till_editor", self.prose_till_editor);
        columns.add("prose_since_end", self.prose_since_end);
        columns.add("to_prose", self.till_prose());
        let title = survey.title.map(|title| place - title as f32);
        columns.add("from_title", title.unwrap_or(-FAR));
        add_run(columns, survey.run, self.place);
        columns.add("from_against", self.from(self.last_against));
    }

    /// How far off the next running text stands.
    fn till_prose(&mut self) -> f32 {
        if self.next_prose <= self.place {
            let behind = self.survey.lines.iter().enumerate().skip(self.place + 1);
            let mut prose = behind.filter(|(_, line)| line.is_prose);
            self.next_prose = prose.next().map_or(usize::MAX, |(at, _)| at);
        }
        match self.next_prose {
            usize::MAX => FAR,
            at => (at - self.place) as f32,
        }
    }

    fn from(&self, other: Option<usize>) -> f32 {
        other.map_or(FAR, |other| (self.place - other) as f32)
    }

    #[inline(always)]
    fn add_neighbours(&self, columns: &mut impl Columns) {
        for (part, offset) in NEIGHBOURS {
            let other = self.place.checked_add_signed(offset);
            let other = other.and_then(|at| self.survey.lines.get(at));
            columns.part(part);
            columns.add("words", other.map_or(-1.0, |other| other.words));
            columns.add("says", other.map_or(0.0, |other| other.says));
            columns.add("copies", other.map_or(0.0, |other| other.copies as f32));
        }
        columns.part("");
    }

    #[inline(always)]
    fn add_around(&self, columns: &mut impl Columns) {
        for (part, sums) in [
            ("before", self.around.before),
            ("behind", self.around.behind),
        ] {
            let [words, prose, bulleted, ending] = sums.to_array();
            columns.part(part);
            columns.add("words", words);
            columns.add("prose", prose);
            columns.add("bulleted", bulleted);
            columns.add("ending", ending);
        }
        columns.part("");
    }

    #[inline(always)]
    fn add_section(&self, columns: &mut impl Columns) {
        let survey = self.survey;
        let section = &self.section;
        let before = section.from.checked_sub(1);
        let kind = |at: Option<usize>| {
            let line = at.and_then(|at| survey.lines.get(at));
            f32::from(line.map_or(0, |line| line.kind))
        };
        columns.part("section");
        columns.add("lines", (section.to - section.from) as f32);
        columns.add("words", section.words);
        columns.add("prose", section.prose);
        columns.add("prose_share", share(section.prose, survey.all.prose));
        columns.add("own_prose_share", share(section.prose, section.words));
        columns.add("from_start", self.place as f32 - section.from as f32);
        columns.add("to_end", section.to as f32 - self.place as f32);
        columns.add("kind_before", kind(before));
        columns.add("kind_after", kind(Some(section.to)));
        columns.add("share_of_largest", share(section.prose, survey.most_prose));
        columns.add("previous_prose", self.previous_prose);
        columns.part("");
    }
}

/// Adds the features of the whole text, the same for all of its lines; they stand
/// behind those of the line.
pub(super) fn add_text(columns: &mut impl Columns, survey: &LineSurvey<'_>) {
    let (all, count) = (&survey.all, survey.lines.len() as f32);
    columns.part("text");
    columns.add("words", all.words);
    columns.add("words_a_line", share(all.words, count));
    columns.add("prose", all.prose);
    columns.add("prose_share", share(all.prose, all.words));
    columns.add("against_share", share(all.against, count));
    columns.add("ends", all.ends);
    columns.add("bylines", survey.bylines);
    columns.add("cjk_share", share(survey.cjk, survey.chars));
    columns.add("paragraphs", survey.paragraphs);
    columns.add("paragraph_words", share(all.prose, survey.paragraphs));
    columns.add("longest", survey.longest);
    columns.add("copied_share", share(survey.copied, count));
    let [_, _, bulleted, ending] = survey.sums.to_array();
    columns.add("bulleted_share", share(bulleted, count));
    columns.add("ending_share", share(ending, count));
    columns.add("sections", survey.sections as f32);
    columns.add("largest_share", share(survey.most_prose, all.prose));
    columns.add("run_lines", (survey.run.1 - survey.run.0) as f32);
    columns.part("");
}
