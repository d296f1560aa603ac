#!/bin/sh
# Collects the licences of all that is shipped and is not the project's own.
#
#   tools/notices.sh            writes them anew, by cargo-about (tools/install.sh supply), in some minutes:
#                               THIRD-PARTY-NOTICES, which the program carries, and
#                               web/package/THIRD-PARTY-NOTICES, which goes with the viewer
#   tools/notices.sh --check    ends with failure if they are of other dependencies than Cargo.lock's, by cargo alone
#
# A crate's version never changes its content, so notices of the same dependencies are the same.
set -eu

tools=$(cd "$(dirname "$0")" && pwd)
cd "$tools/.."

# Where the program is known to run; the viewer is part of it.
program_targets="x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu aarch64-apple-darwin x86_64-pc-windows-msvc wasm32-unknown-unknown"
viewer_targets=wasm32-unknown-unknown
program_options="--manifest-path crates/packer/Cargo.toml"
viewer_options="--manifest-path Cargo.toml --features whole"

main() {
    case "$*" in
    "")
        about=$("$tools/install.sh" --where cargo-about)
        cargo fetch --quiet --locked
        write program THIRD-PARTY-NOTICES
        write viewer web/package/THIRD-PARTY-NOTICES
        ;;
    --check)
        check program THIRD-PARTY-NOTICES
        check viewer web/package/THIRD-PARTY-NOTICES
        ;;
    *) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
    esac
}

# Sets the targets and cargo's options of the program or the viewer.
choose() {
    case $1 in
    program) targets=$program_targets options=$program_options ;;
    viewer) targets=$viewer_targets options=$viewer_options ;;
    esac
    for target in $targets; do options="$options --target $target"; done
}

# A hash of all that decides what the notices say.
state() {
    choose "$1"
    # shellcheck disable=SC2086 # The options are to be split.
    tree=$(cargo tree --quiet --locked --edges normal --prefix none --format '{p} {l}' $options)
    {
        echo "$tree" | sed 's/ (\/[^)]*)//; s/ (\*)$//'
        grep '^channel' rust-toolchain.toml
        cat tools/notices/*
    } | LC_ALL=C sort -u | { sha256sum 2>/dev/null || shasum -a 256; } | cut -c1-64
}

write() {
    state=$(state "$1")
    choose "$1"
    echo "Collecting the notices of the $1, some minutes" >&2
    new=$(mktemp)
    trap 'rm -f "$new"' EXIT
    # shellcheck disable=SC2086 # The options are to be split.
    "$about" generate --offline --locked --fail --config tools/notices/about.toml $options --output-file "$new" tools/notices/notices.hbs
    {
        echo "THIRD-PARTY NOTICES"
        echo
        echo "What follows are the works of others that article-viewer's $1 is made of, with their licences."
        echo "article-viewer itself is licensed under MIT OR Apache-2.0, at your choice."
        echo
        echo "Collected by tools/notices.sh from the state $state."
        echo
        tidy "$new"
        echo
        standard_library
    } >"$2"
    rm -f "$new"
}

# Takes off what only makes the notices longer, and what differs where crates were packed.
tidy() {
    sed 's/\r$//; s/[[:space:]]*$//' "$1" | cat -s
}

# What Rust says of its standard library, without the texts of the licences.
standard_library() {
    said=$(rustc --print sysroot)/share/doc/rust/COPYRIGHT-library.html
    [ -f "$said" ] || { echo "notices: $said is missing: install Rust by rustup" >&2 && return 1; }
    echo "--------------------------------------------------------------------------------"
    echo "The standard library of $(rustc --version | cut -d' ' -f1,2)"
    echo
    echo "It is licensed under MIT OR Apache-2.0; copyright the Rust Project Developers (see https://thanks.rust-lang.org)."
    echo "Its tables of Unicode are licensed under Unicode-3.0; copyright 1991-2024 Unicode, Inc."
    echo "Its crates, some of them for other systems only:"
    echo
    awk '
        function text(line) { gsub(/<[^>]*>/, "", line); gsub(/&#60;/, "<", line); gsub(/&#62;/, ">", line)
            gsub(/&#39;/, "\047", line); gsub(/&#38;/, "\\&", line); sub(/^ */, "", line); return line }
        /<h3>/ { name = text($0); sub(/^[^a-zA-Z]*/, "", name) }
        name && /<b>Authors:/ { authors = text($0); sub(/^Authors: */, "", authors) }
        name && /<b>License:/ { licence = text($0); sub(/^License: */, "", licence)
            print name ": " licence (authors ? "; by " authors : ""); name = authors = "" }
    ' "$said"
}

check() {
    wanted=$(state "$1")
    grep -qF "$wanted" "$2" || {
        echo "$2 is of other dependencies: run make notices" >&2
        exit 1
    }
}

main "$@"
