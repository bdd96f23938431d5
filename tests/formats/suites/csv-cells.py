"""Prints every cell of the CSV files of a folder, as Python's csv module reads them, as JSON by file."""

import csv
import json
import pathlib
import sys

csv.field_size_limit(2**30)
files = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.csv")):
    with open(path, encoding="utf-8", newline="") as file:
        files[path.name] = list(csv.reader(file, strict=True))
json.dump(files, sys.stdout)
