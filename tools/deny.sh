#!/bin/sh
# Checks the dependencies by cargo-deny (tools/install.sh deny), as deny.toml says: licences, sources, duplicates,
# and, where the advisory database can be had, known flaws.
set -eu

cd "$(dirname "$0")/.."
database=https://github.com/rustsec/advisory-db

deny=$(tools/install.sh --where cargo-deny 2>/dev/null) || {
    echo "SKIPPED: licences, sources, duplicates and advisories of dependencies, for cargo-deny is not installed: tools/install.sh deny" >&2
    exit 0
}
cargo fetch --quiet --locked
"$deny" --workspace --locked --offline check --hide-inclusion-graph -D warnings bans licenses sources

# The database is a git repository, so a machine that reaches only registries of packages cannot have it.
if GIT_TERMINAL_PROMPT=0 git -c http.lowSpeedLimit=1 -c http.lowSpeedTime=20 ls-remote --exit-code --quiet "$database" HEAD >/dev/null 2>&1; then
    "$deny" --workspace --locked check advisories
elif ls "${CARGO_HOME:-$HOME/.cargo}"/advisory-dbs/*/crates >/dev/null 2>&1; then
    echo "deny: $database is not within reach, so advisories are those of the copy that was fetched before" >&2
    "$deny" --workspace --locked --offline check advisories
else
    echo "SKIPPED: advisories of dependencies, for $database is not within reach and was not fetched before" >&2
fi
