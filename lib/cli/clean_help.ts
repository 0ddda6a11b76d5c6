/** `cenote clean --help`. */
export const CLEAN_HELP =
  `Takes out of notebooks what running them leaves: outputs, prompt numbers and volatile metadata
(times, view state, widget state, versions). The rest of the file stays byte for byte, and a clean
notebook is not touched.

Usage: cenote clean [FLAGS] NOTEBOOK|FOLDER|-...
       cenote clean --install | --uninstall | --status [--global] [--attributes FILE]

Flags:
  --check               change nothing: list what is not clean, and fail if there is any
  --keep-outputs        leave the outputs
  --keep-counts         leave the numbers in the prompts
  --strip-metadata KEY  take out this metadata, too: metadata.KEY of the notebook, cell.metadata.KEY
                        of its cells, KEY of both; dots lead further in; may stand several times
  --keep KEY            leave this metadata although it is volatile; may stand several times
  --number-ids          give the cells the ids 0, 1, 2 ...
  --name FILE           the file that - is: for messages, and to find its deno.json
  --json                print one JSON document: what was taken out of which notebook
  --help                show this text

Git, with one of these:
  --install             have git store notebooks clean while the files keep their outputs, and show
                        their changes cell by cell (in this repository)
  --uninstall           undo that
  --status              show whether it is so; fails when it is not
  --global              for all repositories of the person
  --attributes FILE     name the notebooks in this file, such as .gitattributes, rather than in one
                        that is not committed

With - a notebook is read from standard input and written to standard output. A cell tagged
keep-output, and one whose metadata says keep_output or init_cell, keeps its outputs; a notebook
whose metadata says keep_output keeps all.

Defaults come from the nearest deno.json: "cenote": { "clean": { "keepOutputs": true, "keepCounts":
true, "numberIds": true, "strip": ["KEY"], "keep": ["KEY"] } }

Examples:
  cenote clean report.ipynb notebooks
  cenote clean --check .
  cenote clean --keep-outputs --strip-metadata cell.metadata.slideshow talk.ipynb
  cenote clean - < report.ipynb > clean.ipynb
  cenote clean --install --attributes .gitattributes`;
