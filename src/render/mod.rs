//! From the kept blocks to text, Markdown and HTML.

mod address;
mod as_written;
mod emphasis;
mod escape;
mod html;
mod inline;
mod language;
mod levels;
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
        let expected =
            "<p>The <strong>tide</strong> &lt;3 comes in.</p>\n<ul>\n<li>One</li>\n</ul>\n";
        assert_eq!(clean(page).to_html(), expected);
    }

    fn markdown(page: &str) -> String {
        clean(page).to_markdown()
    }

    #[test]
    fn code_stays_as_it_is() {
        let page = "<p>Call <code>my_func(a*b)</code>, <strong><code>x</code></strong> or \
            <a href='/r'><code>run()</code></a>.</p><pre class='language-rust'>    let a_b;\n  let c;</pre>";
        let expected = "Call `my_func(a*b)`, **`x`** or [`run()`](/r).\n\n\
            ```rust\n    let a_b;\n  let c;\n```";
        assert_eq!(markdown(page), expected);
    }

    #[test]
    fn the_language_of_code_is_told_in_many_ways() {
        for code in [
            "<pre><code class='hljs language-rust'>let a;</code></pre>",
            "<div class='highlight highlight-source-rust'><pre>let a;</pre></div>",
            "<div class='highlight-rust notranslate'><div class=highlight><pre>let a;</pre></div></div>",
            "<pre class='brush: rust;'>let a;</pre>",
            "<pre class='sourceCode rust'><code>let a;</code></pre>",
            "<figure class='highlight rust'><table><tr><td class=gutter><pre>1<br>2</pre></td>\
            <td class=code><pre>let a;</pre></td></tr></table></figure>",
        ] {
            let page = format!("<p>Write this:</p>{code}");
            assert_eq!(
                markdown(&page),
                "Write this:\n\n```rust\nlet a;\n```",
                "{code}"
            );
        }
        for code in [
            "<pre class=highlight><code>let a;</code></pre>",
            "<div class='highlight-box rust'><pre>let a;</pre></div>",
        ] {
            assert_eq!(markdown(code), "```\nlet a;\n```");
        }
    }

    #[test]
    fn images_in_the_line_are_set_off_as_they_were() {
        let page = "<p>The relation <img src=/e.svg alt=E> is known, <img src=/a.svg alt=A>.</p>";
        assert_eq!(
            markdown(page),
            "The relation ![E](/e.svg) is known, ![A](/a.svg) ."
        );
    }

    const LISTS: &str = "<ol><li>One<ul><li>Inner</li></ul>after it</li><li><p>Two</p><p>fish</p>\
        <pre>a\n\nb</pre></li><li>Three<br>line</li></ol><ol><li>Boat</li></ol><ul><li>Pier<ul><ul><li>Deep</li></ul></ul></li></ul>\
        <p>The ferry was late again on Friday, for the third time this week, and nobody knows why.</p>";

    #[test]
    fn what_belongs_to_an_item_stands_in_it() {
        let expected = "\
1. One
   - Inner

   after it

2. Two

   fish

   ```
   a

   b
   ```

3. Three\\
   line

1) Boat

- Pier
  - Deep

The ferry was late again on Friday, for the third time this week, and nobody knows why.";
        assert_eq!(markdown(LISTS), expected);
        let expected = "\
<ol>
<li>One
<ul>
<li>Inner</li>
</ul>
<p>after it</p>
</li>
<li>Two
<p>fish</p>
<pre>a

b</pre>
</li>
<li>Three<br>
line</li>
</ol>
<ol>
<li>Boat</li>
</ol>
<ul>
<li>Pier
<ul>
<li>Deep</li>
</ul>
</li>
</ul>
<p>The ferry was late again on Friday, for the third time this week, and nobody knows why.</p>
";
        assert_eq!(clean(LISTS).to_html(), expected);
    }

    #[test]
    fn numbers_of_items_are_kept() {
        let page = "<ol start=4><li><h3>Head</h3><p>Text</p></li><li>Five</li></ol>";
        assert_eq!(markdown(page), "4. ### Head\n\n   Text\n\n5. Five");
        let expected =
            "<ol>\n<li value=\"4\"><h3>Head</h3>\n<p>Text</p>\n</li>\n<li>Five</li>\n</ol>\n";
        assert_eq!(clean(page).to_html(), expected);
    }

    #[test]
    fn quotations_are_one_or_several_as_they_were() {
        let page =
            "<blockquote><p>One</p><p>fish</p></blockquote><blockquote><p>Boat</p></blockquote>";
        assert_eq!(markdown(page), "> One\n>\n> fish\n\n> Boat");
        let expected = "<blockquote>\n<p>One</p>\n<p>fish</p>\n</blockquote>\n\
            <blockquote>\n<p>Boat</p>\n</blockquote>\n";
        assert_eq!(clean(page).to_html(), expected);
    }

    #[test]
    fn captions_stand_with_what_they_are_of() {
        let page = "<figure><img src='/p.jpg' alt='pier'><figcaption>The <i>Elm</i></figcaption></figure>\
            <table><caption>Tides</caption><tr><th>Day</th><th>Time</th></tr></table>";
        let expected = "![pier](/p.jpg)\n\n*The Elm*\n\n*Tides*\n\n| Day | Time |\n| --- | --- |";
        assert_eq!(markdown(page), expected);
        let expected = "<figure>\n<img src=\"/p.jpg\" alt=\"pier\">\n\
            <figcaption>The <em>Elm</em></figcaption>\n</figure>\n\
            <table>\n<caption>Tides</caption>\n<tr><th>Day</th><th>Time</th></tr>\n</table>\n";
        assert_eq!(clean(page).to_html(), expected);
    }

    #[test]
    fn a_table_is_one_and_shows_all_its_cells() {
        let page = "<table><thead><tr><th>Boat</th><th>Size</th></tr></thead><tbody>\
            <tr><td><a href='/elm'><b>Elm</b></a></td><td><code>a|b</code></td><td>3</td></tr></tbody></table>";
        let expected = "| Boat | Size |  |\n| --- | --- | --- |\n| **[Elm](/elm)** | `a\\|b` | 3 |";
        assert_eq!(markdown(page), expected);
        let expected = "<table>\n<tr><th>Boat</th><th>Size</th></tr>\n\
            <tr><td><strong><a href=\"/elm\">Elm</a></strong></td><td><code>a|b</code></td><td>3</td></tr>\n</table>\n";
        assert_eq!(clean(page).to_html(), expected);
    }

    #[test]
    fn text_is_not_made_markup_by_what_stands_around_it() {
        let page = "<h2># C #</h2><p>1986. A year</p><p>Wow!<a href='/x'>link</a></p><p>a<br>- b &amp;copy;</p>";
        let expected = "## # C \\#\n\n1986\\. A year\n\nWow\\![link](/x)\n\na\\\n\\- b \\&copy;";
        assert_eq!(markdown(page), expected);
    }

    #[test]
    fn addresses_run_nothing() {
        let page =
            "<p><a href='java&#10;script:x()'>a</a> <a name=b>b</a> <img src='vbscript:x'></p>";
        assert_eq!(markdown(page), "a b");
        assert_eq!(
            clean(page).to_html(),
            "<p>a b<img src=\"#\" alt=\"\"></p>\n"
        );
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
