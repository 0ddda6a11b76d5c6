import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import type {
  AnswerRequest,
  EngineControl,
  EngineEvent,
  Passage,
  ProgramRun,
} from "../../../lib/server/engine.ts";
import { countTokens, rulesEngine } from "../../../lib/server/rules/mod.ts";
import { fileOf, freely, requestOf, work } from "./_run.ts";

const SALES =
  "product,category,revenue,units_sold,month\nWidget A,Electronics,12500,250,January\nWidget B,Electronics,8300,166,January\nGadget X,Accessories,4200,420,January\nWidget A,Electronics,14200,284,February\n";

const GUIDE_TASK = "Analyze the sales data and perform the following tasks:\n" +
  "- Calculate total revenue and total units sold per product\n" +
  "- Calculate total revenue per category\n" +
  "- Find the best-selling product by revenue\n" +
  "- Save the summary as a CSV file named 'sales_summary.csv'\n" +
  "- Save a month-over-month revenue report as 'monthly_revenue.csv'\n" +
  "Provide a brief written summary of the findings.";

async function told(events: AsyncIterable<EngineEvent>): Promise<string> {
  let text = "";
  for await (const event of events) {
    if (event.type === "text") text += event.text;
  }
  return text;
}

function passage(
  citation: number,
  text: string,
  more: Partial<Passage> = {},
): Passage {
  return {
    citation,
    chunkId: citation,
    documentId: `d${citation}`,
    documentName: `doc${citation}.txt`,
    collectionId: "c",
    collectionName: "c",
    page: 1,
    headings: [],
    text,
    score: 1 / citation,
    ...more,
  };
}

function questionOf(
  question: string,
  passages: readonly Passage[],
  grounded = true,
): AnswerRequest {
  return {
    question,
    systemPrompt: "Be kind.",
    prePromptQuery: "",
    promptQuery: "",
    history: [],
    passages,
    grounded,
    settings: { llm: "auto", temperature: 0, maxNewTokens: 100 },
    control: freely(),
  };
}

Deno.test("rules do the guide's task on sales with the right numbers", async () => {
  const done = await work(GUIDE_TASK, { "sales_data.csv": SALES }, {
    origin: "last ingested",
    collectionName: "demo-agent-csv-1",
  });
  assertEquals(done.tables, [
    [["Widget A", 26700, 534], ["Widget B", 8300, 166], [
      "Gadget X",
      4200,
      420,
    ]],
    [["Electronics", 35000], ["Accessories", 4200]],
    [["Widget A", 26700]],
    [["January", 25000, null, null], ["February", 14200, -10800, -43.2]],
  ]);
  assertEquals(
    done.answer.split("\n")[0],
    'Data: `sales_data.csv` of the collection "demo-agent-csv-1", the document that was ingested last.',
  );
  for (
    const part of [
      "| Widget A | 26,700 | 534 |",
      "| Electronics | 35,000 |",
      "-43.2 %",
      "`sales_summary.csv`",
    ]
  ) {
    assertStringIncludes(done.answer, part);
  }
  assertEquals(Object.keys(done.files).sort(), [
    "monthly_revenue.csv",
    "sales_summary.csv",
  ]);
  assertStringIncludes(
    done.files["sales_summary.csv"] ?? "",
    "product,Widget A,26700,534\n",
  );
  assertEquals(
    done.files["monthly_revenue.csv"],
    "month,total_revenue,change,change_percent\nJanuary,25000,,\nFebruary,14200,-10800,-43.2\n",
  );
});

Deno.test("rules do the guide's Fibonacci task in TypeScript and say why", async () => {
  const done = await work(
    "Write a short Python script that generates fibonacci numbers up to 100 and saves them to 'fibonacci.csv'.",
    { "sales_data.csv": SALES },
    { origin: "last ingested" },
  );
  assertEquals(done.files, {
    "fibonacci.csv": "index,value\n" +
      [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89].map((n, i) => `${i + 1},${n}\n`)
        .join(""),
  });
  assertStringIncludes(done.answer, "TypeScript instead of Python");
  assertStringIncludes(
    done.turns[0]?.text ?? "",
    "sandbox runs TypeScript only",
  );
});

Deno.test("rules write programs that type-check under Deno's strict rules", async () => {
  const tasks = [
    GUIDE_TASK,
    "share of revenue per category, top 2 products by units sold, median revenue per month where product is not Widget B",
    "list the products. Show rows where revenue is above 5000 sorted by revenue. describe the data",
    "first 20 primes and squares of 1 to 5 and factorials up to 1000 as f.json",
  ];
  const folder = await Deno.makeTempDir();
  try {
    const names: string[] = [];
    for (const [i, task] of tasks.entries()) {
      const text = await told(
        rulesEngine().step(requestOf(task, [fileOf("sales_data.csv", SALES)])),
      );
      const code = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
      assert(code !== "", task);
      await Deno.writeTextFile(`${folder}/p${i}.ts`, `${code}\nexport {};\n`);
      names.push(`p${i}.ts`);
    }
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["check", "--no-config", "--no-remote", ...names],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).output();
    assertEquals(code, 0, new TextDecoder().decode(stderr));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("rules programs of a simple task read like the golden one", async () => {
  const text = await told(
    rulesEngine().step(
      requestOf("total revenue per product", [fileOf("sales_data.csv", SALES)]),
    ),
  );
  const golden = await Deno.readTextFile(
    new URL("./testdata/total_per_product.ts.golden", import.meta.url),
  );
  assertEquals(/```ts\n([\s\S]*?)```/.exec(text)?.[1], golden);
});

Deno.test("rules give a prompt first, then text, then counted usage", async () => {
  const events = await Array.fromAsync(
    rulesEngine().step(
      requestOf("total revenue", [fileOf("a.csv", SALES)], [], {
        systemPrompt: "S",
      }),
    ),
  );
  assertEquals(events[0]?.type, "prompt");
  assertEquals(events.at(-1)?.type, "usage");
  const text = events.flatMap((event) =>
    event.type === "text" ? [event.text] : []
  );
  assert(text.length > 10, "streams in pieces");
  const usage = events.at(-1);
  assert(usage?.type === "usage");
  assertEquals(usage.outputTokens, countTokens(text.join("")));
  assert(usage.inputTokens > 0);
});

Deno.test("rules stop at once, wait while paused, and finish coherently", async () => {
  const stop = new AbortController();
  let count = 0;
  for await (
    const event of rulesEngine().step(
      requestOf("total revenue", [fileOf("a.csv", SALES)], [], {
        control: { ...freely(), signal: stop.signal },
      }),
    )
  ) {
    if (event.type === "text" && ++count === 2) stop.abort();
  }
  assertEquals(count, 2);

  const order: string[] = [];
  const gates: (() => void)[] = [];
  let isPaused = true;
  const control: EngineControl = {
    ...freely(),
    gate: () =>
      isPaused
        ? new Promise((resolve) => gates.push(() => resolve()))
        : Promise.resolve(),
  };
  const all = told(
    rulesEngine().answer({ ...questionOf("hello", [], false), control }),
  ).then((text) => {
    order.push("text");
    return text;
  });
  while (gates.length === 0) {
    await Promise.resolve().then(() =>
      new Promise<void>((resolve) => queueMicrotask(resolve))
    );
  }
  order.push("paused");
  isPaused = false;
  gates.forEach((open) => open());
  assertStringIncludes(await all, "no language model");
  assertEquals(order, ["paused", "text"]);

  const finish = new AbortController();
  finish.abort();
  const text = await told(
    rulesEngine().step(
      requestOf("total revenue per product", [fileOf("a.csv", SALES)], [], {
        control: { ...freely(), finish: finish.signal },
      }),
    ),
  );
  assertStringIncludes(text, "Finished here, as asked");
  assertEquals(text.match(/```/g)?.length ?? 0, 0);
});

function failedRun(exitCode: number, output: string): ProgramRun {
  return {
    fileName: "x.ts",
    code: "",
    exitCode,
    output,
    files: [],
    seconds: 1,
  };
}

Deno.test("rules try the jobs one by one after a failure, and then report honestly", async () => {
  const files = [fileOf("a.csv", SALES)];
  const task = "total revenue per product. average units sold per month.";
  const failed = {
    text: "",
    runs: [failedRun(1, "error: Uncaught (in promise) RangeError: boom")],
  };
  const second = await told(
    rulesEngine().step(requestOf(task, files, [failed])),
  );
  assertStringIncludes(second, "RangeError: boom");
  assertEquals(second.match(/^\/\/ execution: true$/gm)?.length, 2);
  assertEquals(new Set(second.match(/^\/\/ filename: .*$/gm)).size, 2);
  const again = {
    text: "",
    runs: [failedRun(1, "boom"), failedRun(-2, "memory limit")],
  };
  const last = await told(
    rulesEngine().step(requestOf(task, files, [failed, again])),
  );
  assertStringIncludes(last, "I have no result");
  assertEquals(last.includes("```"), false);
});

Deno.test("rules show the program but run nothing when no turn is left", async () => {
  const text = await told(
    rulesEngine().step(
      requestOf("total revenue", [fileOf("a.csv", SALES)], [], {
        turnsLeft: 1,
      }),
    ),
  );
  assertStringIncludes(text, "agent_max_turns");
  assertEquals(text.includes("// execution: true"), false);
});

Deno.test("rules ask for data when there are none, and for a name when several fit", async () => {
  const none = await work("What is the average price per city?", {});
  assertStringIncludes(none.answer, "Please ingest a document");
  const two = await work("total revenue per product", {
    "a.csv": SALES,
    "b.csv": SALES,
  });
  assertStringIncludes(two.answer, "Several documents fit equally well");
  const named = await work("total revenue per product in b.csv", {
    "a.csv": SALES,
    "b.csv": SALES,
  });
  assertStringIncludes(named.answer, "Data: `b.csv`");
  const byColumns = await work("average height per species", {
    "a.csv": SALES,
    "trees.csv": "species,height\noak,20\nelm,10\noak,30\n",
  });
  assertEquals(byColumns.tables, [[["oak", 25], ["elm", 10]]]);
  assertStringIncludes(byColumns.answer, "Data: `trees.csv`");
});

Deno.test("rules say which words they do not understand, and name the columns there are", async () => {
  for (
    const [task, said] of [
      ["total flarbs per product", '"flarbs"'],
      ["total revenue per galaxy", '"galaxy"'],
      ["total revenue in Berlin", '"Berlin"'],
      ["average of category", "holds no numbers"],
      ["revenue per quarter since 2021", "month"],
    ] as const
  ) {
    const done = await work(task, { "sales_data.csv": SALES });
    assertEquals(done.turns.length, 0, task);
    assertStringIncludes(done.answer, said);
    assertStringIncludes(done.answer, "Data: `sales_data.csv`");
  }
  const partly = await work(
    "total revenue per product; total flarbs per product",
    { "sales_data.csv": SALES },
  );
  assertEquals(partly.tables.length, 1);
  assertStringIncludes(partly.answer, "Not done:");
});

Deno.test("rules quote the sentence that answers, with the citation it stands in", async () => {
  const passages = [
    passage(1, "The canteen opens at 11:30 on weekdays. It serves soup."),
    passage(
      2,
      "The library was founded in 1887 by Clara Weiss. Its reading room holds 240 seats. Dogs may not come in.",
    ),
    passage(
      3,
      "Parking costs two euros an hour. The garage closes at midnight.",
    ),
  ];
  const cases: readonly (readonly [string, string, number])[] = [
    [
      "When was the library founded?",
      "The library was founded in 1887 by Clara Weiss.",
      2,
    ],
    [
      "Who founded the library?",
      "The library was founded in 1887 by Clara Weiss.",
      2,
    ],
    [
      "How many seats does the reading room hold?",
      "Its reading room holds 240 seats.",
      2,
    ],
    ["What does parking cost?", "Parking costs two euros an hour.", 3],
    [
      "When does the canteen open?",
      "The canteen opens at 11:30 on weekdays.",
      1,
    ],
  ];
  for (const [question, sentence, citation] of cases) {
    const text = await told(
      rulesEngine().answer(questionOf(question, passages)),
    );
    assertStringIncludes(
      text.split("\n").find((line) => line.startsWith(">")) ?? "",
      `> ${sentence} [${citation}]`,
      question,
    );
  }
});

Deno.test("rules quote only what stands in the passages they cite", async () => {
  const passages = [
    passage(1, "Apples are red.\nPears are green. Plums are blue, mostly."),
    passage(2, "- Apples keep for weeks\n- Pears keep for days"),
  ];
  for (
    const question of [
      "Are apples red?",
      "How long do pears keep?",
      "What colour are plums?",
    ]
  ) {
    const text = await told(
      rulesEngine().answer(questionOf(question, passages)),
    );
    const quotes = [...text.matchAll(/^> (.*) \[(\d+)\]$/gm)];
    assert(quotes.length > 0, question);
    for (const [, quoted = "", citation] of quotes) {
      assertStringIncludes(passages[Number(citation) - 1]?.text ?? "", quoted);
    }
  }
});

Deno.test("rules quote a row of a table with its headings", async () => {
  const rows = passage(1, "Widget A,12500,January\nWidget B,8300,January\n", {
    documentName: "sales.csv",
    headings: ["product, revenue, month"],
  });
  const text = await told(
    rulesEngine().answer(
      questionOf("What was the revenue of Widget B?", [rows]),
    ),
  );
  assertStringIncludes(
    text,
    "> product: Widget B, revenue: 8300, month: January [1]",
  );
  assertStringIncludes(text, "use_agent: true");
});

Deno.test("rules say so when the documents hold no answer, and quote nothing", async () => {
  const text = await told(
    rulesEngine().answer(
      questionOf("Who won the world cup?", [
        passage(1, "Apples are red. Pears are green."),
      ]),
    ),
  );
  assertStringIncludes(text, "nothing that answers");
  assertEquals(text.includes("> "), false);
  const empty = await told(
    rulesEngine().answer(questionOf("Who won the world cup?", [])),
  );
  assertStringIncludes(empty, "found nothing");
});

Deno.test("rules without documents say that they are no model, and point to the agent", async () => {
  const hello = await told(
    rulesEngine().answer(questionOf("Hello, who are you?", [], false)),
  );
  assertStringIncludes(hello, "CENOTE_LLM_ADDRESS");
  const job = await told(
    rulesEngine().answer(questionOf("first 10 primes", [], false)),
  );
  assertMatch(job, /first 10 prime numbers[\s\S]*use_agent: true/);
});

Deno.test("rules answer the agent's questions about texts from the passages", async () => {
  const text = await told(
    rulesEngine().step(requestOf("When does the garage close?", [], [], {
      hasCollection: true,
      passages: [
        passage(1, "Parking costs two euros. The garage closes at midnight."),
      ],
    })),
  );
  assertStringIncludes(text, "> The garage closes at midnight. [1]");
});
