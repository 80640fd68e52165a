//! Documents made to exhaust whoever reads them. Each of them, at a megabyte, is cleaned in under
//! a second, and twice as much takes about twice as long.
//!
//! Without optimisation the inputs are smaller and the limit is higher, so that it is still seen
//! when one of them never ends.

use std::fmt::Write;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use dechaff::{Document, clean};
use html5ever::{LocalName, QualName, ns};
use scraper::Html;
use scraper::node::{Element, Node, Text};

const OPTIMISED: bool = !cfg!(debug_assertions);
const SIZE: usize = if OPTIMISED { 1 << 20 } else { 100 << 10 };
const LIMIT: Duration = Duration::from_secs(if OPTIMISED { 1 } else { 10 });

/// What cannot be more than noise.
const NOISE: Duration = Duration::from_millis(if OPTIMISED { 100 } else { 1000 });

/// How many times longer twice the size may take.
const GROWTH: f64 = 3.0;

/// How much front matter is read; what is longer is text.
const LONGEST_FRONT_MATTER: usize = 250 << 10;

/// What is done with a document: all that an article offers.
fn clean_and_render(document: Document) {
    let article = clean(document);
    let removed = article.removed().count();
    let rendered = article.to_markdown().len() + article.to_html().len();
    std::hint::black_box((removed, rendered));
}

/// How long the work takes, unless it takes far too long; then it is left behind.
fn time(work: impl FnOnce() + Send + 'static) -> Result<Duration, String> {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        let start = Instant::now();
        work();
        // Nobody is listening any more when it took too long.
        let _ = sender.send(start.elapsed());
    });
    match receiver.recv_timeout(LIMIT * 10) {
        Ok(time) => Ok(time),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(format!("not done in {:?}", LIMIT * 10)),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            let _ = worker.join();
            Err("it panicked".to_owned())
        }
    }
}

/// Cleans an input of a size, again if the machine may just have been busy.
fn best_time(make: &dyn Fn(usize) -> String, size: usize) -> Result<Duration, String> {
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let input = make(size);
        best = best.min(time(move || clean_and_render(Document::from_text(input)))?);
        if best < LIMIT / 4 {
            break;
        }
    }
    Ok(best)
}

/// What is wrong with an input, if anything is.
fn complaint(name: &str, make: &dyn Fn(usize) -> String) -> Option<String> {
    let measured = best_time(make, SIZE).and_then(|once| Ok((once, best_time(make, 2 * SIZE)?)));
    let (once, twice) = match measured {
        Ok(times) => times,
        Err(error) => return Some(format!("{name}: {error}")),
    };
    println!("{once:>10.1?} {twice:>10.1?}  {name}");
    if once > LIMIT {
        return Some(format!("{name}: {once:?}"));
    }
    let growth = twice.as_secs_f64() / once.max(NOISE).as_secs_f64();
    (growth > GROWTH).then(|| format!("{name}: {once:?}, twice as much {twice:?}"))
}

fn check<'a>(inputs: impl IntoIterator<Item = (&'a str, Box<dyn Fn(usize) -> String>)>) {
    let complaints: Vec<String> = inputs
        .into_iter()
        .filter_map(|(name, make)| complaint(name, &*make))
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// A start and a piece over and over; named by the two.
fn check_floods(floods: &[(&str, &str)]) {
    for (start, piece) in floods {
        assert!(!piece.is_empty(), "{start}");
    }
    let names: Vec<String> = floods
        .iter()
        .map(|(start, piece)| {
            let start: String = start.chars().take(40).collect();
            format!("{start:?} {piece:?}")
        })
        .collect();
    check(names.iter().zip(floods).map(|(name, &(start, piece))| {
        let (start, piece) = (start.to_owned(), piece.to_owned());
        let make = move |size: usize| flood(&start, &piece, size);
        (name.as_str(), Box::new(make) as Box<dyn Fn(usize) -> String>)
    }));
}

fn flood(start: &str, piece: &str, size: usize) -> String {
    let times = size.saturating_sub(start.len()) / piece.len();
    format!("{start}{}", piece.repeat(times))
}

/// Pieces that are told apart by a number, up to a size.
fn numbered(size: usize, mut piece: impl FnMut(usize, &mut String)) -> String {
    let mut text = String::with_capacity(size + 64);
    let mut number = 0;
    while text.len() < size {
        piece(number, &mut text);
        number += 1;
    }
    text
}

fn boxed(make: impl Fn(usize) -> String + 'static) -> Box<dyn Fn(usize) -> String> {
    Box::new(make)
}

#[test]
fn nested_elements_end_in_time() {
    check_floods(&[
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
        ("", "<span itemprop=author>x"),
        ("", "<a rel=author>x"),
        ("", "<div hidden>x"),
        ("", "<span hidden>x</span>"),
    ]);
}

#[test]
fn formatting_elements_end_in_time() {
    check_floods(&[
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
    let opened = |tag: &str, piece: &'static str| {
        let start = tag.repeat(500);
        boxed(move |size| flood(&start, piece, size))
    };
    check([
        ("500 <b>, then lines", opened("<b>", "x<br>")),
        ("500 <i>, then divs", opened("<i>", "<div>x</div>")),
        ("500 <a>, then paragraphs", opened("<a href=y>", "<p>x")),
        ("500 <code>, then rows", opened("<code>", "<tr><td>x<td>")),
        ("250 lists, then items", opened("<ul>", "<li>x")),
        ("500 quotes, then lines", opened("<blockquote>", "x<br>")),
        ("500 <nav>, then lines", opened("<nav class=a>", "x<br>")),
        ("unique <font>s, then paragraphs", boxed(fonts)),
    ]);
}

/// Formatting elements that differ are all opened again in each paragraph.
fn fonts(size: usize) -> String {
    let start = numbered(size / 2, |number, text| {
        let _ = write!(text, "<font color=\"#{number:06x}\">");
    });
    flood(&start, "<p>x", size)
}

#[test]
fn tags_attributes_and_comments_end_in_time() {
    check_floods(&[
        ("", "</x>"),
        ("", "</p>"),
        ("", "</br>"),
        ("", "</div></span>"),
        ("<b>", "</b></i>"),
        ("<p>", "<!-->"),
        ("<p>x<!--", "-"),
        ("<p>x<!--", "x "),
        ("<p>x", "<!--"),
        ("<p>x", "<!"),
        ("<p>x", "<?"),
        ("<p>x", "<"),
        ("<p>x</p><p", " a"),
        ("<p>x</p><p a=\"", "x "),
        ("<p>x</p><p a='", "&amp;"),
        ("<p>x</p><p class='", "ad-"),
        ("<p>x</p><p ", "=\""),
        ("<p>x</p>", "<p a=b c=d e=f>"),
        ("<p>x</p><script>", "<!--<script>"),
        ("<p>x</p><title>", "x"),
        ("<p>x</p><textarea>", "</textare"),
        ("<p>x</p><style>", "</"),
        ("<p>x</p>", "<script></script>"),
        ("<p>x</p>", "<plaintext>"),
        ("<p>x</p>", "<img src=y alt=z>"),
        ("<p>x</p>", "<a href=y>z</a> "),
        ("<p>x</p>", "<br>"),
        ("<p>x</p>", "<time datetime=2024-05-03>x</time>"),
        ("<p>x</p>", "<meta name=author content=x>"),
        ("<p>x</p><script type=application/ld+json>", "["),
        ("<p>x</p><script type=application/ld+json>", "{\"@graph\":"),
    ]);
    check([
        ("an element with unique attributes", boxed(attributes)),
        ("unique tags of the article", boxed(article_tags)),
        ("unique class names", boxed(class_names)),
        ("a style of one declaration after another", boxed(|size| {
            format!("{}\">x", flood("<p style=\"", "color:red;", size))
        })),
    ]);
}

fn attributes(size: usize) -> String {
    let inside = numbered(size, |number, text| {
        let _ = write!(text, " a{number}=b");
    });
    format!("<p>x</p><p{inside}>y</p>")
}

fn article_tags(size: usize) -> String {
    numbered(size, |number, text| {
        let _ = write!(text, "<meta property=article:section content=c{number}>");
    })
}

fn class_names(size: usize) -> String {
    numbered(size, |number, text| {
        let _ = write!(text, "<p class=c{number}>x");
    })
}

#[test]
fn escaped_markup_ends_in_time() {
    check_floods(&[
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
    ]);
}

#[test]
fn text_ends_in_time() {
    check_floods(&[
        ("", "a\n"),
        ("", "a"),
        ("", "汉"),
        ("", "\n"),
        ("", "\r"),
        ("", "\r\n"),
        ("", " "),
        ("", "\u{3000}"),
        ("", "•"),
        ("", "•\n"),
        ("", "- a\n"),
        ("", "* "),
        ("", ":"),
        ("", ":\n"),
        ("", "："),
        ("", "a:"),
        ("", "0"),
        ("", "0\n"),
        ("", "1 2 3 "),
        ("", "（"),
        ("", "（\n"),
        ("", "（）\n"),
        ("", "）"),
        ("", "http://"),
        ("", "http://\n"),
        ("", "http://a.example/ "),
        ("", "\u{301}"),
        ("", "e\u{301}"),
        ("", "\u{200b}"),
        ("", "\u{feff}"),
        ("", "\0"),
        ("", "."),
        ("", "。"),
        ("", "\""),
        ("", "|"),
        ("", ">"),
        ("", "#"),
        ("", "`"),
        ("", "["),
        ("", "[a](b)"),
        ("", "A title that comes again and again\n"),
        ("", "A sentence that comes again and again, and ends with a point.\n"),
        ("A heading\n", "a line of words without an end "),
    ]);
}

#[test]
fn words_that_rules_look_for_end_in_time() {
    check_floods(&[
        ("", "2024-05-03 "),
        ("", "2024-05-03\n"),
        ("", "2024"),
        ("", "2024-"),
        ("", "3 May 2024, "),
        ("", "May "),
        ("", "20240503T08"),
        ("", "来源："),
        ("", "来源：\n"),
        ("", "来源：某报 "),
        ("", "（编辑："),
        ("", "（责任编辑：某某）"),
        ("", "责任编辑：某某\n"),
        ("", "来源：某报 时间：2024-05-03 编辑：某某\n"),
        ("", "By "),
        ("", "By A and B, "),
        ("", "By Ann Bell\n"),
        ("", "Home > "),
        ("", "首页 > "),
        ("", "首页 > 新闻\n"),
        ("", "下一页"),
        ("", "下一页\n"),
        ("", "分享到\n"),
        ("", "相关阅读\n"),
        ("", "Related articles\n"),
        ("", "Related articles\nA headline\n"),
        ("", "版权所有"),
        ("", "版权所有\n"),
        ("", "免责声明：本文"),
        ("", "Copyright © 2024 All rights reserved. "),
        ("", "Copyright © 2024 All rights reserved.\n"),
        ("", "附件：\n"),
        ("", "View full version: "),
        ("", "click here to subscribe "),
    ]);
}

#[test]
fn metadata_headers_end_in_time() {
    check_floods(&[
        ("", "title: x\n"),
        ("", "url: https://a.example/\n"),
        ("", "标题：某某\n"),
        ("", "http_status: 200\n"),
        ("url: https://a.example/\ntitle: ", "x "),
        ("url: https://a.example/\ntitle: ", "x - "),
        ("url: https://a.example/\ntitle: ", "x_汉"),
        ("url: https://a.example/\ndate: ", "2024-05-03 "),
        ("url: https://a.example/\nauthor: ", "a and b, "),
        ("url: https://a.example/\nauthor: ", " and "),
        ("title: x\nurl: https://a.example/", "x"),
        ("title: x\nurl: https://a.example/", "../"),
    ]);
    check([("a header with unique authors", boxed(|size| {
        let authors = numbered(size, |number, text| {
            let _ = write!(text, "A{number}, ");
        });
        format!("url: https://a.example/\nauthor: {authors}")
    }))]);
}

#[test]
fn front_matter_ends_in_time() {
    let start_and_piece = [
        ("---\na: &a [x]\n", "b: *a\n"),
        ("---\na: ", "["),
        ("---\na: ", "{"),
        ("---\na: ", "{{a: "),
        ("---\na: \"", "x"),
        ("---\na: ", "x"),
        ("---\na: |\n", " x\n"),
        ("---\na:\n", "- "),
        ("---\na:\n", "? "),
        ("---\na: ", "&a "),
        ("---\na: ", "!a "),
        ("---\na: [", "x,"),
        ("---\na: [", "{a: b},"),
        ("---\na: b\n", "#\n"),
        ("---\na: b\n", "x"),
        ("---\na: b\n", "a: b\n"),
        ("---\na: b\n", "\t"),
        ("", "---\n"),
        ("---\na: b\n", "---\n"),
        ("+++\na = ", "["),
        ("+++\na = ", "{a="),
        ("+++\na", ".a"),
        ("+++\n[a", ".a"),
        ("+++\na = \"", "x"),
        ("+++\n", "[[a]]\n"),
        ("", "+++\n"),
        ("{\"a\":", "["),
        ("", "{\"a\":"),
        ("{\"a\":\"", "x"),
        ("{\"a\":[", "0,"),
        ("{\"a\":", "{\"a\":[0],\"b\":"),
    ];
    check_floods(&start_and_piece);
    // The same, short enough to be read and closed.
    let closed = start_and_piece.map(|(start, piece)| {
        let inside = flood(start, piece, LONGEST_FRONT_MATTER.min(SIZE));
        format!("{inside}\n---\n+++\nBody.\n")
    });
    let bombs = [alias_bomb(), unique_keys("---\n", ": x\n"), unique_keys("+++\n", " = 1\n")];
    let all: Vec<(String, Box<dyn Fn(usize) -> String>)> = closed
        .into_iter()
        .chain(bombs)
        .map(|start| {
            let name: String = start.chars().take(20).collect();
            (format!("closed {name:?}"), boxed(move |size| flood(&start, "Body.\n", size)))
        })
        .collect();
    check(all.iter().map(|(name, make)| (name.as_str(), boxed_ref(make))));
}
