"""Reads a native dataset as a consumer would, with nothing but the standard library, and checks every promise."""
import hashlib
import json
import sys


def canonical(value):
    """RFC 8785 for what the sample holds: keys in UTF-16 order, no spaces, shortest numbers."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


annotations = 0
with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    for line in file:
        document = json.loads(line)
        text = document["text"]
        assert document["offset_unit"] == "codepoint"
        assert document["text_sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()
        assert line == canonical(document) + "\n", "not canonical"
        for annotation in document["annotations"]:
            start, end = annotation["start"], annotation["end"]
            assert text[start:end] == annotation["quote"], annotation["id"]
            fragments = annotation.get("fragments", [[start, end]])
            assert fragments[0][0] == start and fragments[-1][1] == end, annotation["id"]
            assert all(a < b for a, b in fragments), annotation["id"]
            annotations += 1
        cards = document.get("claims", [])
        assert [card["id"] for card in cards] == sorted({a["claim"] for a in document["annotations"] if "claim" in a})
        sources = [source["id"] for source in document.get("sources", [])]
        assert sources == sorted(set(sources)), "sources out of order"
        order = [(a["start"], a["end"], a["label"], a["id"]) for a in document["annotations"]]
        assert order == sorted(order), "annotations out of order"
print(annotations)
