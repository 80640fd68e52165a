//! Sources that tell the page of a paper.

use crate::metadata::date;
use crate::phrases;

/// A source without the brackets behind it that tell a day or the page of a paper:
/// `河口日报（2024年05月03日 06版）`.
pub(crate) fn without_issue(source: &str) -> &str {
    let inside = source.strip_suffix(['）', ')']);
    let Some((name, issue)) = inside.and_then(|it| it.rsplit_once(['（', '('])) else {
        return source;
    };
    let tells = issue.ends_with('版') || date::find(issue).is_some();
    match tells && !name.trim().is_empty() {
        true => name.trim(),
        false => source,
    }
}

/// The paper that a text was printed in: `《江城日报》（2024年04月23日 第05版）`.
pub(crate) fn paper(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\u{3000}']);
    let (name, issue) = text.strip_prefix('《')?.split_once('》')?;
    let name = name.trim();
    let issue = issue.trim().strip_prefix(['(', '（'])?;
    let issue = issue.strip_suffix([')', '）'])?.trim();
    let is_dated = || issue.contains('年') || date::find(issue).is_some();
    let is_issue = issue.ends_with('版') && is_dated();
    (is_issue && phrases::is_outlet(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn sources_may_tell_the_page_of_a_paper() {
        for (source, name) in [
            ("河口日报（2024年05月03日 06版）", "河口日报"),
            ("河口日报（第3版）", "河口日报"),
            ("河口日报（海外版记者站）", "河口日报（海外版记者站）"),
        ] {
            assert_eq!(super::without_issue(source), name);
        }
    }
    #[test]
    fn papers_stand_before_their_issue() {
        for (line, name) in [
            ("《河口日报》（2024年05月03日 第06版）", Some("河口日报")),
            ("《河口日报》 （ 2005-04-06 第02版 ）", Some("河口日报")),
            ("《河口日报》（第02版）", None),
            ("《渡口的早晨》（2005-04-06 第02版）", None),
        ] {
            assert_eq!(super::paper(line), name, "{line}");
        }
    }
}
