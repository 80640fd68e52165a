//! Inputs made by mutating a few that are hard to read right.

const SEEDS: &[&str] = &[
    "<!doctype html><title>a&amp;b</title><p class=x id='y' z=\"w\">text<br/>more</p>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" 'http://x'><body>a",
    "<!doctype html system \"about:legacy-compat\" x><p>",
    "<script>if (a < b) { \"<!--\" } // <script> --></script>x</script>y",
    "<script><!-- a <script x> b </script > c --> d </script>e",
    "<style>a > b { c: '</styl' }</style><xmp></XMP ></xmp><noscript><p></noscript>",
    "<textarea>\n a &lt; &notit; </textare></TEXTAREA/><pre>\r\nx</pre>",
    "<svg><![CDATA[ a ]] ]]> b]]><title><![CDATA[x]]></title><desc><p></svg><![CDATA[c]]>",
    "<math><mi>x</mi><annotation-xml encoding=text/html><p></annotation-xml></math>",
    "<!-- a - b -- c --! d --!> e <!----> f <!--> g <!---> h <!-- <!-- --> i -->",
    "<table><tr><td>a<b>c<tr>d</table><select><option>a<option>b</select>",
    "<a href=\"?a=1&copy=2&amp;b&lt\" A=b a=c b = d e= f /g h=/>x</a href=y>",
    "<? php ?></ x></><!x><!><1><-><=a><p =x==y \"=z '<a/b/>",
    "&#x80;&#0;&#xD800;&#x110000;&#10;&NotEqualTilde;&nbsp &ampx;&;&#;&#x;&&amp",
    "\u{feff}\u{e9}<\u{e9}>\u{4e2d}\u{6587}<p \u{e9}=\u{4e2d}&eacute\u{e9}><i\u{1f600}>",
    "a\0b<p\0a \0=\0 b='\0'>\0<!--\0--><textarea>\0</textarea><svg>\0</svg>",
    "a\rb\r\nc<p\ra\r=\r'\r\r\n'>\r<!--\r\r\n--><title>\r\r\n</title\r><!doctype\ra>",
    "<template><p>a<template><td>b</template>c</template><frameset></frameset>",
    "<title>x</title><textarea>a<plaintext>b</textarea><plaintext>c</plaintext>",
    "<iframe><!--</iframe>--></iframe><noembed></noembe></noembed><noframes>a",
];

const FRAGMENTS: &[&str] = &[
    "<",
    "</",
    "<!",
    "<!-",
    "<!--",
    "-->",
    "--!>",
    "--",
    "-",
    "!",
    "<![CDATA[",
    "]]>",
    "]]",
    "]",
    "&",
    "&amp",
    "&amp;",
    "&notit;",
    "&#x80;",
    "&#0;",
    "&#",
    "&#x",
    "&#10;",
    "&#13",
    ";",
    "\"",
    "'",
    "=",
    "/",
    ">",
    "/>",
    "<script>",
    "<script",
    "</script>",
    "</script",
    "<ScRiPt ",
    "</sCript/",
    "<!doctype",
    "<!doctype ",
    " public ",
    " system ",
    "<svg>",
    "</svg>",
    "<math>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<style>",
    "</style>",
    "<plaintext>",
    "<pre>",
    "</p>",
    "<p a>",
    "<b a=b a=c>",
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\t",
    "\x0C",
    " ",
    "\u{e9}",
    "\u{4e2d}",
    "\u{1f600}",
    "\u{feff}",
    "a",
    "A",
    "1",
    "?",
    "`",
    "<a/",
    "x=y",
    "&lt=",
    "<table>",
    "<td>",
    "<template>",
    "<select>",
    "<noscript>",
    "<br/>",
    "</br>",
    "<xmp>",
    "</xmp",
    "<frameset>",
];

/// Markup that is a puzzle to tree builders in any order.
const PARTS: &[&str] = &[
    "a",
    " ",
    "text ",
    "\n",
    "&amp;",
    "<!--c-->",
    "<!doctype html>",
    "<html lang=x>",
    "<html class=y>",
    "<head>",
    "</head>",
    "<body>",
    "<body class=z>",
    "</body>",
    "</html>",
    "<title>t</title>",
    "<meta name=a>",
    "<link rel=b>",
    "<script>s</script>",
    "<style>s</style>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<iframe src=x />",
    "<script src=x />",
    "<textarea />",
    "<title/>",
    "<iframe>f</iframe>",
    "<div>",
    "<div>",
    "</div>",
    "</div>",
    "<p>",
    "<p>",
    "</p>",
    "<section>",
    "</section>",
    "<address>",
    "<h1>",
    "<h2>",
    "</h2>",
    "</h1>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dd>",
    "<pre>\n",
    "</pre>",
    "<form>",
    "<form id=f>",
    "</form>",
    "<button>",
    "</button>",
    "<select>",
    "<option>",
    "<optgroup>",
    "</option>",
    "</select>",
    "<input type=hidden>",
    "<input>",
    "<textarea>\na</textarea>",
    "<hr>",
    "<br>",
    "</br>",
    "<img src=x>",
    "<a href=x>",
    "<a href=y>",
    "</a>",
    "<b>",
    "<b class=c>",
    "</b>",
    "<i>",
    "</i>",
    "<em>",
    "</em>",
    "<font size=1>",
    "</font>",
    "<nobr>",
    "</nobr>",
    "<span>",
    "</span>",
    "<x-y>",
    "</x-y>",
    "<X-Z>",
    "</x-z>",
    "<object>",
    "</object>",
    "<table>",
    "<table>",
    "</table>",
    "<caption>",
    "</caption>",
    "<colgroup>",
    "</colgroup>",
    "<col>",
    "<thead>",
    "<tbody>",
    "</tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "<th>",
    "</td>",
    "<ruby>",
    "<rt>",
    "<rp>",
    "<rtc>",
    "</ruby>",
    "<svg>",
    "</svg>",
    "<svg/>",
    "<g>",
    "<path/>",
    "<desc>",
    "<foreignObject>",
    "</foreignObject>",
    "<math>",
    "</math>",
    "<mi>",
    "</mi>",
    "<mglyph>",
    "<annotation-xml>",
    "<frameset>",
    "<xmp>x</xmp>",
    "<param>",
    "<area>",
];

/// A seeded stream of inputs.
pub(super) struct Mutations {
    state: u64,
}

impl Mutations {
    pub(super) fn new(seed: u64) -> Self {
        Mutations { state: seed }
    }

    /// The next input.
    pub(super) fn next_input(&mut self) -> String {
        let mut input = self.pick(SEEDS).to_string();
        for _ in 0..1 + self.below(8) {
            let at = self.boundary(&input);
            match self.below(6) {
                0 => {
                    let tail = input.split_off(at);
                    let skipped = self.below(12);
                    input.extend(tail.chars().skip(skipped));
                }
                1 => {
                    let other = self.pick(SEEDS);
                    let (from, to) = (self.boundary(other), self.boundary(other));
                    input.insert_str(at, &other[from.min(to)..from.max(to)]);
                }
                2 if at > input.len() / 2 => input.truncate(at),
                _ => input.insert_str(at, self.pick(FRAGMENTS)),
            }
        }
        input
    }

    /// The next input of tags in any order.
    pub(super) fn next_soup(&mut self) -> String {
        let start = self.below(4);
        let mut input = [
            "",
            "<!doctype html>",
            "<body>",
            "<!doctype html><body><table>",
        ][start]
            .to_owned();
        // Of few different ones, so that they meet each other.
        let parts: Vec<&str> = (0..2 + self.below(12)).map(|_| self.pick(PARTS)).collect();
        for _ in 0..3 + self.below(40) {
            input.push_str(parts[self.below(parts.len())]);
        }
        input
    }

    fn pick(&mut self, from: &'static [&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A number below `bound` (xorshift64*).
    fn below(&mut self, bound: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let mixed = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        mixed as usize % bound
    }
}
