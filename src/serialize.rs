//! `Serialize` for articles.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::article::Article;
use crate::decision::{Decision, Removal};
use crate::label::Label;
use crate::page_type::PageType;

/// Title, page type, confidence, metadata, text, kept blocks, what was removed, and warnings.
impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let blocks: Vec<Decision<'_>> = self.blocks().collect();
        let removed: Vec<Removal<'_>> = self.removed().collect();
        let mut article = serializer.serialize_struct("Article", 8)?;
        article.serialize_field("title", &self.title())?;
        article.serialize_field("page_type", &self.page_type().map(PageType::name))?;
        article.serialize_field("confidence", &self.confidence())?;
        article.serialize_field("metadata", self.metadata())?;
        article.serialize_field("text", self.text())?;
        article.serialize_field("blocks", &blocks)?;
        article.serialize_field("removed", &removed)?;
        article.serialize_field("warnings", self.warnings())?;
        article.end()
    }
}

/// The name, that of a user's own label too.
impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Kind, kept text and source span of a block.
impl Serialize for Decision<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut block = serializer.serialize_struct("Block", 3)?;
        block.serialize_field("kind", &self.kind())?;
        block.serialize_field("text", &self.text())?;
        block.serialize_field("span", &self.block().source())?;
        block.end()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields_places_and_labels_are_serialized_by_their_names() {
        use crate::{FieldName, Label, Place};
        for label in [Label::RelatedLinks, Label::Custom("weather")] {
            assert_eq!(serde_json::json!(label), label.name());
        }
        for field in [FieldName::OriginalTitle, FieldName::Url] {
            assert_eq!(serde_json::json!(field), field.name());
        }
        for place in [Place::JsonLd, Place::HtmlTitle] {
            assert_eq!(serde_json::json!(place), place.name());
        }
    }

    #[test]
    fn an_article_is_serialized_with_its_reasons() {
        let article = crate::clean(
            "---\ntitle: Tides\ndate: 2024-05-03\n---\nThe tide comes in.\n分享到：微信",
        );
        let json = serde_json::to_value(&article).expect("articles can be serialized");
        assert_eq!(json["title"], "Tides");
        assert_eq!(json["metadata"]["published"]["value"], "2024-05-03");
        assert_eq!(json["blocks"][0]["text"], "The tide comes in.");
        assert_eq!(json["removed"][4]["rule"], "share");
        assert_eq!(json["removed"][4]["label"], "share");
        assert_eq!(json["warnings"], serde_json::json!([]));
    }
}
