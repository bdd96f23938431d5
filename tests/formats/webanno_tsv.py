"""Reads WebAnno TSV 3.3 as its documentation says, with nothing of the program, and compares it with what was to be written."""

import collections
import json
import pathlib
import re
import sys


def cut(units, start, end):
    """The text of a range of UTF-16 code units."""
    return units[2 * start : 2 * end].decode("utf-16-le")


def unescape_text(line):
    names = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
    return re.sub(r"\\(.)", lambda found: names.get(found[1], found[1]), line, flags=re.DOTALL)


def decode(name):
    return re.sub(r"(?:^|_)x([0-9a-f]{4,6})_", lambda found: chr(int(found[1], 16)), name)


def split(cell, separator):
    return re.split(r"(?<!\\)(?:\\\\)*" + re.escape(separator), cell)


def read(path):
    lines = path.read_bytes().decode("utf-8").split("\n")
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3", path
    at = 1
    columns = []
    while lines[at]:
        kind, declared = lines[at].split("=", 1)
        type_name, *features = declared.split("|")
        for feature in features:
            columns.append((kind, type_name, feature))
        at += 1
    assert lines[at] == "" and lines[at + 1] == "", f"{path}: two blank lines after the header"
    at += 1
    units = b""
    spans, numbered, relations, rows = {}, {}, [], {}
    sentence = 0
    while at < len(lines) - 1:
        assert lines[at] == "", f"{path}:{at + 1}: a blank line before a sentence"
        at += 1
        sentence += 1
        text = []
        while lines[at].startswith("#Text="):
            text.append(unescape_text(lines[at][len("#Text=") :]))
            at += 1
        assert text, f"{path}:{at + 1}: text before rows"
        begin = int(lines[at].split("\t")[1].split("-")[0])
        gap = begin - len(units) // 2
        assert gap >= 0
        between = "" if gap == 0 else " " * gap if sentence == 1 else "\n" + " " * (gap - 1)
        units += (between + "\n".join(text)).encode("utf-16-le")
        while lines[at]:
            line = lines[at]
            at += 1
            assert line.endswith("\t"), f"{path}:{at}: ends in a tab"
            unit, offsets, shown, *cells = line.split("\t")[:-1]
            assert int(unit.split("-")[0]) == sentence, f"{path}:{at}: numbered in order"
            assert len(cells) == len(columns), f"{path}:{at}: as many cells as columns"
            start, end = map(int, offsets.split("-"))
            assert cut(units, start, end) in (shown, unescape_text(shown)), f"{path}:{at}: {shown!r}"
            rows[unit] = start
            seen = {}
            for (kind, type_name, feature), cell in zip(columns, cells):
                if cell == "_":
                    continue
                for i, value in enumerate(re.findall(r"(?:[^\\|]|\\.)+", cell, flags=re.DOTALL)):
                    if kind == "#T_RL":
                        source = re.fullmatch(r"(\d+-\d+(?:\.\d+)?)\[(\d+)_(\d+)\]", value)
                        relations.append((type_name, source[1], source[2], source[3], unit))
                        continue
                    number = re.search(r"\[(\d+)\]$", value)
                    key = ("n", number[1]) if number else ("u", unit, type_name, i)
                    span = spans.setdefault(key, [type_name, start, end, {}])
                    span[2] = max(span[2], end)
                    if number:
                        numbered[number[1]] = span
                    if (value[: number.start()] if number else value) != "*":
                        span[3][feature] = value
                    seen[key] = True
    found = []
    for type_name, unit, source, target, on in relations:
        for number in (source, target):
            assert number in numbered, f"{path}: relation to {number}"
        assert rows[unit] <= numbered[source][1] <= numbered[source][2]
        assert rows[on] == numbered[target][1], f"{path}: on the first row of its target"
        found.append((decode(type_name.rsplit(".", 1)[1]), numbered[source][1], numbered[target][1]))
    return units.decode("utf-16-le"), spans.values(), found


def main(folder, expected):
    counts = collections.Counter()
    for record in json.loads(pathlib.Path(expected).read_text(encoding="utf-8")):
        spans, relations = collections.Counter(), collections.Counter()
        paths = sorted(pathlib.Path(folder).glob(f"*/{record['id']}.tsv")) + sorted(
            pathlib.Path(folder).glob(f"annotators/*/{record['id']}.tsv")
        )
        assert paths, record["id"]
        for path in paths:
            text, found, links = read(path)
            assert text == record["text"], (path, text, record["text"])
            for type_name, start, end, features in found:
                label = decode(type_name[len("webanno.custom.") :])
                spans[(path.parent.name, label, start, end, len(features))] += 1
            relations.update(links)
        wanted = collections.Counter((*place, len(said)) for *place, _quote, said in record["annotations"])
        assert spans == wanted, record["id"]
        assert relations == collections.Counter(map(tuple, record["relations"])), record["id"]
        counts["documents"] += 1
        counts["annotations"] += sum(spans.values())
        counts["relations"] += sum(relations.values())
    print(json.dumps({name: counts[name] for name in ("documents", "annotations", "relations")}))


main(*sys.argv[1:])
