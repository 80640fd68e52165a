//! Plain text of one sign, one word or one line over and over.

use super::{check, floods, input, numbered};

#[test]
fn lines_and_signs_end_in_time() {
    let mut inputs = floods(&[
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
        ("", "http://"),
        ("", "http://\n"),
        ("", "http://a.example/ "),
        ("", "A title that comes again and again\n"),
        ("", "A sentence that comes again and again, and ends.\n"),
        ("A heading\n", "words that go on without an end "),
    ]);
    inputs.push(input("lines that differ", |size| {
        numbered(size, |number| format!("The line of the number {number}\n"))
    }));
    check(inputs);
}

/// What makes a text Markdown.
const LINKS: &str = "[a](/a) [b](/b) [c](/c)\n\n";

#[test]
fn markdown_ends_in_time() {
    let signs = [
        "[",
        "](",
        "](/a)",
        "[a](/a)",
        "![",
        "![a](b)\n\n",
        "> ",
        ">",
        "- ",
        "- a\n",
        "  - a\n",
        "1. a\n",
        "*",
        "**a",
        "_a ",
        "`",
        "``` \n",
        "# a\n\n",
        "a\n=\n\n",
        "|a",
        "| a |\n",
        "|-",
        "<",
        "<!--",
        "<a>",
        "<br>",
        "&",
        "\\",
        "[a]",
        "[a]: /b\n",
        "[^1]",
        "a  \n",
        "    a\n",
        "~~~",
        "[\n\na](/b)[\n\n",
        "\t",
        "a\n\n",
    ];
    let mut inputs = floods(&signs.map(|sign| (LINKS, sign)));
    inputs.push(input("labels that differ", |size| {
        LINKS.to_owned()
            + &numbered(size, |number| {
                format!("[{number}]: /a\n\n[x][{number}]\n\n")
            })
    }));
    check(inputs);
}

#[test]
fn what_rules_look_for_ends_in_time() {
    check(floods(&[
        ("", "2024-05-03 "),
        ("", "2024-05-03\n"),
        ("", "2024"),
        ("", "2024-"),
        ("", "1/1/"),
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
        // Signs that are phrases, with no word between any two of them.
        ("", "© "),
        ("", "|© 2024 "),
        ("<p>", "© "),
        ("", "附件：\n"),
        ("", "View full version: "),
        ("", "click here to subscribe "),
    ]));
}
