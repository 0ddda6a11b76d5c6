import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import type { CellQuestion } from "../../lib/cells/mod.ts";
import { startEngine, type TestEngine } from "./_engine.ts";

const IGNORE = Deno.build.os === "windows";

interface Asked extends TestEngine {
  /** What was asked, without how to answer. */
  readonly questions: string[];
  /** What is answered, one after the other; then "no". */
  readonly answers: string[];
}

function startAsking(
  permissions: readonly string[],
  folder?: string,
): Asked {
  const questions: string[] = [];
  const answers: string[] = [];
  const cells = startEngine({
    permissions,
    asksPermissions: true,
    ...(folder === undefined ? {} : { folder }),
    onQuestion: ({ prompt }) => {
      questions.push(prompt.replace(/ Allow it\?.*$/, ""));
      return Promise.resolve(answers.shift() ?? "no");
    },
  });
  return { ...cells, questions, answers };
}

const READ = "Deno.readTextFileSync('/etc/hostname').length > 0";

function desk(
  name: string,
  fn: (t: Deno.TestContext) => Promise<void>,
): void {
  Deno.test({
    name: `CellEngine with asksPermissions ${name}`,
    ignore: IGNORE,
    fn,
  });
}

desk(
  "asks for what the flags do not grant, saying what and by which flag",
  async () => {
    await using cells = startAsking(["--allow-env=HOME"]);
    cells.answers.push("y");
    assertEquals(await cells.shown(READ), ["result: true"]);
    assertEquals(cells.questions, [
      'The cell wants read access to "/etc/hostname" (--allow-read=/etc/hostname).',
    ]);
    assertEquals(await cells.shown("typeof Deno.env.get('HOME')"), [
      'result: "string"',
    ]);
    assertEquals(cells.questions.length, 1);
  },
);

desk(
  "takes once for a cell, always for its life, and no for a refusal",
  async () => {
    await using cells = startAsking([]);
    cells.answers.push("y", "no", "always");
    // Once: for all of this cell.
    assertEquals(await cells.shown(`${READ} && ${READ}`), ["result: true"]);
    const [refused] = await cells.shown(READ);
    assertMatch(refused ?? "", /NotCapable.*it was refused.*--allow-read=/);
    assertEquals(await cells.shown(READ), ["result: true"]);
    assertEquals(await cells.shown(READ), ["result: true"]);
    assertEquals(cells.questions.length, 3);
    // What is granted is exactly what was asked for.
    const [other] = await cells.shown(
      "Deno.readTextFileSync('/etc/passwd').length",
    );
    assertStringIncludes(other ?? "", "NotCapable");
    assertEquals(cells.questions.length, 4);
  },
);

desk(
  "keeps what was granted for good when another process takes the place",
  async () => {
    await using cells = startAsking([]);
    cells.answers.push("a");
    assertEquals(await cells.shown(READ), ["result: true"]);
    await cells.engine.restart();
    assertEquals(await cells.shown(READ), ["result: true"]);
    assertEquals(cells.questions.length, 1);
  },
);

desk(
  "asks again after an answer that is none, and takes the third for no",
  async () => {
    await using cells = startAsking([]);
    cells.answers.push("perhaps", " Yes ");
    assertEquals(await cells.shown(READ), ["result: true"]);
    assertStringIncludes(cells.questions[1] ?? "", '"perhaps" is no answer.');
    cells.answers.push("what", "x".repeat(10_000), "\n;\u0000", "yes");
    const [refused] = await cells.shown(READ);
    assertStringIncludes(refused ?? "", "it was refused");
    assertEquals(cells.questions.length, 5);
    cells.answers.length = 0;
  },
);

desk("refuses where nobody can be asked, with the flag", async () => {
  await using cells = startAsking([]);
  // A cell cannot tell its process otherwise.
  for (const before of ["", "$cenote.enter(1, 'x', true);"]) {
    const [refused] = await cells.shown(`${before}${READ}`, {
      allowQuestions: false,
    });
    assertMatch(
      refused ?? "",
      /NotCapable.*nobody can be asked.*--allow-read=\/etc\/hostname/,
    );
    const [unasked] = await cells.shown(`${before}prompt('Name')`, {
      allowQuestions: false,
    });
    assertStringIncludes(unasked ?? "", "NotSupportedError");
  }
  assertEquals(cells.questions, []);
  await using silent = startEngine({ permissions: [], asksPermissions: true });
  const [refused] = await silent.shown(READ);
  assertStringIncludes(refused ?? "", "nobody can be asked");
});

desk("refuses what is wanted while no cell runs", async () => {
  await using cells = startAsking([]);
  await cells.run(
    `Deno.addSignalListener("SIGUSR1", () => { try { ${READ}; console.log("read"); } catch (error) { console.log(error.message); } });`,
  );
  cells.engine.signal("SIGUSR1");
  await cells.until((event) => event.type === "stream");
  const [said] = cells.events.flatMap((event) =>
    event.type === "stream" ? [event.text] : []
  );
  assertStringIncludes(said ?? "", "nobody can be asked");
  assertEquals(cells.questions, []);
});

desk("can be interrupted while it asks", async () => {
  const asked = Promise.withResolvers<CellQuestion>();
  await using cells = startEngine({
    permissions: [],
    asksPermissions: true,
    onQuestion: (question) => {
      asked.resolve(question);
      return new Promise((_, reject) => {
        question.signal.addEventListener(
          "abort",
          () => reject(question.signal.reason),
        );
      });
    },
  });
  const running = cells.run(`${READ}; globalThis.went = true;`);
  const { signal } = await asked.promise;
  assertEquals(await cells.engine.interrupt(), true);
  const outcome = await running;
  assertEquals(
    outcome.status === "error" && outcome.error.name,
    "KeyboardInterrupt",
  );
  assertEquals(signal.aborted, true);
  assertEquals(await cells.shown("typeof went"), ['result: "undefined"']);
  assertEquals(cells.restarts, []);
});

desk("closes while it asks", async () => {
  const asked = Promise.withResolvers<void>();
  const cells = startEngine({
    permissions: [],
    asksPermissions: true,
    onQuestion: () => {
      asked.resolve();
      return new Promise(() => {});
    },
  });
  const running = cells.run(READ);
  await asked.promise;
  await cells.engine.close();
  assertEquals((await running).status, "error");
});

desk("never asks with -A", async () => {
  await using cells = startAsking(["-A"]);
  assertEquals(await cells.shown(READ), ["result: true"]);
  assertEquals(
    await cells.shown("new Deno.Command('true').outputSync().success"),
    ["result: true"],
  );
  assertEquals(cells.questions, []);
});

desk("keeps what is denied denied", async () => {
  await using cells = startAsking([
    "--allow-read",
    "--deny-read=/etc/hostname",
  ]);
  const [refused] = await cells.shown(READ);
  assertStringIncludes(refused ?? "", "it is denied by the kernel's flags");
  assertEquals(cells.questions, []);
});

desk("is not widened by what a cell does", async () => {
  await using cells = startAsking(["--allow-run", "--allow-env"]);
  const ways = [
    "(await Deno.permissions.request({ name: 'read', path: '/etc/hostname' })).state === 'granted'",
    "(await import('data:application/javascript,export default Deno.readTextFileSync(\"/etc/hostname\")')).default.length > 0",
    "await new Promise((resolve) => { const worker = new Worker(`data:application/javascript,try { Deno.readTextFileSync('/etc/hostname'); postMessage(true) } catch { postMessage(false) }`, { type: 'module', deno: { permissions: 'inherit' } }); worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); }; })",
    "(await import('node:fs')).readFileSync('/etc/hostname').length > 0",
    "(await import('/etc/hostname', { with: { type: 'text' } })).default.length > 0",
    "(await fetch('file:///etc/hostname')).ok",
    `new Deno.Command(Deno.execPath(), { args: ["eval", "Deno.readTextFileSync('/etc/hostname')"] }).outputSync().success`,
    `new Deno.Command(Deno.execPath(), { args: ["run", "-A", "data:application/javascript,Deno.readTextFileSync('/etc/hostname')"], env: { DENO_PERMISSION_BROKER_PATH: "" } }).outputSync().success`,
  ];
  for (const way of ways) {
    const shown = await cells.shown(way);
    assertEquals(shown.includes("result: true"), false, `${way}: ${shown}`);
  }
  // It still asks.
  const before = cells.questions.length;
  await cells.run(READ);
  assert(cells.questions.length > before);
});

desk(
  "says for each cell what is wrong with the flags, and closes",
  async () => {
    const folder = await Deno.makeTempDir();
    for (
      const [flags, said] of [
        [["--allow-reed"], '"--allow-reed"'],
        [["-A", "--allow-net"], "--allow-net"],
        [["--allow-net=a b"], "a b"],
        [["-P"], "deno.json"],
        [["somefile.ts"], '"somefile.ts"'],
      ] as const
    ) {
      await using cells = startAsking(flags, folder);
      for (let n = 0; n < 2; n++) {
        const outcome = await cells.run("1");
        assert(outcome.status === "error", flags.join());
        assertStringIncludes(outcome.error.message, said);
      }
      await cells.engine.close();
    }
    await Deno.remove(folder);
  },
);

desk("takes deno.json's permissions only where the flags say so", async () => {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await Deno.mkdir(`${folder}/inner`);
    await Deno.writeTextFile(`${folder}/inner/data.txt`, "data");
    await Deno.writeTextFile(`${folder}/data.txt`, "data");
    await Deno.writeTextFile(
      `${folder}/deno.jsonc`,
      `{ "permissions": { // ours
        "default": { "read": ["./data.txt"], },
        "more": { "env": true }
      } }`,
    );
    const read = (path: string) => `Deno.readTextFileSync("${folder}/${path}")`;
    await using without = startAsking([], `${folder}/inner`);
    await without.run(read("data.txt"));
    assertEquals(without.questions.length, 1);
    await using granted = startAsking(["-P"], `${folder}/inner`);
    assertEquals(await granted.shown(read("data.txt")), ['result: "data"']);
    assertEquals(granted.questions, []);
    await granted.run(read("inner/data.txt"));
    assertEquals(granted.questions.length, 1);
    await using more = startAsking(
      ["--permission-set=more"],
      `${folder}/inner`,
    );
    assertEquals(await more.shown("typeof Deno.env.get('HOME')"), [
      'result: "string"',
    ]);
    assertEquals(more.questions, []);
    await more.run(read("data.txt"));
    assertEquals(more.questions.length, 1);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
