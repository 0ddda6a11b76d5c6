"""Runs notebooks by nbclient on the kernel `deno`, each in its own folder; nothing is written."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

for path in map(Path, sys.argv[1:]):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    NotebookClient(
        notebook, timeout=120, kernel_name="deno", resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    print(f"{path.name}: {len(cells)} cells ran")
