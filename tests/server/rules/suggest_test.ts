import { assert, assertEquals } from "@std/assert";
import { suggestQuestions } from "../../../lib/server/rules/mod.ts";
import { work } from "./_run.ts";

const WEATHER =
  "station,day,temperature\nOslo,2024-01-01,-3\nOslo,2024-01-02,-1\nRome,2024-01-01,11\nRome,2024-01-02,12\n";

Deno.test("suggestQuestions() makes questions of the headings that the rules can answer", async () => {
  const questions = suggestQuestions([{
    name: "w.csv",
    bytes: new TextEncoder().encode(WEATHER),
  }]);
  assert(questions.length >= 3);
  for (const question of questions) {
    const done = await work(question, { "w.csv": WEATHER });
    assertEquals(done.tables.length, 1, `${question}\n${done.answer}`);
  }
});

Deno.test("suggestQuestions() gives as many as wanted, and none without documents", () => {
  const bytes = new TextEncoder().encode(WEATHER);
  assertEquals(suggestQuestions([{ name: "w.csv", bytes }], 2).length, 2);
  assertEquals(suggestQuestions([]), []);
});

Deno.test("suggestQuestions() never asks for the total of a total", () => {
  const bytes = new TextEncoder().encode(
    "city,total_cost\nRome,3\nOslo,4\nRome,5\n",
  );
  const questions = suggestQuestions([{ name: "costs.csv", bytes }]);
  assert(questions.length > 2);
  for (const question of questions) {
    assert(!/total total/i.test(question), question);
  }
});
