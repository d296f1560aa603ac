#!/bin/sh
# Installs what the build and the tests need and this machine lacks.
#
#   tools/install.sh wasm            what `make` needs, or else it fails
#   tools/install.sh browsers        what `make test` needs besides; it does what it can,
#   tools/install.sh tests           and the tests skip aloud what is missing still
#   tools/install.sh bench           what `make bench` needs besides these, in the same way
#   tools/install.sh lint            what `make lint`, `make format` and `make types` need besides, or
#                                    else it fails: what web/package.json names, also at web/node_modules
#   tools/install.sh deny            cargo-deny, with which `make lint` checks the dependencies
#   tools/install.sh supply          what `make notices` and `make sbom` need besides:
#                                    cargo-about and cargo-cyclonedx
#   tools/install.sh --where NAME    the path of a tool: wasm-bindgen, wasm-opt, esbuild, geckodriver
#                                    or one of those three, or of the folder tests-npm
#
# Tools are kept outside the project, by version, so that every copy of it shares them:
# in ~/.cache/article-viewer, or under XDG_CACHE_HOME.
set -eu

geckodriver_version=0.37.1
cargo_about_version=0.9.3
cargo_deny_version=0.20.2
cargo_cyclonedx_version=0.5.9

tools=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$tools")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/article-viewer
# What is being put together, and goes away if that ends early.
new=

main() {
    trap 'rm -rf "$new"' EXIT
    trap 'exit 130' INT TERM
    case "${1-}" in
    --where) where "${2-}" ;;
    wasm | browsers | tests | bench | lint | deny | supply)
        for what in "$@"; do
            case $what in wasm | browsers | tests | bench | lint | deny | supply) ;; *) usage ;; esac
        done
        for what in "$@"; do "install_$what"; done
        ;;
    *) usage ;;
    esac
}

usage() {
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

install_wasm() {
    need cargo "Rust is missing: install it from https://rustup.rs, open a new terminal and try again"
    need_c_compiler
    install_rust
    install_wasm_bindgen
    install_npm_packages "$tools" wasm-opt "binaryen and esbuild, which make the viewer small, some 30 MB" ||
        die "that failed; is the npm registry within reach? Then try again"
}

install_browsers() {
    install_browser_packages
    if ! is_there "$(path_of geckodriver)"; then
        if ! has cargo; then
            say "without cargo there is no geckodriver, and so no tests in Firefox"
        else
            cargo_install geckodriver "$geckodriver_version" "which drives Firefox in the tests, 2 to 5 minutes" ||
                say "geckodriver could not be built, so the tests in Firefox are skipped; by hand: cargo install --locked geckodriver"
        fi
    fi
}

install_tests() {
    install_npm_packages "$project/tests/npm" tsc "frameworks and checkers for the tests, some 100 MB" ||
        say "without them the tests of types, frameworks, structured data and HTML are skipped"
}

install_bench() {
    has pandoc || apt_install pandoc || say "without pandoc, packing is not measured beside it; its package has that name everywhere"
}

install_lint() {
    install_npm_packages "$project/web" eslint "what checks and formats scripts, styles and docs, some 140 MB" ||
        die "that failed; is the npm registry within reach? Then try again"
    # For editors, too. What somebody has installed there by hand is theirs.
    if [ -e "$project/web/node_modules" ] && [ ! -L "$project/web/node_modules" ]; then return; fi
    ln -sfn "$(npm_folder "$project/web")/node_modules" "$project/web/node_modules"
}

install_deny() {
    if ! has cargo; then
        say "without cargo, dependencies and their licences are not checked"
        return
    fi
    install_cargo_tool cargo-deny "which checks the dependencies"
}

install_supply() {
    if ! has cargo; then
        say "without cargo, what is shipped is not listed"
        return
    fi
    install_cargo_tool cargo-about "which collects the licences of what is shipped" --features cli
    install_cargo_tool cargo-cyclonedx "which lists the dependencies"
}

# Installs a program of cargo's that the build can do without: name, why, cargo's options.
install_cargo_tool() {
    tool=$1 why=$2
    shift 2
    if is_there "$(path_of "$tool")"; then return; fi
    cargo_install "$tool" "$(version_of "$tool")" "$why, 3 to 8 minutes" "$@" ||
        say "$tool could not be built, so what needs it is skipped; by hand: cargo install --locked $tool --version $(version_of "$tool") $*"
}

# The pinned version of a program of cargo's.
version_of() {
    case $1 in
    cargo-about) echo "$cargo_about_version" ;;
    cargo-deny) echo "$cargo_deny_version" ;;
    cargo-cyclonedx) echo "$cargo_cyclonedx_version" ;;
    *) die "there is no tool named “$1” here" ;;
    esac
}

# The path of a tool, whether or not it is there already.
path_of() {
    case $1 in
    wasm-bindgen)
        version=$(wasm_bindgen_version)
        if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ]; then
            command -v wasm-bindgen
        else
            echo "$cache/wasm-bindgen-$version/bin/wasm-bindgen"
        fi
        ;;
    geckodriver) command -v geckodriver || echo "$cache/geckodriver-$geckodriver_version/bin/geckodriver" ;;
    wasm-opt | esbuild) echo "$(npm_folder "$tools")/node_modules/.bin/$1" ;;
    cargo-about | cargo-deny | cargo-cyclonedx) echo "$cache/$1-$(version_of "$1")/bin/$1" ;;
    tests-npm) echo "$(npm_folder "$project/tests/npm")/node_modules" ;;
    *) die "there is no tool named “$1” here" ;;
    esac
}

where() {
    path=$(path_of "$1")
    is_there "$path" || die "$1 is not installed: run tools/install.sh wasm, browsers for geckodriver, or supply for cargo's tools"
    echo "$path"
}

# The command line has to be of the very version of the library in Cargo.lock.
wasm_bindgen_version() {
    sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$project/Cargo.lock"
}

# The folder for the packages that a lock file names: one for each state of it, so that others stay usable by other
# copies of the project.
npm_folder() {
    hash=$({ sha256sum "$1/package-lock.json" 2>/dev/null || shasum -a 256 "$1/package-lock.json"; } | cut -c1-16)
    echo "$cache/npm-$hash"
}

# The Rust that rust-toolchain.toml names, and its target.
install_rust() {
    # rustup installs it at its first use, unless it is told not to.
    (cd "$project" && rustc --version) >/dev/null || die "Rust $(rust_version) is missing: rustup toolchain install $(rust_version)"
    target=wasm32-unknown-unknown
    if [ -d "$(cd "$project" && rustc --print sysroot)/lib/rustlib/$target/lib" ]; then return; fi
    has rustup || die "Rust's target $target is missing: add it with your package manager (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-$target)"
    say "rustup target add $target: Rust's library for WebAssembly, some 20 MB"
    (cd "$project" && rustup target add "$target") || die "that failed; by hand: rustup target add $target"
}

rust_version() {
    sed -n 's/^channel = "\(.*\)"$/\1/p' "$project/rust-toolchain.toml"
}

install_wasm_bindgen() {
    if is_there "$(path_of wasm-bindgen)"; then return; fi
    version=$(wasm_bindgen_version)
    [ -n "$version" ] || die "Cargo.lock names no version of wasm-bindgen"
    cargo_install wasm-bindgen-cli "$version" "which joins the viewer's WebAssembly to the page, about 2 minutes" --no-default-features ||
        die "that failed; by hand: cargo install --locked wasm-bindgen-cli --version $version"
}

# Builds a crate's program for a folder of the cache: crate, version, why, cargo's options.
cargo_install() {
    crate=$1 version=$2 why=$3
    shift 3
    name=${crate%-cli}
    folder=$cache/$name-$version
    lock "$name"
    if is_there "$folder/bin/$name"; then unlock && return; fi
    say "cargo install $crate $version, $why, once"
    new=$(mktemp -d "$cache/new.XXXXXX")
    # Speed of the build counts here, not of the program.
    # The project's own settings, and those of a make or cargo around this, are none of its business.
    if (
        cd "$new"
        unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR CARGO_BUILD_TARGET RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
        unset MAKEFLAGS MFLAGS MAKELEVEL CARGO_MAKEFLAGS
        export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off
        # This folder has no rust-toolchain.toml, and there may be no default.
        RUSTUP_TOOLCHAIN=$(rust_version)
        export RUSTUP_TOOLCHAIN
        export CARGO_PROFILE_RELEASE_STRIP=true CARGO_PROFILE_RELEASE_DEBUG=0
        # The crate's own lock file first: its versions are known to build together, unless one has been withdrawn.
        cargo install --locked "$@" --version "$version" --root "$new" --no-track "$crate" || {
            say "$crate could not be built with the versions that it locks, as the lines above tell: trying with newer ones"
            cargo install "$@" --version "$version" --root "$new" --no-track "$crate"
        }
    ) >&2; then
        keep "$folder"
    else
        drop
        return 1
    fi
}

# Packages from npm: the folder with the lock file, the last thing that has to be there, what for.
install_npm_packages() {
    list=$1 last=$2 why=$3
    folder=$(npm_folder "$list")
    if [ -e "$folder/node_modules/.bin/$last" ]; then return; fi
    if ! has node || ! has npm; then
        apt_install nodejs npm || die "Node.js with npm is missing: install version 18 or newer, from https://nodejs.org or your package manager"
    fi
    lock npm
    if [ -e "$folder/node_modules" ]; then unlock && return; fi
    say "npm ci: $why, once"
    new=$(mktemp -d "$cache/new.XXXXXX")
    cp "$list/package.json" "$list/package-lock.json" "$list/.npmrc" "$new/"
    if (cd "$new" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2; then
        keep "$folder"
    else
        drop
        return 1
    fi
}

install_browser_packages() {
    wanted=
    has chromium || has chromium-browser || has google-chrome || wanted="$wanted chromium"
    has chromedriver || wanted="$wanted chromium-driver"
    has firefox || has firefox-esr || wanted="$wanted firefox-esr"
    has WebKitWebDriver || wanted="$wanted webkit2gtk-driver"
    has Xvfb || wanted="$wanted xvfb"
    has pdftotext || wanted="$wanted poppler-utils"
    # Only screenshots need these; without fc-list nobody can tell.
    if has fc-list && [ -z "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; then wanted="$wanted fonts-noto-cjk"; fi
    has fc-list || [ -n "$(ls /usr/share/fonts/opentype/noto/NotoSansCJK* 2>/dev/null)" ] || wanted="$wanted fonts-noto-cjk"
    [ -n "$wanted" ] || return 0
    # shellcheck disable=SC2086 # The list is to be split.
    apt_install $wanted || say "for every test in a browser, install these yourself (Debian's names):$wanted"
}

# Installs Debian packages, where this machine takes them and lets us.
apt_install() {
    has apt-get || return 1
    if [ "$(id -u)" != 0 ]; then
        say "to install what is missing: sudo apt-get install $*"
        return 1
    fi
    say "apt-get install $*: some 100 MB each, a few minutes, once"
    lock apt
    if apt-get update -q >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >&2; then
        unlock
    else
        unlock
        return 1
    fi
}

need_c_compiler() {
    has cc || apt_install gcc libc6-dev || die "a C compiler is missing, which Rust needs to link programs: install gcc or clang"
}

# Makes a second run at the same time wait for the first, where flock is at hand;
# elsewhere it builds the same once more, and the later one wins.
lock() {
    mkdir -p "$cache"
    exec 9>"$cache/$1.lock"
    has flock || return 0
    flock -n 9 || { say "waiting for another run that installs $1" && flock 9; }
}

unlock() {
    exec 9>&-
}

# Puts what was put together where it belongs, in one step, so that nobody meets the half of it.
keep() {
    rm -rf "$1"
    mv "$new" "$1"
    new=
    unlock
}

drop() {
    rm -rf "$new"
    new=
    unlock
}

is_there() {
    [ -x "$1" ]
}

has() {
    command -v "$1" >/dev/null 2>&1
}

need() {
    has "$1" || die "$2"
}

say() {
    echo "install: $*" >&2
}

die() {
    say "$*"
    exit 1
}

main "$@"
