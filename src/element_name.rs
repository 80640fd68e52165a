//! The elements that rules know by name.

/// The elements that rules ask about; everything else is `Other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ElementName {
    /// `<address>`
    Address,
    /// `<article>`
    Article,
    /// `<aside>`
    Aside,
    /// `<blockquote>`
    Blockquote,
    /// `<body>`
    Body,
    /// `<div>`
    Div,
    /// `<dl>`
    DescriptionList,
    /// `<fieldset>`
    Fieldset,
    /// `<figure>`
    Figure,
    /// `<footer>`
    Footer,
    /// `<form>`
    Form,
    /// `<button>`, `<select>`, `<textarea>` and other controls
    FormControl,
    /// `<h1>` to `<h6>`
    Heading,
    /// `<header>`
    Header,
    /// `<li>`
    ListItem,
    /// `<ol>` and `<ul>`
    List,
    /// `<main>`
    Main,
    /// `<nav>`
    Nav,
    /// `<noscript>`
    Noscript,
    /// `<p>`
    Paragraph,
    /// `<section>`
    Section,
    /// `<table>`
    Table,
    /// `<td>` and `<th>`
    TableCell,
    /// Any other element.
    Other,
}
