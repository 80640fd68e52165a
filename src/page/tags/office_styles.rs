//! What programs of offices put before the text that is pasted from them, where a system took away the comment
//! or the element around it: what the document is set to, and its styles.

use crate::block::BlockKind;
use crate::page::Page;

/// What the parts of such lines begin with.
#[rustfmt::skip] // One entry a line.
static BEGINNINGS: [&str; 16] = [
    "/* Font Definitions */",
    "/* List Definitions */",
    "/* Page Definitions */",
    "/* Style Definitions */",
    "<!-- /* Font Definitions",
    "<!-- /* Style Definitions",
    "<!--/* Font Definitions",
    "<!--/* Style Definitions",
    "<!--[if !mso]",
    "<!--[if gte mso",
    "<!--[if gte vml",
    "@font-face",
    "@page",
    "[if !mso]>",
    "[if gte mso",
    "st1\\:*{",
];

/// What the styles begin with that stand behind settings.
const STYLES: &str = "/* Style Definitions */";

/// What ends them.
const ENDS: [&str; 6] = [
    "}",
    "-->",
    "<![endif]",
    "<![endif]-->",
    "<![endif]–>",
    "[endif]",
];

/// What documents are set to, beside numbers and languages.
const SETTINGS: [&str; 7] = [
    "MicrosoftInternetExplorer4",
    "Normal",
    "X-NONE",
    "false",
    "pt",
    "true",
    "磅",
];

/// Settings in one line, at least: their first are `Normal 0 false false false EN-US`.
const LEAST_SETTINGS: usize = 4;

/// The longest line of settings or of a style among others, in bytes.
const LONGEST_LINE: usize = 160;

/// Whether a text may begin such lines, as its first bytes tell.
pub(in crate::page) fn may_begin(text: &[u8]) -> bool {
    match text {
        [b'/', b'*', b' ', ..] | [b'<', b'!', b'-', b'-', ..] => true,
        [b'[', b'i', b'f', b' ', ..] | [b's', b't', b'1', b'\\', ..] | [b'@', b'f' | b'p', ..] => {
            true
        }
        [b'N', b'o', b'r', b'm', b'a', b'l', rest @ ..] => {
            matches!(rest, [] | [b' ', b'0'..=b'9', ..])
        }
        _ => false,
    }
}

impl Page {
    /// Hides the settings and styles of programs of offices that stand among the text.
    pub(in crate::page) fn hide_office_styles(&mut self) {
        if !self.any.may_be_office_style {
            return;
        }
        let (mut at, mut is_fenced) = (0, false);
        while let Some(text) = self.line(at) {
            is_fenced ^= text.starts_with("```");
            let count = match may_begin(text.as_bytes()) && !is_fenced {
                true => self.lines_of_office(at),
                false => 0,
            };
            for block in self.blocks.iter_mut().skip(at).take(count) {
                block.hidden = true;
            }
            if count > 0 {
                self.any.is_hidden = true;
            }
            at += count.max(1);
        }
    }

    /// How many lines from one on are such settings and styles.
    fn lines_of_office(&self, first: usize) -> usize {
        let lines = (first..).map_while(|at| self.line(at));
        let mut lines = lines.enumerate().map(|(at, line)| (at, line.trim()));
        let Some((_, line)) = lines.next() else {
            return 0;
        };
        // Settings and styles may stand in one line.
        let (settings, styles) = match line.find(STYLES) {
            Some(at) if line.starts_with("Normal") => line.split_at(at),
            _ => ("", line),
        };
        let of_office = |line: &str| !line.starts_with('@') || line.contains("mso-");
        let begins_styles = (settings.is_empty() || are_settings(settings.trim()))
            && of_office(styles)
            && BEGINNINGS.iter().any(|it| styles.starts_with(it));
        // In one line all of it may stand, and text behind it.
        let is_whole = begins_styles && ENDS.iter().any(|end| line.ends_with(end));
        if is_whole || are_settings(line) {
            return 1;
        }
        if begins_styles && line.len() <= LONGEST_LINE {
            let count = lines.find(|(_, line)| !is_of_style(line)).map(|(at, _)| at);
            let count = count.unwrap_or(self.blocks.len() - first);
            return if count >= LEAST_SETTINGS { count } else { 0 };
        }
        if !is_of_settings(line, 1) {
            return 0;
        }
        let (mut last, mut settings) = (0, line.to_owned());
        for (at, line) in lines {
            // There are no more of them, and each line may be the first.
            if settings.len() > LONGEST_LINE || !is_of_settings(line, 1) {
                break;
            }
            last = at;
            settings.extend([" ", line]);
        }
        if are_settings(&settings) { last + 1 } else { 0 }
    }

    /// The text of a block that is none of code or of the head.
    fn line(&self, at: usize) -> Option<&str> {
        let block = self.blocks.get(at)?;
        match block.kind {
            BlockKind::Code | BlockKind::Envelope => Some(""),
            _ => self.text.get(block.text.range()),
        }
    }
}

/// Whether a line is all that a document is set to.
fn are_settings(line: &str) -> bool {
    let is_told = ["false", "X-NONE"]
        .iter()
        .any(|setting| line.contains(setting));
    is_told && is_of_settings(line, LEAST_SETTINGS)
}

/// Whether a line is settings and nothing else, so many of them.
fn is_of_settings(line: &str, least: usize) -> bool {
    let is_setting = |word: &str| {
        SETTINGS.contains(&word)
            || word
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
            || is_language(word)
    };
    line.len() <= 2 * LONGEST_LINE
        && line.split_ascii_whitespace().all(is_setting)
        && line
            .split_ascii_whitespace()
            .nth(least.saturating_sub(1))
            .is_some()
}

/// Whether a word is the code of a language: `EN-US`, `ZH-CN`, `JA`.
fn is_language(word: &str) -> bool {
    let is_upper =
        |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    word.split('-').all(is_upper)
}

/// Whether a line goes on with a style sheet: a selector, declarations, or what ends them.
fn is_of_style(line: &str) -> bool {
    let is_declaration = || {
        line.contains(':') && line.ends_with([';', '}', '"', ','])
            || line.starts_with("mso-")
            || line.starts_with("{mso-")
    };
    let is_selector = || line.contains("Mso") && !line.contains(". ");
    line.len() <= LONGEST_LINE
        && !line.is_empty()
        && (is_declaration() || is_selector() || line == "}")
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const STORY: &str =
        "<p>The tide comes in at four, and the boats go out again, one after another.</p>";

    fn text(residue: &str) -> String {
        let page = format!("<h1>Tide</h1>{residue}{}", STORY.repeat(3));
        clean(page.as_str()).text().to_owned()
    }

    #[test]
    fn settings_and_styles_of_offices_go() {
        for residue in [
            "<p>Normal 0 false false false EN-US X-NONE X-NONE MicrosoftInternetExplorer4</p>",
            "<p>Normal 0 7.8 磅 0 2 false false false EN-US ZH-CN X-NONE</p>",
            "<p>Normal 0 7.8 磅 0 2 false false false EN-US ZH-CN X-NONE /* Style Definitions */ table.MsoNormalTable \
             {mso-style-name:普通表格; mso-style-priority:99;}</p>",
            "<p>@font-face{font-family:\"宋体\";}p.MsoNormal{mso-style-name:正文;margin:0pt;}@page Section0{}</p>",
            "<p>Normal<br>0<br><br>false<br>false<br>EN-US<br>X-NONE</p>",
            "<p>/* Style Definitions */ table.MsoNormalTable {mso-style-name:\"Table Normal\"; mso-para-margin:0cm;}</p>",
            "<p>/* Style Definitions */<br>table.MsoNormalTable<br>{mso-style-name:\"Table Normal\";<br>\
             mso-style-parent:\"\";<br>font-size:10.0pt;<br>font-family:\"Times New Roman\",\"serif\";}</p>",
            "<p>&lt;!--[if gte mso 9]&gt;&lt;xml&gt; Normal 0 false &lt;/xml&gt;&lt;![endif]--&gt;</p>",
            "<p>&lt;!-- /* Style Definitions */ p.MsoNormal {margin:0in;} --&gt;</p>",
            "<p>&lt;!-- /* Font Definitions */ @font-face {font-family:宋体;} --&gt;</p>",
            "<xml><w:WordDocument><w:View>Normal</w:View>\n<w:Zoom>0</w:Zoom>\n<w:PunctuationKerning/>\n\
             <w:LidThemeOther>EN-US</w:LidThemeOther>\n<w:LidThemeAsian>X-NONE</w:LidThemeAsian></w:WordDocument></xml>",
        ] {
            assert_eq!(text(residue), text(""), "{residue}");
        }
    }

    #[test]
    fn text_that_resembles_them_stays() {
        for line in [
            "Normal",
            "Normal 0 is what the gauge shows.",
            "Normal 7.5 8.0",
            "/* Style Definitions */ is what the page begins with, and nobody knows why.",
        ] {
            let shown = text(&format!("<p>{line}</p>"));
            assert!(shown.contains(line), "{line}: {shown}");
        }
    }
}
