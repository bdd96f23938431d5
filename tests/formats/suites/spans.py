"""Reads what the JSON formats wrote with Python alone: FORMAT FOLDER. Prints how many spans were found right."""
import json
import pathlib
import sys

form, folder = sys.argv[1], pathlib.Path(sys.argv[2])
right = 0


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def utf16(text, start, end):
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


if form == "doccano":
    for path in sorted(folder.glob("*.jsonl")):
        for example in lines(path):
            text, ids = example["text"], set()
            for entity in example["entities"]:
                quote = utf16(text, entity["start_offset"], entity["end_offset"])
                assert quote and quote in text, entity
                ids.add(entity["id"])
                print(json.dumps([entity["label"], quote]))
            for relation in example["relations"]:
                assert {relation["from_id"], relation["to_id"]} <= ids, relation
