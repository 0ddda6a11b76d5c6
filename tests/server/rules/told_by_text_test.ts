import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Passage } from "../../../lib/server/engine.ts";
import { rulesEngine } from "../../../lib/server/rules/mod.ts";
import { fileOf, requestOf } from "./_run.ts";

const CITIES =
  "city,country,population,year\nOslo,Norway,709000,2020\nBergen,Norway,285000,2020\nLima,Peru,10000000,2021\n";
const RAIN = "station,day,rain\nA1,2024-03-01,4\nA2,2024-03-02,7\n";
const NOTES = [
  "The office closes at 16:00 on Fridays. On other days it closes at 18:00.",
  "Parking is free for visitors. The minimum age for the laboratory is 16 years.",
  "There are 12 meeting rooms. Each employee receives 25 days of holiday.",
  "The average waiting time is ten minutes. Orders leave within two days.",
  "The renovation was approved in March by Maria Gomez.",
];
const PASSAGES: readonly Passage[] = NOTES.map((text, i) => ({
  citation: i + 1,
  chunkId: i + 1,
  documentId: "n",
  documentName: "notes.txt",
  collectionId: "c",
  collectionName: "c",
  page: 1,
  headings: [],
  text,
  score: 1 / (i + 1),
}));

/** What the first turn says, with two tables and a text at hand. */
async function firstTurn(
  task: string,
  passages: readonly Passage[] = PASSAGES,
): Promise<string> {
  const files = [
    fileOf("cities.csv", CITIES),
    fileOf("rain.csv", RAIN),
    fileOf("notes.txt", NOTES.join("\n\n")),
  ];
  let text = "";
  for await (
    const event of rulesEngine().step(requestOf(task, files, [], { passages }))
  ) {
    if (event.type === "text") text += event.text;
  }
  return text.trim();
}

Deno.test("a question that a text answers is answered by quotation, with tables at hand", async () => {
  const expected: Readonly<Record<string, string>> = {
    "When does the office close on Fridays?":
      "> The office closes at 16:00 on Fridays. [1]",
    "Is parking free?": "> Parking is free for visitors. [2]",
    "What is the minimum age for the laboratory?":
      "> The minimum age for the laboratory is 16 years. [2]",
    "How many meeting rooms are there?": "> There are 12 meeting rooms. [3]",
    "How many days of holiday does each employee receive?":
      "> Each employee receives 25 days of holiday. [3]",
    "What is the average waiting time?":
      "> The average waiting time is ten minutes. [4]",
    "Which year was the renovation approved?":
      "> The renovation was approved in March by Maria Gomez. [5]",
    "Was the renovation approved in March?":
      "> The renovation was approved in March by Maria Gomez. [5]",
  };
  for (const [question, sentence] of Object.entries(expected)) {
    const [head, first] = (await firstTurn(question)).split("\n\n");
    assertEquals([head, first], ["From `notes.txt`:", sentence], question);
  }
});

Deno.test("a question that names a column or a value of a table stays a job on it", async () => {
  for (
    const [task, title] of [
      ["What is the average population per country?", "Average population"],
      ["Total rain", "Total rain"],
      ["Which year had the highest population?", "Year with the highest"],
      ["How many days are there?", "day"],
      ["Which city has the highest population?", "highest total population"],
      ["How many rows are in cities.csv?", "Number of rows"],
      ["Show Lima", "Rows where city Lima"],
      ["Average waiting population per country", "Average population"],
      ["List the first 5 primes", "The first 5 prime numbers"],
    ] as const
  ) {
    assertStringIncludes(await firstTurn(task), title, task);
  }
});

Deno.test("what neither tables nor texts speak of is refused with the columns", async () => {
  for (
    const [task, column] of [
      ["What is the average profit?", "population"],
      ["Total salary per region", "population"],
      ["What is the average humidity per day?", "rain"],
      ["Average waiting time per product", "rain"],
    ] as const
  ) {
    const answer = await firstTurn(task);
    assertStringIncludes(answer, "I could not do this:", task);
    assertStringIncludes(answer, `\`${column}\``, task);
  }
  const saved = await firstTurn(
    "Save the minimum age for the laboratory as age.json",
  );
  assertStringIncludes(saved, "Several documents fit equally well:");
  const alone = await firstTurn("When does the shop close on Mondays?", []);
  assertStringIncludes(alone, "I could not do this:");
});

Deno.test("without passages the collection's own texts are quoted by name, without numbers", async () => {
  assertEquals(
    await firstTurn("When does the office close on Fridays?", []),
    "From `notes.txt`:\n\n> The office closes at 16:00 on Fridays.",
  );
  assertStringIncludes(await firstTurn("Total rain", []), "Total rain");
});
