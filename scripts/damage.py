#!/usr/bin/env python3
"""Damages quotes on purpose and counts how many are found against a registry that has them as they were.

usage: damage.py STORIES [--dated] [--attrib BINARY]

STORIES is a folder of *.txt; its quotes of eight words or more by named speakers are the claims. In each story one of them, or
ten to fourteen or five to twelve words of one, has "not" added or dropped, a number changed, one to three words cut or a word replaced, or
its claim is given to somebody else in the story, or nothing is done, after which no error is right. With --dated each claim was said on the day in its story's name. Prints what share is an error, a weaker finding that names the claim, or neither.
"""

import argparse
import pathlib
import random
import re
import tempfile

import halves

AUXILIARIES = "is are was will can have has should would do".split()
NUMBERS = "two three four five six ten".split()
PARTS = (None, (10, 14), (5, 12))
WORDING = ("Q002", "Q003", "Q005", "Q006")
WANTED = {"speaker": ("Q004",), "nothing": ("Q004", *WORDING)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=pathlib.Path)
    parser.add_argument("--dated", action="store_true")
    parser.add_argument("--attrib", default="attrib")
    given = parser.parse_args()
    paths = sorted(given.stories.glob("*.txt"))
    extracted = halves.run(given.attrib, "extract", paths)
    others = [word for path in paths[:60] for word in re.findall(r"[a-z]{6,}", path.read_text(errors="replace"))]
    for part in PARTS:
        for kind in ("nothing", "not", "number", "cut", "word", "speaker"):
            chance = random.Random(f"{kind} {part}")
            counts = measure(given, extracted, kind, part, chance, others)
            shares = ", ".join(f"{name} {count * 100 / sum(counts.values()):.1f} %" for name, count in counts.items())
            print(f"{'{} to {} words'.format(*part) if part else 'whole'}, {kind}: {sum(counts.values())} quotes, {shares}")


def measure(given: argparse.Namespace, extracted: dict, kind: str, part: tuple | None, chance: random.Random, others: list) -> dict:
    claims, damaged = [], {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for path, document in extracted.items():
            first = len(claims)
            quotes = list(long_quotes(document))
            claims += [(name, text, path) for name, text, _ in quotes]
            order = list(range(len(quotes)))
            chance.shuffle(order)
            for at in order:
                name, text, span = quotes[at]
                words = text.split(" ")
                size = chance.randint(*part) if part else len(words)
                if len(words) > size:
                    start = chance.randint(0, len(words) - size)
                    words = words[start : start + size]
                if kind == "speaker":
                    names = sorted({n for n, _, _ in quotes if n.split()[-1] not in name})
                    if names:
                        claims[first + at] = (chance.choice(names), text, path)
                    words = words if names else None
                else:
                    words = damage(kind, words, chance, others)
                if words is None:
                    continue
                quote = " ".join(words).encode()
                data = pathlib.Path(path).read_bytes()
                copy = folder / pathlib.Path(path).name
                copy.write_bytes(data[: span["byte_start"]] + quote + data[span["byte_end"] :])
                damaged[str(copy)] = (span["byte_start"], span["byte_start"] + len(quote))
                break
        registry = folder / "claims.yaml"
        registry.write_text(halves.as_yaml(claims, given.dated), encoding="utf-8")
        options = ("--select", "Q", "--exit-zero", "--claims", str(registry))
        reports = halves.run(given.attrib, "check", sorted(damaged), *options)
    counts = {"error": 0, "weaker": 0, "neither": 0}
    for path, (start, end) in damaged.items():
        near = [f for f in reports[path]["findings"] if f["span"]["byte_start"] < end and f["span"]["byte_end"] > start]
        wanted = [f for f in near if f["rule"] in WANTED.get(kind, WORDING)]
        error = any(f["severity"] == "error" for f in wanted)
        weaker = wanted or any(f["rule"] == "Q001" and f["claim"] for f in near)
        counts["error" if error else "weaker" if weaker else "neither"] += 1
    return counts


def long_quotes(document: dict):
    """The speaker, the words and the place of each quote that is a claim."""
    for attribution in document["attributions"]:
        speaker = attribution["speaker"]
        for quote in attribution["quotes"]:
            if speaker and speaker["name"] and len(quote["text"].split()) >= halves.WORDS and "\n" not in quote["text"]:
                yield speaker["name"], quote["text"], quote["span"]


def damage(kind: str, words: list, chance: random.Random, others: list):
    """The words with the damage; None where they have nothing to damage."""
    count = len(words)
    if kind == "nothing":
        return words
    if kind == "not":
        for at, word in enumerate(words):
            if word.lower() == "not":
                return words[:at] + words[at + 1 :]
        spots = [at + 1 for at, word in enumerate(words[:-1]) if at and word in AUXILIARIES]
        return words[: spots[0]] + ["not"] + words[spots[0] :] if spots else None
    if kind == "number":
        for at, word in enumerate(words):
            digits = re.match(r"^(\$?)(\d+)(.*)$", word)
            if digits:
                return words[:at] + [f"{digits[1]}{int(digits[2]) + chance.randint(1, 9)}{digits[3]}"] + words[at + 1 :]
            if word in NUMBERS:
                return words[:at] + ["eleven"] + words[at + 1 :]
        return None
    if kind == "cut":
        gone = chance.randint(1, 3)
        if count < gone + 4:
            return None
        at = chance.randint(2, count - gone - 2)
        return words[:at] + words[at + gone :]
    spots = [at for at in range(1, count - 1) if re.fullmatch("[a-z]{5,}", words[at])]
    if not spots:
        return None
    at = chance.choice(spots)
    return words[:at] + [chance.choice(others)] + words[at + 1 :]


if __name__ == "__main__":
    main()
