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
part=sbom.part
trap 'rm -rf "$new"; remove_parts' EXIT

# The tool writes a list beside the Cargo.toml of every package of the workspace.
remove_parts() {
    rm -f "$part.json" crates/*/"$part.json"
}

# Writes one list: what is shipped, the folder of its package, the file, then cargo's options.
list() {
    kind=$1 package=$2 file=$3
    shift 3
    "$cyclonedx" cyclonedx --quiet --format json --spec-version 1.5 --all --no-build-deps --manifest-path "$package/Cargo.toml" --override-filename "$part" "$@"
    cargo tree --quiet --locked --edges normal --prefix none --format '{p}' --manifest-path "$package/Cargo.toml" "$@" >"$new/crates"
    node tools/sbom.js "$package/$part.json" "$new/crates" "$kind" "$PWD" >"$file"
    remove_parts
    echo "$file: what it is made of" >&2
}

# The program is made of what it needs on any system, and of the viewer.
list cargo crates/packer dist/article-viewer.cdx.json --target all
list npm . dist/npm/article-viewer.cdx.json --features whole --target wasm32-unknown-unknown
