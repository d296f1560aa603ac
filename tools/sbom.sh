#!/bin/sh
# Lists all that the program and the package are made of, as CycloneDX files in dist/, by cargo-cyclonedx
# (tools/install.sh supply): dist/article-viewer.cdx.json, and dist/npm/article-viewer.cdx.json, which is published with
# the package. Run it after make. The same commit gives the same bytes.
set -eu

cd "$(dirname "$0")/.."
cyclonedx=$(tools/install.sh --where cargo-cyclonedx 2>/dev/null) || {
    echo "SKIPPED: the lists of what is shipped, for cargo-cyclonedx is not installed: tools/install.sh supply" >&2
    exit 0
}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

new=$(mktemp -d)
trap 'rm -rf "$new" sbom.part.json' EXIT

# Writes one list: what is shipped, the file, then cargo's options. The tool writes it beside Cargo.toml.
list() {
    kind=$1 file=$2
    shift 2
    "$cyclonedx" cyclonedx --quiet --format json --spec-version 1.5 --all --no-build-deps --override-filename sbom.part "$@"
    cargo tree --quiet --locked --edges normal --prefix none --format '{p}' "$@" >"$new/crates"
    node tools/sbom.js sbom.part.json "$new/crates" "$kind" "$PWD" >"$file"
    echo "$file: what it is made of" >&2
}

# The program is made of what it needs on any system, and of the viewer.
list cargo dist/article-viewer.cdx.json --target all
list npm dist/npm/article-viewer.cdx.json --no-default-features --features element --target wasm32-unknown-unknown
