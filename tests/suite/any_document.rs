//! Documents as importers make them: of the whole model, with text that has every sign in it that some
//! format takes for its own, but without what no source can say (empty lines, blanks at the ends of
//! lines, two runs of text beside each other).

use article::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

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
        article.settle_directions();
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

/// A line of text: pieces with blanks between them, or without.
pub fn line() -> impl Strategy<Value = Vec<Span>> {
    lines_of(span())
}

fn lines_of(span: impl Strategy<Value = Span> + 'static) -> BoxedStrategy<Vec<Span>> {
    vec((span, prop::bool::weighted(0.8)), 1..4)
        .prop_map(|pieces| {
            let mut spans: Vec<Span> = Vec::new();
            for (span, is_apart) in pieces {
                let blank = (is_apart && !spans.is_empty()).then(|| Span::text(" "));
                for span in blank.into_iter().chain([span]) {
                    match (spans.last_mut(), span) {
                        (Some(Span::Text(last)), Span::Text(text)) => last.push_str(&text),
                        (_, span) => spans.push(span),
                    }
                }
            }
            spans
        })
        .boxed()
}

fn span() -> BoxedStrategy<Span> {
    let leaf = prop_oneof![
        6 => words().prop_map(Span::Text),
        1 => words().prop_map(Span::Code),
        1 => image(true).prop_map(|image| Span::Picture(Box::new(image))),
        1 => tex().prop_map(|tex| Span::Formula(Box::new(Formula { tex, ..Formula::default() }))),
    ];
    let mark = prop::sample::select(Mark::ALL.map(|(mark, ..)| mark).to_vec());
    let dir = prop::sample::select(vec![Direction::LeftToRight, Direction::RightToLeft]);
    leaf.prop_recursive(2, 6, 2, move |inner| {
        let inner = || lines_of(inner.clone());
        prop_oneof![
            inner().prop_map(Span::Emphasis),
            inner().prop_map(Span::Strong),
            inner().prop_map(Span::Subscript),
            inner().prop_map(Span::Superscript),
            (href(), of(words()), of(lang()), inner()).prop_map(|(href, title, lang, spans)| {
                let about = LinkAbout::of(title.unwrap_or_default(), lang);
                Span::Link { href, about, spans: unlinked(spans) }
            }),
            (lang(), inner()).prop_map(|(lang, spans)| Span::Foreign { lang, spans }),
            (mark.clone(), inner()).prop_map(|(mark, spans)| Span::Marked { mark, spans }),
            (words(), inner()).prop_map(|(title, spans)| Span::Abbreviation { title, spans }),
            inner().prop_map(|spans| Span::Time { datetime: "2025-02-03".into(), spans }),
            (words(), words()).prop_map(|(text, reading)| Span::Ruby {
                spans: vec![Span::Text(text)],
                reading: vec![Span::Text(reading)]
            }),
            (of(dir.clone()), inner()).prop_map(|(dir, spans)| Span::Isolated { dir, spans }),
        ]
    })
    .boxed()
}

/// The line without links, which stand in no other.
fn unlinked(spans: Vec<Span>) -> Vec<Span> {
    let spans = spans.into_iter().map(|mut span| {
        if let Span::Link { spans, .. } = span {
            span = Span::Emphasis(spans);
        }
        for inner in span.children_mut() {
            *inner = unlinked(vec![std::mem::replace(inner, Span::LineBreak)]).remove(0);
        }
        span
    });
    spans.collect()
}

fn tex() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["x^2", "\\frac{a}{b} < c", "a & b", "n_{1}"]).prop_map(String::from)
}

pub fn blocks(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Block>> {
    vec(block(), count)
}

fn block() -> BoxedStrategy<Block> {
    let leaf = prop_oneof![
        4 => line().prop_map(|spans| BlockKind::Paragraph { spans }),
        1 => (2u8..=4, line()).prop_map(|(level, spans)| BlockKind::Heading { level, spans }),
        1 => verse(),
        1 => (line(), of(line())).prop_map(|(spans, by)| BlockKind::Pullquote {
            spans,
            attribution: by.unwrap_or_default()
        }),
        1 => figure(),
        1 => table(),
        1 => code(),
        1 => (tex(), of(Just("(7)"))).prop_map(|(tex, number)| {
            let number = number.unwrap_or_default().to_string();
            BlockKind::Formula(Box::new(Formula { tex, number, math: Vec::new() }))
        }),
        1 => embed(),
        1 => Just(BlockKind::Break),
    ];
    named(leaf.boxed())
        .prop_recursive(2, 8, 3, |inner| {
            let blocks = || vec(inner.clone(), 1..3);
            let kinds = prop_oneof![
                list(blocks().boxed()),
                vec((line(), blocks()), 1..3).prop_map(|items| BlockKind::Definitions {
                    items: items
                        .into_iter()
                        .map(|(term, blocks)| Item { term, blocks, ..Item::default() })
                        .collect()
                }),
                (blocks(), of(line())).prop_map(|(blocks, by)| BlockKind::Quote {
                    blocks,
                    attribution: by.unwrap_or_default()
                }),
                (vec(figure(), 2..4), of(line())).prop_map(|(figures, caption)| {
                    BlockKind::Gallery {
                        blocks: figures.into_iter().map(Block::new).collect(),
                        caption: caption.unwrap_or_default(),
                    }
                }),
                box_out(blocks().boxed()),
                recording(blocks().boxed()),
            ];
            named(kinds.boxed())
        })
        .boxed()
}

fn verse() -> impl Strategy<Value = BlockKind> {
    vec((line(), 0usize..3, any::<bool>()), 1..4).prop_map(|lines| {
        let mut spans = Vec::new();
        for (number, (line, indent, ends)) in lines.into_iter().enumerate() {
            if number > 0 {
                spans.push(Span::LineBreak);
                spans.extend(ends.then_some(Span::LineBreak));
            }
            let mut line = line;
            if indent > 0 {
                let blanks = "\u{a0}".repeat(indent);
                match line.first_mut() {
                    Some(Span::Text(text)) => text.insert_str(0, &blanks),
                    _ => line.insert(0, Span::Text(blanks)),
                }
            }
            spans.extend(line);
        }
        BlockKind::Verse { spans }
    })
}

fn figure() -> impl Strategy<Value = BlockKind> {
    (image(true), of(line()), of(words()), of(canonical())).prop_map(
        |(image, caption, credit, link)| {
            BlockKind::Figure(Box::new(Figure {
                image,
                caption: caption.unwrap_or_default(),
                credit: credit.unwrap_or_default(),
                link,
            }))
        },
    )
}

fn table() -> impl Strategy<Value = BlockKind> {
    let align = prop::sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End]);
    (vec(align, 2..4), 1usize..3, of(line()), any::<bool>(), any::<bool>(), vec(line(), 16))
        .prop_map(|(sides, height, caption, names_rows, has_foot, lines)| {
            let mut lines = lines.into_iter();
            let mut row = |is_head: bool, names_rows: bool| -> Row {
                let cell = |(place, align): (usize, &Alignment)| Cell {
                    header: is_head || names_rows && place == 0,
                    align: *align,
                    spans: lines.next().unwrap_or_else(|| vec![Span::text("x")]),
                    ..Cell::default()
                };
                sides.iter().enumerate().map(cell).collect()
            };
            let head = vec![row(true, false)];
            let rows = (0..height).map(|_| row(false, names_rows)).collect();
            let foot = if has_foot { vec![row(false, false)] } else { Vec::new() };
            BlockKind::Table(Box::new(Table {
                caption: caption.unwrap_or_default(),
                head,
                rows,
                foot,
            }))
        })
}

fn code() -> impl Strategy<Value = BlockKind> {
    let texts = vec![
        "fn main() {\n    x();\n}\n",
        "a\n\nb\n",
        "``` no fence\n",
        "~~~\n<b>&amp;</b>\n",
        "{{ x }}\n",
    ];
    let language = prop::sample::select(vec!["rust", "js", "c++"]);
    let file = prop::sample::select(vec!["src/main.rs", "a b.txt"]);
    (prop::sample::select(texts), of(language), of(file), vec(1u32..3, 0..2)).prop_map(
        |(text, language, file, lines)| {
            BlockKind::Code(Box::new(Code {
                language: language.map(String::from),
                file: file.map(String::from),
                text: text.into(),
                lines,
                tokens: Vec::new(),
            }))
        },
    )
}

fn embed() -> impl Strategy<Value = BlockKind> {
    let site = prop::sample::select(vec!["example.org", "Video Example"]);
    (of(line()), site, of(image(false)), of(line())).prop_map(|(title, site, image, caption)| {
        BlockKind::Embed(Box::new(Embed {
            href: Href::parse("https://example.org/film/1").unwrap(),
            title: unlinked(title.unwrap_or_default()),
            site: site.into(),
            image,
            caption: caption.unwrap_or_default(),
        }))
    })
}

fn recording(blocks: BoxedStrategy<Vec<Block>>) -> BoxedStrategy<BlockKind> {
    let medium = prop::sample::select(Medium::ALL.map(|(medium, _)| medium).to_vec());
    let track = (Just("a.vtt"), of(lang()), of(words())).prop_map(|(src, lang, label)| Track {
        src: FileSource::parse(src).unwrap(),
        kind: TrackKind::Captions,
        lang,
        label: label.unwrap_or_default(),
    });
    let told = (of(words()), of(image(false)), of(1u32..900), of(1u32..4000));
    (medium, told.boxed(), vec(track, 0..2), of(line()), of(blocks))
        .prop_map(|(medium, (title, poster, duration, side), tracks, caption, transcript)| {
            let is_film = medium == Medium::Film;
            let file = if is_film { "clip.mp4" } else { "talk.mp3" };
            BlockKind::Recording(Box::new(Recording {
                title: title.unwrap_or_default(),
                poster: poster.filter(|_| is_film),
                width: side.filter(|_| is_film),
                height: side.filter(|_| is_film),
                duration,
                tracks,
                caption: caption.unwrap_or_default(),
                transcript: transcript.unwrap_or_default(),
                ..Recording::new(medium, FileSource::parse(file).unwrap())
            }))
        })
        .boxed()
}

fn list(blocks: BoxedStrategy<Vec<Block>>) -> BoxedStrategy<BlockKind> {
    let numerals = prop::sample::select(Numerals::ALL.map(|(numerals, ..)| numerals).to_vec());
    let item = (of(any::<bool>()), of(2u32..90), blocks);
    let how = (any::<bool>(), 1u32..40, numerals, any::<bool>(), any::<bool>());
    (how, vec(item, 1..4))
        .prop_map(|((ordered, start, numerals, reversed, is_plain), items)| {
            let items = items.into_iter().map(|(done, value, blocks)| Item {
                term: Vec::new(),
                done: done.filter(|_| !is_plain),
                value: value.filter(|_| ordered && !is_plain),
                blocks,
            });
            let default = List::default();
            BlockKind::List(List {
                ordered,
                start: if ordered { start } else { default.start },
                numerals: if ordered && !is_plain { numerals } else { default.numerals },
                reversed: reversed && ordered && !is_plain,
                items: items.collect(),
            })
        })
        .boxed()
}

fn box_out(blocks: BoxedStrategy<Vec<Block>>) -> BoxedStrategy<BlockKind> {
    let callout = prop::sample::select(Callout::ALL.map(|(callout, _)| callout).to_vec());
    let fold = prop::sample::select(vec![Fold::Open, Fold::Closed]);
    (of(callout), of(fold), of(line()), blocks)
        .prop_map(|(callout, fold, title, blocks)| {
            let mut title = title.unwrap_or_default();
            // A title without a word is none.
            if !title.is_empty() && !matches!(title[0], Span::Text(_)) {
                title.insert(0, Span::text("The "));
            }
            BlockKind::Box(BoxOut { callout, fold, title, blocks })
        })
        .boxed()
}

/// The block with an id of its own or none, in the article's language or another.
fn named(kind: BoxedStrategy<BlockKind>) -> BoxedStrategy<Block> {
    let id = prop_oneof![3 => Just(String::new()), 1 => "[a-z]{2,4}-x"];
    let lang = prop::option::weighted(0.1, lang());
    let dir = prop::option::weighted(0.1, Just(Direction::RightToLeft));
    (id, lang, dir, kind).prop_map(|(id, lang, dir, kind)| Block { id, lang, dir, kind }).boxed()
}
