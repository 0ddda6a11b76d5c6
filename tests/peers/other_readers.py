"""Writes notebooks as readers other than JupyterLab make pages of them, by nbconvert.

Usage: other_readers.py FOLDER NOTEBOOK...

For each notebook FOLDER gets NAME.html, NAME.sanitized.html, where nbconvert removed what it does
not trust, and NAME.markdown.html, for readers that prefer an output's Markdown to its HTML.
"""

import sys
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from traitlets.config import Config

FORMS = {
    "html": Config(),
    "sanitized.html": Config({"HTMLExporter": {"sanitize_html": True}}),
    "markdown.html": Config({
        "NbConvertBase": {"display_data_priority": ["text/markdown", "text/html", "text/plain"]},
    }),
}

folder = Path(sys.argv[1])
for path in map(Path, sys.argv[2:]):
    notebook = nbformat.read(path, as_version=4)
    for suffix, config in FORMS.items():
        body, _ = HTMLExporter(config=config, embed_images=False).from_notebook_node(notebook)
        Path(folder, f"{path.stem}.{suffix}").write_text(body, encoding="utf-8")
