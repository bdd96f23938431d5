"""Checks a REFI-QDA codebook against the order and the attributes of the specification (1.5, Codebook.xsd), with the standard library."""
import re
import sys
import uuid
import xml.etree.ElementTree as tree

NS = "{urn:QDA-XML:codebook:1.0}"
root = tree.parse(sys.argv[1]).getroot()
assert root.tag == NS + "CodeBook", root.tag
assert set(root.attrib) <= {"origin"}, root.attrib
assert [child.tag for child in root] in ([NS + "Codes"], [NS + "Codes", NS + "Sets"])


def check(code):
    assert code.tag == NS + "Code", code.tag
    assert {"guid", "name", "isCodable"} <= set(code.attrib) <= {"guid", "name", "isCodable", "color"}, code.attrib
    uuid.UUID(code.attrib["guid"])
    assert code.attrib["isCodable"] in ("true", "false")
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", code.attrib["color"])
    children = [child.tag for child in code]
    rest = children[1:] if children[:1] == [NS + "Description"] else children
    assert all(tag == NS + "Code" for tag in rest), children


codes = list(root[0])
assert codes
for code in codes:
    check(code)
assert len({code.attrib["guid"] for code in codes}) == len(codes)
print("\n".join(code.attrib["name"] + "=" + (code.findtext(NS + "Description") or "") for code in codes))
