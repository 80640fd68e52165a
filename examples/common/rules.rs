//! The options that say which rules run and how much they remove.

use anyhow::bail;
use clap::{Args, ValueEnum};
use dechaff::{BuildError, Cleaner, CleanerBuilder, Preset};

#[derive(Args)]
pub struct RuleOptions {
    /// How much to remove.
    #[arg(long, value_enum, default_value_t)]
    preset: PresetName,
    /// Leaves a rule out; may be given several times.
    #[arg(long, value_name = "RULE")]
    without: Vec<String>,
}

/// How much evidence it takes to remove something.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum PresetName {
    /// As sure to keep the article as to remove the rest.
    #[default]
    Balanced,
    /// Removes more.
    Precision,
    /// Removes less.
    Recall,
}

impl RuleOptions {
    /// The cleaner that was asked for.
    pub fn cleaner(&self) -> anyhow::Result<Cleaner> {
        match self.builder().build() {
            Err(error @ BuildError::UnknownRule(_)) => {
                let names: Vec<String> = Cleaner::default().rules().map(str::to_owned).collect();
                bail!("{error}; the rules are: {}", names.join(", "))
            }
            built => Ok(built?),
        }
    }

    /// What builds it.
    pub fn builder(&self) -> CleanerBuilder {
        let preset = match self.preset {
            PresetName::Balanced => Preset::Balanced,
            PresetName::Precision => Preset::Precision,
            PresetName::Recall => Preset::Recall,
        };
        let mut builder = Cleaner::builder().preset(preset);
        for rule in &self.without {
            builder = builder.without(rule);
        }
        builder
    }
}
