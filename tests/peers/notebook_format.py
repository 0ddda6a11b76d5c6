"""Says what Jupyter's nbformat makes of notebooks.

Usage: notebook_format.py FILE

FILE holds a JSON list of notebooks' texts. Prints a JSON list with an object for each: whether it is
`valid`, and if nbformat reads and upgrades it, the notebook `upgraded` to its newest format with all
texts in one piece, and `written`, the text that nbformat writes of it without outputs and counts.
"""

import copy
import json
import logging
import sys
import warnings
from pathlib import Path

import nbformat
from traitlets.log import get_logger

warnings.simplefilter("ignore")
get_logger().setLevel(logging.CRITICAL)


def valid(text):
    try:
        notebook = json.loads(text)
        if notebook.get("nbformat") != 4:
            return False
        return nbformat.validator.isvalid(notebook)
    except Exception:
        return False


def upgraded(text):
    try:
        notebook = nbformat.convert(nbformat.reader.reads(text), 4)
        if notebook.nbformat_minor < 5:
            notebook = nbformat.v4.upgrade(notebook)
        return nbformat.v4.rwbase.strip_transient(notebook)
    except Exception:
        return None


def written(text):
    try:
        notebook = nbformat.v4.to_notebook(json.loads(text))
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []
                cell.execution_count = None
        return nbformat.v4.writes(copy.deepcopy(notebook)) + "\n"
    except Exception:
        return None


print(json.dumps([
    {"valid": valid(text), "upgraded": upgraded(text), "written": written(text)}
    for text in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
]))
