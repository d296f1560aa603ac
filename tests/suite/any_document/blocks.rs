//! Any blocks.

use super::spans::{line, tex, unlinked};
use super::*;
use article::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

pub(super) fn blocks(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Block>> {
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
