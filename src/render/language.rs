//! The language of code, as the classes around it tell it.

use crate::decision::Decision;

/// Elements around code that are asked for its language. Code with numbered lines stands in a table.
const NAMING_LANGUAGE: usize = 6;

/// Those of them that may name languages we do not know: the classes of others tell that of the page.
const NAMING_ANY: usize = 3;

/// Bytes of their classes that are read, and the longest name of a language.
const LONGEST_CLASSES: usize = 512;
const LONGEST_LANGUAGE: usize = 32;

/// What stands before the name of any language.
const BEFORE_ANY: [&str; 3] = ["language-", "lang-", "highlight-source-"];

/// What stands before the name of one, and before much else.
const BEFORE_KNOWN: [&str; 2] = ["highlight-", "src-"];

/// Classes beside which the name of a language is one.
const BESIDE_KNOWN: [&str; 6] = [
    "brush:",
    "code",
    "highlight",
    "hljs",
    "prettyprint",
    "sourceCode",
];

/// Languages of code by the names that highlighters know them by.
const LANGUAGES: [&str; 61] = [
    "asm",
    "awk",
    "bash",
    "bat",
    "batch",
    "c",
    "c++",
    "clojure",
    "cmake",
    "coffeescript",
    "console",
    "cpp",
    "csharp",
    "css",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "erlang",
    "fortran",
    "fsharp",
    "go",
    "groovy",
    "haskell",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "nginx",
    "objectivec",
    "perl",
    "php",
    "powershell",
    "py",
    "python",
    "r",
    "ruby",
    "rust",
    "scala",
    "scss",
    "sh",
    "shell",
    "sql",
    "swift",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
];

/// The language of code, as the classes of the elements around it tell it.
pub(super) fn language(decision: Decision<'_>) -> Option<&str> {
    let mut elements = decision
        .block()
        .ancestors()
        .take(NAMING_LANGUAGE)
        .enumerate();
    elements.find_map(|(distance, element)| {
        let end = element.tokens().floor_char_boundary(LONGEST_CLASSES);
        let tokens = element.tokens().get(..end).unwrap_or_default();
        let mut names = tokens.split_ascii_whitespace();
        let is_of_code = names.clone().any(|name| BESIDE_KNOWN.contains(&name));
        names.find_map(|token| {
            let name = token.trim_end_matches([';', ',']);
            let behind = |prefixes: &[&str]| {
                let mut found = prefixes.iter().filter_map(|it| name.strip_prefix(it));
                found.next()
            };
            let any = behind(&BEFORE_ANY).filter(|_| distance < NAMING_ANY);
            let known = behind(&BEFORE_KNOWN).or(Some(name).filter(|_| is_of_code));
            let known = known.filter(|name| LANGUAGES.binary_search(name).is_ok());
            any.or(known).filter(|name| is_name(name))
        })
    })
}

fn is_name(name: &str) -> bool {
    (1..=LONGEST_LANGUAGE).contains(&name.len()) && !name.contains('`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(LANGUAGES.is_sorted() && BESIDE_KNOWN.is_sorted());
    }
}
