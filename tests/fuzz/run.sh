#!/bin/sh
# Runs the fuzz targets, each for so many seconds: tests/fuzz/run.sh SECONDS [TARGET...]
#
# They begin with the golden inputs of tests/suite/golden and with what earlier runs have found, which stays in
# target/fuzz/corpus. An input that breaks a target is written to target/fuzz/found, and the target's output to
# target/fuzz/TARGET.log. Without a nightly toolchain or cargo-fuzz the same targets run under proptest, and this says so.
set -eu

cd "$(dirname "$0")/../.."
all="markdown text html json feed word opendocument editors book bytes wire adopt page"
seconds=${1-60}
[ $# -eq 0 ] || shift
targets=${*:-$all}
work=target/fuzz

# Seconds for one input, and megabytes for the process: more is a fault as much as a crash is.
timeout=10
memory=1024

main() {
    case $seconds in '' | *[!0-9]*) die "“$seconds” is no number of seconds" ;; esac
    for target in $targets; do
        case " $all " in *" $target "*) ;; *) die "“$target” is no target: there are $all" ;; esac
    done
    if ! cargo +nightly --version >/dev/null 2>&1; then
        proptest "there is no nightly toolchain (rustup toolchain install nightly --profile minimal)"
    elif ! cargo +nightly fuzz --version >/dev/null 2>&1; then
        proptest "there is no cargo-fuzz (cargo install cargo-fuzz --locked)"
    else
        fuzz
    fi
}

proptest() {
    echo "NOT FUZZED BY COVERAGE: $1; the same targets run under proptest instead" >&2
    filters=
    for target in $targets; do filters="$filters fuzz::fuzz_$target"; done
    # shellcheck disable=SC2086 # each is a word
    ARTICLE_VIEWER_FUZZ_SECONDS=$seconds exec cargo test --locked --test suite -- --exact --nocapture --test-threads=1 $filters
}

fuzz() {
    # No memory is handled by hand here (unsafe_code is denied), so no sanitizer looks for it; the viewer is no part of this.
    # An empty folder in its place, for cargo builds anew what looks for one that is not there.
    mkdir -p "$work/no-viewer"
    ARTICLE_VIEWER_BUNDLE=$work/no-viewer cargo +nightly fuzz build --fuzz-dir tests/fuzz --sanitizer none --target-dir "$work/build" ||
        die "the fuzz targets did not build; the lines above say why"
    host=$(rustc +nightly -vV | sed -n 's/^host: //p')
    broken=
    for target in $targets; do
        seed "$target"
        mkdir -p "$work/found"
        echo "fuzzing $target for $seconds s"
        "$work/build/$host/release/$target" "$work/corpus/$target" "$work/seeds/$target" -max_total_time="$seconds" -timeout="$timeout" \
            -rss_limit_mb="$memory" -max_len=16384 -dict=tests/fuzz/words.dict -artifact_prefix="$work/found/$target-" \
            -print_final_stats=1 >"$work/$target.log" 2>&1 || broken="$broken $target"
        sed -n 's/^stat:://p' "$work/$target.log"
        sed -n 's/.*\(cov: [0-9]* ft: [0-9]*\).*/\1/p' "$work/$target.log" | tail -n 1
    done
    for target in $broken; do
        echo "BROKEN: $target; $work/$target.log tells how, and $work/found has the input" >&2
    done
    [ -z "$broken" ]
}

# The golden files that a target begins with; those for pages with a byte that says what they are.
seed() {
    mkdir -p "$work/corpus/$1" "$work/seeds/$1"
    case $1 in
    markdown) extensions=md ;;
    text) extensions=txt ;;
    html) extensions=html ;;
    json) extensions=json ;;
    feed) extensions=xml ;;
    book) extensions=html ;;
    bytes) extensions="md txt html json xml" ;;
    page) extensions="md txt json" ;;
    *) extensions= ;;
    esac
    for extension in $extensions; do
        find tests/suite/golden -name "*.$extension" ! -name warnings.txt ! -name error.txt | while read -r path; do
            name=$(echo "$path" | tr / -)
            case $1-$extension in
            page-md) printf '\005' | cat - "$path" >"$work/seeds/$1/$name" ;;
            page-txt) printf '\006' | cat - "$path" >"$work/seeds/$1/$name" ;;
            page-json) printf '\007' | cat - "$path" >"$work/seeds/$1/$name" ;;
            *) cp "$path" "$work/seeds/$1/$name" ;;
            esac
        done
    done
}

die() {
    echo "fuzz: $1" >&2
    exit 1
}

main
