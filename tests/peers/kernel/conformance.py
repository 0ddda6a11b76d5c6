"""`jupyter_kernel_test`, Jupyter's own tests of a kernel, with every sample that applies filled in."""

import sys
import unittest

import jupyter_kernel_test
from _cells import LANGUAGE
from _front import KERNEL
from _suite import main

TYPESCRIPT = LANGUAGE.name == "typescript"


class ConformanceTest(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = LANGUAGE.name
    file_extension = ".ts" if TYPESCRIPT else ".py"
    code_hello_world = LANGUAGE.print("hello, world")
    code_stderr = LANGUAGE.print("this goes to stderr", "stderr")
    completion_samples = [
        {"text": "Deno.writeTextF", "matches": ["writeTextFile", "writeTextFileSync"]},
        {"text": "Math.cb", "matches": ["cbrt"]},
        {"text": "JSON."},
        {"text": "nothingStartsLikeThis", "matches": []},
    ] if TYPESCRIPT else [{"text": "zi", "matches": ["zip"]}]
    complete_code_samples = LANGUAGE.complete
    incomplete_code_samples = LANGUAGE.incomplete
    invalid_code_samples = LANGUAGE.invalid
    code_page_something = "" if TYPESCRIPT else "zip?"
    code_generate_error = LANGUAGE.throw("on purpose")
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": LANGUAGE.text("ab")},
        {"code": "6 * 7 + 1 - 1", "result": "42"},
        {"code": LANGUAGE.html("<b>bold</b>"), "mime": "text/html", "result": "<b>bold</b>"},
    ]
    code_display_data = [
        {"code": LANGUAGE.display("shown"), "mime": "text/plain"},
    ] + ([
        {"code": 'await Deno.jupyter.display(Deno.jupyter.md`*it*`); undefined', "mime": "text/markdown"},
        {"code": 'await Deno.jupyter.display(Deno.jupyter.svg`<svg></svg>`); undefined', "mime": "image/svg+xml"},
    ] if TYPESCRIPT else [])
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max" if TYPESCRIPT else "zip"
    code_clear_output = LANGUAGE.clear(False)


class WelcomeTest(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


def prepare():
    """Gives the tests sentences for names, and takes the one away that has no sense."""
    for base in (jupyter_kernel_test.KernelTests, jupyter_kernel_test.IopubWelcomeTests):
        for name in unittest.TestLoader().getTestCaseNames(base):
            getattr(base, name).__doc__ = f"jupyter_kernel_test: {name.removeprefix('test_').replace('_', ' ')}."
    for test in (ConformanceTest, WelcomeTest):
        test.limit = 40
    if TYPESCRIPT:
        # It asks for the deprecated `page` payload, which no kernel but ipykernel has.
        del jupyter_kernel_test.KernelTests.test_pager


prepare()

if __name__ == "__main__":
    main(sys.modules[__name__])
