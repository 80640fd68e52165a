//! Clean documents, made of sentences of our own by a small grammar of the shapes that articles,
//! poems, lists and transcripts have.

/// A language: its sentences, and lines as they stand in poems and lists.
struct Voice {
    name: &'static str,
    sentences: &'static [&'static str],
    verses: &'static [&'static str],
    items: &'static [&'static str],
    /// What stands between two sentences of a paragraph.
    space: &'static str,
    /// What stands before a paragraph in print.
    indent: &'static str,
    /// Two who talk, with the mark behind their names.
    speakers: [&'static str; 2],
    /// Lines that look like boilerplate and belong to the text.
    traps: &'static [&'static str],
}

const VOICES: &[Voice] = &[
    Voice {
        name: "zh",
        sentences: &[
            "渡口管理处与两岸的村委会商定，老码头从下月起封闭修缮，渡船改在下游的沙滩停靠。",
            "修缮期间，行人可以走新搭的木桥，桥上不许骑车，也不许停留钓鱼。",
            "老码头建于一百年前，两岸的人从这里嫁女儿、送粮食、接医生，木板换过四次，石墩一次也没有换过。",
            "船工老周说，他十六岁上船，到今年整整四十年，最怕的不是风浪，是起雾。",
            "雾大的时候，他就敲一面铜锣，对岸听见了也敲，两边的锣声慢慢走到一起。",
            "今年春天雨水多，河面比往年宽了三丈，孩子们在堤上放风筝，线断了好几回。",
            "镇上的人都说，新桥通了以后，渡船大概就没有人坐了，可是船照样每天开两趟。",
        ],
        verses: &[
            "河水从桥下走过",
            "不问桥的年纪",
            "灯在对岸亮了",
            "像一句没有说完的话",
        ],
        items: &["面粉五百克", "鸡蛋两个", "白糖三勺", "温水半碗"],
        space: "",
        indent: "\u{3000}\u{3000}",
        speakers: ["记者：", "老周："],
        traps: &[
            "图片来源：镇档案馆，照片上的人已经都不在了，只有码头还是老样子，石阶上的青苔也还在。",
            "要坐船的人可以先打电话，电话就写在桥头的木牌上，风吹日晒，最后两个数字已经看不清了。",
            "免责声明这四个字，法官说，写得再大，也免不了船主的责任，因为坐船的人上船以前看不见它。",
            "他写道：“本文仅代表我自己，不代表渡口，更不代表河。”这句话后来被人抄在了墙上，抄了三遍。",
        ],
    },
    Voice {
        name: "zh-Hant",
        sentences: &[
            "夜市停了一年半，攤販們上週開始打掃攤位、試爐火，第一個晚上就來了三千人。",
            "最老的攤位賣的是麵線，老闆娘說，停業的時候她每天照樣四點起床，起來以後不知道要做什麼。",
            "她把湯底的方子寫在一張舊月曆的背面，貼在冰箱上，字已經被蒸氣暈開了。",
            "隔壁賣豆花的年輕人是她的外甥，去年才從城裡回來，說城裡的豆花都太甜了。",
            "收攤以後，兩個人坐在廟口的石階上吃最後一碗，誰也不說話，只聽見蟲叫。",
        ],
        verses: &["山把雨收進口袋", "鐘聲走了很遠", "回來的時候", "帶著一點霧"],
        items: &["蓬萊米兩杯", "紅豆半斤", "黑糖一塊", "老薑三片"],
        space: "",
        indent: "\u{3000}\u{3000}",
        speakers: ["問：", "答："],
        traps: &[
            "照片是她的父親拍的，圖片來源寫在背面：民國六十二年，廟會前一天，天氣晴，風從海上來。",
            "有人在攤位前立了一塊牌子，寫著版權所有，老闆娘笑了半天，說麵線哪有什麼版權，吃就是了。",
        ],
    },
    Voice {
        name: "ja",
        sentences: &[
            "川の曲がり角にある水車小屋が、四十年ぶりにまた粉を挽き始めました。",
            "新しい水車は、裏山の樫の木から二人のボランティアが切り出したものです。",
            "最初の一袋は町のパン屋に届けられ、少し粗いけれど香りがよいと喜ばれました。",
            "夏は水が少ないので、水車が回るのは土曜日だけだと番人は話しています。",
            "冬になれば氷の具合を見ながら、三日続けて回すこともあるそうです。",
        ],
        verses: &[
            "川はゆく",
            "橋の名も問わず",
            "灯がともる",
            "言いかけたままの言葉のように",
        ],
        items: &[
            "小麦粉 五百グラム",
            "卵 二個",
            "砂糖 大さじ三",
            "ぬるま湯 半カップ",
        ],
        space: "",
        indent: "\u{3000}",
        speakers: ["聞き手：", "番人："],
        traps: &[
            "水車の持ち主は、写真を撮ってもよいが、名前は出さないでほしいと言い、また小屋へ戻っていきました。",
        ],
    },
    Voice {
        name: "ko",
        sentences: &[
            "강이 굽어 도는 곳에 있는 물레방아가 사십 년 만에 다시 밀가루를 빻기 시작했다고 마을 사람들이 전했다.",
            "새 바퀴는 두 명의 자원봉사자가 교회 뒤편 언덕에서 베어 온 참나무로 지난겨울 내내 깎아 만들었다.",
            "첫 자루는 시장 골목의 빵집으로 갔는데, 주인은 가루가 조금 거칠지만 향이 훨씬 좋다고 말했다.",
            "여름에는 물이 적어서 바퀴는 토요일에만 돌고, 송어들이 쓸 물은 남겨 두어야 한다고 한다.",
            "겨울이 오면 얼음의 두께를 보아 가며 사흘을 이어서 돌릴 수도 있다고 물레방아지기는 말했다.",
        ],
        verses: &[
            "강은 흘러가고",
            "다리의 나이를 묻지 않는다",
            "건너편에 불이 켜진다",
            "끝맺지 못한 말처럼",
        ],
        items: &[
            "밀가루 오백 그램",
            "달걀 두 개",
            "설탕 세 숟갈",
            "미지근한 물 반 컵",
        ],
        space: " ",
        indent: " ",
        speakers: ["문:", "답:"],
        traps: &[
            "그는 뉴스레터를 보내는 일을 그만두고 강가로 돌아와, 이제는 편지를 손으로 써서 부친다고 웃으며 말했다.",
        ],
    },
    Voice {
        name: "en",
        sentences: &[
            "The mill at the bend of the river grinds flour again, for the first time in forty years.",
            "Two volunteers cut the new wheel from oak that had been felled on the hill behind the church.",
            "The first sack went to the baker, who says that the flour is coarser than what she buys.",
            "The wheel turns on Saturdays only, since the river is low in the summer and the trout need what there is.",
            "In the winter it may turn for three days in a row, if the ice allows it and somebody finds the time.",
            "“I had stopped counting the years,” said the miller, who is a teacher on all the other days.",
        ],
        verses: &[
            "The river runs",
            "past the old pier",
            "and does not ask",
            "how late it is",
        ],
        items: &[
            "five hundred grams of flour",
            "two eggs",
            "three spoons of sugar",
            "half a cup of water",
        ],
        space: " ",
        indent: "    ",
        speakers: ["Q:", "A:"],
        traps: &[
            "A disclaimer of this kind binds nobody who could not have read it, the judge wrote, and she wrote it twice.",
            "The comments of the ferrymen were written down by the priest, and all rights to them, he said, belong to the river.",
            "He would not subscribe to that, he told the reporter, and he shared his bread with the gulls until it was gone.",
        ],
    },
    Voice {
        name: "de",
        sentences: &[
            "Die Mühle an der Biegung des Flusses mahlt wieder Mehl, zum ersten Mal seit vierzig Jahren.",
            "Zwei Freiwillige haben das neue Rad aus Eichenholz geschnitten, das hinter der Kirche gefällt worden war.",
            "Der erste Sack ging an die Bäckerin, die das Mehl gröber findet als das gekaufte und es trotzdem lobt.",
            "Das Rad dreht sich nur am Samstag, denn im Sommer ist der Fluss niedrig und die Forellen brauchen Wasser.",
        ],
        verses: &[
            "Der Fluss geht hin",
            "am alten Steg vorbei",
            "und fragt nicht",
            "wie spät es sei",
        ],
        items: &[
            "fünfhundert Gramm Mehl",
            "zwei Eier",
            "drei Löffel Zucker",
            "eine halbe Tasse Wasser",
        ],
        space: " ",
        indent: "  ",
        speakers: ["Frage:", "Antwort:"],
        traps: &[
            "Wer das Mehl teilen will, sagt der Müller, soll es kommentarlos tun und nicht erst lange darüber schreiben.",
        ],
    },
    Voice {
        name: "fr",
        sentences: &[
            "Le moulin du coude de la rivière moud de nouveau de la farine, pour la première fois en quarante ans.",
            "Deux bénévoles ont taillé la nouvelle roue dans un chêne qui avait été abattu derrière l’église.",
            "Le premier sac est allé à la boulangère, qui trouve la farine plus grossière que celle qu’elle achète.",
            "La roue ne tourne que le samedi, car en été la rivière est basse et les truites ont besoin d’eau.",
        ],
        verses: &[
            "La rivière passe",
            "le long du vieux quai",
            "sans demander",
            "quelle heure il est",
        ],
        items: &[
            "cinq cents grammes de farine",
            "deux œufs",
            "trois cuillers de sucre",
            "une demi-tasse d’eau",
        ],
        space: " ",
        indent: "  ",
        speakers: ["— Et la roue ?", "— Elle tourne."],
        traps: &[
            "Il voulait partager le pain avec les mouettes, dit-il, et personne n’avait de commentaire à faire là-dessus.",
        ],
    },
    Voice {
        name: "es",
        sentences: &[
            "El molino del recodo del río vuelve a moler harina, por primera vez en cuarenta años.",
            "Dos voluntarios cortaron la rueda nueva de un roble que había sido talado detrás de la iglesia.",
            "El primer saco fue para la panadera, que encuentra la harina más gruesa que la que compra.",
            "La rueda gira solo los sábados, porque en verano el río baja poco y las truchas necesitan el agua.",
        ],
        verses: &[
            "El río pasa",
            "junto al viejo muelle",
            "y no pregunta",
            "qué hora es",
        ],
        items: &[
            "quinientos gramos de harina",
            "dos huevos",
            "tres cucharadas de azúcar",
            "media taza de agua",
        ],
        space: " ",
        indent: "  ",
        speakers: ["P:", "R:"],
        traps: &[
            "Quería compartir el pan con las gaviotas, dijo, y nadie tuvo nada que comentar hasta que se fue el barco.",
        ],
    },
    Voice {
        name: "pt",
        sentences: &[
            "O moinho da curva do rio voltou a moer farinha, pela primeira vez em quarenta anos.",
            "Dois voluntários cortaram a roda nova de um carvalho que tinha sido abatido atrás da igreja.",
            "O primeiro saco foi para a padeira, que acha a farinha mais grossa do que a que costuma comprar.",
            "A roda só gira aos sábados, porque no verão o rio vai baixo e as trutas precisam da água.",
        ],
        verses: &[
            "O rio passa",
            "junto ao velho cais",
            "e não pergunta",
            "que horas são",
        ],
        items: &[
            "quinhentos gramas de farinha",
            "dois ovos",
            "três colheres de açúcar",
            "meia xícara de água",
        ],
        space: " ",
        indent: "  ",
        speakers: ["P:", "R:"],
        traps: &[
            "Queria compartilhar o pão com as gaivotas, disse ele, e entrar no rio só depois, quando ninguém comentasse.",
        ],
    },
    Voice {
        name: "ru",
        sentences: &[
            "Мельница на излучине реки снова мелет муку, впервые за сорок лет, и слышно её до самой станции.",
            "Двое добровольцев вырезали новое колесо из дуба, который срубили прошлой осенью за церковью.",
            "Первый мешок достался пекарю, которая говорит, что мука грубее покупной, но пахнет лучше.",
            "Колесо крутится только по субботам, потому что летом река мелеет, а форели тоже нужна вода.",
        ],
        verses: &[
            "Река идёт",
            "мимо старой пристани",
            "и не спрашивает",
            "который час",
        ],
        items: &[
            "пятьсот граммов муки",
            "два яйца",
            "три ложки сахара",
            "полстакана воды",
        ],
        space: " ",
        indent: "  ",
        speakers: ["— А колесо?", "— Крутится."],
        traps: &[
            "Он хотел поделиться хлебом с чайками, но комментировать это не стал и вошёл в воду, не дождавшись лодки.",
        ],
    },
    Voice {
        name: "ar",
        sentences: &[
            "عادت الطاحونة القديمة عند منعطف النهر إلى العمل، للمرة الأولى منذ أربعين عاما، كما يقول أهل القرية.",
            "صنع متطوعان العجلة الجديدة من خشب البلوط الذي قطع في الخريف الماضي خلف الكنيسة القديمة.",
            "ذهب الكيس الأول إلى الخبازة التي تقول إن الطحين أخشن مما تشتريه، لكن رائحته أطيب بكثير.",
            "تدور العجلة يوم السبت فقط، لأن النهر ينخفض في الصيف، والأسماك تحتاج إلى ما بقي من الماء.",
        ],
        verses: &["يمر النهر", "قرب الرصيف القديم", "ولا يسأل", "كم الساعة الآن"],
        items: &[
            "خمسمئة غرام من الطحين",
            "بيضتان",
            "ثلاث ملاعق سكر",
            "نصف كوب ماء",
        ],
        space: " ",
        indent: "  ",
        speakers: ["س:", "ج:"],
        traps: &[
            "أراد أن يشارك الخبز مع النوارس، ولم يجد أحد ما يقوله في ذلك، حتى غابت السفينة وراء الضباب.",
        ],
    },
    Voice {
        name: "th",
        sentences: &[
            "โรงสีเก่าที่คุ้งน้ำกลับมาหมุนอีกครั้งหลังจากหยุดไปสี่สิบปี ชาวบ้านบอกว่าได้ยินเสียงไปถึงสถานีรถไฟ และเด็ก ๆ ก็วิ่งมาดูกันทุกเช้า ",
            "อาสาสมัครสองคนช่วยกันทำกังหันใหม่จากไม้ที่ตัดมาจากเนินหลังวัด ใช้เวลาทั้งฤดูหนาว และไม่มีใครคิดค่าแรงเลยแม้แต่คนเดียว ",
            "แป้งถุงแรกส่งไปที่ร้านขนมปังในตลาด เจ้าของร้านบอกว่าแป้งหยาบกว่าที่เคยซื้อเล็กน้อย แต่กลิ่นหอมกว่ามากและนวดง่ายกว่า ",
        ],
        verses: &[
            "สายน้ำไหลไป",
            "ไม่ถามอายุสะพาน",
            "ไฟฝั่งโน้นสว่าง",
            "เหมือนคำที่พูดไม่จบ",
        ],
        items: &["แป้งห้าร้อยกรัม", "ไข่สองฟอง", "น้ำตาลสามช้อน", "น้ำอุ่นครึ่งถ้วย"],
        space: " ",
        indent: "  ",
        speakers: ["ถาม:", "ตอบ:"],
        traps: &[],
    },
];

/// Titles and paragraphs in languages for which there is no table of phrases.
pub const WITHOUT_TABLE: &[(&str, [&str; 3])] = &[
    (
        "Eski değirmen yeniden dönüyor",
        [
            "Irmağın kıvrımındaki eski değirmen kırk yıl sonra ilk kez un öğütüyor, sesi istasyona kadar geliyor.",
            "Yeni çarkı iki gönüllü, geçen sonbaharda caminin arkasında kesilen meşeden bütün kış boyunca yonttu.",
            "İlk çuval çarşıdaki fırına gitti; fırıncı, unun aldığından daha iri ama daha güzel koktuğunu söylüyor.",
        ],
    ),
    (
        "Ο παλιός μύλος γυρίζει ξανά",
        [
            "Ο παλιός μύλος στη στροφή του ποταμού αλέθει πάλι αλεύρι, για πρώτη φορά μετά από σαράντα χρόνια.",
            "Δύο εθελοντές έκοψαν τον καινούργιο τροχό από μια βελανιδιά που είχε πέσει πίσω από την εκκλησία.",
            "Το πρώτο σακί πήγε στη φουρνάρισσα, που βρίσκει το αλεύρι πιο χοντρό, μα λέει πως μυρίζει καλύτερα.",
        ],
    ),
    (
        "पुरानी चक्की फिर चल पड़ी",
        [
            "नदी के मोड़ पर बनी पुरानी चक्की चालीस साल बाद फिर से आटा पीस रही है और उसकी आवाज़ स्टेशन तक सुनाई देती है।",
            "दो स्वयंसेवकों ने नया पहिया उस पेड़ की लकड़ी से बनाया जो पिछले साल मंदिर के पीछे काटा गया था।",
            "पहला बोरा बाज़ार की दुकान को मिला, जहाँ लोग कहते हैं कि आटा थोड़ा मोटा है पर उसकी खुशबू बहुत अच्छी है।",
        ],
    ),
    (
        "โรงสีเก่ากลับมาหมุนอีกครั้ง",
        [
            "โรงสีเก่าที่คุ้งน้ำกลับมาหมุนอีกครั้งหลังจากหยุดไปสี่สิบปี ชาวบ้านบอกว่าได้ยินเสียงไปถึงสถานีรถไฟ และเด็ก ๆ ก็วิ่งมาดูกันทุกเช้าก่อนไปโรงเรียน",
            "อาสาสมัครสองคนช่วยกันทำกังหันใหม่จากไม้ที่ตัดมาจากเนินหลังวัด ใช้เวลาทั้งฤดูหนาว และไม่มีใครคิดค่าแรงเลยแม้แต่คนเดียวในหมู่บ้าน",
            "แป้งถุงแรกส่งไปที่ร้านขนมปังในตลาด เจ้าของร้านบอกว่าแป้งหยาบกว่าที่เคยซื้อเล็กน้อย แต่กลิ่นหอมกว่ามากและนวดง่ายกว่าของเดิม",
        ],
    ),
    (
        "Cối xay cũ lại quay",
        [
            "Cối xay cũ ở khúc quanh của con sông lại xay bột, lần đầu tiên sau bốn mươi năm, tiếng vang đến tận nhà ga.",
            "Hai người tình nguyện đã đẽo bánh xe mới từ cây sồi bị đốn sau nhà thờ vào mùa thu năm ngoái.",
            "Bao bột đầu tiên được đưa đến tiệm bánh ngoài chợ, nơi người ta nói rằng bột thô hơn nhưng thơm hơn nhiều.",
        ],
    ),
    (
        "Stary młyn znów się kręci",
        [
            "Stary młyn na zakolu rzeki znów miele mąkę, po raz pierwszy od czterdziestu lat, a słychać go aż na stacji.",
            "Dwóch ochotników wycięło nowe koło z dębu, który ścięto zeszłej jesieni za kościołem na wzgórzu.",
            "Pierwszy worek dostała piekarka, która mówi, że mąka jest grubsza od kupnej, ale pachnie o wiele lepiej.",
        ],
    ),
];

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

impl Voice {
    fn paragraph(&self, dice: &mut Dice) -> String {
        let first = dice.below(self.sentences.len());
        let count = 2 + dice.below(2);
        let sentences = (0..count).map(|at| self.sentences[(first + at) % self.sentences.len()]);
        let sentences: Vec<&str> = sentences.map(str::trim).collect();
        sentences.join(self.space)
    }

    fn paragraphs(&self, count: usize, dice: &mut Dice) -> Vec<String> {
        (0..count).map(|_| self.paragraph(dice)).collect()
    }

    /// The shapes of clean documents, each with its name.
    fn shapes(&self, dice: &mut Dice) -> Vec<(&'static str, String)> {
        let [asks, answers] = self.speakers;
        let mut shapes = vec![
            ("a paragraph a line", self.paragraphs(4, dice).join("\n")),
            ("blank lines between", self.paragraphs(5, dice).join("\n\n")),
            (
                "lines of Windows",
                self.paragraphs(4, dice).join("\r\n\r\n"),
            ),
            ("one line", self.paragraphs(5, dice).join(self.space)),
            ("indented", {
                let paragraphs = self.paragraphs(4, dice).into_iter();
                let indented = paragraphs.map(|it| format!("{}{it}", self.indent));
                indented.collect::<Vec<_>>().join("\n")
            }),
            ("a poem", format!("{0}\n\n{0}", self.verses.join("\n"))),
            (
                "lyrics",
                format!(
                    "{0}\n\n{1}\n\n{0}",
                    self.verses.join("\n"),
                    self.verses[2..].join("\n")
                ),
            ),
            ("a poem between paragraphs", {
                let (one, two) = (self.paragraph(dice), self.paragraph(dice));
                format!("{one}\n\n{}\n\n{two}", self.verses.join("\n"))
            }),
            ("a recipe", {
                let items: Vec<String> =
                    self.items.iter().map(|item| format!("- {item}")).collect();
                format!(
                    "{}\n{}\n{}",
                    self.paragraph(dice),
                    items.join("\n"),
                    self.paragraph(dice)
                )
            }),
            ("a recipe that ends with its list", {
                let items: Vec<String> =
                    self.items.iter().map(|item| format!("• {item}")).collect();
                format!(
                    "{}\n{}\n{}",
                    self.paragraph(dice),
                    items.join("\n"),
                    items.join("\n")
                )
            }),
            ("a numbered list", {
                let items = self.items.iter().enumerate();
                let items: Vec<String> = items
                    .map(|(at, item)| format!("{}. {item}", at + 1))
                    .collect();
                format!("{}\n{}", self.paragraph(dice), items.join("\n"))
            }),
            ("a table of numbers", {
                let rows = self.items.iter().map(|item| {
                    format!(
                        "{item}\t{}\t{}.{}%",
                        100 + dice.below(900),
                        dice.below(90),
                        dice.below(10)
                    )
                });
                let rows = rows.collect::<Vec<_>>().join("\n");
                format!("{}\n{rows}\n{}", self.paragraph(dice), self.paragraph(dice))
            }),
            ("an interview", {
                let lines = (0..6).map(|at| {
                    let speaker = if at % 2 == 0 { asks } else { answers };
                    format!("{speaker}{}{}", self.space, self.paragraph(dice))
                });
                lines.collect::<Vec<_>>().join("\n")
            }),
            ("subtitles", {
                let lines = self.verses.iter().enumerate().map(|(at, verse)| {
                    format!("{}\n00:00:0{at},000 --> 00:00:0{at},900\n{verse}", at + 1)
                });
                lines.collect::<Vec<_>>().join("\n\n")
            }),
            ("quoted posts", {
                let quoted = self.paragraph(dice);
                format!(
                    "{}\n> {quoted}\n{}\n> {quoted}\n{}",
                    self.paragraph(dice),
                    self.paragraph(dice),
                    self.paragraph(dice)
                )
            }),
            ("sections of Markdown", {
                let heading = self.items[dice.below(self.items.len())];
                format!(
                    "{}\n\n## {heading}\n\n{}",
                    self.paragraph(dice),
                    self.paragraph(dice)
                )
            }),
            ("links of Markdown in sentences", {
                let linked = format!("[{}](https://a.example/{})", self.items[0], dice.below(99));
                format!(
                    "{}{}{linked}{}{}",
                    self.paragraph(dice),
                    self.space,
                    self.space,
                    self.paragraph(dice)
                )
            }),
        ];
        for trap in self.traps {
            shapes.push(("a trap between paragraphs", {
                format!("{}\n{trap}\n{}", self.paragraph(dice), self.paragraph(dice))
            }));
            shapes.push((
                "a trap at the end",
                format!("{}\n{trap}", self.paragraphs(3, dice).join("\n")),
            ));
        }
        shapes
    }
}

/// The documents, each with its name.
pub fn documents() -> Vec<(String, String)> {
    let mut dice = Dice(7);
    let mut documents = Vec::new();
    for voice in VOICES {
        for (shape, source) in voice.shapes(&mut dice) {
            documents.push((format!("{}: {shape}", voice.name), source));
        }
    }
    documents
}
