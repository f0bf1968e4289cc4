#!/usr/bin/env bash
# Prints how fast attrib is beside ripgrep and, where it can be installed, textacy's extraction, on the same
# stories in one run: scripts/side-by-side.sh FOLDER [REPEATS]
#
# FOLDER holds stories as *.txt, some megabytes of them; they are repeated REPEATS times (100) into a temporary
# folder that is removed at the end. Every figure is the best of three runs; outputs go through a pipe to `wc`.
set -euo pipefail
folder=${1:?usage: scripts/side-by-side.sh FOLDER [REPEATS]}
repeats=${2:-100}
cd "$(dirname "$0")/.."
attrib=${ATTRIB:-target/release/attrib}
[ -x "$attrib" ] || cargo build --locked --release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/archive"
for n in $(seq -w "$repeats"); do
  mkdir "$work/archive/$n"
  find "$folder" -name '*.txt' -exec cp -t "$work/archive/$n" {} +
done
bytes=$(find "$work/archive" -name '*.txt' -printf '%s\n' | awk '{s += $1} END {print s}')
files=$(find "$work/archive" -name '*.txt' | wc -l)
scripts/claims.py "$work/archive/$(seq -w "$repeats" | head -1)" 10000 >"$work/claims.yaml"

# best NAME COMMAND…: the shortest of three, in seconds, into the variable NAME.
best() {
  local name=$1 least=""
  shift
  for _ in 1 2 3; do
    local start end
    start=$(date +%s.%N)
    "$@" | wc -c >"$work/written"
    end=$(date +%s.%N)
    least=$(awk -v a="$start" -v b="$end" -v l="$least" 'BEGIN {t = b - a; print (l == "" || t < l) ? t : l}')
  done
  printf -v "$name" '%s' "$least"
}

# row TEXT SECONDS: throughput, and beside ripgrep's and attrib's own.
row() {
  awk -v text="$1" -v t="$2" -v bytes="$bytes" -v files="$files" -v rg="$rg" -v own="$extract" 'BEGIN {
    printf "| %s | %.2f s | %.1f MB/s | %.0f | %.3f | %.2f |\n", text, t, bytes / t / 1e6, files / t, rg / t, own / t
  }'
}

quoted='"[^"\n]+"|“[^”\n]+”'
best rg rg -j1 "$quoted" "$work/archive"
best extract "$attrib" extract --jobs 1 --format jsonl "$work/archive"
best two "$attrib" extract --jobs 2 --format jsonl "$work/archive"
best check "$attrib" check --jobs 1 --exit-zero --format jsonl --claims "$work/claims.yaml" "$work/archive"
rm -rf "$work/kept"
"$attrib" extract --format jsonl --cache "$work/kept" "$work/archive" | wc -c >"$work/written"
best cached "$attrib" extract --jobs 1 --format jsonl --cache "$work/kept" "$work/archive"

echo "$files files, $((bytes / 1000000)) MB; $(rg --version | head -1); $("$attrib" --version); $(nproc) cores"
echo
echo "| command | time | throughput | files/s | × rg | × extract |"
echo "|---|---|---|---|---|---|"
row "\`rg -j1 '$quoted'\`" "$rg"
row "\`attrib extract --jobs 1 --format jsonl\`" "$extract"
row "\`attrib extract --jobs 2 --format jsonl\`" "$two"
row "\`attrib check --jobs 1\`, 10,000 claims" "$check"
row "\`attrib extract --jobs 1 --cache\`, second run" "$cached"
if python3 -c 'import textacy' 2>/dev/null; then
  python3 scripts/textacy_extraction.py "$folder"
else
  echo
  echo "textacy is not installed here (pip install textacy; its extraction needs a spaCy parse): not compared."
fi
