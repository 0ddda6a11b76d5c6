"""Runs notebooks by nbclient or papermill on a kernel, each in its own folder, two at once.

Usage: run_notebook.py nbclient|papermill KERNEL FOLDER NOTEBOOK...

What the runs leave is written to FOLDER; the notebooks stay as they are.
"""

import asyncio
import sys
from pathlib import Path

import nbformat
import papermill
from nbclient import NotebookClient

runner, kernel_name, folder, *names = sys.argv[1:]
places = asyncio.Semaphore(2)


async def run_by_nbclient(path, result):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    await NotebookClient(
        notebook, timeout=120, kernel_name=kernel_name, resources={"metadata": {"path": str(path.parent)}},
    ).async_execute()
    nbformat.write(notebook, result)


def run_by_papermill(path, result):
    papermill.execute_notebook(
        path, result, kernel_name=kernel_name, cwd=path.parent, progress_bar=False, execution_timeout=120,
    )


async def run(path):
    result = Path(folder, path.name)
    async with places:
        if runner == "papermill":
            await asyncio.to_thread(run_by_papermill, path, result)
        else:
            await run_by_nbclient(path, result)


async def main():
    await asyncio.gather(*(run(Path(name)) for name in names))


asyncio.run(main())
