"""Runs cells on the kernel `deno` and prints, for each, what it published until it said that it ends.

Takes the path of a JSON list of [code, answers]. A cell ends by broadcasting a message of type `end`,
or with an error: this kernel may go idle before its output comes.
"""

import json
import queue
import sys
import time
from pathlib import Path

from jupyter_client.manager import KernelManager

LIMIT = 30  # seconds: a guard against hanging


def run(client, code, answers):
    answers = list(answers)
    client.execute(code, allow_stdin=True)
    messages, end = [], time.monotonic() + LIMIT
    while time.monotonic() < end:
        if client.stdin_channel.msg_ready():
            asked = client.get_stdin_msg(timeout=1)["content"]
            messages.append({"type": "input_request", "content": asked, "buffers": []})
            client.input(answers.pop(0))
        try:
            message = client.get_iopub_msg(timeout=0.05)
        except queue.Empty:
            continue
        kind = message["msg_type"]
        if kind == "end":
            return messages
        if kind not in ("status", "execute_input"):
            buffers = [list(bytes(part)) for part in message["buffers"]]
            metadata = message["metadata"]
            messages.append({
                "type": kind, "content": message["content"], "metadata": metadata, "buffers": buffers,
            })
        if kind == "error":
            return messages
    raise TimeoutError(code)


manager = KernelManager(kernel_name="deno")
manager.start_kernel()
client = manager.client()
client.start_channels()
try:
    client.wait_for_ready(timeout=LIMIT)
    cells = json.loads(Path(sys.argv[1]).read_text())
    print("SHOWN " + json.dumps([run(client, code, answers) for code, answers in cells]))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
