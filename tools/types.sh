#!/bin/sh
# Makes the npm package's types and manifest of the scripts: web/package/article-viewer.d.ts and
# web/package/custom-elements.json.
#
#   tools/types.sh            writes them anew, by what web/package.json names (tools/install.sh lint)
#   tools/types.sh --check    ends with failure if they are of other scripts
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
made="package/article-viewer.d.ts package/custom-elements.json"

main() {
    case "$*" in
    "") make_in "$project/web" ;;
    --check) check ;;
    *) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
    esac
}

make_in() {
    npm run --silent --prefix "$1" types
}

# Makes them in a copy, so that a check changes nothing.
check() {
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    mkdir "$copy/web"
    cp "$project/.prettierrc.json" "$copy/"
    (cd "$project/web" && tar -cf - --exclude ./node_modules .) | tar -xf - -C "$copy/web"
    ln -s "$project/web/node_modules" "$copy/web/node_modules"
    make_in "$copy/web"
    for file in $made; do
        cmp -s "$project/web/$file" "$copy/web/$file" || {
            echo "web/$file is of other scripts: run make types" >&2
            exit 1
        }
    done
}

main "$@"
