"""Runs a notebook by nbclient on a kernel and writes it, texts in a row joined as front ends do.

Usage: run_by_nbclient.py KERNEL NOTEBOOK
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

kernel_name, path = sys.argv[1], Path(sys.argv[2])
notebook = nbformat.read(path, as_version=4)
resources = {"metadata": {"path": str(path.parent)}}
NotebookClient(
    notebook, timeout=60, kernel_name=kernel_name, resources=resources, record_timing=False
).execute()
for cell in notebook.cells:
    joined = []
    for output in cell.get("outputs", []):
        last = joined[-1] if joined else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last.text += output.text
        else:
            joined.append(output)
    if cell.cell_type == "code":
        cell.outputs = joined
del notebook.metadata["language_info"]
nbformat.write(notebook, path)
