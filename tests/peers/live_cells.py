"""Runs the cells of a JSON file on the kernel `deno` and prints what a front end keeps of each.

A cell's outputs are kept as JupyterLab keeps them: a new display is appended, an update
replaces every output of its id, whichever cell it stands in. `messages` are the displays in
their order, `late` is how many came after the kernel said that the cell was done.

A cell is its code, or an object of `code` and `interruptAt`: the kernel is interrupted, as by a
front end's button, as soon as a display holds that text.
"""

import json
import sys
from pathlib import Path

from jupyter_client.manager import start_new_kernel

KINDS = ("display_data", "update_display_data", "execute_result", "error", "stream")

cells = json.loads(Path(sys.argv[1]).read_text())
manager, client = start_new_kernel(kernel_name="deno")
shown = []
try:
    for one in cells:
        code, interrupt_at = (
            (one, None) if isinstance(one, str) else (one["code"], one["interruptAt"])
        )
        request = client.execute(code)
        cell = {"outputs": [], "messages": [], "late": 0}
        shown.append(cell)
        is_idle = False
        while True:
            try:
                message = client.get_iopub_msg(timeout=0.3 if is_idle else 60)
            except Exception:
                if is_idle:
                    break
                raise
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                is_idle = True
            if kind not in KINDS:
                continue
            if "display" in kind:
                cell["late"] += is_idle
                display = content["transient"]["display_id"]
                cell["messages"].append([kind, display])
                if interrupt_at and interrupt_at in content["data"]["text/plain"]:
                    interrupt_at = None
                    manager.interrupt_kernel()
            if kind == "update_display_data":
                for other in shown:
                    for output in other["outputs"]:
                        if output.get("id") == display:
                            output["data"] = content["data"]
            elif kind == "display_data":
                cell["outputs"].append({"kind": kind, "id": display, "data": content["data"]})
            else:
                cell["outputs"].append({"kind": kind, **content})
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print("SHOWN " + json.dumps(shown))
