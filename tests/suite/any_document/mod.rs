//! Documents as importers make them: of the whole model, with text that has every sign in it that some
//! format takes for its own, but without what no source can say (empty lines, blanks at the ends of
//! lines, two runs of text beside each other).

mod blocks;
mod spans;

use article::*;
use blocks::blocks;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use spans::line;

/// Any document, with its ids assigned.
pub fn any_document() -> impl Strategy<Value = Article> {
    let head = (
        (phrase(), of(phrase()), of(phrase()), of(phrase()), vec(name(), 0..3)),
        (of(lang()), of(series()), vec(byline(), 0..3), of(date()), of(date())),
    );
    let foot = (
        (of(phrase()), vec(correction(), 0..2), of(canonical()), of(line())),
        (of(phrase()), of(licence()), of(any::<bool>()), vec(story(), 0..3)),
    );
    let text = (blocks(1..6).boxed(), vec(blocks(1..3), 0..3).boxed());
    (head.boxed(), foot.boxed(), text.boxed()).prop_map(|(head, foot, (body, notes))| {
        let (
            (headline, site, column, standfirst, topics),
            (interface, series, bylines, published, updated),
        ) = head;
        let ((edition, corrections, canonical, source), (copyright, licence, free, related)) = foot;
        // What is said twice is read once.
        let mut said = std::collections::HashSet::new();
        let topics = topics.into_iter().filter(|topic: &Phrase| said.insert(topic.text.clone()));
        let topics: Vec<Phrase> = topics.collect();
        let mut article = Article {
            interface,
            site,
            column,
            series,
            topics,
            standfirst,
            bylines,
            published,
            updated,
            edition,
            corrections,
            canonical,
            source: source.unwrap_or_default(),
            copyright,
            licence,
            free,
            body,
            related,
            ..Article::new(Lang::english(), headline)
        };
        for (number, blocks) in (1..).zip(notes) {
            let id = number.to_string();
            let reference = Span::NoteRef { note: id.clone() };
            let spans = vec![Span::text("See"), reference];
            article.body.push(Block::new(BlockKind::Paragraph { spans }));
            article.notes.push(Note { id, blocks });
        }
        article.forget_implied_directions();
        assign_ids(&mut article);
        article
    })
}

/// Words of all sorts, joined by blanks.
fn words() -> impl Strategy<Value = String> {
    let plain =
        prop::sample::select(vec!["mill", "river", "Weir", "河边", "水车", "الهدار", "é", "x2"]);
    let signs = prop::sample::select(vec![
        "*",
        "_a_",
        "**b**",
        "<b>",
        "</p>",
        "&amp;",
        "&",
        "1.",
        "2)",
        "-",
        "+",
        "#",
        "##",
        "[x]",
        "[a](b)",
        "`",
        "``c``",
        "“q”",
        "\"",
        "'",
        "a|b",
        "$5",
        "$x$",
        "\\",
        "~~s~~",
        "~",
        "==m==",
        "^",
        "{{x}}",
        "{%y%}",
        "{: .z}",
        "---",
        "***",
        ">",
        "|",
        ":",
        "::: note",
        ":tada:",
        "https://example.org/a_b",
        "a@example.org",
        "@name",
        "!",
        "![",
        "%%",
        "[^1]",
        "[[n]]",
        "H~2~O",
        "x^2^",
        "<!--",
        "-->",
        "---|---",
        "=",
        "...",
        "--",
        "\u{200b}x",
        "a\u{a0}b",
        "Table:",
        "fn(a, b)",
        "/",
        "\\(x\\)",
        "a\\b",
        "— who",
        "Note",
        "10:30",
        "{#id}",
        "++k++",
        "\\tag{1}",
        "%",
        "•",
        "§ 1",
        "+++",
        "<https://example.org>",
    ]);
    let word = prop_oneof![3 => plain, 2 => signs];
    vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(vec!["fr", "zh-Hans", "ja"]).prop_map(|tag| Lang::parse(tag).unwrap())
}

fn phrase() -> impl Strategy<Value = Phrase> {
    // What is in another script gets its language where it is read.
    let latin = |c: char| if c.is_alphabetic() && c > '\u{ff}' { 'x' } else { c };
    (words(), of(lang()))
        .prop_map(move |(text, lang)| Phrase { text: text.chars().map(latin).collect(), lang })
}

fn date() -> impl Strategy<Value = Date> {
    let time = prop::sample::select(vec!["", "T10:30:00Z", "T07:05+08:00"]);
    (1900u16..2100, 1u8..13, 1u8..29, time).prop_map(|(year, month, day, time)| {
        Date::parse(&format!("{year:04}-{month:02}-{day:02}{time}")).unwrap()
    })
}

fn canonical() -> impl Strategy<Value = Href> {
    Just(Href::parse("https://example.org/stories/the-mill?a=1&b=2").unwrap())
}

fn href() -> impl Strategy<Value = Href> {
    let all = vec![
        "https://example.org/a?b=c&d#e",
        "mailto:a@example.org",
        "https://example.org/(x)_[y]",
        "https://example.org/河",
    ];
    prop::sample::select(all).prop_map(|url| Href::parse(url).unwrap())
}

fn series() -> impl Strategy<Value = Series> {
    (phrase(), of(1u32..30), of(canonical())).prop_map(|(name, part, link)| Series {
        name,
        part,
        link,
    })
}

fn licence() -> impl Strategy<Value = Licence> {
    (phrase(), of(canonical())).prop_map(|(name, link)| Licence { name, link })
}

fn correction() -> impl Strategy<Value = Correction> {
    (of(date()), phrase()).prop_map(|(date, text)| Correction { date, text })
}

fn name() -> impl Strategy<Value = Phrase> {
    let names = vec!["Ada Miller", "O'Neill & Sons", "“Q” (ed.)", "J. R. R. Weir, Jr."];
    (prop::sample::select(names), of(lang()))
        .prop_map(|(text, lang)| Phrase { text: text.into(), lang })
}

fn byline() -> impl Strategy<Value = Byline> {
    let email = of(Just(Email::parse("a.b@example.org").unwrap()));
    (name(), of(phrase()), email, of(canonical()), of(canonical()), of(image(false))).prop_map(
        |(name, role, email, link, account, portrait)| Byline {
            name: Some(name),
            role,
            email,
            link,
            account,
            portrait,
        },
    )
}

fn story() -> impl Strategy<Value = Story> {
    (phrase(), of(phrase()), of(canonical()), of(date()), of(image(false))).prop_map(
        |(title, lead, link, date, image)| {
            // What says the title again is no lead.
            let lead = lead.filter(|lead| lead.text != title.text);
            Story { title, lead, link, file: None, date, image }
        },
    )
}

/// A picture; one without a description is decoration.
fn image(is_remote: bool) -> impl Strategy<Value = Image> {
    let sources = match is_remote {
        true => vec!["pic/a b.png", "https://example.org/a.png?b=1&c=2", "图.webp"],
        false => vec!["pic/a b.png", "图.webp"],
    };
    let source = prop::sample::select(sources).prop_map(|url| ImageSource::parse(url).unwrap());
    (source, of(words()), of(1..4000u32), of(1..4000u32)).prop_map(|(src, alt, width, height)| {
        Image { src, alt: alt.unwrap_or_default(), width, height }
    })
}
