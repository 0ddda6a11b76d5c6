"""Runs JupyterLab until standard input ends: `start_jupyter.py LOG FLAG...`; `jupyter.ts` starts it.

The end of the input is how the lab stops it, on every system alike. It also comes by itself when the
lab is killed, so that neither the server nor a kernel outlives it.
"""

import os
import sys
import tempfile
import threading
import time

# Seconds for an orderly end, in which kernels are ended; `jupyter.ts` waits longer.
GRACE = 8


def stop_at_end_of_input():
    from jupyter_server.serverapp import ServerApp

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
    time.sleep(max(0, end - time.monotonic()))
    os._exit(1)


def main():
    log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    # Jupyter makes itself an empty configuration there, and does not remove it.
    tempfile.tempdir = os.environ["JUPYTER_RUNTIME_DIR"]
    from jupyterlab.labapp import LabApp

    threading.Thread(target=stop_at_end_of_input, daemon=True).start()
    return LabApp.launch_instance()


if __name__ == "__main__":
    sys.exit(main())
