"""Reads brat standoff as Python does, and prints how many annotations it found right. argv: a folder."""

import re
import sys
from pathlib import Path

found = 0
for ann in sorted(Path(sys.argv[1]).rglob("*.ann")):
    with open(ann.with_suffix(".txt"), encoding="utf-8") as file:  # universal newlines
        text = file.read()
    seen = set()
    with open(ann, encoding="utf-8") as file:
        lines = file.read().splitlines()
    for line in lines:
        name, data, *tail = line.split("\t")
        assert re.fullmatch(r"[TRA#]\d+", name), line
        assert name not in seen, line
        seen.add(name)
        if name[0] == "T":
            label, spans = data.split(" ", 1)
            spans = [tuple(map(int, span.split(" "))) for span in spans.split(";")]
            assert all(a[1] < b[0] for a, b in zip(spans, spans[1:])), line
            assert " ".join(text[a:b] for a, b in spans) == "\t".join(tail), line
            found += 1
        elif name[0] == "R":
            kind, one, two = data.split(" ")
            assert one[:5] == "Arg1:" and two[:5] == "Arg2:" and one[5:] in seen and two[5:] in seen, line
        elif name[0] == "A":
            assert re.match(r"(.+?) (.+?) (.+?)$", data)[2] in seen, line
        else:
            assert data.split() [1] in seen, line
print(found)
