"""Computes the numbers of data/*.json again, by nltk, which knows nothing of this project: python3 tests/oracle/recompute.py
Needs nltk (Debian: python3-nltk). Weighted kappas, Fleiss' kappa, spans, unitizing and gamma are not in it. Exit code 1 where a number differs."""
import json
import sys
from pathlib import Path

from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance, jaccard_distance

DATA = Path(__file__).parent / "data"
TOLERANCE = 1e-9


def cases(name):
    return json.loads((DATA / f"{name}.json").read_text())


def task(units, distance=binary_distance, of=lambda value: value):
    """Units with one value are not pairable: nltk counts them, Krippendorff does not."""
    triples = [
        (coder, unit, of(value))
        for unit, row in enumerate(units)
        if sum(value is not None for value in row) > 1
        for coder, value in enumerate(row)
        if value is not None
    ]
    return AnnotationTask(data=triples, distance=distance)


def numbers():
    for case in cases("krippendorff_alpha"):
        units, expected = case["data"].get("units_by_coder"), case["expected"]
        if units is None:
            continue
        for level, distance in (("nominal", binary_distance), ("interval", interval_distance)):
            if expected.get(level) is not None:
                yield f"{case['id']} {level}", expected[level], task(units, distance).alpha()
    for case in cases("alpha_set_valued"):
        units, expected = case["data"].get("units_by_coder"), case["expected"]
        jaccard = next((value for name, value in expected.items() if "jaccard" in name.lower()), None)
        if units is not None and isinstance(jaccard, float):
            yield f"{case['id']} jaccard", jaccard, task(units, jaccard_distance, frozenset).alpha()
    for case in cases("cohen_scott_kappa"):
        table, expected = case["data"].get("contingency_rows_A_cols_B"), case["expected"]
        if table is None:
            continue
        units = [[a, b] for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]
        for name, method in (("cohen_kappa", "kappa"), ("scott_pi", "pi")):
            if expected.get(name) is not None:
                yield f"{case['id']} {name}", expected[name], getattr(task(units), method)()


wrong = 0
for name, ours, theirs in numbers():
    same = abs(ours - theirs) < TOLERANCE
    wrong += not same
    print(f"{'same' if same else 'DIFFERENT':9} {name}: {ours} here, {theirs} by nltk")
sys.exit(1 if wrong else 0)
