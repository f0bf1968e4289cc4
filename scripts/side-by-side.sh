#!/usr/bin/env bash
# Prints how fast attrib is beside ripgrep and, where it can be installed, textacy's extraction, on the same
# stories in one run: scripts/side-by-side.sh FOLDER [REPEATS]
#
# FOLDER holds stories as *.txt, some megabytes of them; they are repeated REPEATS times (100) into a temporary
# folder that is removed at the end. Every figure is the least of three runs; outputs go through a pipe to `wc`.
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

# best NAME COMMAND…: the shortest of three, in seconds, into the variable NAME, and the least processor time into
# NAME_cpu: on a busy machine only the latter means something.
best() {
  local name=$1 least="" least_cpu="" TIMEFORMAT='%R %U %S'
  shift
  for _ in 1 2 3; do
    { time "$@" 2>/dev/null | wc -c >"$work/written"; } 2>"$work/time"
    read -r wall user system <"$work/time"
    least=$(awk -v t="$wall" -v l="$least" 'BEGIN {print (l == "" || t < l) ? t : l}')
    least_cpu=$(awk -v t="$user" -v s="$system" -v l="$least_cpu" 'BEGIN {t += s; print (l == "" || t < l) ? t : l}')
  done
  printf -v "$name" '%s' "$least"
  printf -v "${name}_cpu" '%s' "$least_cpu"
}

# row TEXT NAME: times, throughput, and beside ripgrep's and attrib's own by processor time.
row() {
  local cpu="$2_cpu"
  awk -v text="$1" -v t="${!2}" -v c="${!cpu}" -v bytes="$bytes" -v rg="$rg_cpu" -v own="$extract_cpu" 'BEGIN {
    printf "| %s | %.2f s | %.2f s | %.1f MB/s | %.3f | %.2f |\n", text, t, c, bytes / c / 1e6, rg / c, own / c
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
echo "| command | time | processor time | MB per second of it | × rg | × extract |"
echo "|---|---|---|---|---|---|"
row "\`rg -j1\` with a quoted-stretch regex" rg
row "\`attrib extract --jobs 1 --format jsonl\`" extract
row "\`attrib extract --jobs 2 --format jsonl\`" two
row "\`attrib check --jobs 1\`, 10,000 claims" check
row "\`attrib extract --jobs 1 --cache\`, second run" cached
echo
echo "two jobs against one, by the clock: $(awk -v one="$extract" -v two="$two" 'BEGIN {printf "%.2f", one / two}') times"
if python3 -c 'import textacy' 2>/dev/null; then
  python3 scripts/textacy_extraction.py "$folder"
else
  echo
  echo "textacy is not installed here (pip install textacy; its extraction needs a spaCy parse): not compared."
fi
