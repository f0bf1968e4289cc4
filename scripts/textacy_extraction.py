#!/usr/bin/env python3
"""Prints how fast textacy extracts quotations from the stories in FOLDER, without the parse it needs.

usage: textacy_extraction.py FOLDER

textacy asks spaCy for a dependency parse first; with any English model installed that is done before the clock
starts. What is timed, in processor time, is textacy.extract.direct_quotations alone.
"""

import pathlib
import sys
import time

import spacy
import textacy.extract

models = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_"))
if not models:
    sys.exit("textacy is installed, but no English model of spaCy's (python -m spacy download en_core_web_sm): not compared.")
texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))[:200]]
nlp = spacy.load(models[0])
started = time.process_time()
documents = list(nlp.pipe(texts))
parsed = time.process_time()
failed, found = 0, 0
for document in documents:
    try:
        found += len(list(textacy.extract.direct_quotations(document)))
    except ValueError:
        # It refuses a story whose quotation marks do not pair.
        failed += 1
done = time.process_time()
size = sum(len(text.encode()) for text in texts) / 1e6
print()
print(f"textacy {textacy.__version__} with {models[0]}, {len(texts)} stories, {size:.2f} MB: "
      f"parse {size / (parsed - started):.3f} MB/s, extraction alone {size / (done - parsed):.1f} MB/s, "
      f"{found} quotations, {failed} stories refused")
