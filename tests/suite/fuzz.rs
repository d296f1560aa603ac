//! The fuzzers' targets where there is no fuzzer: the golden inputs, changed in a few places, and
//! bytes from nowhere. `ARTICLE_VIEWER_FUZZ_SECONDS=60 cargo test --test suite fuzz -- --nocapture`
//! runs each for a minute; without, a moment.

use crate::golden;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;
use std::env;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

#[path = "../fuzz/bodies.rs"]
mod bodies;

use bodies::{TARGETS, Target};

fn run(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let seeds = seeds(target);
    seeds.iter().for_each(|seed| (target.run)(seed));
    let input = input(seeds);
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    let check = |mut runner: TestRunner| {
        let outcome = runner.run(&input, |bytes| {
            (target.run)(&bytes);
            Ok(())
        });
        outcome.unwrap();
    };
    let Ok(seconds) = env::var("ARTICLE_VIEWER_FUZZ_SECONDS") else {
        return check(TestRunner::new_with_rng(
            config,
            TestRng::deterministic_rng(RngAlgorithm::ChaCha),
        ));
    };
    let (begun, mut inputs) = (Instant::now(), 0);
    while begun.elapsed() < Duration::from_secs(seconds.parse().expect("seconds")) {
        check(TestRunner::new(config.clone()));
        inputs += config.cases;
    }
    eprintln!("{name}: {inputs} inputs in {seconds} s without a failure");
}

/// The golden files that a target begins with.
fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let golden = Path::new(crate::ROOT).join("tests/suite/golden");
    let files = golden::entries(&golden)
        .into_iter()
        .flat_map(|kind| golden::entries(&kind))
        .flat_map(|case| golden::entries(&case));
    let mut seeds = Vec::new();
    for path in files.filter(|path| !path.ends_with("warnings.txt") && !path.ends_with("error.txt"))
    {
        let extension = path.extension().unwrap().to_str().unwrap();
        if target.extensions.contains(&extension) {
            let mut seed = fs::read(&path).unwrap();
            if target.name == "page" {
                seed.insert(
                    0,
                    4 + ["md", "txt", "json"].iter().position(|known| *known == extension).unwrap()
                        as u8
                        + 1,
                );
            }
            seeds.push(seed);
        }
    }
    let own: Option<&[u8]> = match target.name {
        "word" => Some(include_bytes!("../fuzz/word.xml")),
        "opendocument" => Some(include_bytes!("../fuzz/opendocument.xml")),
        "editors" => Some(include_bytes!("../fuzz/editors.json")),
        _ => None,
    };
    if let Some(own) = own {
        seeds.push(own.to_vec());
        return seeds;
    }
    assert!(
        seeds.is_empty() == target.extensions.is_empty(),
        "the golden folders have nothing for {}",
        target.name
    );
    seeds
}

/// One of the seeds with a few of its bytes replaced by others, by nothing, or by a piece of
/// itself; or any bytes.
fn input(seeds: Vec<Vec<u8>>) -> BoxedStrategy<Vec<u8>> {
    let unknown = vec(any::<u8>(), 0..2000);
    if seeds.is_empty() {
        return unknown.boxed();
    }
    let piece = prop_oneof![
        vec(any::<u8>(), 0..6),
        "[-#*_>|`\\[\\]()!<&;:/\\\\ \n]{0,6}".prop_map(String::into_bytes)
    ];
    let changes = vec((any::<prop::sample::Index>(), 0..40usize, piece, any::<bool>()), 0..8);
    let changed = (prop::sample::select(seeds), changes).prop_map(|(mut bytes, changes)| {
        for (place, length, piece, doubles) in changes {
            let start = place.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            let piece = if doubles {
                [&bytes[start..end], &piece, &bytes[start..end]].concat()
            } else {
                piece
            };
            bytes.splice(start..end, piece);
        }
        bytes
    });
    prop_oneof![8 => changed, 1 => unknown].boxed()
}

#[test]
fn fuzz_markdown() {
    run("markdown");
}

#[test]
fn fuzz_text() {
    run("text");
}

#[test]
fn fuzz_feed() {
    run("feed");
}

#[test]
fn fuzz_word() {
    run("word");
}

#[test]
fn fuzz_opendocument() {
    run("opendocument");
}

#[test]
fn fuzz_editors() {
    run("editors");
}

#[test]
fn fuzz_book() {
    run("book");
}

#[test]
fn fuzz_html() {
    run("html");
}

#[test]
fn fuzz_json() {
    run("json");
}

#[test]
fn fuzz_bytes() {
    run("bytes");
}

#[test]
fn fuzz_wire() {
    run("wire");
}

#[test]
fn fuzz_adopt() {
    run("adopt");
}

#[test]
fn fuzz_page() {
    run("page");
}

// What was found, by the fault.

#[test]
fn an_address_with_another_in_its_path_names_its_own_site() {
    for address in ["https:host//://", "//host/[:]0://", "https://[::1]//a://b.example/x.png"] {
        let figure = json!({ "kind": "figure", "src": address });
        let document = json!({ "format": "article-viewer", "version": 1, "canonical": address, "body": [figure] }).to_string();
        bodies::json(document.as_bytes());
        bodies::page(format!("\u{7}{document}").as_bytes());
    }
}

#[test]
fn a_picture_wider_than_the_form_allows_has_no_width() {
    bodies::markdown(b"---\ntitle: T\nrelated:\n  - title: S\n    image: {src: a.png, width: 200000, height: 4000000000}\n---\n\nText\n");
    let image = |width| bodies::adopt(&[0, 34, 1, width]);
    (0..=u8::MAX).for_each(image);
}
