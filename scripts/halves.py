#!/usr/bin/env python3
"""Checks one half of a folder of stories against a registry of the other half's quotes, and lists what the Q rules find.

usage: halves.py STORIES SEED [SEED…] [--words COUNT] [--undated] [--attrib BINARY]

STORIES is a folder of *.txt, with the day of each in its name: `harbor-post_2026-03-10_bridge.txt`. For each SEED, a random
half of the stories gives the claims: every quote of eight words (or COUNT) or more whose speaker the story names, said on the
story's day, unless --undated. The other half is checked with `--select Q`. Prints a line for each finding other than Q001,
with the words around the quote, to be read by hand: a finding that several seeds give stands there once. The last line
counts them.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

WORDS = 8
AROUND = 240


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=pathlib.Path)
    parser.add_argument("seeds", type=int, nargs="+")
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--attrib", default="attrib")
    given = parser.parse_args()
    paths = sorted(given.stories.glob("*.txt"))
    extracted = run(given.attrib, "extract", paths)
    found = {}
    for seed in given.seeds:
        claimed = set(random.Random(seed).sample(paths, len(paths) // 2))
        claims = [claim for path in paths if path in claimed for claim in claims_of(extracted[str(path)], given.words)]
        checked = [path for path in paths if path not in claimed]
        with tempfile.TemporaryDirectory() as folder:
            registry = pathlib.Path(folder) / "claims.yaml"
            registry.write_text(as_yaml(claims, dated=not given.undated), encoding="utf-8")
            reports = run(given.attrib, "check", checked, "--select", "Q", "--exit-zero", "--claims", str(registry))
        for path, report in reports.items():
            for finding in report["findings"]:
                if finding["rule"] != "Q001":
                    shown = show(path, finding, claims[int(finding["claim"][1:])])
                    found[finding["rule"], path, finding["span"]["start"], shown] = shown
    for _, shown in sorted(found.items()):
        print(shown)
    counts = collections.Counter(rule for rule, *_ in found)
    print(", ".join(f"{rule} {count}" for rule, count in sorted(counts.items())))


def run(attrib: str, command: str, paths: list, *options: str) -> dict:
    """The report of each story, by its path."""
    arguments = [attrib, command, "--format", "jsonl", *options, *map(str, paths)]
    lines = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.splitlines()
    return {document["path"]: document for document in map(json.loads, lines) if "path" in document}


def claims_of(document: dict, words: int) -> list:
    """The speaker's name, the words and the story of each long quote."""
    named = [a for a in document["attributions"] if a["speaker"] and a["speaker"]["name"]]
    quotes = [(a["speaker"]["name"], quote["text"]) for a in named for quote in a["quotes"]]
    return [(name, text, document["path"]) for name, text in quotes if len(text.split()) >= words]


def as_yaml(claims: list, dated: bool) -> str:
    """The registry; a surname alone is whoever else has it, the one quoted most. Dated, each was said on its story's day."""
    full = collections.Counter(name for name, _, _ in claims if " " in name)
    bearers = {name.split()[-1]: name for name, _ in reversed(full.most_common())}
    names = [bearers.get(name, name) for name, _, _ in claims]
    ids = {name: f"s{number}" for number, name in enumerate(dict.fromkeys(names))}
    lines = ["speakers:"] + [f"  {key}: {{name: {json.dumps(name)}}}" for name, key in ids.items()] + ["claims:"]
    for number, (name, (_, text, path)) in enumerate(zip(names, claims)):
        day = re.search(r"\d{4}-\d\d-\d\d", pathlib.Path(path).name) if dated else None
        said = f", said: {day[0]}" if day else ""
        lines.append(f"  - {{id: c{number}, speaker: {ids[name]}, text: {json.dumps(text)}{said}}}")
    return "\n".join(lines) + "\n"


def show(path: str, finding: dict, claim: tuple) -> str:
    text = pathlib.Path(path).read_text(encoding="utf-8", errors="replace")
    start, end = finding["span"]["start"], finding["span"]["end"]
    around = [text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]]
    before, quote, after = (re.sub(r"\s+", " ", part) for part in around)
    name, words, other = claim
    return (
        f"{finding['rule']} {finding['severity']}, {pathlib.Path(path).stem}: {re.sub('`c[0-9]+`', '`…`', finding['message'])}\n"
        f"  quote  …{before}⟦{quote}⟧{after}…\n"
        f"  claim  {name}: {words} ({pathlib.Path(other).stem})\n"
    )


if __name__ == "__main__":
    main()
