//! Subtitles (SubRip, WebVTT) and transcripts with a time above each line: speech, of which numbers and times are
//! no part.

use super::Envelope;
use super::text::lines;
use crate::page::Span;

/// Lines among which the first time stands.
const HEAD: usize = 12;

/// The least lines with times, and their part of all in a transcript.
const LEAST: usize = 3;
const LEAST_PART: usize = 5;

const ARROW: &str = "-->";

/// The longest tag in a cue, in bytes.
const LONGEST_TAG: usize = 80;

/// Finds what is no speech in subtitles that begin at `start`.
pub(crate) fn read(source: &str, start: usize) -> Envelope {
    let text = source.get(start..).unwrap_or_default();
    let first = lines(text).take(HEAD).find_map(|(line, _)| time(line));
    let cuts = match first {
        Some((_, behind)) if behind.trim_start().starts_with(ARROW) => cues(text),
        // Who tells when something is on does not begin in the first minute.
        Some((seconds, "")) if seconds < 60 => transcript(text),
        _ => None,
    };
    let cuts = cuts.unwrap_or_default().into_iter();
    let moved = |cut: Span| Span::new(cut.range().start + start, cut.range().end + start);
    Envelope {
        body: start,
        cuts: cuts.map(moved).collect(),
        ..Envelope::default()
    }
}

/// The time that a line begins with, in seconds, and what stands behind it.
fn time(line: &str) -> Option<(u64, &str)> {
    line.starts_with(|ch: char| ch.is_ascii_digit())
        .then_some(())?;
    let end = line.find(|ch: char| !(ch.is_ascii_digit() || matches!(ch, ':' | '.' | ',')));
    let (time, behind) = line.split_at_checked(end.unwrap_or(line.len()))?;
    let whole = time.split(['.', ',']).next()?;
    let (mut seconds, mut parts) = (0, 0);
    for part in whole.split(':') {
        let number: u64 = part.parse().ok().filter(|_| part.len() <= 3)?;
        if parts > 0 && (part.len() != 2 || number > 59) {
            return None;
        }
        seconds = seconds * 60 + number;
        parts += 1;
    }
    matches!(parts, 2 | 3).then_some((seconds, behind))
}

/// Numbers, times and tags of cues, what stands above the first one, and lines that say again what the line before
/// them says, as captions do that roll.
fn cues(text: &str) -> Option<Vec<Span>> {
    let is_web = text.trim_start().starts_with("WEBVTT");
    // Captions that roll have a time at each word.
    let rolls = is_web && text.contains("<c>");
    let (mut cuts, mut count, mut number): (Vec<Span>, usize, Option<Span>) = (Vec::new(), 0, None);
    let mut last = String::new();
    for (line, at) in lines(text) {
        let span = Span::new(at, at + line.len());
        if time(line).is_some_and(|(_, behind)| behind.trim_start().starts_with(ARROW)) {
            cuts.extend(number.take());
            cuts.push(span);
            count += 1;
            continue;
        }
        // The number of the next cue; a cue may say one too.
        let is_number = line.bytes().all(|byte| byte.is_ascii_digit());
        number = is_number.then_some(span);
        if is_web && (count == 0 || line.starts_with("NOTE ")) {
            if !is_number {
                cuts.push(span);
            }
            continue;
        }
        let tags = tags(line);
        let mut said = String::with_capacity(line.len());
        let mut from = 0;
        for tag in &tags {
            said.push_str(line.get(from..tag.range().start).unwrap_or_default());
            from = tag.range().end;
        }
        said.push_str(line.get(from..).unwrap_or_default());
        if !is_number && (said.trim().is_empty() || rolls && said.trim() == last) {
            cuts.push(span);
            continue;
        }
        let moved = |tag: &Span| Span::new(at + tag.range().start, at + tag.range().end);
        cuts.extend(tags.iter().map(moved));
        last.clear();
        last.push_str(said.trim());
    }
    (count >= LEAST).then_some(cuts)
}

/// Where the tags of a line stand: `<i>`, `<c.yellow>`, `<00:00:01.000>`, `{\an8}`.
fn tags(line: &str) -> Vec<Span> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(at) = line.get(from..).and_then(|rest| rest.find(['<', '{'])) {
        let at = from + at;
        let tag = line.get(at..).unwrap_or_default();
        from = at + 1;
        let close = if tag.starts_with('<') { '>' } else { '}' };
        let opens = match tag.as_bytes() {
            [b'<', b'/', ..] | [b'{', b'\\', ..] => true,
            [b'<', first, ..] => first.is_ascii_alphanumeric(),
            _ => false,
        };
        let end = tag.find(close).filter(|end| opens && *end <= LONGEST_TAG);
        if let Some(end) = end {
            from = at + end + 1;
            tags.push(Span::new(at, from));
        }
    }
    tags
}

/// The lines of a transcript that are a time each, which go up.
fn transcript(text: &str) -> Option<Vec<Span>> {
    let (mut times, mut all, mut last) = (Vec::new(), 0, 0);
    for (line, at) in lines(text) {
        all += 1;
        if let Some((seconds, "")) = time(line) {
            if seconds < last {
                return None;
            }
            last = seconds;
            times.push(Span::new(at, at + line.len()));
        }
    }
    (times.len() >= LEAST && times.len() * LEAST_PART >= all).then_some(times)
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn subtitles_are_what_is_said() {
        let rip = "\u{feff}1\n00:00:05,500 --> 00:00:08,200\n{\\an8}<i>The mill at the bend</i>\n<i>grinds again,</i>\n\n\
                   2\n00:00:08,300 --> 00:00:10,000\nfor the first time.\n\n3\n00:00:11,000 --> 00:00:13,000\n1781\n\n\
                   4\n00:00:14,000 --> 00:00:16,000\n- Who told you? <3\n- The miller.\n";
        let said = "The mill at the bend\ngrinds again,\nfor the first time.\n1781\n- Who told you? <3\n- The miller.";
        assert_eq!(clean(rip).text(), said);
        let web = "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.160 --> 00:00:02.389 align:start position:0%\n \n\
                   the<00:00:00.400><c> mill</c>\n\n00:00:02.389 --> 00:00:02.399\nthe mill\n \n\n\
                   00:00:02.399 --> 00:00:05.000\nthe mill\nof<00:00:02.600><c> the</c> river\n";
        assert_eq!(clean(web).text(), "the mill\nof the river");
    }

    #[test]
    fn times_above_lines_are_not_said() {
        let source = "0:00\nthe mill at the bend of the river\n0:03\ngrinds flour again for the first time\n\
                      1:02:03\nin forty years\n";
        let said = "the mill at the bend of the river\ngrinds flour again for the first time\nin forty years";
        assert_eq!(clean(source).text(), said);
    }

    #[test]
    fn times_of_what_is_on_stay() {
        for source in [
            "9:00\nThe doors open\n9:30\nThe miller speaks\n10:15\nBread\n",
            "0:30\nThe mill grinds\n0:10\nIt is old\n0:20\nIt turns\n",
            "The race\n00:45 is the time of the first, who came from the hills.\n",
        ] {
            assert!(super::read(source, 0).cuts.is_empty(), "{source}");
        }
    }
}
