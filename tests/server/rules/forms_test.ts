import { assertEquals, assertStringIncludes } from "@std/assert";
import { work } from "./_run.ts";

const TASK = "total amount per city";

/** The same three sums, however the data are written. */
const WANTED = [["Oslo", 1234.75], ["Bern", -20.5]];

async function assertSums(
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const done = await work(TASK, { [name]: content });
  assertEquals(done.tables, [WANTED], done.answer);
  return done.answer;
}

Deno.test("rules read CSV with quoted fields that hold separators, quotes and line ends", async () => {
  await assertSums(
    "a.csv",
    'city,note,amount\nOslo,"a, ""b""\nc",1234.5\n"Oslo","",.25\nBern,x,-20.5\n',
  );
});

Deno.test("rules read semicolons with decimal commas and thousands points", async () => {
  await assertSums(
    "a.csv",
    "city;amount\r\nOslo;1.234,5\r\nOslo;0,25\r\nBern;-20,5\r\n",
  );
});

Deno.test("rules read tabs, bars and Excel's separator hint", async () => {
  await assertSums(
    "a.tsv",
    "city\tamount\nOslo\t1234.5\nOslo\t0.25\nBern\t-20.5\n",
  );
  await assertSums(
    "a.csv",
    "city|amount\nOslo|1234.5\nOslo|0.25\nBern|-20.5\n",
  );
  await assertSums(
    "a.csv",
    "sep=;\ncity;amount\nOslo;1234.5\nOslo;0.25\nBern;-20.5\n",
  );
});

Deno.test("rules read currency signs, thousands marks, units and brackets for negatives", async () => {
  await assertSums(
    "a.csv",
    'city,amount\nOslo,"$1,234.50"\nOslo,$0.25\nBern,($20.50)\n',
  );
  await assertSums(
    "a.csv",
    "city;amount\nOslo;1 234,50 €\nOslo;0,25 €\nBern;−20,50 €\n",
  );
  await assertSums(
    "a.csv",
    'city,amount\nOslo,"1,234.5 kg"\nOslo,0.25 kg\nBern,-20.5 kg\n',
  );
});

Deno.test("rules read a byte order mark, UTF-16 and Windows-1252", async () => {
  await assertSums(
    "a.csv",
    "\ufeffcity,amount\nOslo,1234.5\nOslo,0.25\nBern,-20.5\n",
  );
  const text = "city,amount\nOslo,1234.5\nOslo,0.25\nBern,-20.5\n";
  const wide = new Uint8Array(2 + text.length * 2);
  wide.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) wide[2 + i * 2] = text.charCodeAt(i);
  await assertSums("a.csv", wide);
  const latin = Uint8Array.from(
    "Ort,Größe\nKöln,3\nKöln,4\n",
    (c) => c.charCodeAt(0),
  );
  const done = await work("total Größe per Ort", { "a.csv": latin });
  assertEquals(done.tables, [[["Köln", 7]]], done.answer);
});

Deno.test("rules read JSON arrays, wrapped and nested records, and JSON lines", async () => {
  const records = [{ city: "Oslo", amount: 1234.5 }, {
    city: "Oslo",
    amount: 0.25,
  }, { city: "Bern", amount: -20.5 }];
  await assertSums("a.json", JSON.stringify(records));
  await assertSums(
    "a.json",
    JSON.stringify({ page: 1, data: { items: records } }),
  );
  await assertSums(
    "a.jsonl",
    records.map((one) => JSON.stringify(one)).join("\n"),
  );
  const nested = records.map(({ city, amount }) => ({
    address: { city },
    amount,
    tags: ["a"],
  }));
  const done = await work(TASK, { "a.json": JSON.stringify(nested) });
  assertEquals(done.tables, [WANTED], done.answer);
});

Deno.test("rules read a Markdown table", async () => {
  await assertSums(
    "a.md",
    "# Notes\n\n| city | amount |\n|---|---:|\n| Oslo | 1234.5 |\n| Oslo | 0.25 |\n| Bern | -20.5 |\n\nText.\n",
  );
});

Deno.test("rules read data pasted into the message", async () => {
  const data = "city,amount\nOslo,1234.5\nOslo,0.25\nBern,-20.5";
  for (
    const message of [
      `What is the ${TASK}?\n\n${data}`,
      `\`\`\`csv\n${data}\n\`\`\`\nGive me the ${TASK}.`,
      `${TASK} for:\n\n| city | amount |\n| --- | --- |\n| Oslo | 1234.5 |\n| Oslo | 0.25 |\n| Bern | -20.5 |`,
      `${TASK}: [{"city":"Oslo","amount":1234.5},{"city":"Oslo","amount":0.25},{"city":"Bern","amount":-20.5}]`,
    ]
  ) {
    const done = await work(message, {});
    assertEquals(done.tables, [WANTED], `${message}\n${done.answer}`);
    assertStringIncludes(done.answer, "Data: the table in your message.");
  }
});

Deno.test("rules count missing and unreadable cells and leave them out", async () => {
  const done = await work("average amount per city", {
    "a.csv": "city,amount\nOslo,1\nOslo,\nOslo,n/a\nBern,about 5\nBern,3\n,9\n",
  });
  assertEquals(done.tables, [[["Oslo", 1], ["Bern", 3], ["(missing)", 9]]]);
  assertStringIncludes(
    done.answer,
    "Column `amount`: 2 missing and 1 unreadable as a number (about 5) cells",
  );
  assertStringIncludes(done.answer, "Column `city`: 1 missing cell");
});

Deno.test("rules give names to duplicate and empty headings", async () => {
  const done = await work("total score_2", {
    "a.csv": "team,score,score,\nA,1,2,3\nB,4,5,6\n",
  });
  assertEquals(done.tables, [[[7]]], done.answer);
});

Deno.test("rules leave out lines above the headings, and number the columns where there are none", async () => {
  const titled = await work(TASK, {
    "a.csv":
      "Report of 2024\n\ncity,amount\nOslo,1234.5\nOslo,0.25\nBern,-20.5\n",
  });
  assertEquals(titled.tables, [WANTED], titled.answer);
  const bare = await work("sum of column 2", { "a.csv": "1,2.5\n3,4\n5,6\n" });
  assertEquals(bare.tables, [[[12.5]]], bare.answer);
});

Deno.test("rules add up decimals without dust", async () => {
  const done = await work("total amount and average amount", {
    "a.csv": "id,amount\n1,0.1\n2,0.2\n3,0.7\n",
  });
  assertEquals(done.tables, [[[1, 0.3333]]]);
});

Deno.test("rules work on one row and say so plainly when there is none", async () => {
  const one = await work("total amount", { "a.csv": "city,amount\nOslo,7\n" });
  assertEquals(one.tables, [[[7]]]);
  const none = await work("total amount per city", {
    "a.csv": "city,amount\n",
  });
  assertEquals(none.tables.flat(), []);
  assertStringIncludes(none.answer, "a.csv");
  const unmatched = await work("total amount where city is Paris", {
    "a.csv": "city,amount\nOslo,7\n",
  });
  assertStringIncludes(unmatched.answer, "no number to work with");
});

Deno.test("rules put dates of many forms into calendar order", async () => {
  const forms: readonly (readonly string[])[] = [
    ["2023-11-30", "2023-12-01", "2024-01-15"],
    ["30.11.2023", "01.12.2023", "15.01.2024"],
    ["11/30/2023", "12/01/2023", "01/15/2024"],
    ["30 Nov 2023", "1 Dec 2023", "15 Jan 2024"],
    ["November 30, 2023", "December 1, 2023", "January 15, 2024"],
    ["2023-11-30 08:15", "2023-12-01T10:00:00Z", "2024-01-15 00:00"],
  ];
  for (const dates of forms) {
    const rows = dates.toReversed().map((date, i) => `"${date}",${i + 1}`).join(
      "\n",
    );
    const done = await work(
      "total visits per month with the change from month to month",
      { "a.csv": `date,visits\n${rows}\n` },
    );
    assertEquals(done.tables, [[["2023-11", 3, null, null], [
      "2023-12",
      2,
      -1,
      -33.33,
    ], ["2024-01", 1, -1, -50]]], dates.join());
  }
});

Deno.test("rules order months by the year beside them", async () => {
  const data =
    "year,month,sales\n2024,Jan,5\n2023,Dec,4\n2023,Nov,2\n2024,Feb,10\n";
  const done = await work("month over month change in sales", {
    "a.csv": data,
  });
  assertEquals(done.tables, [[
    ["2023", "Nov", 2, null, null],
    ["2023", "Dec", 4, 2, 100],
    ["2024", "Jan", 5, 1, 25],
    ["2024", "Feb", 10, 5, 100],
  ]]);
});

Deno.test("rules work through 100,000 rows", async () => {
  const lines = ["city,amount,day"];
  const sums = new Map<string, number>();
  for (let i = 0; i < 100_000; i++) {
    const city = `City ${i % 7}`;
    const cents = (i * 7919) % 100_003;
    sums.set(city, (sums.get(city) ?? 0) + cents);
    lines.push(`${city},${cents / 100},2024-0${1 + i % 9}-11`);
  }
  const done = await work(TASK, { "a.csv": lines.join("\n") });
  assertEquals(done.tables, [
    [...sums].map(([city, cents]) => [city, cents / 100]),
  ]);
});
