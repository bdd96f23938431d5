"""Reads UIMA CAS in XMI (with its type system) or in JSON with Python's own libraries and nothing of the program: every type and feature is declared and
has a value of its range, references lead to what their range asks for, and annotations are those that were to be written."""

import collections
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

XMI = "{http://www.omg.org/XMI}"
SPEC = "{http://uima.apache.org/resourceSpecifier}"
ANNOTATION = "uima.tcas.Annotation"
BUILT_IN = {
    "uima.cas.TOP": (None, {}),
    "uima.cas.StringArray": ("uima.cas.TOP", {}),
    "uima.cas.AnnotationBase": ("uima.cas.TOP", {"sofa": "uima.cas.Sofa"}),
    ANNOTATION: ("uima.cas.AnnotationBase", {"begin": "uima.cas.Integer", "end": "uima.cas.Integer"}),
    "uima.tcas.DocumentAnnotation": (ANNOTATION, {"language": "uima.cas.String"}),
    "uima.cas.Sofa": (
        "uima.cas.TOP",
        {"sofaNum": "uima.cas.Integer", "sofaID": "uima.cas.String", "mimeType": "uima.cas.String", "sofaString": "uima.cas.String"},
    ),
}
READ = {
    "uima.cas.String": str,
    "uima.cas.Integer": int,
    "uima.cas.Double": float,
    "uima.cas.Boolean": lambda text: {"true": True, "false": False}[text],
}


def features_of(types, name):
    features = {}
    while name is not None:
        parent, own = types[name]
        features.update(own)
        name = parent
    return features


def is_a(types, name, other):
    while name is not None and name != other:
        name = types[name][0]
    return name == other


def read_xml_types(path):
    types = dict(BUILT_IN)
    for one in ElementTree.parse(path).getroot().iter(f"{SPEC}typeDescription"):
        features = {f.findtext(f"{SPEC}name"): f.findtext(f"{SPEC}rangeTypeName") for f in one.iter(f"{SPEC}featureDescription")}
        types[one.findtext(f"{SPEC}name")] = (one.findtext(f"{SPEC}supertypeName"), features)
    return types


def read_xmi(path, types):
    """Structures by id, and the members of the view."""
    structures, members, null = {}, None, False
    for element in ElementTree.parse(path).getroot():
        space, local = re.fullmatch(r"\{http:///(.+)\.ecore\}(.+)", element.tag).groups()
        name = f"{space.replace('/', '.')}.{local}"
        if name == "uima.cas.NULL":
            null = element.get(f"{XMI}id") == "0"
            continue
        if name == "uima.cas.View":
            members = [int(one) for one in element.get("members").split()]
            continue
        declared = features_of(types, name)
        values = {}
        for key, text in element.attrib.items():
            if key == f"{XMI}id":
                continue
            kind = declared[key]
            values[key] = [] if kind == "uima.cas.StringArray" and text == "" else READ[kind](text) if kind in READ else ("ref", int(text))
        for child in element:
            assert declared[child.tag] == "uima.cas.StringArray", (path, child.tag)
            values.setdefault(child.tag, []).append(child.text or "")
        structures[int(element.get(f"{XMI}id"))] = (name, values)
    assert null, f"{path}: cas:NULL"
    return types, structures, members


def read_json(path):
    cas = json.loads(path.read_text(encoding="utf-8"))
    assert list(cas) == ["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"], path
    types = dict(BUILT_IN)
    for name, one in cas["%TYPES"].items():
        assert one["%NAME"] == name
        types[name] = (one["%SUPER_TYPE"], {key: f["%RANGE"] for key, f in one.items() if not key.startswith("%")})
    arrays = {one["%ID"]: one["%ELEMENTS"] for one in cas["%FEATURE_STRUCTURES"] if one["%TYPE"] == "uima.cas.StringArray"}
    structures = {}
    for one in cas["%FEATURE_STRUCTURES"]:
        name, values = one["%TYPE"], {}
        assert list(one)[:2] == ["%ID", "%TYPE"]
        declared = features_of(types, name)
        for key, value in list(one.items())[2:]:
            if name == "uima.cas.StringArray":
                continue
            kind = declared[key.lstrip("@")]
            if kind in READ:
                wanted = {str: str, int: int, float: (int, float)}.get(READ[kind], bool)
                assert isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool), (path, key, value)
                values[key] = float(value) if READ[kind] is float else value
            elif kind == "uima.cas.StringArray":
                values[key[1:]] = arrays[value]
            else:
                assert key.startswith("@"), (path, key)
                values[key[1:]] = ("ref", value)
        assert one["%ID"] not in structures
        structures[one["%ID"]] = (name, values)
    assert list(cas["%VIEWS"]) == ["_InitialView"]
    return types, structures, cas["%VIEWS"]["_InitialView"]["%MEMBERS"]


def decode(name):
    return re.sub(r"(?:^|_)x([0-9a-f]{4,6})_", lambda found: chr(int(found[1], 16)), name)


def check(path, types, structures, members):
    """Text, annotations and relations of a file."""
    sofas = [one for one, (name, _) in structures.items() if name == "uima.cas.Sofa"]
    assert len(sofas) == 1 and set(members) == {one for one, (name, _) in structures.items() if name not in ("uima.cas.Sofa", "uima.cas.StringArray")}
    text = structures[sofas[0]][1]["sofaString"]
    units = text.encode("utf-16-le")
    counted = collections.Counter(name.rsplit(".", 1)[1] for name, _ in structures.values())
    assert counted["DocumentMetaData"] == 1 and counted["Sentence"] >= 1 and counted["Token"] >= 1, path
    spans, relations = [], []
    for one in members:
        name, values = structures[one]
        assert values["sofa"] == ("ref", sofas[0])
        for key, value in values.items():
            if isinstance(value, tuple):
                assert is_a(types, structures[value[1]][0], features_of(types, name)[key]), (path, one, key)
        assert 0 <= values["begin"] < values["end"] <= len(units) // 2, (path, one)
        if name.startswith("webanno.custom.relation."):
            ends = [structures[values[end][1]][1] for end in ("Governor", "Dependent")]
            assert (values["begin"], values["end"]) == (ends[1]["begin"], ends[1]["end"]), (path, one)
            relations.append((decode(name.rsplit(".", 1)[1]), ends[0]["begin"], ends[1]["begin"]))
        elif name.startswith("webanno.custom."):
            said = {decode(key): value for key, value in values.items() if key not in ("sofa", "begin", "end")}
            covered = units[2 * values["begin"] : 2 * values["end"]].decode("utf-16-le")
            spans.append((decode(name.rsplit(".", 1)[1]), values["begin"], values["end"], covered, said))
    return text, spans, relations


def key_of(said):
    return json.dumps({key: float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value for key, value in said.items()}, sort_keys=True)


def main(folder, expected, ending):
    counts = collections.Counter()
    root = pathlib.Path(folder)
    types = read_xml_types(root / "TypeSystem.xml") if ending == "xmi" else None
    for record in json.loads(pathlib.Path(expected).read_text(encoding="utf-8")):
        spans, relations = collections.Counter(), collections.Counter()
        paths = [*root.glob(f"documents/{record['id']}.{ending}"), *root.glob(f"annotators/*/{record['id']}.{ending}")]
        assert paths, record["id"]
        for path in paths:
            text, found, links = check(path, *(read_xmi(path, types) if types else read_json(path)))
            assert text == record["text"], path
            spans.update((path.parent.name, label, start, end, covered, key_of(said)) for label, start, end, covered, said in found)
            relations.update(links)
        assert spans == collections.Counter((*place, key_of(said)) for *place, said in record["annotations"]), record["id"]
        assert relations == collections.Counter(map(tuple, record["relations"])), record["id"]
        counts["documents"] += 1
        counts["annotations"] += sum(spans.values())
        counts["relations"] += sum(relations.values())
    print(json.dumps({name: counts[name] for name in ("documents", "annotations", "relations")}))


main(*sys.argv[1:])
