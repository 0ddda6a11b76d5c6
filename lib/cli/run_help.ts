/** `cenote run --help`. */
export const RUN_HELP =
  `Runs notebooks from top to bottom, with live output, and writes what the cells put out.

Usage: cenote run NOTEBOOK|FOLDER|-... [-o OUT] [FLAGS] [PERMISSIONS]

The notebook is written after every cell, and every 10 seconds of a long one, whole or not at all.
A cell that fails ends the run: the cells behind it are left without outputs. If somebody else
changes the file meanwhile, it stays as they left it and the run is written to NAME.run.ipynb beside
it (exit code 1). Cells that put out what they put out before keep their text in the file.

Where to:
  -o, --out OUT       write to this file (- for standard output), or for several notebooks into this
                      folder; in place when not given. - reads from standard input, and writes to
                      standard output
  --no-write          write nothing

Parameters, as papermill has them: a cell with the tag "parameters" declares variables with their
first values; a cell with the tag "injected-parameters" behind it gives them others.
  -p, --param NAME=VALUE   VALUE is JSON where it is JSON, else text; a number that TypeScript would
                      round stays text; may stand several times
  -f, --param-file FILE    a YAML or JSON file (- for standard input); --param counts before it
  --list-params       show the parameters and their first values, and run nothing

Which cells (by number from 1, 3-5, id or tag); those with the tag "skip-execution" never run:
  --from CELL         begin here
  --to CELL           end here
  --only CELL,...     run these alone; may stand several times

How:
  --allow-errors      go on after a cell that failed, and exit with 0. A cell with the tag
                      "raises-exception" may always fail
  --timeout SECONDS         stop a cell that runs longer
  --total-timeout SECONDS   stop a notebook that runs longer
  --timing            write into the cells' metadata when they ran
  --input             let prompt() and confirm() ask here
  -j, --jobs NUMBER   run so many notebooks at once; 1 when not given
  --fail-fast         stop all notebooks when one fails
  -q, --quiet         show failures alone
  --json              print JSON lines, below
  --help              show this text

What the cells may do: PERMISSIONS are Deno's own flags, such as --allow-net=example.com, with paths
from here. A notebook can say what it needs: "cenote": { "permissions": ["--allow-net=example.com"] }
in its metadata, with paths from its folder. Without flags such a notebook runs when that is granted:
  --grant             grant what the notebooks say that they need
On a terminal that is asked for; else the exit code is 2. A notebook that says nothing may do
everything, as in a Jupyter kernel; one that says [] may do nothing.

On a Jupyter Server, a JupyterHub or an Enterprise Gateway instead of this machine (what the cells may
do there is for the server to say):
  --gateway URL       the server's address, such as https://hub.example.com/user/ada/
  --token TOKEN       its token; else CENOTE_GATEWAY_TOKEN or JUPYTER_TOKEN of the environment
  --kernel NAME       the kernel to start there; when not given the notebook's own

Exit codes: 0 all ran; 1 a cell failed, nobody caught an error of a timer or a promise, time was up,
or a file could not be read or written; 2 wrong use, or not granted; 130 interrupted (Ctrl-C: what
was done is written; twice: at once).

JSON lines, each with "type" and, but for the last, "notebook":
  notebook_started  cells, permissions
  cell_started      cell (number from 1), id, execution_count, total, source
  output            cell, id, execution_count, output (as nbformat has it; of a stream what came
                    now), display_id
  update            cell, ..., display_id, data, metadata
  clear             cell, ..., wait
  cell_ended        cell, ..., status ("ok", "error"), error, is_allowed, is_over_time, duration_ms
  restarted         why: the cells' process ended by itself; variables are gone
  warning, notice   message
  notebook_ended    status ("ok", "failed", "stopped", "error"), cells_run, cells_not_run,
                    failed_cell, output (path), message, duration_ms
  run_ended         notebooks, ok, failed, stopped, duration_ms

Examples:
  cenote run report.ipynb
  cenote run report.ipynb -o out/2026.ipynb --param year=2026
  cenote run notebooks -o out --jobs 4 --timeout 60
  cenote run report.ipynb --allow-read=data --allow-net=example.com
  cenote run report.ipynb --only setup,7-9 --json
  JUPYTER_TOKEN=... cenote run report.ipynb --gateway http://localhost:8888/`;
