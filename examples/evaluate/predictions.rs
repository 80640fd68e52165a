//! What is scored: articles that are made now, or a file of them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
#[cfg(feature = "training")]
use dechaff::CleanerBuilder;
use dechaff::{Article, Cleaner, Document};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::set::Entry;

/// An article as far as it is scored.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Prediction {
    id: Value,
    pub title: Option<String>,
    #[serde(default, skip_serializing)]
    author: Option<String>,
    authors: Option<Vec<String>>,
    pub published: Option<String>,
    text: Option<String>,
    #[serde(default)]
    pub page_type: Option<String>,
    #[serde(default)]
    pub confidence: Option<f32>,
}

/// Where predictions come from.
pub enum Predictions<'a> {
    Made(&'a Cleaner),
    /// Made with models that have not seen the document.
    #[cfg(feature = "training")]
    MadeUnseen(&'a Models, &'a str),
    /// By identifier.
    Read(HashMap<String, Prediction>),
}

impl Predictions<'_> {
    /// Reads a file of JSON lines.
    pub fn read(path: &Path) -> anyhow::Result<Predictions<'static>> {
        let file =
            File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mut predictions = HashMap::new();
        for (at, line) in BufReader::new(file).lines().enumerate() {
            let place = || format!("{}, line {}", path.display(), at + 1);
            let line = line.with_context(place)?;
            let prediction: Prediction = serde_json::from_str(&line).with_context(place)?;
            predictions.insert(prediction.id.to_string(), prediction);
        }
        Ok(Predictions::Read(predictions))
    }

    /// The prediction for a document; an empty one where there is none.
    pub fn of(&self, entry: &Entry) -> Prediction {
        match self {
            Predictions::Read(read) => read.get(&entry.id.to_string()).cloned().unwrap_or_default(),
            Predictions::Made(cleaner) => Prediction::make(cleaner, entry),
            #[cfg(feature = "training")]
            Predictions::MadeUnseen(models, set) => match models.of(set, &entry.id) {
                Some(cleaner) => Prediction::make(cleaner, entry),
                None => Prediction::default(),
            },
        }
    }
}

/// A model for each fold or set, and which of them has not seen which document.
#[cfg(feature = "training")]
pub struct Models {
    /// By set and identifier, the name of a model.
    assignment: HashMap<String, HashMap<String, String>>,
    cleaners: HashMap<String, Cleaner>,
}

#[cfg(feature = "training")]
impl Models {
    /// Reads the folder that `train.py` wrote.
    pub fn read(folder: &Path, builder: impl Fn() -> CleanerBuilder) -> anyhow::Result<Models> {
        let path = folder.join("assignment.json");
        let unreadable = || format!("{} cannot be read", path.display());
        let text = std::fs::read_to_string(&path).with_context(unreadable)?;
        let assignment: HashMap<String, HashMap<String, String>> =
            serde_json::from_str(&text).with_context(unreadable)?;
        let mut cleaners = HashMap::new();
        for name in assignment.values().flat_map(HashMap::values) {
            if !cleaners.contains_key(name) {
                let path = folder.join(format!("{name}.bin"));
                let bytes = std::fs::read(&path)
                    .with_context(|| format!("{} cannot be read", path.display()))?;
                cleaners.insert(name.clone(), builder().model(&bytes).build()?);
            }
        }
        Ok(Models {
            assignment,
            cleaners,
        })
    }

    fn of(&self, set: &str, id: &Value) -> Option<&Cleaner> {
        let name = self.assignment.get(set)?.get(&id.to_string())?;
        self.cleaners.get(name)
    }
}

impl Prediction {
    fn make(cleaner: &Cleaner, entry: &Entry) -> Prediction {
        let mut document = Document::from_text(entry.document.as_str());
        if let Some(url) = &entry.url {
            document = document.with_url(url.as_str());
        }
        Prediction::of(&cleaner.clean(document), entry.id.clone())
    }

    fn of(article: &Article, id: Value) -> Prediction {
        let metadata = article.metadata();
        let authors = metadata.authors.iter().map(|author| author.value.clone());
        let published = metadata.published.as_ref();
        Prediction {
            id,
            title: article.title().map(str::to_owned),
            author: None,
            authors: Some(authors.collect()),
            published: published.map(|date| date.value.to_string()),
            text: Some(article.text().to_owned()),
            page_type: article
                .page_type()
                .map(|page_type| page_type.name().to_owned()),
            confidence: article.confidence(),
        }
    }

    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// All authors in one line.
    pub fn authors(&self) -> String {
        match (&self.author, &self.authors) {
            (Some(author), _) if !author.is_empty() => author.clone(),
            (_, Some(authors)) => authors.join("; "),
            _ => String::new(),
        }
    }
}
