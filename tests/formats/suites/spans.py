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


if form == "label-studio":
    from xml.etree import ElementTree

    view = ElementTree.parse(folder / "config.xml").getroot()
    assert view.tag == "View", view.tag
    controls = {tag.get("name"): tag for tag in view.iter() if tag.get("toName")}
    assert all(tag.get("toName") == view.find("Text").get("name") for tag in controls.values())
    assert {"Labels", "Choices", "Number", "TextArea"} <= {tag.tag for tag in controls.values()}
    values = {name: {each.get("value") for each in tag} for name, tag in controls.items()}
    types = {"Labels": "labels", "Choices": "choices", "Number": "number", "TextArea": "textarea"}
    relations = {each.get("value") for each in view.find("Relations")}
    with open(folder / "tasks.json", encoding="utf-8") as file:
        tasks = json.load(file)
    for task in tasks:
        text = task["data"]["text"]
        for annotation in task["annotations"]:
            regions = {}
            for item in annotation["result"]:
                if item["type"] == "relation":
                    assert {item["from_id"], item["to_id"]} <= regions.keys(), item
                    assert set(item["labels"]) <= relations, item
                    continue
                control, value = controls[item["from_name"]], item["value"]
                assert item["type"] == types[control.tag], item
                if item["type"] == "choices":
                    assert set(value["choices"]) <= values[item["from_name"]], item
                if item["type"] == "labels":
                    quote = text[value["start"] : value["end"]]
                    assert quote == value["text"], item
                    assert set(value["labels"]) <= values[item["from_name"]], item
                    regions[item["id"]] = (value["start"], value["end"])
                    print(json.dumps([value["labels"][0], quote]))
                elif "start" in value:
                    assert regions[item["id"]] == (value["start"], value["end"]), item


def check_tokens(text, tokens):
    """Tokens and their spaces are the text, as spaCy's Doc(words=…, spaces=…) has it."""
    assert "".join(token["text"] + (" " if token["ws"] else "") for token in tokens) == text
    for index, token in enumerate(tokens):
        assert token["id"] == index and token["text"] == text[token["start"] : token["end"]], token


if form == "prodigy":
    for path in folder.glob("*.jsonl"):
        for task in lines(path):
            text, tokens = task["text"], task["tokens"]
            check_tokens(text, tokens)
            assert all(-(2**31) <= task[name] < 2**31 for name in ("_input_hash", "_task_hash")), task
            for span in task["spans"]:
                assert span["start"] == tokens[span["token_start"]]["start"], span
                assert span["end"] == tokens[span["token_end"]]["end"], span
                print(json.dumps([span["label"], text[span["start"] : span["end"]]]))
            for relation in task["relations"]:
                assert relation["head"] == relation["head_span"]["token_end"], relation
                assert relation["child"] == relation["child_span"]["token_end"], relation
                assert any(relation["head_span"]["id"] == span["id"] for span in task["spans"]), relation

if form == "spacy":
    for path in folder.glob("*.jsonl"):
        for row in lines(path):
            text, at = row["text"], 0
            starts, ends = set(), set()
            for word, space in zip(row["words"], row["spaces"], strict=True):
                starts.add(at)
                at += len(word)
                ends.add(at)
                at += space
            assert "".join(word + " " * space for word, space in zip(row["words"], row["spaces"])) == text
            for spans in row["spans"].values():
                for span in spans:
                    assert span["start"] in starts and span["end"] in ends, span
                    print(json.dumps([span["label"], text[span["start"] : span["end"]]]))

if form == "web-annotation":
    with open(folder / "annotations.jsonld", encoding="utf-8") as file:
        collection = json.load(file)
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    ids = {item["id"] for item in items}
    assert len(ids) == len(items)
    for item in items:
        if item["motivation"] == "linking":
            assert item["target"] in ids, item
        if item["motivation"] != "tagging":
            continue
        body, targets = item["body"], item["target"]
        label = (body[0] if isinstance(body, list) else body)["value"]
        targets = targets if isinstance(targets, list) else [targets]
        for target in targets:
            text = (folder / target["source"]).read_bytes().decode("utf-8")
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"], item
            assert text[max(0, start - 32) : start] == quote["prefix"], item
            assert text[end : end + 32] == quote["suffix"], item
        first, last = (targets[at]["selector"][1] for at in (0, -1))
        print(json.dumps([label, text[first["start"] : last["end"]]]))
