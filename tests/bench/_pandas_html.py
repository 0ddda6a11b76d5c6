"""pandas' HTML for as many rows as the argument says: one measurement for each line of input."""

import json
import sys
import time

import pandas

count = int(sys.argv[1])
numbers = range(count)
frame = pandas.DataFrame(
    {
        "id": numbers,
        "name": [f"Document {i}.pdf" for i in numbers],
        "size": [i * 37 % 1_000_003 for i in numbers],
        "price": [(i * 7919 % 100_000) / 100 for i in numbers],
        "updated": [f"2026-{i % 12 + 1:02}-{i % 28 + 1:02}" for i in numbers],
        "ready": [i % 3 > 0 for i in numbers],
        "note": [None if i % 4 == 0 else "A note about this document" for i in numbers],
    }
)

ways = {
    "to_html": lambda: frame.to_html(max_rows=20),
    "_repr_html_": lambda: frame._repr_html_(),
}
print("ready", flush=True)
for _ in sys.stdin:
    measured = {}
    for name, way in ways.items():
        start = time.perf_counter()
        html = way()
        seconds = time.perf_counter() - start
        measured[name] = {"ms": seconds * 1000, "bytes": len(html.encode())}
    print(json.dumps(measured), flush=True)
