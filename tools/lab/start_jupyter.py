"""Runs JupyterLab until standard input ends; `jupyter.ts` starts it.

The end of the input is how the lab stops it, on every system alike. It also comes by itself when the
lab is killed, so that neither the server nor a kernel outlives it.
"""

import os
import sys
import threading
import time

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

# Seconds for an orderly end: kernels that do not end by themselves are killed within it.
GRACE = 20


def stop_at_end_of_input():
    while os.read(0, 4096):
        pass
    end = time.monotonic() + GRACE
    loop = None
    while loop is None and time.monotonic() < end:
        if ServerApp.initialized():
            loop = getattr(ServerApp.instance(), "io_loop", None)
        time.sleep(0.02)
    if loop is not None:
        loop.add_callback(ServerApp.instance().stop)
    while time.monotonic() < end:
        time.sleep(0.1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=stop_at_end_of_input, daemon=True).start()
    sys.exit(LabApp.launch_instance())
