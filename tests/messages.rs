//! Messages of MIME: pages that browsers saved, and letters in parts or with an encoded body. The
//! documents are written by us, in the shapes of real ones.

use std::fs;
use std::path::PathBuf;

use dechaff::{Article, Document, Warning, clean};

fn bytes(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/messages");
    fs::read(folder.join(name)).expect("the message can be read")
}

fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).expect("the message is ASCII")
}

fn from_bytes(bytes: &[u8]) -> Article {
    clean(Document::from_bytes(bytes).expect("the message is text"))
}

fn read(name: &str) -> Article {
    let article = from_bytes(&bytes(name));
    assert_eq!(article.warnings(), [], "{name}");
    article
}

/// The title, the first author, the beginning of the date, and the address.
fn told(article: &Article) -> [String; 4] {
    let metadata = article.metadata();
    let date = metadata.published.as_ref();
    let author = metadata.authors.first();
    let url = metadata.url.as_ref();
    [
        article.title().unwrap_or_default().to_owned(),
        author.map_or(String::new(), |found| found.value.clone()),
        date.map_or(String::new(), |found| found.value.to_string()),
        url.map_or(String::new(), |found| found.value.clone()),
    ]
}

#[track_caller]
fn assert_text(article: &Article, has: &[&str], has_not: &[&str]) {
    let text = article.text();
    for piece in has {
        assert!(text.contains(piece), "{piece} is not in:\n{text}");
    }
    for piece in has_not {
        assert!(!text.contains(piece), "{piece} is in:\n{text}");
    }
}

#[test]
fn a_saved_page_is_read_as_the_page() {
    let article = read("page.mhtml");
    let [title, author, date, url] = told(&article);
    assert_eq!(title, "The weir gets a second gate");
    assert_eq!(author, "Orla Venn");
    assert!(date.starts_with("2024-03-05"), "{date}");
    assert_eq!(url, "https://valley.example/news/second-gate");
    assert_text(
        &article,
        &["below the café on the square since 1871.", "made of oak"],
        &[
            "=\r", "=E2", "Snapshot", "boots", "charset", "Home", "iVBOR", "Boundary",
        ],
    );
    assert!(article.text().starts_with("After two winters"));
}

#[test]
fn the_title_of_a_saved_page_may_be_the_subject() {
    let message = text("page.mhtml");
    let (before, page) = message.split_once("<title>").expect("a title");
    let (_, page) = page.split_once("</title>").expect("its end");
    let page = page.replace("<h1>", "<p>").replace("</h1>", "</p>");
    let article = clean(format!("{before}{page}"));
    assert_eq!(article.title(), Some("The weir gets a second gate"));
    assert!(
        article
            .metadata()
            .authors
            .iter()
            .all(|it| !it.value.contains("Saved"))
    );
}

#[test]
fn of_two_forms_of_a_letter_the_page_is_read() {
    let article = read("newsletter.eml");
    let [title, author, date, _] = told(&article);
    assert_eq!(title, "Der Kiosk am Fähranleger öffnet wieder");
    assert_eq!(author, "Hafenbrief");
    assert!(date.starts_with("2024-05-10T07:30"), "{date}");
    assert_text(
        &article,
        &[
            "Die Wirtin verkauft dort künftig auch Bücher",
            "über dreihundert",
        ],
        &["base64", "=_b17f4c", "multi-part", "margin", "PGh0"],
    );
    assert_eq!(article.text().matches("Die Wirtin").count(), 1);
    let removed: Vec<&str> = article.removed().map(|it| it.text).collect();
    assert!(removed.iter().any(|it| it.starts_with("List-Unsubscribe")));
}

#[test]
fn letters_in_gb2312_are_read() {
    for name in ["chinese_quoted.eml", "chinese_base64.eml"] {
        let article = read(name);
        let [title, author, date, _] = told(&article);
        assert_eq!(title, "老茶馆周六重新开门", "{name}");
        assert_eq!(author, "王小芳", "{name}");
        assert!(date.starts_with("2024-04-11T08:05"), "{date}");
        let has = ["河边的老茶馆修了整整一年", "第一回讲的是《渡口》。"];
        assert_text(&article, &has, &["=B8", "gb2312", "Received"]);
    }
}

#[test]
fn letters_of_bytes_are_read_in_the_encoding_that_they_state() {
    let header = "From: Ewa Lis <ewa@a.example>\nSubject: Nowy most\nDate: Mon, 3 Jun 2024 09:00:00 +0200\n\
                  MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\
                  Content-Type: text/plain;\n charset=iso-8859-2\nContent-Transfer-Encoding: 8bit\n\n";
    let story = "Łódź płynie dalej.";
    let (body, _, _) = encoding_rs::ISO_8859_2.encode(story);
    let article = from_bytes(&[header.as_bytes(), &body, b"\n--x--\n"].concat());
    assert_text(&article, &[story], &["--x"]);
}

#[test]
fn parts_stand_in_parts() {
    let article = read("nested.eml");
    let [title, author, date, _] = told(&article);
    assert_eq!(title, "The bell comes down on Monday");
    assert_eq!(author, "Ida Marsh");
    assert!(date.starts_with("2024-06-03"), "{date}");
    assert_text(
        &article,
        &[
            "as he did when the café opposite",
            "the key & the lamp < of the old",
        ],
        &["See the page", "outer", "JVBER", "iVBOR", "Content-"],
    );
}

#[test]
fn letters_that_are_carried_by_others_are_read() {
    let letter = text("chinese_base64.eml");
    let header = "MIME-Version: 1.0\nContent-Type: message/rfc822\nContent-Transfer-Encoding: ";
    let encoded = letter.replace('=', "=3D");
    let article = clean(format!("{header}quoted-printable\n\n{encoded}"));
    assert_text(&article, &["河边的老茶馆修了整整一年"], &["base64"]);
    let message = format!(
        "From: a@a.example\nSubject: Fwd: tea\nContent-Type: multipart/mixed; boundary=x\n\n\
         --x\n\nPlease read this at the next meeting.\n--x\nContent-Type: message/rfc822\n\n{letter}\n--x--\n\
         The list is kept by the town.\n"
    );
    let article = clean(message);
    assert_text(
        &article,
        &["Please read this", "河边的老茶馆修了整整一年"],
        &["base64", "=?gb2312"],
    );
    let all = everything(&article);
    assert!(all.contains("老茶馆周六重新开门") && all.contains("kept by the town"));
}

/// The text and what was removed.
fn everything(article: &Article) -> String {
    let removed = article.removed().map(|removal| removal.text);
    let mut all: Vec<&str> = removed.collect();
    let text = article.text();
    all.push(text);
    all.join("\n")
}

#[test]
fn of_messages_that_are_cut_off_no_text_is_lost() {
    let page = text("page.mhtml");
    let at = page.find("Motors").expect("a part of the text");
    let article = clean(&page[..at]);
    assert_text(
        &article,
        &["a second gate into", "The gate is made of oak"],
        &["=E2"],
    );
    // Of the page nothing has come; of the text all.
    let letter = text("newsletter.eml");
    let at = letter.rfind("--=_b17f4c\r\n").expect("a boundary");
    for more in [0, 40, 150, 200, 260] {
        let article = clean(&letter[..at + more]);
        assert_text(&article, &["Die Wirtin verkauft dort"], &["base64", "PGh0"]);
    }
    // Wherever it ends, it is read.
    for name in [
        "page.mhtml",
        "newsletter.eml",
        "nested.eml",
        "chinese_quoted.eml",
    ] {
        let message = text(name);
        for end in (0..message.len()).step_by(97) {
            let _ = clean(&message[..end]);
        }
    }
}

#[test]
fn what_has_no_parts_is_read_as_it_is() {
    let story = "The mill at the bend of the river grinds flour again, as the miller told us.";
    let header = "From: Ann Bell <ann@a.example>\nSubject: The mill\nMIME-Version: 1.0\n";
    for kind in [
        "multipart/mixed".to_owned(),
        "multipart/mixed; boundary=\"\"".to_owned(),
        "multipart/mixed; boundary=other".to_owned(),
        format!("multipart/mixed; boundary={}", "x".repeat(5000)),
    ] {
        let article = clean(format!(
            "{header}Content-Type: {kind}\n\n--x\n\n{story}\n--x--\n"
        ));
        assert_eq!(article.title(), Some("The mill"), "{kind}");
        assert_text(&article, &[story], &[]);
        assert_eq!(article.warnings(), [Warning::MalformedMessage], "{kind}");
    }
    let article = clean(format!(
        "{header}Content-Type: multipart/mixed; boundary=x\n\n{story}\n--x--\n"
    ));
    assert_text(&article, &[story], &[]);
    assert_eq!(article.warnings(), [Warning::MalformedMessage]);
    // Base64 that is none.
    let article = clean(format!(
        "{header}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{story}\n"
    ));
    assert_text(&article, &[story], &[]);
    // A line with a colon is no header of a part.
    let article = clean(format!(
        "{header}Content-Type: multipart/mixed; boundary=x\n\n--x\nNote: {story}\n\n{story}\n--x--\n"
    ));
    assert!(everything(&article).contains("Note: The mill at"));
}

#[test]
fn messages_without_a_text_have_none() {
    let header = "From: Ann Bell <ann@a.example>\nSubject: The mill\nMIME-Version: 1.0\n";
    let image = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n";
    for message in [
        format!("{header}{image}"),
        format!("{header}Content-Type: multipart/mixed; boundary=x\n\n--x\n{image}--x--\n"),
    ] {
        let article = clean(message);
        assert_eq!(article.title(), Some("The mill"));
        assert_eq!(article.text(), "");
        assert_eq!(article.warnings(), [Warning::Empty]);
    }
}

#[test]
fn other_documents_are_no_messages() {
    let story = "The mill grinds again=3D, as the miller told us.\n\n--x\n\nIt is old.";
    for header in [
        "From: Ann\nContent-Type: text/html",
        "Title: The mill\nContent-Type: multipart/mixed; boundary=x",
        "Note: the mill\nContent-Type: multipart/mixed; boundary=x\nis what its letters say",
    ] {
        let article = clean(format!("{header}\n\n{story}"));
        assert!(everything(&article).contains("again=3D"), "{header}");
        assert_eq!(article.warnings(), [], "{header}");
    }
}
