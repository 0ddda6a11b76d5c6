/** `deno task lab` with a real JupyterLab, in a headless Chromium. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { delay } from "@std/async";
import { join } from "@std/path";
import { type Page, startChromium } from "../../tools/chromium.ts";
import { peerEnvironment } from "../../tools/peers/environment.ts";
import { makeLabCheckout } from "../tools/_lab.ts";

const FIRST = "00_start_here.ipynb";
/** A cell that tells whether the server is the one that the lab has started. */
const WHERE =
  `console.log("the lab's:", gpt.address === Deno.env.get("H2OGPTE_ADDRESS"))`;

/** The processes that have something of a folder on their command line or in their environment. */
function processesOf(folder: string): string[] {
  return [...Deno.readDirSync("/proc")].flatMap(({ name }) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const read = (file: string) =>
        Deno.readTextFileSync(`/proc/${name}/${file}`);
      const command = read("cmdline").replaceAll("\0", " ");
      return `${command}${read("environ")}`.includes(folder) ? [command] : [];
    } catch {
      // It has ended meanwhile, or is the system's own.
      return [];
    }
  });
}

/** Opens a notebook and waits until its kernel is there, or Lab asks something. */
async function openNotebook(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitFor(
    `document.querySelector(".jp-Dialog") !== null ||
      /Deno \\| Idle/.test(document.querySelector("#jp-main-statusbar")?.textContent ?? "")`,
  );
}

/** What Lab asks or tells beside the notebook. */
async function asked(page: Page): Promise<unknown> {
  return await page.evaluate(
    `[...document.querySelectorAll(".jp-Dialog, .Toastify__toast")].map((one) => one.textContent)`,
  );
}

async function press(page: Page, key: string, isControl = true) {
  const named = { key, windowsVirtualKeyCode: VIRTUAL_KEYS[key] ?? 0 };
  for (const type of ["rawKeyDown", "keyUp"]) {
    await page.send("Input.dispatchKeyEvent", {
      type,
      modifiers: isControl ? 2 : 0,
      ...named,
    });
  }
}

const VIRTUAL_KEYS: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  a: 65,
  s: 83,
};

interface Cell {
  readonly cell_type: string;
  readonly execution_count?: number | null;
  readonly outputs: readonly { readonly output_type: string }[];
}

/** The code cells of a notebook file. */
async function codeCells(path: string): Promise<readonly Cell[]> {
  const { cells } = JSON.parse(await Deno.readTextFile(path));
  return cells.filter((cell: Cell) => cell.cell_type === "code");
}

/** Takes the outputs out of a notebook file, and adds a cell. */
async function strip(path: string, source: string): Promise<void> {
  const notebook = JSON.parse(await Deno.readTextFile(path));
  notebook.cells.push({
    cell_type: "code",
    id: "added",
    metadata: {},
    source,
  });
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code") continue;
    [cell.outputs, cell.execution_count] = [[], null];
  }
  await Deno.writeTextFile(path, JSON.stringify(notebook));
}

/** Runs all cells and saves, by the keyboard; the code cells of the file then. */
async function runAll(page: Page, path: string): Promise<readonly Cell[]> {
  await press(page, "Escape", false);
  await press(page, "a");
  await press(page, "Enter");
  for (let count = 0; count < 100; count++) {
    await press(page, "s");
    const cells = await codeCells(path);
    if (cells.every((cell) => typeof cell.execution_count === "number")) {
      return cells;
    }
    await delay(200);
  }
  throw new Error("Cannot run all cells: some have not run");
}

Deno.test("lab opens the course in JupyterLab without a question, runs it, and leaves nothing at its end", async () => {
  const { python } = await peerEnvironment();
  await using checkout = await makeLabCheckout();
  await strip(join(checkout.root, "notebooks", FIRST), WHERE);
  const opened = join(checkout.root, "opened");
  const bin = await checkout.programs({
    "xdg-open": `echo "$1" > "${opened}"`,
  });
  await using lab = checkout.start(["--python", python, "--open"], {
    PATH: `${bin}:${Deno.env.get("PATH")}`,
    // The person's own Jupyter is nothing to the lab.
    JUPYTER_TOKEN: "theirs",
    JUPYTER_CONFIG_DIR: join(checkout.root, "theirs"),
  });
  const address = await lab.line();
  assertMatch(
    address,
    /^http:\/\/127\.0\.0\.1:\d+\/lab\/tree\/00_start_here\.ipynb\?token=[0-9a-f]{20,}$/,
  );
  {
    await using chromium = await startChromium();
    await using page = await chromium.open();
    await openNotebook(page, address);
    // The course's name for its kernel leads to this checkout's, not to Deno's own.
    assertEquals(
      await page.evaluate(
        `fetch("/api/kernelspecs").then((answer) => answer.json()).then(({ kernelspecs }) =>
          Object.entries(kernelspecs).map(([name, { spec }]) =>
            [name, spec.argv.slice(-4, -2).join(" ")]).sort())`,
      ),
      [["cenote", "kernel start"], ["deno", "kernel start"]],
    );
    assertEquals(await asked(page), []);
    const cells = await runAll(page, join(checkout.root, "course", FIRST));
    assertEquals(await asked(page), []);
    const outputs = cells.flatMap((cell) => cell.outputs);
    assertEquals(outputs.filter((one) => one.output_type === "error"), []);
    assertMatch(JSON.stringify(outputs), /2\.5 litres are 10 cups/);
    assertMatch(JSON.stringify(outputs.at(-1)), /the lab's: true/);
    assertEquals(
      await page.evaluate(
        `[...new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin))]`,
      ),
      [new URL(address).origin],
    );
  }
  assertEquals((await Deno.readTextFile(opened)).trim(), address);
  assert(processesOf(checkout.root).length > 2);
  lab.kill("SIGINT");
  lab.kill("SIGINT");
  const { code, out, err } = await lab.ended();
  assertEquals([code, out], [0, ""], err);
  assertEquals(processesOf(checkout.root), []);
  assertEquals([...Deno.readDirSync(checkout.temporary)], []);
  assertEquals(
    [...Deno.readDirSync(join(checkout.root, ".lab"))].filter(({ name }) =>
      /log|token|runtime/.test(name)
    ),
    [],
  );
});
