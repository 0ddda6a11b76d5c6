"""Runs notebooks by nbclient on a kernel, each in its own folder, two at once; nothing is written.

Usage: run_notebook.py KERNEL NOTEBOOK...
"""

import asyncio
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

kernel_name, *names = sys.argv[1:]
places = asyncio.Semaphore(2)


async def run(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    async with places:
        await NotebookClient(
            notebook, timeout=120, kernel_name=kernel_name, resources={"metadata": {"path": str(path.parent)}},
        ).async_execute()
    print(f"{path.name}: {len(cells)} cells ran")


async def main():
    await asyncio.gather(*(run(Path(name)) for name in names))


asyncio.run(main())
