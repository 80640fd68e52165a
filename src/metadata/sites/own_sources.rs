//! Sources in the document's own header that tell the page of a paper.

use crate::metadata::date;

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
}
