#!/usr/bin/env python3
"""Writes a registry of COUNT made-up claims of about 130 characters into FOLDER, and a story that quotes ten of them.

usage: registry.py COUNT FOLDER

The claims stand in the layout of `attrib claims fmt`, ten thousand to a file, given to a thousand speakers. The same
COUNT gives the same bytes. Then, for time and peak memory:

    attrib claims index --claims FOLDER/claims
    /usr/bin/time -v attrib check --claims FOLDER/claims FOLDER/story.txt
"""

import pathlib
import random
import sys

PARTS = "ba be bo da de do fa ga ka la le lo ma me mo na ne no pa ra re ro sa se so ta te to va vo".split()
SMALL = "the of and to in that it is for was with as they not on at by we this had".split()
PER_FILE = 10_000
SPEAKERS = 1_000


def main() -> None:
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    claims = folder / "claims"
    claims.mkdir(parents=True, exist_ok=True)
    chance = random.Random(count)
    names = [f"{word(chance, 3).title()} {word(chance, 4).title()}{number}" for number in range(SPEAKERS)]
    speakers = "".join(f"  s{number}:\n    name: {name}\n\n" for number, name in enumerate(names))
    (claims / "speakers.yaml").write_text(f"speakers:\n{speakers}", encoding="utf-8")
    quoted = set(chance.sample(range(count), min(10, count)))
    story = []
    for first in range(0, count, PER_FILE):
        with open(claims / f"claims-{first // PER_FILE:04}.yaml", "w", encoding="utf-8") as file:
            file.write("claims:\n")
            for number in range(first, min(first + PER_FILE, count)):
                speaker, text = chance.randrange(SPEAKERS), sentence(chance)
                file.write(f"  - id: c{number}\n    speaker: s{speaker}\n    text: {text}\n    said: 2024-03-01\n\n")
                if number in quoted:
                    story.append(f"“{text[:-1]},” said {names[speaker]}, a pilot.\n")
    (folder / "story.txt").write_text("\n".join(story), encoding="utf-8")


def word(chance: random.Random, parts: int) -> str:
    return "".join(chance.choice(PARTS) for _ in range(parts))


def sentence(chance: random.Random) -> str:
    """Some twenty words, half of them small ones, the others drawn from a few hundred thousand."""
    words = [chance.choice(SMALL) if chance.random() < 0.5 else word(chance, chance.randint(2, 4)) for _ in range(25)]
    return " ".join(words).capitalize() + "."


if __name__ == "__main__":
    main()
