"""Reads and writes the percent format with jupytext.

read FILE...    for each .ts file: its notebook as JSON, in one list
write FILE...   for each .ipynb file: jupytext's text, in one list of JSON
"""

import json
import sys
import warnings

import jupytext
import nbformat

warnings.simplefilter("ignore")
FORMAT = {"extension": ".ts", "format_name": "percent"}

word, *paths = sys.argv[1:]
found = []
for path in paths:
    if word == "read":
        found.append(jupytext.read(path, fmt=FORMAT))
    else:
        found.append(jupytext.writes(nbformat.read(path, 4), fmt=FORMAT))
print(json.dumps(found))
