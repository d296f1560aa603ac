//! Strategies over the whole model: every kind of block and span, every field.

use article::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Any article, with its ids assigned.
pub fn any_article() -> BoxedStrategy<Article> {
    let about = (
        lang(),
        of(lang()),
        of(phrase()),
        of(phrase()),
        vec(phrase(), 0..3),
        phrase(),
        of(phrase()),
        vec(byline(), 0..3),
        vec(shared(), 0..3),
        of((phrase(), of(any::<u32>()), of(href()))),
    );
    let around = (
        (of(date()), of(date()), of(phrase()), corrections()),
        of(href()),
        spans(),
        of(phrase()),
        vec(story(), 0..3),
        licence(),
    );
    let text = (vec(block(), 0..6), vec(note(), 0..3));
    (about, around, text)
        .prop_map(|(about, around, (body, notes))| {
            let (
                lang,
                interface,
                site,
                column,
                topics,
                headline,
                standfirst,
                bylines,
                pictures,
                series,
            ) = about;
            let (
                (published, updated, edition, corrections),
                canonical,
                source,
                copyright,
                related,
                (licence, free),
            ) = around;
            let series = series.map(|(name, part, link)| Series { name, part, link });
            let mut article = Article {
                lang,
                interface,
                site,
                column,
                series,
                topics,
                headline,
                standfirst,
                bylines,
                published,
                updated,
                edition,
                corrections,
                canonical,
                source,
                copyright,
                licence,
                free,
                body,
                pictures,
                notes,
                related,
            };
            assign_ids(&mut article);
            article
        })
        .boxed()
}

/// Text of all sorts, without NUL, which no article holds.
pub fn text() -> BoxedStrategy<String> {
    let hostile = prop::sample::select(vec![
        "</script><!--\"'&\u{2028}",
        "x av-offer av-lightbox",
        "av-article",
        "Article-Viewer",
    ]);
    prop_oneof!["[a-z河边 ]{0,8}", "[^\0]{0,12}", hostile.prop_map(str::to_string)].boxed()
}

fn lang() -> BoxedStrategy<Lang> {
    prop::sample::select(vec!["en", "zh-Hans", "zh-TW", "ar", "fr-CA"])
        .prop_map(|tag| Lang::parse(tag).unwrap())
        .boxed()
}

fn date() -> BoxedStrategy<Date> {
    (0u16..10_000, 1u8..13, 1u8..29, prop::sample::select(vec!["", "T10:30:00Z", " 07:05 +0800"]))
        .prop_map(|(year, month, day, time)| {
            Date::parse(&format!("{year:04}-{month:02}-{day:02}{time}")).unwrap()
        })
        .boxed()
}

fn href() -> BoxedStrategy<Href> {
    prop::sample::select(vec![
        "https://example.org/a?b=c&d#e",
        "#end",
        "mailto:a@example.org",
        "tel:+1",
        "../a b.html",
        "/河?q=\"<",
    ])
    .prop_map(|url| Href::parse(url).unwrap())
    .boxed()
}

fn phrase() -> BoxedStrategy<Phrase> {
    (text(), of(lang())).prop_map(|(text, lang)| Phrase { text, lang }).boxed()
}

fn licence() -> BoxedStrategy<(Option<Licence>, Option<bool>)> {
    let licence = (phrase(), of(href())).prop_map(|(name, link)| Licence { name, link });
    (of(licence), of(any::<bool>())).boxed()
}

fn corrections() -> BoxedStrategy<Vec<Correction>> {
    vec((of(date()), phrase()).prop_map(|(date, text)| Correction { date, text }), 0..2).boxed()
}

fn byline() -> BoxedStrategy<Byline> {
    let email = prop::sample::select(vec!["a@example.org", "a.b+c'd@sub.example.org"])
        .prop_map(|text| Email::parse(text).unwrap());
    let told = (of(phrase()), of(phrase()), of(email));
    (told, of(href()), of(href()), of(image()))
        .prop_map(|((name, role, email), link, account, portrait)| Byline {
            name,
            role,
            email,
            link,
            account,
            portrait,
        })
        .prop_filter("a byline has something", |byline| *byline != Byline::default())
        .boxed()
}

fn story() -> BoxedStrategy<Story> {
    let file = prop::sample::select(vec!["b.md", "图/二 2.txt"]).prop_map(String::from);
    (phrase(), of(phrase()), of(href()), of(file), of(date()), of(image()))
        .prop_map(|(title, lead, link, file, date, image)| Story {
            title,
            lead,
            link,
            file,
            date,
            image,
        })
        .boxed()
}

fn image() -> BoxedStrategy<Image> {
    let source = prop::sample::select(vec![
        "#picture-1",
        "pic/a b.png",
        "https://example.org/a.png?b=\"",
        "data:image/png;base64,AAAA",
        "图.webp",
    ])
    .prop_map(|url| ImageSource::parse(url).unwrap());
    (source, text(), of(0..=100_000u32), of(0..=100_000u32))
        .prop_map(|(src, alt, width, height)| Image { src, alt, width, height })
        .boxed()
}

fn shared() -> BoxedStrategy<SharedPicture> {
    let side = || of(0..=100_000u32);
    (side(), side())
        .prop_map(|(width, height)| SharedPicture {
            src: "data:image/png;base64,AAAA".to_string(),
            width,
            height,
        })
        .boxed()
}

fn note() -> BoxedStrategy<Note> {
    (text(), vec(block(), 0..3)).prop_map(|(id, blocks)| Note { id, blocks }).boxed()
}

fn spans() -> BoxedStrategy<Vec<Span>> {
    vec(span(), 0..4).boxed()
}

fn span() -> BoxedStrategy<Span> {
    let leaf = prop_oneof![
        text().prop_map(Span::Text),
        text().prop_map(Span::Code),
        Just(Span::LineBreak),
        text().prop_map(|note| Span::NoteRef { note }),
        image().prop_map(|image| Span::Picture(Box::new(image))),
        formula().prop_map(|formula| Span::Formula(Box::new(formula))),
    ];
    let dir = || prop::sample::select(vec![Direction::LeftToRight, Direction::RightToLeft]);
    let mark = || prop::sample::select(Mark::ALL.map(|(mark, ..)| mark).to_vec());
    leaf.prop_recursive(MAX_SPAN_DEPTH as u32 - 1, 24, 3, move |inner| {
        let inner = || vec(inner.clone(), 0..3);
        prop_oneof![
            inner().prop_map(Span::Emphasis),
            inner().prop_map(Span::Strong),
            inner().prop_map(Span::Subscript),
            inner().prop_map(Span::Superscript),
            (href(), text(), of(lang()), inner()).prop_map(|(href, title, lang, spans)| {
                Span::Link { href, about: LinkAbout::of(title, lang), spans }
            }),
            (lang(), inner()).prop_map(|(lang, spans)| Span::Foreign { lang, spans }),
            (mark(), inner()).prop_map(|(mark, spans)| Span::Marked { mark, spans }),
            (text(), inner()).prop_map(|(title, spans)| Span::Abbreviation { title, spans }),
            (text(), inner()).prop_map(|(datetime, spans)| Span::Time { datetime, spans }),
            (inner(), inner()).prop_map(|(spans, reading)| Span::Ruby { spans, reading }),
            (of(dir()), inner()).prop_map(|(dir, spans)| Span::Isolated { dir, spans }),
        ]
    })
    .boxed()
}

/// A formula, with a form or without.
fn formula() -> BoxedStrategy<Formula> {
    let part = |tag, text: &str, children| MathPart {
        tag,
        attributes: if children > 0 { vec![("displaystyle", "true".into())] } else { Vec::new() },
        text: text.into(),
        children,
    };
    let forms = vec![
        Vec::new(),
        vec![part("mfrac", "", 2), part("mi", "x", 0), part("mn", "<2", 0)],
        vec![part("mi", "y", 0)],
    ];
    (text(), text(), prop::sample::select(forms))
        .prop_map(|(tex, number, math)| Formula { tex, number, math })
        .boxed()
}

fn block() -> BoxedStrategy<Block> {
    let leaf = prop_oneof![
        spans().prop_map(|spans| BlockKind::Paragraph { spans }),
        (2u8..=4, spans()).prop_map(|(level, spans)| BlockKind::Heading { level, spans }),
        spans().prop_map(|spans| BlockKind::Verse { spans }),
        (spans(), spans())
            .prop_map(|(spans, attribution)| BlockKind::Pullquote { spans, attribution }),
        figure(),
        (spans(), rows(), rows(), rows()).prop_map(|(caption, head, rows, foot)| {
            BlockKind::Table(Box::new(Table { caption, head, rows, foot }))
        }),
        code().prop_map(|code| BlockKind::Code(Box::new(code))),
        formula().prop_map(|formula| BlockKind::Formula(Box::new(formula))),
        embed(),
        Just(BlockKind::Break),
    ];
    named(leaf)
        .prop_recursive(4, 16, 3, |inner| {
            let blocks = || vec(inner.clone(), 0..3);
            let item = (spans(), of(any::<bool>()), of(any::<u32>()), blocks())
                .prop_map(|(term, done, value, blocks)| Item { term, done, value, blocks });
            let items = vec(item, 0..3).boxed();
            named(prop_oneof![
                list(items.clone()),
                items.prop_map(|items| BlockKind::Definitions { items }),
                (blocks(), spans())
                    .prop_map(|(blocks, attribution)| BlockKind::Quote { blocks, attribution }),
                (blocks(), spans())
                    .prop_map(|(blocks, caption)| BlockKind::Gallery { blocks, caption }),
                box_out(blocks()),
                recording(blocks()),
            ])
        })
        .boxed()
}

fn figure() -> BoxedStrategy<BlockKind> {
    (image(), spans(), text(), of(href()))
        .prop_map(|(image, caption, credit, link)| {
            BlockKind::Figure(Box::new(Figure { image, caption, credit, link }))
        })
        .boxed()
}

fn code() -> BoxedStrategy<Code> {
    let token = prop::sample::select(Token::ALL.map(|(token, _)| token).to_vec());
    (of(text()), of(text()), text(), vec(1u32..4, 0..2), vec((token, 0u32..9), 0..4))
        .prop_map(|(language, file, text, lines, tokens)| Code {
            language,
            file,
            text,
            lines,
            tokens,
        })
        .boxed()
}

fn embed() -> BoxedStrategy<BlockKind> {
    (href(), spans(), text(), of(image()), spans())
        .prop_map(|(href, title, site, image, caption)| {
            BlockKind::Embed(Box::new(Embed { href, title, site, image, caption }))
        })
        .boxed()
}

fn recording(blocks: impl Strategy<Value = Vec<Block>> + 'static) -> BoxedStrategy<BlockKind> {
    let medium = prop::sample::select(Medium::ALL.map(|(medium, _)| medium).to_vec());
    let track = prop::sample::select(TrackKind::ALL.map(|(kind, _)| kind).to_vec());
    let track = (file_source(), track, of(lang()), text());
    let track = track.prop_map(|(src, kind, lang, label)| Track { src, kind, lang, label });
    let side = || of(0..=100_000u32);
    let told = (text(), of(image()), side(), side(), of(any::<u32>()));
    let around = (vec(track, 0..2), spans(), blocks);
    let all = (medium, file_source(), told.boxed(), around.boxed());
    all.prop_map(|(medium, src, told, around)| {
        let (title, poster, width, height, duration) = told;
        let (tracks, caption, transcript) = around;
        BlockKind::Recording(Box::new(Recording {
            medium,
            src,
            title,
            poster,
            width,
            height,
            duration,
            tracks,
            caption,
            transcript,
        }))
    })
    .boxed()
}

fn file_source() -> BoxedStrategy<FileSource> {
    let sources = vec![
        "clip.mp4",
        "a b/图.webm?x=\"",
        "https://example.org/talk.mp3#t=3",
        "data:video/mp4;base64,AAAA",
        "data:text/vtt;base64,AAAA",
    ];
    prop::sample::select(sources).prop_map(|address| FileSource::parse(address).unwrap()).boxed()
}

fn list(items: impl Strategy<Value = Vec<Item>> + 'static) -> BoxedStrategy<BlockKind> {
    let numerals = prop::sample::select(Numerals::ALL.map(|(numerals, ..)| numerals).to_vec());
    (any::<bool>(), any::<u32>(), numerals, any::<bool>(), items)
        .prop_map(|(ordered, start, numerals, reversed, items)| {
            BlockKind::List(List { ordered, start, numerals, reversed, items })
        })
        .boxed()
}

fn box_out(blocks: impl Strategy<Value = Vec<Block>> + 'static) -> BoxedStrategy<BlockKind> {
    let callout = prop::sample::select(Callout::ALL.map(|(callout, _)| callout).to_vec());
    let fold = prop::sample::select(vec![Fold::Open, Fold::Closed]);
    (of(callout), of(fold), spans(), blocks)
        .prop_map(|(callout, fold, title, blocks)| {
            BlockKind::Box(BoxOut { callout, fold, title, blocks })
        })
        .boxed()
}

/// The block with an id of its own or none, in the article's language or another.
fn named(kind: impl Strategy<Value = BlockKind> + 'static) -> BoxedStrategy<Block> {
    let id = prop_oneof![Just(String::new()), "[a-z]{1,3}", text()];
    let dirs = vec![Direction::LeftToRight, Direction::RightToLeft];
    (id, of(lang()), of(prop::sample::select(dirs)), kind)
        .prop_map(|(id, lang, dir, kind)| Block { id, lang, dir, kind })
        .boxed()
}

fn rows() -> BoxedStrategy<Vec<Row>> {
    let align = prop::sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End]);
    let cell = (any::<bool>(), align, 1u16..4, 1u16..4, spans()).prop_map(
        |(header, align, columns, rows, spans)| Cell { header, align, columns, rows, spans },
    );
    vec(vec(cell, 0..3), 0..3).boxed()
}
