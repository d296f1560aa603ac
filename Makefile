# The whole build, readable top to bottom.
#
#   make              builds everything and writes dist/
#   make SEED=path    the same with another document embedded (Markdown, text, JSON)
#   make test         every test, those in real browsers included
#   make examples     builds the leptos app of examples/; make test does, too
#   make fuzz T=60    every fuzz target, for so many seconds each
#   make fidelity     what becomes of each word of documents (DOCUMENTS='page.html posts'; else the project's own)
#   make bench        sizes and speeds, with pages in Chromium beside plain HTML and frameworks
#   make lint         checks Rust, scripts, styles and docs, dependencies and their licences
#   make format       writes Rust, scripts and styles as they are to look
#   make types        the package's types and manifest, written anew after the element has changed
#   make notices      the licences of what is shipped, written anew after a dependency has changed
#   make sbom         lists of all that the program and the package are made of (CycloneDX), in dist/
#   make reproducible builds twice, in two folders, and compares every byte
#   make screenshots  pictures of every state, to look at, in target/screenshots
#   make picture      the README's picture
#   make clean        removes what was built

SEED ?= seeds/article.md
# Stories of the project's own that go into the same file as its article.
WITH := $(if $(filter seeds/article.md,$(SEED)),--with seeds/one-file.md --with seeds/same-line.md)

MAKEFLAGS += --no-print-directory
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# Seen by build.rs, which embeds the document in the viewer.
export ARTICLE_VIEWER_SEED := $(abspath $(SEED))

# No path of this machine in what is shipped, and so the same bytes everywhere. Only builds of what is shipped have it,
# so that cargo used by hand builds nothing anew. The second is for the standard library, as in cargo's trim-paths: it
# has paths of this machine where Rust's own source is installed, and these otherwise.
RUST_COMMIT = $(shell rustc -vV | sed -n 's/^commit-hash: //p')
SEPARATOR := $(shell printf '\037')
REMAP = --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo$(SEPARATOR)--remap-path-prefix=$(shell rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(RUST_COMMIT)
SHIPPED = CARGO_ENCODED_RUSTFLAGS='$(REMAP)'

PROGRAM := target/release/article-viewer
WASM    := target/wasm32-unknown-unknown/viewer
GLUE    := target/viewer/glue
BUILT   := target/viewer/built
# In the order in which they hold, which trunk reads there, too.
STYLES  := $(shell sed -n 's/.* rel="css" href="\(.*\)".*/\1/p' index.html)
WHERE    = "$$(tools/install.sh --where $(1))"

# What wasm-opt may use; naming the features keeps it from emitting what browsers do not read.
WASM_FEATURES := --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
                 --enable-reference-types --enable-multivalue

.PHONY: all examples test test-seed test-trunk fuzz fidelity bench lint format types notices sbom reproducible screenshots picture clean tools program FORCE

all: program
	@$(PROGRAM) pack "$(ARTICLE_VIEWER_SEED)" $(WITH) -o dist/article.html --force
	@$(PROGRAM) site "$(ARTICLE_VIEWER_SEED)" -o dist/cdn --force
	@$(PROGRAM) package -o dist/npm --force
	@$(PROGRAM) embed "$(ARTICLE_VIEWER_SEED)" -o dist/embed.html --force
	@echo "Built: $(PROGRAM), the program that packs documents, and in dist/:"
	@echo "  article.html  opens by double click and works alone, copied anywhere"
	@echo "  npm/          the element as an npm package"
	@echo "  embed.html    another site's page that shows it in a frame and as an element"
	@echo "  cdn/          the same for a web server or CDN, and <article-viewer> for any page"

tools:
	@tools/install.sh wasm

# There are two viewers: that of a single file, which takes over what is there, and that of pages of others, which can
# also build an article; and beside that the reader of their markup, which few of them need.
# cargo gives both viewers one name, and would build them anew in turns; so here it is make that decides.
VIEWER_SOURCES := $(shell find src build crates/article crates/import crates/markup -name '*.rs' -o -name Cargo.toml) \
                  $(wildcard locales/*.json) build.rs Cargo.toml Cargo.lock Makefile $(ARTICLE_VIEWER_SEED) $(GLUE)/seed

# Has another time than before only where it names another document.
$(GLUE)/seed: FORCE
	@mkdir -p $(GLUE) $(BUILT)
	@echo "$(ARTICLE_VIEWER_SEED)" | cmp --silent - $@ || echo "$(ARTICLE_VIEWER_SEED)" > $@

# What is not inlined compresses better: LLVM's and binaryen's own limits cost a tenth (docs/rendering.md).
SMALL   := -C llvm-args=-inline-threshold=0
OPT     := -Oz --converge --low-memory-unused --one-caller-inline-max-function-size=40

$(GLUE)/single.wasm: CRATE := article-viewer --features entry
$(GLUE)/element.wasm: CRATE := article-viewer --features element
$(GLUE)/markup.wasm: CRATE := markup
# One after the other, for cargo builds them in one place.
$(GLUE)/element.wasm: $(GLUE)/single.wasm
$(GLUE)/markup.wasm: $(GLUE)/element.wasm

$(GLUE)/single.wasm $(GLUE)/element.wasm $(GLUE)/markup.wasm: $(VIEWER_SOURCES) | tools
	@echo "Building the viewer ($(basename $(notdir $@)))"; \
	  $(SHIPPED) cargo rustc --locked --lib --crate-type cdylib --profile viewer --target wasm32-unknown-unknown --package $(CRATE) -- $(SMALL) \
	  || { echo "The viewer did not build; the lines above say why." >&2; exit 1; }
	@cp $(WASM)/$(subst -,_,$(firstword $(CRATE))).wasm $@

$(BUILT)/%.wasm: $(GLUE)/%.wasm Makefile tools/shorten.js
	@echo "Making the viewer small ($*)"
	@$(call WHERE,wasm-bindgen) --target web --omit-default-module-path --remove-name-section --remove-producers-section --out-dir $(GLUE)/$* --out-name viewer $<
	@! grep -q innerHTML $(GLUE)/$*/viewer.js || { echo "The glue sets innerHTML, which Trusted Types refuse: see docs/rendering.md" >&2; exit 1; }
	@$(call WHERE,wasm-opt) --minify-imports-and-exports-and-modules $(WASM_FEATURES) -o $(GLUE)/$*/short.wasm $(GLUE)/$*/viewer_bg.wasm > $(GLUE)/$*/names.json
	@node tools/shorten.js $(GLUE)/$*/viewer.js < $(GLUE)/$*/names.json
	@$(call WHERE,wasm-opt) $(OPT) $(WASM_FEATURES) --strip-debug --strip-producers -o $@ $(GLUE)/$*/short.wasm

# The scripts: of every page's head, of the single file, of the folder, of the package, and of pages with a frame.
VIEWERS := $(addprefix $(BUILT)/,single.wasm element.wasm markup.wasm)
SCRIPTS := $(addprefix $(BUILT)/,early.js single.js element.js module.js frame.js)
VERSION := $(shell sed -n '/^version = /{s/.*"\(.*\)"/\1/p;q;}' Cargo.toml)

# A script says its licence and where those of the works of others in it are: the program's command that prints them, or
# the file beside it. The other scripts are ours alone.
BANNER = --banner:js="/*! article-viewer $(VERSION) | MIT OR Apache-2.0 | notices: $(1) */"

# web/tsconfig.json is for checking alone: what it says does not change what is built.
# What stands in pages is ASCII (crates/packer/src/latin.rs); what is a file of its own is shorter as it is.
$(BUILT)/early.js: ENTRY := web/entries/early.ts --format=iife
$(BUILT)/single.js: ENTRY := web/entries/single.ts --format=esm $(call BANNER,article-viewer licenses) --alias:viewer=$(CURDIR)/$(GLUE)/single/viewer.js
$(BUILT)/element.js: ENTRY := web/entries/element.ts --format=iife $(call BANNER,article-viewer.licenses.txt or THIRD-PARTY-NOTICES) --charset=utf8 --alias:viewer=$(CURDIR)/$(GLUE)/element/viewer.js --alias:markup=$(CURDIR)/$(GLUE)/markup/viewer.js
$(BUILT)/module.js: ENTRY := web/entries/module.ts --format=esm $(call BANNER,THIRD-PARTY-NOTICES) --charset=utf8 --alias:viewer=$(CURDIR)/$(GLUE)/element/viewer.js --alias:markup=$(CURDIR)/$(GLUE)/markup/viewer.js
$(BUILT)/frame.js: ENTRY := web/entries/frame.ts --format=iife

SCRIPT_SOURCES := $(wildcard web/*/*.ts)

$(SCRIPTS): $(SCRIPT_SOURCES) $(VIEWERS) Makefile Cargo.toml
	@$(call WHERE,esbuild) $(ENTRY) --bundle --minify --tsconfig-raw={} --log-level=warning --define:VERSION='"$(VERSION)"' --outfile=$@

$(BUILT)/style.css: $(STYLES) index.html Makefile
	@mkdir -p $(BUILT)
	@cat $(STYLES) | $(call WHERE,esbuild) --loader=css --minify --log-level=warning > $@

program: $(VIEWERS) $(BUILT)/style.css $(SCRIPTS)
	@echo "Building the program"; $(SHIPPED) cargo build --locked --release --bin article-viewer \
	  || { echo "The program did not build; the lines above say why." >&2; exit 1; }

# The leptos app of examples/ as trunk builds it, for tests on machines without trunk.
APP := target/examples/leptos-app
examples: tools
	@echo "Building the leptos app of examples/"
	@cargo build --locked --package leptos-app --target wasm32-unknown-unknown --features csr
	@rm -rf $(APP) && mkdir -p $(APP)
	@$(call WHERE,wasm-bindgen) --target web --no-typescript --out-dir $(APP) target/wasm32-unknown-unknown/debug/leptos-app.wasm
	@sed -e 's|<link data-trunk rel="rust".*>|<script type="module">import init from "./leptos-app.js"; init();</script>|' \
	  -e 's|<link data-trunk rel="css"|<link rel="stylesheet"|' examples/leptos-app/index.html > $(APP)/index.html
	@cp examples/leptos-app/app.css $(APP)/

test: all examples
	@tools/install.sh browsers tests
	@cargo test --locked --no-fail-fast
	@$(MAKE) test-seed test-trunk

# Another document embedded in the wasm itself, where the capture that may not be published is at hand.
CAPTURE := ../shared/seeds/ft-article.txt
test-seed:
	@if [ -f $(CAPTURE) ]; then \
	  $(MAKE) SEED=$(CAPTURE) all && cargo test --locked --test browser embedded && $(MAKE) SEED="$(SEED)" all; \
	else echo "SKIPPED: make SEED=$(CAPTURE), for that file is not here" >&2; fi

test-trunk:
	@if command -v trunk >/dev/null; then \
	  export PATH="$$(dirname $(call WHERE,wasm-bindgen)):$$PATH"; \
	  trunk build --offline --locked --dist target/trunk && cargo test --locked --test browser -- --ignored trunk; \
	else echo "SKIPPED: trunk serve, for trunk is not installed" >&2; fi

# So many seconds for each fuzz target.
T ?= 60
fuzz:
	@tests/fuzz/run.sh $(T)

# The same with names, to tell what each part of it costs.
$(GLUE)/named.wasm: $(GLUE)/element.wasm
	@$(call WHERE,wasm-bindgen) --target web --omit-default-module-path --no-typescript --out-dir $(GLUE)/named --out-name viewer $<
	@$(call WHERE,wasm-opt) $(OPT) $(WASM_FEATURES) --debuginfo -o $@ $(GLUE)/named/viewer_bg.wasm

fidelity: all
	@cargo bench --locked --quiet --bench fidelity -- $(abspath $(DOCUMENTS))

bench: all $(GLUE)/named.wasm
	@tools/install.sh browsers tests bench
	@$(SHIPPED) cargo bench --locked --quiet --bench bench

# Pictures for looking at; they are taken only on request.
screenshots: all
	@tools/install.sh browsers
	@cargo test --locked --test browser -- --ignored of_every_state

picture: all
	@tools/install.sh browsers
	@ARTICLE_VIEWER_PICTURE=docs/picture.png cargo test --locked --test browser -- --ignored for_the_readme

lint:
	@tools/install.sh lint
	@npm run --silent --prefix web lint
	@tools/types.sh --check
	@cargo fmt --check
	@cargo clippy --locked --workspace --all-targets -- -D warnings
	@for features in csr entry element whole; do \
	  cargo clippy --locked --package article-viewer --lib --target wasm32-unknown-unknown --features $$features -- -D warnings || exit 1; done
	@cargo clippy --locked --package leptos-app --target wasm32-unknown-unknown --features csr -- -D warnings
	@RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --document-private-items
	@tools/install.sh deny
	@tools/notices.sh --check
	@tools/deny.sh

format:
	@tools/install.sh lint
	@cargo fmt
	@npm run --silent --prefix web format

types:
	@tools/install.sh lint
	@tools/types.sh

notices:
	@tools/install.sh supply
	@tools/notices.sh

sbom: all
	@tools/install.sh supply
	@tools/sbom.sh

reproducible:
	@tools/reproducible.sh

clean:
	@rm -rf dist target
