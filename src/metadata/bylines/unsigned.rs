//! Names and dates in the body of pages that nobody signs: brands of products, days on which they are
//! released, customers who praise an offer, authors and dates of the first card of a list.

use crate::metadata::{Candidate, FieldName};
use crate::page_type::PageType;

/// Takes the weight from the authors and the dates that only the body of a product, a collection, a list or
/// an offer shows: none of 25 such had written the page, and one of 30 dates was its own. What its head and
/// its data state stays, and so do names next to the title where the page tells when it was published,
/// since stories may be taken for something else. Documentation shows its own date next to the title.
pub(crate) fn leave_out(candidates: &mut [Candidate], page_type: Option<PageType>) {
    let is_dated = candidates
        .iter()
        .any(|it| it.field == FieldName::Published && it.weight >= DATED);
    let is_signed = |candidate: &Candidate| match candidate.field {
        FieldName::Author => !is_unsigned(page_type) || (is_dated && candidate.weight >= NEAR),
        FieldName::Published if page_type == Some(PageType::Documentation) => {
            candidate.weight >= NEXT_TO_TITLE
        }
        FieldName::Published => !is_unsigned(page_type),
        _ => true,
    };
    for candidate in candidates {
        if candidate.place.is_shown() && !is_signed(candidate) {
            candidate.weight = candidate.weight.min(0.0);
        }
    }
}

/// Whether a day on which a page says that it was changed may stand for that of its publication, which it
/// does not tell: it does in articles (15 of 17), in pages of other types in 2 of 35.
pub(crate) fn is_dated_by_change(page_type: Option<PageType>) -> bool {
    !is_unsigned(page_type) && page_type != Some(PageType::Documentation)
}

/// Whether pages of a type are signed by nobody.
fn is_unsigned(page_type: Option<PageType>) -> bool {
    matches!(
        page_type,
        Some(PageType::Collection | PageType::Listing | PageType::Product | PageType::Service)
    )
}

/// The weights from which on a name stands near the title, a date is that of the page, and stands next to
/// its title.
const NEAR: f32 = 2.0;
const DATED: f32 = 2.7;
const NEXT_TO_TITLE: f32 = 2.4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Place;

    /// Whether the author stays on a page of a type.
    fn stays(place: Place, weight: f32, dated: bool, page_type: PageType) -> bool {
        let author = Candidate::text(FieldName::Author, "Ann Bell");
        let mut candidates = vec![author.at(place).weighing(weight)];
        if dated {
            let date = Candidate::text(FieldName::Published, "2024-05-03");
            candidates.push(date.at(Place::MetaTag).weighing(3.3));
        }
        leave_out(&mut candidates, Some(page_type));
        candidates[0].weight > 0.0
    }

    #[test]
    fn nobody_signs_a_product() {
        for page_type in PageType::ALL {
            let is_signed = matches!(
                page_type,
                PageType::Article | PageType::Documentation | PageType::Forum
            );
            for place in [Place::Byline, Place::Markup, Place::Credit] {
                assert_eq!(stays(place, 2.1, false, page_type), is_signed);
                assert_eq!(stays(place, 1.9, true, page_type), is_signed);
                assert!(stays(place, 2.1, true, page_type));
            }
            assert!(stays(Place::MetaTag, 2.05, false, page_type));
            assert!(stays(Place::JsonLd, 2.8, false, page_type));
        }
    }

    #[test]
    fn dates_in_the_body_of_products_and_lists_are_of_other_things() {
        let weight = |place, weight, page_type| {
            let date = Candidate::text(FieldName::Published, "2024-05-03");
            let mut candidates = vec![date.at(place).weighing(weight)];
            leave_out(&mut candidates, Some(page_type));
            candidates[0].weight
        };
        for page_type in [PageType::Product, PageType::Listing, PageType::Service] {
            assert_eq!(weight(Place::Byline, 3.0, page_type), 0.0);
            assert_eq!(weight(Place::TimeElement, 2.3, page_type), 0.0);
            assert_eq!(weight(Place::MetaTag, 3.3, page_type), 3.3);
        }
        assert_eq!(weight(Place::Byline, 1.0, PageType::Article), 1.0);
        assert_eq!(weight(Place::Byline, 2.0, PageType::Documentation), 0.0);
        assert_eq!(weight(Place::Byline, 2.7, PageType::Documentation), 2.7);
    }
}
