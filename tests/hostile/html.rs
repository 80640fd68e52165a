//! Markup that is nested, repeated or left open beyond reason.

use std::time::Duration;

use super::{Input, check, clean_and_render, flood, floods, input, numbered, time};

/// How many times longer ten times the size may take: what no longer fits into the caches is slow
/// besides.
const GROWTH_BY_TEN: f64 = 25.0;

#[test]
#[ignore = "takes a minute, and optimisation"]
fn ten_times_as_much_takes_about_ten_times_as_long() {
    let mut inputs = floods(&[
        ("", "<div>"),
        ("", "<div class=content>x"),
        ("", "<ul><li>x"),
        ("", "<blockquote>x"),
        ("", "<table><tr><td>x<td>"),
        ("<table>", "x<tr>"),
        ("", "<svg><g>x"),
        ("", "<b><p>x"),
        ("", "<b><div></b>"),
        ("", "<a href=x><p></a>"),
        ("", "</p>"),
        ("<p>x</p><p", " a"),
        ("<p>x", "<!"),
        ("<p>x</p><script>", "<!--<script>"),
    ]);
    inputs.push(input("unique <font>s, then paragraphs", fonts));
    inputs.push(input("unique attributes of an element", attributes));
    let tenfold = |input: &Input, size: usize| -> Duration {
        let times = (0..3).map(|_| {
            let text = (input.make)(size);
            time(move || clean_and_render(text.into()))
        });
        let best = times.map(|time| time.unwrap_or_else(|error| panic!("{}: {error}", input.name)));
        best.min().unwrap_or_default()
    };
    for input in &inputs {
        let (once, tenfold) = (tenfold(input, 1 << 20), tenfold(input, 10 << 20));
        println!("{once:>10.1?} {tenfold:>10.1?}  {}", input.name);
        let growth = tenfold.as_secs_f64() / once.as_secs_f64();
        assert!(
            growth < GROWTH_BY_TEN,
            "{}: {once:?}, {tenfold:?}",
            input.name
        );
    }
}

#[test]
fn nested_elements_end_in_time() {
    check(floods(&[
        ("", "<div>"),
        ("", "<div class=content>x"),
        ("", "<span>"),
        ("", "<p><span>"),
        ("", "<section><h2>x</h2>"),
        ("", "<ul><li>"),
        ("", "<ul><li>x"),
        ("", "<ol><li>x"),
        ("", "<dl><dd>x"),
        ("", "<blockquote>"),
        ("", "<blockquote>x"),
        ("", "<table>"),
        ("", "<table><tr><td>"),
        ("", "<table><tr><td>x<td>"),
        ("<table>", "<tr><td>x<td>y"),
        ("<table>", "<b>x"),
        ("<table>", "x<tr>"),
        ("", "<svg>"),
        ("", "<svg><g>x"),
        ("", "<svg><foreignObject><p>x"),
        ("", "<math><mi>x"),
        ("", "<select>"),
        ("", "<select><option>x"),
        ("<select>", "<optgroup>"),
        ("", "<template>"),
        ("", "<noscript>"),
        ("", "<form>"),
        ("", "<button>"),
        ("", "<ruby><rt>x"),
        ("", "<h1>x"),
        ("", "<pre>x"),
        ("", "<frameset>"),
        ("", "<object>"),
        ("", "<div hidden>x"),
        ("", "<span hidden>x</span>"),
        ("", "<span itemprop=author>x"),
        ("", "<a rel=author>x"),
    ]));
}

/// Half of the document is what one element says, and the other half blocks that could repeat it.
fn said(
    before: &'static str,
    one: &'static str,
    behind: &'static str,
    piece: &'static str,
) -> Input {
    let name = format!("{before:?} {one:?} over and over, {behind:?} {piece:?}");
    input(name, move |size| {
        let start = format!("{before}{}{behind}", one.repeat(size / 2 / one.len()));
        flood(&start, piece, size)
    })
}

#[test]
fn what_one_element_says_is_not_written_again_and_again() {
    check(vec![
        said("<a href=\"/", "a", "\">", "<p>tide word</p>"),
        said("<a href=\"", " ", "/x\">", "<p>tide word</p>"),
        said("<a href=\"/", "a", "\"><table><tr><td>x", "<td>"),
        said(
            "<base href=\"https://a.example/",
            "b",
            "/\">",
            "<a href=b>c</a>",
        ),
        said("<div class=\"", "a ", "\">", "<pre>ab</pre>"),
        said("<div class=\"language-", "a", "\">", "<pre>ab</pre>"),
        said(
            "<table><tr><td>x",
            "<td rowspan=65000>",
            "",
            "<tr><td>a<td>b",
        ),
        said("+++\n[", "A", "]\n", "a=1\n"),
        said("<ol start=4000000000>", "<li>x<section>", "<pre>", "a\n"),
    ]);
}

#[test]
fn elements_left_open_end_in_time() {
    let opened = |name: &str, tag: &str, times: usize, piece: &'static str| {
        let start = tag.repeat(times);
        let name = format!("{times} {name}");
        input(name, move |size| flood(&start, piece, size))
    };
    check([
        opened("<b>, then lines", "<b>", 500, "x<br>"),
        opened("<i>, then divs", "<i>", 500, "<div>x</div>"),
        opened("<a>, then paragraphs", "<a href=y>", 500, "<p>x"),
        opened("<code>, then cells", "<code>", 500, "<tr><td>x<td>"),
        opened("lists, then items", "<ul>", 300, "<li>x"),
        opened("lists in items, then items", "<ul><li>", 250, "<li>x"),
        opened("quotes, then lines", "<blockquote>", 500, "x<br>"),
        opened("<nav>, then lines", "<nav class=a>", 500, "x<br>"),
        opened(
            "sections of links",
            "<div>",
            80,
            "<div><h2>Related posts</h2><p>x",
        ),
        opened("authors, then lines", "<em rel=author>", 500, "x<br>"),
        opened("<b>, then end tags", "<b>", 500, "</x>"),
        opened("<b> and <div>, then end tags", "<b><div>", 250, "</b>"),
        opened(
            "<div>, then sections",
            "<div>",
            90,
            "<section><h2>x</h2></section>",
        ),
    ]);
}

#[test]
fn formatting_elements_end_in_time() {
    let mut inputs = floods(&[
        ("", "<b>"),
        ("", "<b>x"),
        ("", "<b><p>x"),
        ("", "<p><b></p>"),
        ("", "<b><div></b>"),
        ("", "<a><b></a>"),
        ("", "<a href=x><p></a>"),
        ("", "<b><i></b></i>"),
        ("", "<nobr>x"),
        ("", "<b><table>"),
        ("", "<p><code><em><strong>x</p>"),
    ]);
    inputs.push(input("unique <font>s, then paragraphs", fonts));
    check(inputs);
}

/// Formatting elements that differ are all opened again in each paragraph.
fn fonts(size: usize) -> String {
    let fonts = numbered(size / 2, |number| format!("<font color=\"#{number:06x}\">"));
    flood(&fonts, "<p>x", size)
}

#[test]
fn tags_end_in_time() {
    check(floods(&[
        ("", "</x>"),
        ("", "</p>"),
        ("", "</br>"),
        ("", "</div></span>"),
        ("<b>", "</b></i>"),
        ("<p>x", "<"),
        ("<p>x</p>", "<script></script>"),
        ("<p>x</p>", "<plaintext>"),
        ("<p>x</p>", "<img src=y alt=z>"),
        ("<p>x</p>", "<a href=y>z</a> "),
        ("<p>x</p>", "<br>"),
        ("<p>x</p>", "<time datetime=2024-05-03>x</time>"),
        ("<p>x</p>", "<meta name=author content=x>"),
        ("<p>x</p>", "<p>x<p>y."),
        ("<p>x</p>", "<h1>A title</h1>"),
    ]));
}

#[test]
fn comments_and_raw_text_end_in_time() {
    check(floods(&[
        ("<p>", "<!-->"),
        ("<p>x<!--", "-"),
        ("<p>x<!--", "x "),
        ("<p>x<!--", "--!"),
        ("<p>x", "<!--"),
        ("<p>x", "<!"),
        ("<p>x", "<?"),
        ("<p>x</p><script>", "<!--<script>"),
        ("<p>x</p><script>", "x"),
        ("<p>x</p><title>", "x "),
        ("<p>x</p><textarea>", "</textare"),
        ("<p>x</p><style>", "</"),
        ("<p>x</p><script type=application/ld+json>", "["),
        ("<p>x</p><script type=application/ld+json>", "{\"@graph\":"),
    ]));
}

#[test]
fn attributes_end_in_time() {
    let mut inputs = floods(&[
        ("<p>x</p><p", " a"),
        ("<p>x</p><p a=\"", "x "),
        ("<p>x</p><p a='", "&amp;"),
        ("<p>x</p><p class='", "ad-"),
        ("<p>x</p><p ", "=\""),
        ("<p>x</p>", "<p a=b c=d e=f>"),
    ]);
    inputs.push(input("unique attributes of an element", attributes));
    inputs.push(input("unique attributes of the root", |size| {
        let tags = numbered(size, |number| format!("<html a{number}=b>"));
        format!("{tags}<p>x")
    }));
    inputs.push(input("unique class names", |size| {
        numbered(size, |number| format!("<p class=c{number}>x"))
    }));
    inputs.push(input("long class names and a long style", |size| {
        let classes = flood("", "ad-box ", size / 2);
        let style = flood("", "color:red;", size / 2);
        format!("<p>x</p><p class=\"{classes}\" style=\"{style}\">y")
    }));
    check(inputs);
}

#[test]
fn statements_end_in_time() {
    let statements = |name: &'static str, keys: &'static [&'static str]| {
        input(name, move |size| {
            numbered(size, |number| {
                let key = keys[number % keys.len()];
                format!("<meta property={key} content='Name {number} | Post'>")
            })
        })
    };
    check([
        statements(
            "sections and authors",
            &["article:section", "article:author"],
        ),
        statements("titles", &["og:title"]),
        statements("titles and sites", &["og:title", "og:site_name"]),
        statements("authors and sites", &["author", "og:site_name"]),
        input("titles of elements", |size| {
            numbered(size, |number| {
                format!("<title>Name {number} - Post</title><h1>Name {number}</h1>")
            })
        }),
    ]);
}

fn attributes(size: usize) -> String {
    let attributes = numbered(size, |number| format!(" a{number}=b"));
    format!("<p>x</p><p{attributes}>y</p>")
}

#[test]
fn character_references_and_escaped_markup_end_in_time() {
    check(floods(&[
        ("<p>x", "&amp;"),
        ("<p>x", "&lt;"),
        ("<p>x", "&#x41;"),
        ("<p>x", "&notit;"),
        ("<p>x", "&CounterClockwiseContourIntegra"),
        ("<p>x", "&#"),
        ("<p>x&#", "9"),
        ("<p>x", "&"),
        ("", "&lt;"),
        ("", "&lt;p&gt;"),
        ("", "&lt;p "),
        ("", "&lt;p&quot;"),
        ("", "&amp;lt;p&amp;gt;"),
        ("&lt;p&gt;&lt;p&gt;&lt;p&gt;", "&amp;"),
        ("&lt;p&gt;&lt;p&gt;&lt;p&gt;&", "amp;"),
        ("", "&lt;div&gt;x"),
        ("", "&lt;font color=red&gt;&lt;p&gt;"),
    ]));
}
