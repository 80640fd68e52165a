//! Messages of MIME.

use super::{check, flood, floods, input, numbered};

const LETTER: &str = "From: a@a.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: ";

#[test]
fn messages_end_in_time() {
    let mut inputs = floods(&[
        ("MIME-Version: 1.0\n", "X-A: b\n"),
        ("MIME-Version: 1.0\nX-A: b\n", " c\n"),
        ("MIME-Version: 1.0\n", "Content-Type: multipart/mixed; "),
        ("MIME-Version: 1.0\nContent-Type: multipart/mixed; ", "a=b;"),
        ("MIME-Version: 1.0\nContent-Type: multipart/mixed; ", "a=\""),
        ("From ", "From "),
        ("", "From: "),
        ("", "a:"),
    ]);
    for kind in [
        "mixed",
        "alternative",
        "related",
        "digest",
        "related; start=y",
    ] {
        for piece in [
            "--x\n",
            "--x",
            "--x  ",
            "\n--x--",
            "--x\n\ny\n",
            "--x\nContent-Type: text/html\n\n<p>y\n",
            "--x\nContent-Type: text/html\n\ny\n--x\n\nz\n",
            "--x\nContent-Type: message/rfc822\n\n",
            "--x\nContent-ID: y\nContent-Type: multipart/alternative; boundary=x\n\n",
            "--x\nContent-Transfer-Encoding: base64\n\nJP8=\n",
        ] {
            let start = format!("{LETTER}multipart/{kind}; boundary=x\n\n");
            inputs.push(input(format!("{kind} {piece:?}"), move |size| {
                flood(&start, piece, size)
            }));
        }
        let start = format!("{LETTER}multipart/{kind}; boundary=0\n\n");
        inputs.push(input(format!("{kind} in each other"), move |size| {
            let parts = numbered(size, |number| {
                let inner = number + 1;
                format!("--{number}\nContent-Type: multipart/mixed; boundary={inner}\n\n")
            });
            format!("{start}{parts}")
        }));
    }
    inputs.push(input("a long page among many short texts", |size| {
        let start = format!(
            "{LETTER}multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html\n\n"
        );
        let page = flood(&start, "<p>y", size / 2);
        flood(&format!("{page}\n"), "--x\n\nz\n", size)
    }));
    for (form, piece) in [
        ("quoted-printable", "="),
        ("quoted-printable", "=3D"),
        ("quoted-printable", "= \t"),
        ("quoted-printable", "=\n"),
        ("quoted-printable", "=FF"),
        ("base64", "="),
        ("base64", "JP8="),
        ("base64", "JP9\n"),
        ("base64", "JP9*"),
    ] {
        let start = format!("{LETTER}text/plain\nContent-Transfer-Encoding: {form}\n\n");
        inputs.push(input(format!("{form} {piece:?}"), move |size| {
            flood(&start, piece, size)
        }));
    }
    check(inputs);
}
