//! The text of an article in the data from which a script draws its page.

use serde_json::Value;

use super::attributes::Attributes;
use crate::features::Features;
use crate::read::escaped::is_markup;
use crate::read::value_bounds;

/// The ids of the scripts that hold such data, as frameworks write them.
const IDS: [&str; 3] = ["__NEXT_DATA__", "__NUXT_DATA__", "ng-state"];

/// The longest data that is read, in bytes.
const LONGEST: usize = 1 << 23;

/// How deep the texts of a part of a list may stand in it: paragraphs hold runs of text, and these
/// marks.
const DEEPEST: usize = 6;

/// By how much a list of texts has to be longer than one that stands in it.
const LONGER: f32 = 1.05;

/// Keys under which editors keep the text of a paragraph and its parts, sorted.
const OF_TEXT: [&str; 8] = [
    "body",
    "children",
    "content",
    "data",
    "html",
    "paragraph",
    "text",
    "value",
];

/// Keys of things that have a page of their own, sorted: they are no paragraphs of this one.
const OF_PAGES: [&str; 6] = ["headline", "href", "permalink", "slug", "title", "url"];

/// Keys of what is no part of the story, sorted: words of the page itself, settings, other stories.
const BESIDE: [&str; 19] = [
    "comments",
    "config",
    "cookies",
    "dictionary",
    "footer",
    "header",
    "i18n",
    "labels",
    "locale",
    "locales",
    "menu",
    "messages",
    "navigation",
    "recommended",
    "related",
    "runtimeconfig",
    "settings",
    "theme",
    "translations",
];

/// Whether a script holds such data.
pub(super) fn is_in(attributes: &Attributes<'_>) -> bool {
    let kind = attributes.kind().trim();
    kind.eq_ignore_ascii_case("application/json") && IDS.contains(&attributes.id())
}

/// The longest text in the data: a string, or the paragraphs of a list.
pub(super) fn text(data: &str) -> Option<String> {
    if data.len() > LONGEST {
        return None;
    }
    let data = value_bounds::parse(data.trim())?;
    let mut longest = Longest::default();
    longest.search(&data);
    let is_any_markup = longest.texts.iter().any(|text| is_markup(text));
    let texts = longest.texts.iter().map(|text| match is_any_markup {
        true => format!("<div>{text}</div>"),
        false => text.clone(),
    });
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// The longest text that was found, and how many words of running text it has.
#[derive(Default)]
struct Longest {
    texts: Vec<String>,
    words: f32,
}

impl Longest {
    /// Looks at what stands in a value before the value. Parsed values are nested some 100 deep at
    /// most.
    fn search(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.consider(1.0, || vec![text.clone()], words_of(text)),
            Value::Array(parts) => {
                for part in parts {
                    self.search(part);
                }
                let texts: Vec<String> = parts.iter().filter_map(text_of).collect();
                if texts.len() * 2 > parts.len() {
                    let words = texts.iter().map(|text| words_of(text)).sum();
                    self.consider(LONGER, || texts, words);
                }
            }
            Value::Object(object) => {
                for (key, value) in object {
                    if !is_one_of(&BESIDE, key) {
                        self.search(value);
                    }
                }
            }
            _ => {}
        }
    }

    fn consider(&mut self, longer: f32, texts: impl FnOnce() -> Vec<String>, words: f32) {
        if words > self.words * longer {
            self.texts = texts();
            self.words = words;
        }
    }
}

/// The words of a text that is running text and neither styles nor a program.
fn words_of(text: &str) -> f32 {
    let features = Features::of(text, 0);
    let is_story = features.is_prose() && (!text.contains('{') || is_markup(text));
    if is_story { features.words() } else { 0.0 }
}

/// The text of a part of a list.
fn text_of(part: &Value) -> Option<String> {
    if let Value::Object(object) = part
        && object.keys().any(|key| is_one_of(&OF_PAGES, key))
    {
        return None;
    }
    let mut text = String::new();
    collect(part, 0, &mut text);
    (!text.trim().is_empty()).then_some(text)
}

fn collect(value: &Value, depth: usize, text: &mut String) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::String(piece) => text.push_str(piece),
        Value::Array(parts) => {
            for part in parts {
                collect(part, depth + 1, text);
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                if is_one_of(&OF_TEXT, key) {
                    collect(value, depth + 1, text);
                }
            }
        }
        _ => {}
    }
}

/// Whether a table has a key.
fn is_one_of(table: &[&str], key: &str) -> bool {
    table
        .binary_search(&key.to_ascii_lowercase().as_str())
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Warning, clean};

    const STORY: [&str; 3] = [
        "The ferry to the island leaves at six in summer and at eight in winter, every day.",
        "In a storm it does not leave at all. The captain decides it on the pier, with a look \
         at the flag.",
        "Nobody has ever asked him to explain himself, and he says that nobody ever will.",
    ];

    fn page(shown: &str, data: &str) -> String {
        format!(
            "<html><head><title>The ferry</title></head><body><div id=__next>{shown}</div>\
             <noscript>This site needs a script.</noscript>\
             <script id=__NEXT_DATA__ type=application/json>{data}</script></body></html>"
        )
    }

    #[test]
    fn tables_are_sorted() {
        for table in [&OF_TEXT[..], &OF_PAGES, &BESIDE] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]), "{table:?}");
        }
    }

    #[test]
    fn a_page_that_a_script_draws_has_the_text_of_its_data() {
        let [one, two, three] = STORY;
        let other = "Two boats that nobody had seen before came in at noon, and left at one.";
        let others = format!("{other} ").repeat(9);
        let beside = format!(
            r#""related": [{{"body": "{others}"}}],
            "more": [{{"title": "Boats", "text": "{other}"}}, {{"title": "Tides", "text": "{other}"}}]"#
        );
        for story in [
            format!(r#""content": "<p>{one}</p><p>{two}</p><p>{three}</p>""#),
            format!(r#""body": "{one}\n\n{two}\n\n{three}""#),
            format!(r#""paragraphs": ["{one}", "{two}", "{three}"]"#),
            format!(
                r#""blocks": [{{"type": "p", "text": "{one}"}}, {{"type": "image"}},
                {{"type": "p", "children": [{{"text": "{two}", "marks": ["b"]}}]}},
                {{"type": "p", "text": "<em>{three}</em>"}}]"#
            ),
        ] {
            let data = format!(r#"{{"props": {{"article": {{{story}}}, {beside}}}}}"#);
            let article = clean(page("Loading...", &data).as_str());
            assert_eq!(article.text(), STORY.join("\n\n"), "{data}");
            assert!(article.warnings().contains(&Warning::StatedText));
        }
    }

    #[test]
    fn a_page_with_a_text_of_its_own_keeps_to_it() {
        let data = format!(r#"{{"content": "{}"}}"#, STORY.join(" "));
        let shown =
            "<p>The captain of the ferry has an idea of his own of when to leave.</p>".repeat(4);
        let list = "<p><a href=/boats>Boats to let, as they come in</a></p>".repeat(20);
        for shown in [shown.as_str(), &"<p>Boats to let</p>".repeat(20), &list] {
            assert!(
                !clean(page(shown, &data).as_str())
                    .text()
                    .contains("leaves at six")
            );
        }
    }

    #[test]
    fn programs_and_words_of_the_page_are_no_story() {
        let story = STORY.join(" ");
        for data in [
            format!(r#"{{"messages": {{"cookies": "{story}"}}}}"#),
            format!(r#"{{"css": "a {{ b: c; }} {story}"}}"#),
            "{".to_owned(),
            "[".repeat(9000),
        ] {
            assert_eq!(text(&data), None, "{data}");
        }
    }
}
