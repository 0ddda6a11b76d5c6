"""Runs a notebook on the kernel `deno` and writes its outputs into it.

That kernel publishes part of what a cell prints after it said `idle`, where
nbclient has stopped listening. This reads on until nothing came for 300 ms.
A cell that fails leaves the file as it was.
"""

import queue
import sys
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from nbformat.v4 import output_from_msg

QUIET = 0.3
CELL_LIMIT = 120


def outputs_of(client, source):
    """Runs one cell; its outputs, and the execution count."""
    request = client.execute(source)
    outputs, displays, count, idle = [], {}, None, False
    while True:
        try:
            message = client.get_iopub_msg(timeout=QUIET if idle else CELL_LIMIT)
        except queue.Empty:
            if not idle:
                raise SystemExit(f"A cell did not end within {CELL_LIMIT} s:\n{source}") from None
            return outputs, count
        kind, content = message["header"]["msg_type"], message["content"]
        if message["parent_header"].get("msg_id") not in (request, None):
            continue
        if kind == "status":
            idle = idle or content["execution_state"] == "idle"
        elif kind == "execute_input":
            count = content["execution_count"]
        elif kind == "clear_output":
            outputs.clear()
            displays.clear()
        elif kind == "update_display_data":
            for output in displays.get(content["transient"]["display_id"], []):
                output["data"], output["metadata"] = content["data"], content["metadata"]
        elif kind == "stream":
            if outputs and outputs[-1].get("name") == content["name"]:
                outputs[-1]["text"] += content["text"]
            else:
                outputs.append(output_from_msg(message))
        elif kind in ("display_data", "execute_result", "error"):
            output = output_from_msg(message)
            outputs.append(output)
            displays.setdefault(content.get("transient", {}).get("display_id"), []).append(output)


def update(path):
    """Runs all cells of one notebook in its own folder, then writes it."""
    notebook = nbformat.read(path, as_version=4)
    manager = KernelManager(kernel_name="deno")
    manager.start_kernel(cwd=str(path.parent))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs, cell.execution_count = outputs_of(client, cell.source)
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = cell.execution_count
                if output.output_type == "error":
                    trace = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
                    raise SystemExit(f"{path.name}: a cell failed:\n{cell.source}\n{trace}")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8")
    print(f"{path.name}: outputs written")


for name in sys.argv[1:]:
    update(Path(name))
