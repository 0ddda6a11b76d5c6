import { assertEquals } from "@std/assert";
import { work } from "./_run.ts";

const STAFF = `"Name","Dept","Salary","Age"
"Smith, Ann","R&D","$82,500.50","41"
"Lee, Bo","R&D","$91,000","29"
"Díaz, Eva","Sales","$55,250","35"
"O'Neil, Pat","Sales","","52"
"Kim, Su","Ops","$61,000","33"
`;
const RAIN = `station;day;rain mm
Oslo;2024-01-03;4,5
Oslo;2024-02-11;1,25
Bergen;2024-01-15;22,1
Bergen;2024-03-20;7
`;

Deno.test("values of one column named one by one get a row each", async () => {
  const both = [["R&D", 173500.5], ["Sales", 55250]];
  for (
    const task of [
      "What is the total salary for R&D and for Sales?",
      "total salary in R&D and in Sales",
    ]
  ) {
    const done = await work(task, { "staff.csv": STAFF });
    assertEquals(done.tables, [both], `${task}\n${done.answer}`);
  }
  const months = await work("total rain in January and in February", {
    "rain.csv": RAIN,
  });
  assertEquals(months.tables, [[["2024-01", 26.6], ["2024-02", 1.25]]]);
});

Deno.test("values of one column joined in one go or by or are any of them", async () => {
  for (
    const task of [
      "total salary for R&D and Sales",
      "total salary for R&D or for Sales",
      "total salary where dept is R&D or dept is Sales",
    ]
  ) {
    const done = await work(task, { "staff.csv": STAFF });
    assertEquals(done.tables, [[[228750.5]]], `${task}\n${done.answer}`);
  }
});

Deno.test("or between conditions on two columns leaves a choice, and binds closer", async () => {
  const names = async (task: string) =>
    (await work(task, { "staff.csv": STAFF })).tables[0]?.map(([name]) => name);
  assertEquals(
    await names("list people with salary below 60k or age below 30"),
    [
      "Lee, Bo",
      "Díaz, Eva",
    ],
  );
  assertEquals(
    await names("list people in R&D with age below 30 or age above 50"),
    ["Lee, Bo"],
  );
  assertEquals(
    await names(
      "list people with age above 50 or salary above 60k and age above 40",
    ),
    ["Smith, Ann", "O'Neil, Pat"],
  );
});

Deno.test("a column of minutes is no minimum", async () => {
  const done = await work("minutes per player", {
    "m.csv": "player,minutes\nAna,90\nAna,45\nBo,10\n",
  });
  assertEquals(done.tables, [[["Ana", 135], ["Bo", 10]]]);
});
