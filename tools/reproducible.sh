#!/bin/sh
# Builds the last commit twice, in two folders with different names, and compares every byte of what is shipped:
# all of dist/ and the program. Says which files differ, and ends with failure if any does.
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
program=target/release/article-viewer
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

# A make around this has set what its own build is to use.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES ARTICLE_VIEWER_SEED CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS

[ -z "$(git -C "$project" status --porcelain)" ] || echo "reproducible: what is not committed is not built" >&2

one=$folder/one
two=$folder/two/with-another-and-longer-name
for copy in "$one" "$two"; do
    git clone --quiet --no-hardlinks "$project" "$copy"
done

# Builds a copy: its folder, and what else is to make no difference.
build() {
    copy=$1
    shift
    echo "Building in $copy, some minutes" >&2
    env "$@" make -C "$copy" all sbom >"$copy.log" 2>&1 || { cat "$copy.log" >&2 && exit 1; }
    grep '^SKIPPED' "$copy.log" >&2 || true
    (cd "$copy" && tools/paths.sh dist "$program")
    list "$copy" >"$copy.list"
}

# Every shipped file of a copy with its hash.
list() {
    (cd "$1" && find dist "$program" -type f -exec sh -c 'sha256sum "$@" 2>/dev/null || shasum -a 256 "$@"' - {} + | LC_ALL=C sort -k 2)
}

build "$one" TZ=UTC LC_ALL=C
build "$two" TZ=Asia/Shanghai LC_ALL=C.UTF-8

if differ=$(diff "$one.list" "$two.list"); then
    echo "reproducible: all $(wc -l <"$one.list") files are the same in both folders"
else
    echo "reproducible: these files differ, or are in one folder only:" >&2
    echo "$differ" | sed -n 's/^[<>] [0-9a-f]*  */  /p' | LC_ALL=C sort -u >&2
    exit 1
fi
