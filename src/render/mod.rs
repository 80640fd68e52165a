//! From the kept blocks to text, Markdown and HTML.

mod html;
mod inline;
mod markdown;
mod text;

pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use text::text;

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::cleaner::Cleaner;
    use crate::document::Document;

    /// Without the score: what is rendered is not to change when a model is trained anew.
    fn clean<'a>(page: impl Into<Document<'a>>) -> Article {
        let cleaner = Cleaner::builder().without("content_score").build();
        cleaner.expect("a rule can be left out").clean(page)
    }

    const PAGE: &str = "<article><h1>Boats</h1><h3>Tides &amp; boats</h3>\
        <p>The <b>tide</b> comes <a href=\"/t?a=1\">in at <i>four</i></a>.<br>It goes out at ten.</p>\
        <figure><img src=\"mill.png\" alt=\"A mill\"></figure>\
        <ol start=3><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>\
        <blockquote><p>Quoted</p></blockquote><pre>a\n  b</pre>\
        <table><tr><th>Boat</th><th>Sails</th></tr><tr><td>Elm</td><td>2|3</td></tr></table></article>";

    #[test]
    fn markdown_keeps_structure_links_and_images() {
        let article = clean(crate::Document::from_text(PAGE).with_url("https://a.example/x/"));
        let expected = "\
### Tides & boats

The **tide** comes [in at *four*](https://a.example/t?a=1).\\
It goes out at ten.

![A mill](https://a.example/x/mill.png)

3. One
    - Inner
4. Two

> Quoted

```
a
  b
```

| Boat | Sails |
| --- | --- |
| Elm | 2\\|3 |";
        assert_eq!(article.to_markdown(), expected);
    }

    #[test]
    fn html_keeps_structure_and_runs_nothing() {
        let page = "<p>The <b>tide</b> &lt;3 <a href=\"javascript:x()\">comes</a> in.</p><ul><li>One</li></ul>";
        let expected = "<p>The <strong>tide</strong> &lt;3 <a href=\"#\">comes</a> in.</p>\n<ul>\n<li>One</li>\n</ul>\n";
        assert_eq!(clean(page).to_html(), expected);
    }

    #[test]
    fn addresses_with_colons_are_resolved() {
        let page = "<p><a href='/wiki/Talk:Tide'>a</a> <a href='?t=12:30'>b</a> \
            <a href='/go?u=https://b.example/'>c</a> <a href='mailto:a@b.example'>d</a></p>";
        let article = clean(Document::from_text(page).with_url("https://a.example/x/"));
        let expected = "[a](https://a.example/wiki/Talk:Tide) [b](https://a.example/x/?t=12:30) \
            [c](https://a.example/go?u=https://b.example/) [d](mailto:a@b.example)";
        assert_eq!(article.to_markdown(), expected);
    }
}
