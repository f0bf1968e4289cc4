#!/usr/bin/env python3
"""Prints a registry with COUNT claims taken from the quoted stretches of the stories in FOLDER, to measure with.

usage: claims.py FOLDER COUNT

Where the stories have fewer quotes, sentences of theirs fill the rest.
"""

import json
import pathlib
import re
import sys

folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
quotes = [q for text in texts for q in re.findall(r'[“"]([^“”"\n]{20,400})[”"]', text)]
sentences = [s for text in texts for s in re.findall(r"[A-Z][^.\n“”\"]{40,300}\.", text)]
claims = list(dict.fromkeys(quotes + sentences))[:count]
print("speakers:\n  somebody: {name: Somebody}\nclaims:")
for number, claim in enumerate(claims):
    print(f"  - {{id: c{number}, speaker: somebody, text: {json.dumps(claim)}}}")
print(f"{len(claims)} claims", file=sys.stderr)
