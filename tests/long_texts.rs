//! Texts as long as books: what is told far into one is no less its own.

use dechaff::clean;

/// Words that sentences are made of: who, what, where.
const ENGLISH: [[&str; 7]; 3] = [
    [
        "The keeper",
        "Anna Berg",
        "The old baker",
        "Tom Oak",
        "The pilot",
        "Her brother",
        "The teacher",
    ],
    [
        "carried the lamp",
        "mended the net",
        "wrote a letter",
        "sold the boat",
        "rang the bell",
        "found the key",
        "drew a map",
    ],
    [
        "at the pier",
        "behind the mill",
        "in the square",
        "on the hill",
        "by the river",
        "near the school",
        "below the tower",
    ],
];
const CHINESE: [[&str; 7]; 3] = [
    [
        "守灯人",
        "王小梅",
        "老面包师",
        "李大山",
        "领航员",
        "她的哥哥",
        "老师",
    ],
    [
        "提着那盏灯",
        "补好了渔网",
        "写了一封长信",
        "卖掉了那条船",
        "敲响了大钟",
        "找到了钥匙",
        "画了一张地图",
    ],
    [
        "站在码头上",
        "坐在磨坊后面",
        "走过广场",
        "爬上山坡",
        "沿着河边慢慢走",
        "守在学校门口",
        "停在塔楼下面",
    ],
];

/// A paragraph of four sentences, each time another one.
fn paragraph(
    number: usize,
    words: &[[&str; 7]; 3],
    sentence: impl Fn([&str; 3], usize) -> String,
) -> String {
    let sentences = (0..4).map(|at| {
        let seed = number * 4 + at;
        let [who, what, place] = words;
        sentence(
            [who[seed % 7], what[seed / 7 % 7], place[seed / 49 % 7]],
            seed,
        )
    });
    sentences.collect()
}

/// A chapter as guides have them: headings, paragraphs, lists, notes.
fn chapter(number: usize, notes: [&str; 6], paragraph: impl Fn(usize) -> String) -> String {
    let mut lines = Vec::new();
    for part in 0..3 {
        let seed = number * 3 + part;
        let mut notes = notes
            .map(|note| note.replace("N", &seed.to_string()))
            .into_iter();
        lines.extend(notes.next());
        lines.push(paragraph(seed));
        lines.extend(notes);
    }
    lines.join("\n\n")
}

/// The share of a book of so many chapters that is kept.
fn kept(chapters: usize, one: impl Fn(usize) -> String) -> f64 {
    let book: Vec<String> = (0..chapters).map(one).collect();
    let length = |text: &str| text.split_whitespace().map(str::len).sum::<usize>();
    let told: usize = book.iter().map(|one| length(one)).sum();
    let article = clean(book.join("\n\n"));
    let kept = length(article.text());
    kept as f64 / told as f64
}

#[test]
fn a_book_is_kept_from_its_first_chapter_to_its_last() {
    let english = |number| {
        paragraph(number, &ENGLISH, |[who, what, place], seed| {
            format!(
                "{who} {what} {place} on the evening of day {seed}, and nobody who saw it spoke of it again. "
            )
        })
    };
    let chinese = |number| {
        paragraph(number, &CHINESE, |[who, what, place], seed| {
            format!("第{seed}天的傍晚，{who}{what}，{place}，看见的人后来谁也没有再提起过这件事。")
        })
    };
    let english = |number| {
        let notes = [
            "N. Ask for a lamp",
            "- Founded: day N",
            "- Lamps of day N",
            "Cons: Bulky, can be expensive on day N",
            "Pros: It lights the whole pier and needs no keeper on day N",
            "- View the reports of the keeper to track all lamps of day N",
        ];
        chapter(number, notes, english)
    };
    let chinese = |number| {
        let notes = [
            "N、先去问一盏灯",
            "- 建于第N天",
            "- 第N天的灯",
            "缺点：第N天又大又贵",
            "优点：第N天能照亮整个码头，而且不用人看守",
            "- 查看守灯人的记录，了解第N天所有的灯",
        ];
        chapter(number, notes, chinese)
    };
    for chapters in [5, 50, 400] {
        let (english, chinese) = (kept(chapters, english), kept(chapters, chinese));
        assert!(english > 0.98, "{english} of {chapters} English chapters");
        assert!(chinese > 0.98, "{chinese} of {chapters} Chinese chapters");
    }
}
