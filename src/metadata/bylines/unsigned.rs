//! Names in the body of pages that nobody signs: brands of products, customers who praise an offer, authors
//! of the first card of a list.

use crate::metadata::{Candidate, FieldName};
use crate::page_type::PageType;

/// Takes the weight from the authors that only the body of a product, a collection, a list or an offer
/// shows: of 25 such none had written the page. What its head and its data state stays, and so do names next
/// to the title where the page tells when it was published, since stories may be taken for something else.
pub(crate) fn leave_out_names(candidates: &mut [Candidate], page_type: Option<PageType>) {
    let is_unsigned = matches!(
        page_type,
        Some(PageType::Collection | PageType::Listing | PageType::Product | PageType::Service)
    );
    if !is_unsigned {
        return;
    }
    let is_dated = candidates
        .iter()
        .any(|it| it.field == FieldName::Published && it.weight >= DATED);
    for candidate in candidates {
        let is_signed = is_dated && candidate.weight >= NEAR;
        if candidate.field == FieldName::Author && candidate.place.is_shown() && !is_signed {
            candidate.weight = candidate.weight.min(0.0);
        }
    }
}

/// The weights from which on a name stands next to the title, and a date is that of the page.
const NEAR: f32 = 2.0;
const DATED: f32 = 2.7;

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
        leave_out_names(&mut candidates, Some(page_type));
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
}
