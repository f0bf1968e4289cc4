#!/usr/bin/env bash
# Counts the instructions of `attrib extract` on made-up stories under callgrind, and prints how they differ from
# the figure stored in scripts/instructions.txt: scripts/instructions.sh [--store]
#
# Instructions hardly vary from run to run, where times do. Over 5 % more is called a regression; nothing fails.
# callgrind knows no SHA instructions: the checksum of the stories costs more here than on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
stored=scripts/instructions.txt
for tool in valgrind python3; do
  if ! command -v $tool >/dev/null; then
    echo "$tool is not installed: instructions not counted"
    exit 0
  fi
done
cargo build --locked --release --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/stories.py "$work/stories" 200
if ! valgrind --tool=callgrind --callgrind-out-file="$work/out" \
  target/release/attrib extract --jobs 1 --format jsonl "$work/stories" 2>"$work/log" >/dev/null; then
  echo "valgrind does not run here: instructions not counted"
  exit 0
fi
count=$(awk -F': *' '/I *refs/ {gsub(",", "", $2); print $2}' "$work/log")
bytes=$(cat "$work"/stories/*.txt | wc -c)
if [ "${1:-}" = --store ]; then
  echo "$count" >$stored
fi
awk -v now="$count" -v before="$(cat $stored)" -v bytes="$bytes" 'BEGIN {
  change = (now / before - 1) * 100
  printf "%d instructions, %.0f a byte, %+.1f %% against %d stored\n", now, now / bytes, change, before
  if (change > 5) print "regression: more than 5 % slower by instructions; look with callgrind_annotate"
}'
