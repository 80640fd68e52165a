//! Names and dates on the first page of a site: those of the stories that it leads to.

use super::{Candidate, FieldName};

/// Takes the weight from the names and dates of a front page that stand in its body, where there are
/// those of several stories: none of them is that of the page.
pub(crate) fn leave_out_stories(candidates: &mut [Candidate]) {
    let is_of_body = |candidate: &Candidate| {
        let is_of_story = matches!(
            candidate.field,
            FieldName::Author | FieldName::Published | FieldName::Modified
        );
        candidate.place.is_shown() && is_of_story && candidate.weight > 0.0
    };
    let has_several = {
        let is_published = |it: &&Candidate| it.field == FieldName::Published && is_of_body(it);
        let published = candidates.iter().filter(is_published);
        let mut dates = published.filter_map(Candidate::as_date);
        let first = dates.next();
        first.is_some_and(|first| dates.any(|date| !date.is_day_of(first)))
    };
    for candidate in candidates.iter_mut().filter(|_| has_several) {
        if is_of_body(candidate) {
            candidate.weight = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_front_page_is_by_none_of_those_who_wrote_its_stories() {
        let post = |number: u8, name: &str| {
            format!(
                "<div class=post><h2><a href=/p/{number}>Boat {number} has left the harbour</a></h2>\
                 <p>Posted by <a href=/u/{name}>{name}</a> on {number} October 2014</p>\
                 <p>The rowers left before sunrise, and the lamp was still burning when they passed.</p></div>"
            )
        };
        let stories = post(9, "nora") + &post(7, "tom") + &post(3, "ann");
        let read = |address: &str, posts: &str| {
            let page = format!("<title>Harbour Post</title>{posts}");
            let document = crate::Document::from_text(page).with_url(address);
            let article = crate::clean(document);
            let metadata = article.metadata();
            (!metadata.authors.is_empty(), metadata.published.is_some())
        };
        let site = "https://harbour.example/";
        assert_eq!(read(site, &stories), (false, false));
        assert_eq!(read(site, &post(9, "nora")), (true, true));
        assert!(read("https://harbour.example/p/9", &stories).1);
    }
}
