"""Takes the chunks out of a CoNLL file by the rule of conlleval, and prints them as JSON. argv: the file.

Our own files have a column with what stands between tokens, so the texts of their chunks can be put together exactly; the others have blanks.
"""

import json
import re
import sys

SHORT = {"s": " ", "n": "\n", "r": "\r", "t": "\t", "\\": "\\"}


def unescape(words):
    if words == "_":
        return ""
    return re.sub(r"\\(?:u([0-9a-f]{4})|([snrt\\]))", lambda m: chr(int(m[1], 16)) if m[1] else SHORT[m[2]], words)


def starts(before, tag):
    """conlleval's startOfChunk, with the letters of BILOU."""
    if tag == "O":
        return False
    kind, label = tag.split("-", 1)
    old, name = before.split("-", 1) if before != "O" else ("O", "")
    return kind in "BUS" or old in "OLUES" or name != label


chunks, width, before, names = [], None, [], [""]
open_chunks = []


def flush():
    for i, chunk in enumerate(open_chunks):
        if chunk:
            chunks.append([names[i], chunk["label"], chunk["text"]])
            open_chunks[i] = None
    before[:] = ["O"] * len(before)


with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    for line in file.read().split("\n"):
        if not line:
            flush()
            continue
        columns = line.split()  # as loaders of training data do
        width = width or len(columns)
        assert len(columns) == width, line
        own = "\t" in line
        if columns[0] == "-DOCSTART-":
            flush()
            assert own or line == "-DOCSTART- -X- O O", line
            names = columns[1].rpartition("annotators=")[2].split("|") if own else [""]
            open_chunks, before = [None] * len(names), ["O"] * len(names)
            continue
        tags = columns[2:] if own else columns[-1:]
        gap = unescape(columns[1]) if own else " "
        for i, tag in enumerate(tags):
            assert re.fullmatch(r"O|[BILU]-.+", tag), line
            if open_chunks[i] and (tag == "O" or starts(before[i], tag)):
                chunks.append([names[i], open_chunks[i]["label"], open_chunks[i]["text"]])
                open_chunks[i] = None
            if tag != "O":
                if open_chunks[i]:
                    open_chunks[i]["text"] += open_chunks[i]["gap"] + columns[0]
                else:
                    open_chunks[i] = {"label": tag.split("-", 1)[1], "text": columns[0]}
                open_chunks[i]["gap"] = gap
            before[i] = tag
flush()
print(json.dumps(sorted(chunks)))
