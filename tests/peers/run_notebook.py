"""Runs notebooks by nbclient on a kernel, each in its own folder; nothing is written.

Usage: run_notebook.py KERNEL NOTEBOOK...
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

kernel_name, *names = sys.argv[1:]
for path in map(Path, names):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    NotebookClient(
        notebook, timeout=120, kernel_name=kernel_name, resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    print(f"{path.name}: {len(cells)} cells ran")
