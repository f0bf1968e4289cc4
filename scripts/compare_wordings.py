#!/usr/bin/env python3
"""Holds other programs' verdicts on wording against those of attrib, over the same generated quotes.

    pip install verbatimeter==0.1.3 rapidfuzz==3.14.6
    cargo bench --bench wording -- cases.tsv
    python3 scripts/compare_wordings.py cases.tsv

The others only say whether a quote passes. So a row counts how many quotes of a class were treated right: passed
when the quote is faithful (verbatim, normalized, excerpt), stopped when it is not. The last column is stricter
and for attrib alone: the very class is right.
"""

import sys
from collections import Counter

from rapidfuzz import fuzz
from verbatimeter import check

FAITHFUL = ("verbatim", "normalized", "excerpt")
UNFAITHFUL = ("omission", "altered", "meaning-changed", "spliced")

GATES = {
    "attrib": lambda found, quote, claim: found in FAITHFUL,
    "verbatimeter": lambda found, quote, claim: check(quote, claim).differing_tokens == 0,
    "token_set ≥ 90": lambda found, quote, claim: fuzz.token_set_ratio(quote, claim) >= 90,
    "partial ≥ 90": lambda found, quote, claim: fuzz.partial_ratio(quote, claim) >= 90,
    "ratio ≥ 90": lambda found, quote, claim: fuzz.ratio(quote, claim) >= 90,
}


def main(path):
    total, exact, right = Counter(), Counter(), Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            expected, found, quote, claim = line.rstrip("\n").split("\t")
            total[expected] += 1
            exact[expected] += expected == found
            for name, passes in GATES.items():
                right[expected, name] += passes(found, quote, claim) == (expected in FAITHFUL)
    print("| class | quotes |", " | ".join(GATES), "| attrib, the very class |")
    print("|---|---:|" + "---:|" * (len(GATES) + 1))
    for name in FAITHFUL + UNFAITHFUL:
        shares = [100 * right[name, gate] / total[name] for gate in GATES] + [100 * exact[name] / total[name]]
        print(f"| {name} | {total[name]} |", " | ".join(f"{share:.1f} %" for share in shares), "|")


if __name__ == "__main__":
    main(sys.argv[1])
