"""Krippendorff's alpha of a CSV of ratings by nltk, with the time that it takes. Prints JSON."""
import csv
import json
import sys
import time

from nltk.metrics.agreement import AnnotationTask

with open(sys.argv[1], newline="") as file:
    rows = list(csv.reader(file))
triples = [
    (coder, unit, value)
    for unit, row in enumerate(rows)
    for coder, value in enumerate(row)
]
start = time.perf_counter()
value = AnnotationTask(data=triples).alpha()
print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "value": value}))
