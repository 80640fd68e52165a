//! Documents as they come: in any encoding, as a tree, with a header of any kind, and with the
//! traps that tools like this one have fallen into.

use dechaff::{Article, Cleaner, Document, DocumentError, FieldName, Tokenizer, Warning, clean};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252,
};
use scraper::Html;

/// A page in Chinese, with a declaration.
fn page(charset: &str, title: &str, paragraph: &str) -> String {
    format!(
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\">\
         <title>{title}</title></head><body><h1>{title}</h1><p>{paragraph}</p>\
         <p>{paragraph}</p></body></html>"
    )
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{} has no {text}", encoding.name());
    bytes.into_owned()
}

fn from_bytes(bytes: &[u8]) -> Article {
    clean(Document::from_bytes(bytes).expect("the bytes are text"))
}

const SIMPLIFIED: &str = "渡口的老船工说，今年的春汛来得比往年早，水位在三天之内涨了将近两米。";
const TRADITIONAL: &str = "渡口的老船工說，今年的春汛來得比往年早，水位在三天之內漲了將近兩米。";
const JAPANESE: &str = "渡し場の船頭は、今年の春の増水は例年よりも早く始まったと話している。";

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    for (charset, encoding, title, paragraph) in [
        ("gb2312", GB18030, "春汛提前到来", SIMPLIFIED),
        ("GBK", GB18030, "春汛提前到来", SIMPLIFIED),
        ("gb18030", GB18030, "春汛提前到来", SIMPLIFIED),
        ("big5", BIG5, "春汛提前到來", TRADITIONAL),
        ("Shift_JIS", SHIFT_JIS, "春の増水が始まる", JAPANESE),
        ("EUC-JP", EUC_JP, "春の増水が始まる", JAPANESE),
        ("iso-2022-jp", ISO_2022_JP, "春の増水が始まる", JAPANESE),
    ] {
        let article = from_bytes(&encoded(encoding, &page(charset, title, paragraph)));
        assert_eq!(article.title(), Some(title), "{charset}");
        assert!(article.text().contains(paragraph), "{charset}");
        assert!(
            article.warnings().is_empty(),
            "{charset}: {:?}",
            article.warnings()
        );
    }
}

/// GB2312 has neither of these signs, and pages that declare it have them all the same.
#[test]
fn a_page_that_says_gb2312_is_read_as_what_it_is() {
    let paragraph = "喆先生和镕女士在渡口等了一个上午，船才从对岸慢慢地划过来，水面上还有雾。";
    let article = from_bytes(&encoded(GB18030, &page("gb2312", "雾中的渡口", paragraph)));
    assert!(article.text().contains(paragraph));
}

#[test]
fn text_that_declares_nothing_is_read_in_the_likeliest_encoding() {
    for (encoding, paragraph) in [
        (GB18030, SIMPLIFIED),
        (BIG5, TRADITIONAL),
        (SHIFT_JIS, JAPANESE),
        (EUC_JP, JAPANESE),
        (ISO_2022_JP, JAPANESE),
        (
            EUC_KR,
            "나루터의 사공은 올해 봄물이 예년보다 일찍 불었다고 말했다. 사흘 만에 두 자나 올랐다.",
        ),
        (
            WINDOWS_1251,
            "Паромщик сказал, что в этом году половодье началось раньше, чем обычно.",
        ),
        (
            WINDOWS_1252,
            "Der Fährmann sagte, dass das Hochwasser dieses Jahr früher käme als üblich.",
        ),
    ] {
        let text = format!("{paragraph}\n{paragraph}\n");
        let article = from_bytes(&encoded(encoding, &text));
        assert!(
            article.text().contains(paragraph),
            "{}: {}",
            encoding.name(),
            article.text()
        );
    }
}

#[test]
fn a_byte_order_mark_decides() {
    let text = format!("{SIMPLIFIED}\n{SIMPLIFIED}");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf_8 = text.as_bytes();
    for bytes in [
        [&b"\xff\xfe"[..], &little].concat(),
        [&b"\xfe\xff"[..], &big].concat(),
        [&b"\xef\xbb\xbf"[..], utf_8].concat(),
        utf_8.to_vec(),
    ] {
        assert_eq!(from_bytes(&bytes).text(), text, "{:?}", bytes.get(..4));
    }
}

#[test]
fn a_declaration_that_is_wrong_does_no_harm() {
    for charset in ["gb2312", "iso-8859-1", "utf-16", "no-such-thing", ""] {
        let page = page(charset, "春汛提前到来", SIMPLIFIED);
        let article = from_bytes(page.as_bytes());
        assert!(article.text().contains(SIMPLIFIED), "{charset}");
    }
    // The other way round: GBK that says it is UTF-8.
    let article = from_bytes(&encoded(
        GB18030,
        &page("utf-8", "春汛提前到来", SIMPLIFIED),
    ));
    assert!(article.text().contains(SIMPLIFIED));
}

#[test]
fn bytes_that_cannot_be_decoded_are_warned_of() {
    let mut bytes = encoded(GB18030, &page("gbk", "春汛提前到来", SIMPLIFIED));
    bytes.push(0xff);
    let article = from_bytes(&bytes);
    assert!(article.text().contains(SIMPLIFIED));
    let warned = |warning: &Warning| matches!(warning, Warning::UndecodableBytes { .. });
    assert!(
        article.warnings().iter().any(warned),
        "{:?}",
        article.warnings()
    );
}

#[test]
fn what_is_no_text_is_refused_with_a_reason() {
    for (bytes, kind) in [
        (&b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"[..], "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"PK\x03\x04\x14\0\x06\0", "ZIP"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (
            &[0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 14, 15, 16, 17],
            "binary",
        ),
    ] {
        let error = Document::from_bytes(bytes).expect_err(kind);
        assert!(error.to_string().contains(kind), "{error}");
    }
}

#[test]
fn what_is_over_the_limit_is_refused_or_left_alone() {
    let error = Document::from_bytes_within(b"The tide", 7).expect_err("eight bytes");
    assert_eq!(error, DocumentError::TooLarge { size: 8, limit: 7 });
    assert!(Document::from_bytes_within(b"The tide", 8).is_ok());
    let cleaner = Cleaner::builder().max_bytes(7).build().expect("a limit");
    let article = cleaner.clean("The tide");
    assert_eq!(article.text(), "The tide");
    assert_eq!(
        article.warnings(),
        [Warning::TooLarge { size: 8, limit: 7 }]
    );
}

/// A page with most of what pages have.
const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>The bells are back | Hillside Herald</title>
<meta property="og:site_name" content="Hillside Herald"><style>p { margin: 0 }</style></head>
<body><nav><a href="/">Home</a> <a href="/town">Town</a> <a href="/sport">Sport</a></nav>
<article><h1>The bells are back</h1><p class="byline">By Nora Field | 12 March 2024</p>
<p>After three years in the workshop the six bells of the old mill chapel rang again on Sunday.</p>
<p>“I had forgotten how <em>low</em> the second one is,” said the sexton, who has rung them since 1981.</p>
<ul><li>The oldest bell was cast in 1702.</li><li>The youngest was cast after the fire, in 1866.</li></ul>
<table><tr><th>Bell</th><th>Weight</th></tr><tr><td>First</td><td>210 kg</td></tr></table>
<p>The repair was paid for by a raffle, two concerts and a <a href="/fund">fund</a> that had been set up for it.</p>
<noscript><img src="/bell.jpg"><p>The second bell is <b>low</b> &amp; loud, and it can be heard across the valley.</p></noscript>
</article><div class="related"><h2>Related articles</h2><ul><li><a href="/1">A roof for the mill</a></li>
<li><a href="/2">Who was the founder?</a></li></ul></div><script>track("page")</script>
<footer>Copyright 2024 Hillside Herald. All rights reserved.</footer></body></html>"#;

#[test]
fn a_tree_gives_the_article_that_its_text_gives() {
    let from_text = clean(PAGE);
    let from_tree = clean(&Html::parse_document(PAGE));
    assert_eq!(from_tree.title(), Some("The bells are back"));
    assert_eq!(from_tree.title(), from_text.title());
    assert_eq!(from_tree.text(), from_text.text());
    assert_eq!(from_tree.to_markdown(), from_text.to_markdown());
    let removed = |article: &Article| -> Vec<(String, String)> {
        let removed = article.removed();
        removed
            .map(|removal| (removal.text.to_owned(), removal.rule.to_owned()))
            .collect()
    };
    assert_eq!(removed(&from_tree), removed(&from_text));
    assert!(from_tree.removed().all(|removal| removal.span.is_none()));
}

#[test]
fn the_tokenizer_of_html5ever_gives_the_same_article() {
    let oracle = Cleaner::builder().tokenizer(Tokenizer::Html5ever).build();
    let oracle = oracle.expect("there is nothing wrong with it");
    let hostile = "<div>word ".repeat(2000);
    let marked = format!("\u{feff}{PAGE}<p>A &amp; B&nbsp;&copy;\r\n C\0<script>1 < 2</script>");
    for page in [PAGE, marked.as_str(), hostile.as_str(), ""] {
        let (ours, theirs) = (clean(page), oracle.clean(page));
        assert_eq!(ours.title(), theirs.title());
        assert_eq!(ours.to_html(), theirs.to_html());
        assert_eq!(ours.warnings(), theirs.warnings());
        let removed = |article: &Article| {
            let removed = article.removed();
            removed.map(|it| it.text.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(removed(&ours), removed(&theirs));
    }
}

const BODY: [&str; 2] = [
    "The ferry to the island runs again from Monday, three weeks earlier than it was planned.",
    "Two new boats, both of them driven by batteries, will replace the one from the year 1968.",
];

fn bodies() -> [String; 3] {
    let [one, two] = BODY;
    [
        format!("{one}\n\n{two}\n"),
        format!("<p>{one}</p>\n<p>{two}</p>\n"),
        format!("&lt;p&gt;{one}&lt;/p&gt;\n&lt;p&gt;{two}&lt;/p&gt;\n"),
    ]
}

#[test]
fn every_header_is_read_around_every_body() {
    let headers = [
        "---\ntitle: \"The ferry: early\"\ndate: 2024-03-12\n---\n",
        "+++\ntitle = \"The ferry: early\"\ndate = 2024-03-12\n+++\n",
        "{\"title\": \"The ferry: early\",\n \"date\": \"2024-03-12\"}\n",
        "title: The ferry: early\ndate: 2024-03-12\n\n",
        "标题：The ferry: early\n时间：2024-03-12\n\n",
    ];
    for header in headers {
        for body in bodies() {
            for document in [
                format!("{header}{body}"),
                format!("\u{feff}{header}{body}").replace('\n', "\r\n"),
            ] {
                let article = clean(&document);
                let lines: Vec<&str> = article
                    .text()
                    .lines()
                    .filter(|line| !line.is_empty())
                    .collect();
                assert_eq!(lines, BODY, "{document}");
                assert_eq!(article.title(), Some("The ferry: early"), "{document}");
                let published = article
                    .metadata()
                    .published
                    .as_ref()
                    .map(|date| date.value.to_string());
                assert_eq!(published.as_deref(), Some("2024-03-12"), "{document}");
                assert!(
                    article.warnings().is_empty(),
                    "{document}: {:?}",
                    article.warnings()
                );
            }
        }
    }
}

#[test]
fn a_malformed_header_stays_where_it_is_and_is_warned_of() {
    for header in [
        "---\ntitle: 'The ferry\ndate: 2024-03-12\n---\n",
        "---\ntitle: [The ferry\n---\n",
        "+++\ntitle = The ferry\n+++\n",
        "{\"title\": \"The ferry\",,}\n",
        "{\"title\": \"The ferry\"\n",
    ] {
        for body in bodies() {
            let document = format!("{header}{body}");
            let article = clean(&document);
            let warned =
                |warning: &Warning| matches!(warning, Warning::MalformedFrontMatter { .. });
            assert!(
                article.warnings().iter().any(warned),
                "{document}: {:?}",
                article.warnings()
            );
            let mut all = article.text().to_owned();
            all.extend(article.removed().map(|removal| removal.text));
            assert!(
                all.contains("The ferry") && all.contains(BODY[1]),
                "{document}: {all}"
            );
        }
    }
}

#[test]
fn words_inside_of_class_names_say_nothing() {
    for class in [
        "padding",
        "headline-shadow",
        "readable",
        "shareholder",
        "gradient loading",
        "commentary",
    ] {
        let page = format!(
            "<div class=\"{class}\"><p>{}</p><p>{}</p></div><p>Tides</p>",
            BODY[0], BODY[1]
        );
        let article = clean(&page);
        assert!(
            article.text().contains(BODY[0]) && article.text().contains(BODY[1]),
            "{class}"
        );
    }
}

#[test]
fn short_paragraphs_in_chinese_are_no_boilerplate() {
    let lines = [
        "“船来了！”",
        "他问：“真的吗？”",
        "没有人回答。",
        "雾散了……",
        "大家都上了船。",
    ];
    let text = format!("{SIMPLIFIED}\n{}\n{SIMPLIFIED}", lines.join("\n"));
    let html: String = text.lines().map(|line| format!("<p>{line}</p>")).collect();
    for article in [clean(&text), clean(&html)] {
        for line in lines {
            assert!(
                article.text().contains(line),
                "{line} in {}",
                article.text()
            );
        }
    }
}

#[test]
fn an_article_does_not_depend_on_those_before_it() {
    let other = format!("{PAGE}<script>x</script>").replace("Hillside", "Valley");
    let cleaner = Cleaner::default();
    let first = format!("{:?}", cleaner.clean(PAGE));
    for document in [other.as_str(), "", SIMPLIFIED, &"<div>x".repeat(2000)] {
        let _ = cleaner.clean(document);
        assert_eq!(format!("{:?}", cleaner.clean(PAGE)), first);
    }
}

#[test]
fn the_date_of_another_story_is_not_the_date_of_this_one() {
    let [one, two] = BODY;
    let cards = [
        "<aside class=\"related-posts\"><div class=\"card\"><time datetime=\"2019-01-05\">5 Jan 2019</time> <a href=\"/a\">The old boat is sold</a></div></aside>",
        "<div class=\"sidebar\"><ul><li><a href=\"/b\">A bridge instead?</a> <time datetime=\"2018-07-01\">1 July 2018</time></li></ul></div>",
        "<section id=\"comments\"><div class=\"comment\">Tom, <time datetime=\"2024-04-01\">1 April 2024</time><p>At last!</p></div></section>",
    ];
    for card in cards {
        let dated = format!(
            "<article><h1>The ferry is early</h1><time datetime=\"2024-03-12\">12 March 2024</time><p>{one}</p><p>{two}</p></article>"
        );
        let undated =
            format!("<article><h1>The ferry is early</h1><p>{one}</p><p>{two}</p></article>");
        for (page, date) in [
            (format!("{card}{dated}"), Some("2024-03-12")),
            (format!("{dated}{card}"), Some("2024-03-12")),
            (format!("{undated}{card}"), None),
        ] {
            let article = clean(&page);
            let published = article
                .metadata()
                .published
                .as_ref()
                .map(|found| found.value.to_string());
            assert_eq!(
                published.as_deref(),
                date,
                "{page}\n{:?}",
                article.candidates(FieldName::Published)
            );
        }
    }
}

#[test]
fn deep_nesting_loses_no_text() {
    let page = format!(
        "{}<p>{}</p><p>{}</p>",
        "<div>".repeat(3000),
        BODY[0],
        BODY[1]
    );
    let article = clean(&page);
    let mut all = article.text().to_owned();
    all.extend(article.removed().map(|removal| removal.text));
    assert!(all.contains(BODY[0]) && all.contains(BODY[1]), "{all}");
    assert!(article.warnings().contains(&Warning::HostileMarkup));
}

#[test]
fn versions_and_facts_with_dates_stay_in_the_page() {
    let page = "<main><h1>Changes of the tide tables</h1>\
        <h2>2.1.0 (2024-05-03)</h2><ul><li>Mend the tables of March</ul>\
        <h2>2.0.0 (2024-01-03)</h2><ul><li>Add the harbours of the north</ul>\
        <p>Deadline: 30 June 2024</p><p>Opened: 12 June 1979</p></main>";
    let article = Cleaner::builder().without("content_score").build();
    let article = article.expect("it can be built").clean(page);
    for kept in [
        "2.1.0 (2024-05-03)",
        "2.0.0 (2024-01-03)",
        "Deadline: 30 June 2024",
        "Opened: 12 June 1979",
    ] {
        assert!(
            article.text().contains(kept),
            "{kept} of {}",
            article.text()
        );
    }
    assert!(article.metadata().authors.is_empty());
}

#[test]
fn what_is_no_address_is_left_out() {
    let url = |url: &str| {
        let article = clean(Document::from_text("The tide comes in at four.").with_url(url));
        article.metadata().url.as_ref().map(|it| it.value.clone())
    };
    let address = "https://harbour.example/tides";
    assert_eq!(url(address).as_deref(), Some(address));
    for rubbish in ["", "rubbish", "/tides", "javascript:alert(1)"] {
        assert_eq!(url(rubbish), None, "{rubbish}");
    }
}

#[test]
fn a_language_that_the_script_belies_is_that_of_the_script() {
    let text =
        "山口在星期天晚上封了路，扫雪车在第二个弯道两次掉头，司机说风太大，站长说明天再看一看。";
    let page =
        format!("<html lang=en><title>山口封路</title><h1>山口封路</h1><p>{text}</p><p>{text}</p>");
    let article = dechaff::clean(page.as_str());
    let language = article.metadata().language.as_ref();
    assert_eq!(language.map(|it| it.value.as_str()), Some("zh"));
}
