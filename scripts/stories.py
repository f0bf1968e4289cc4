#!/usr/bin/env python3
"""Writes COUNT made-up news stories into FOLDER, the same ones every time, to measure with.

usage: stories.py FOLDER COUNT
"""

import pathlib
import random
import sys

PEOPLE = ["Ada Brook", "Ben Cole", "Cara Dunn", "Dov Ellis", "Esther Fane", "Farid Gill", "Greta Hale", "Hugo Ivers"]
OFFICES = ["harbour master", "Transport Minister", "spokesman for the port", "head of the ferry union", "mayor"]
UNNAMED = ["a senior port official", "two people with knowledge of the talks", "one crew member", "officials"]
OUTLETS = ["the Harbour Post", "CNN", "the Northern Times", "a local radio station"]
CLAIMS = [
    "the channel will be dredged before the spring", "nobody had asked the ferry crews what they needed",
    "the new quay would cost {n} million", "there was no plan to close the northern terminal",
    "{n} boats had been turned away since Monday", "the city could not pay for it alone",
    "the old pier was not safe and never had been", "they expected an answer within {n} days",
]
FORMS = [
    "“{C},” said {p}, the {o}.", "{p} said that {c}.", "According to {u}, {c}.", "“{C},” {f} said. “{D}.”",
    "{P} told {t} that {c}, and that {d}.", "{U}, who asked not to be named because the talks were private, said {c}.",
    "The {o} denied that {c}.", "{f} added: “{C}.”", "The ships were late again on Tuesday, and the quay stood empty.",
    "It rained for most of the week, which slowed the work on the second berth by {n} hours.",
    "{p}, who has run the port since 2009, walked past the cranes without a word.",
]


def story(random):
    paragraphs = []
    for _ in range(random.randint(12, 26)):
        sentences = []
        for _ in range(random.randint(1, 4)):
            c, d = (random.choice(CLAIMS).format(n=random.randint(2, 90)) for _ in range(2))
            person = random.choice(PEOPLE)
            unnamed = random.choice(UNNAMED)
            sentences.append(random.choice(FORMS).format(
                c=c, C=c[0].upper() + c[1:], d=d, D=d[0].upper() + d[1:], p=person, P=person.split()[1],
                f=random.choice(["he", "she", person.split()[1]]), o=random.choice(OFFICES), u=unnamed,
                U=unnamed[0].upper() + unnamed[1:], t=random.choice(OUTLETS), n=random.randint(2, 40)))
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    source = random.Random(11)
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(story(source), encoding="utf-8")


main()
