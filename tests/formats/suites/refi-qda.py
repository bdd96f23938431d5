"""Reads a REFI-QDA project with zipfile and xml.etree, and prints its codings as JSON. argv: the .qdpx file."""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

N = {"q": "urn:QDA-XML:project:1.0"}
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    root = ElementTree.fromstring(archive.read("project.qde"))
    order = [child.tag.split("}")[1] for child in root]
    assert order == [one for one in ("Users", "CodeBook", "Variables", "Sources", "Notes", "Links") if one in order], order
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids)) and all(GUID.fullmatch(guid) for guid in guids)
    users = {user.get("guid"): user.get("id") for user in root.iterfind("q:Users/q:User", N)}
    codes = {code.get("guid"): code.get("name") for code in root.iterfind(".//q:Code", N)}
    notes = {note.get("guid"): note.findtext("q:PlainTextContent", "", N) for note in root.iterfind("q:Notes/q:Note", N)}
    variables = {one.get("guid"): one for one in root.iterfind("q:Variables/q:Variable", N)}
    found, selections = [], set()
    for source in root.iterfind("q:Sources/q:TextSource", N):
        path = source.get("plainTextPath").replace("internal://", "sources/")
        text = archive.read(path).decode("utf-8-sig")
        for selection in source.iterfind("q:PlainTextSelection", N):
            selections.add(selection.get("guid"))
            quote = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            coding = selection.find("q:Coding", N)
            refs = [ref.get("targetGUID") for ref in selection.iterfind(".//q:NoteRef", N)]
            names = [codes[ref.get("targetGUID")] for ref in selection.iterfind("q:Coding/q:CodeRef", N)]
            assert all(ref in notes for ref in refs)
            found.append([coding.get("guid"), users[coding.get("creatingUser")], names[0], quote])
        for value in source.iterfind("q:VariableValue", N):
            variable = variables[value.find("q:VariableRef", N).get("targetGUID")]
            assert value.find("q:%sValue" % variable.get("typeOfVariable"), N) is not None
    for link in root.iterfind("q:Links/q:Link", N):
        # Of generated projects with one text the last is here: what leads to another has no end.
        assert link.get("originGUID") in selections and GUID.fullmatch(link.get("targetGUID"))
print(json.dumps(sorted(found)))
