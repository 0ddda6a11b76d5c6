import { assert, assertEquals, assertFalse } from "@std/assert";
import { rulesEngine } from "../../../lib/server/rules/mod.ts";
import { freely, type Lines, work } from "./_run.ts";

async function each(
  data: string,
  tasks: readonly (readonly [string, Lines[]])[],
): Promise<void> {
  for (const [task, wanted] of tasks) {
    const done = await work(task, { "data.csv": data });
    assertEquals(done.tables, wanted, `${task}\n${done.answer}`);
  }
}

Deno.test("the highest of what does not add up is one reading; amounts are totals", async () => {
  await each(
    "place,gust,rain\nA,12,1\nA,11,1\nB,20,0\nC,9,1.5\nC,9,0\n",
    [
      ["Which place had the highest gust?", [[["B", 20]]]],
      ["Which place had the highest rain?", [[["A", 2]]]],
    ],
  );
});

Deno.test("a clause that leaves words out takes them from the one before it", async () => {
  await each(
    "team,goals,rating\nLions,3,7\nLions,1,5\nBears,2,9\n",
    [
      ["Which team has most goals and which the fewest?", [[["Lions", 4]], [[
        "Bears",
        2,
      ]]]],
      ["What is the best team by goals and the worst?", [[["Lions", 4]], [[
        "Bears",
        2,
      ]]]],
      [
        "How many goals did Lions score and how many did Bears score?",
        [[[4]], [[2]]],
      ],
    ],
  );
});

Deno.test("missing cells are asked for with no and lack, limits are not", async () => {
  const data = "player,team,goals\nAna,Lions,3\nBo,Lions,\nCy,Bears,1\n";
  await each(data, [
    ["How many players have no goals?", [[[1]]]],
    ["How many players have no more than 1 goals?", [[[1]]]],
    ["headcount by team", [[["Lions", 2], ["Bears", 1]]]],
  ]);
});

Deno.test("numbers that name orders are counted and never added up", async () => {
  await each(
    "order;country;amount\n1001;DE;10\n1002;FR;20\n1003;DE;30\n",
    [
      ["number of orders per country", [[["DE", 2], ["FR", 1]]]],
      ["How many orders have an amount above 15?", [[[2]]]],
      ["total amount of DE", [[[40]]]],
    ],
  );
});

Deno.test("a short heading is found by the whole word", async () => {
  await each("City,Pop\nRome,28\nOslo,7\n", [
    ["total population", [[[35]]]],
  ]);
});

Deno.test("months in a run over the turn of a year keep that order, others the calendar's", async () => {
  await each("month,n\nNovember,4\nDecember,5\nJanuary,2\n", [
    ["n from month to month", [[["November", 4, null, null], [
      "December",
      5,
      1,
      25,
    ], ["January", 2, -3, -60]]]],
  ]);
  await each("month,n\nDecember,5\nNovember,4\nJanuary,2\n", [
    ["total n per month", [[["January", 2], ["November", 4], [
      "December",
      5,
    ]]]],
  ]);
});

Deno.test("a day without its year is that day, not its month", async () => {
  await each("day,mm\n2024-01-09,1\n2024-01-20,2\n2024-02-01,4\n", [
    ["total mm on January 20", [[[2]]]],
    ["total mm since 10 January", [[[6]]]],
    ["total mm in January", [[[3]]]],
  ]);
});

Deno.test("a list of numbers is their rows in the order wanted", async () => {
  await each("score\n3\n9\n5\n", [
    ["list scores descending", [[["9"], ["5"], ["3"]]]],
  ]);
});

Deno.test("questions about the engine itself are answered by what it is", async () => {
  for (const question of ["What can you do?", "Who are you?", "hello"]) {
    let text = "";
    for await (
      const event of rulesEngine().answer({
        question,
        systemPrompt: "",
        prePromptQuery: "",
        promptQuery: "",
        history: [],
        passages: [],
        grounded: false,
        settings: { llm: "auto", temperature: 0, maxNewTokens: 512 },
        control: freely(),
      })
    ) if (event.type === "text") text += event.text;
    assert(text.startsWith("I am `cenote-rules`"), text);
    assertFalse(text.includes("cannot answer"), text);
  }
});
