import { assertEquals, assertStringIncludes } from "@std/assert";
import { work } from "./_run.ts";

const DATA = {
  "orders.csv":
    'day,shop,item,amount\n2024-01-02,North,tea,10\n2024-01-09,South,tea,5\n2024-02-01,North,"rice, long",7.5\n',
};

Deno.test("rules save one table as CSV under the name that was given", async () => {
  for (
    const task of [
      "Save total amount per item as 'items.csv'.",
      "What is the total amount per item? Save it as items.csv",
      "compute the total amount per item and write it to `items.csv`",
      'Export the total amount per item to "items.csv".',
      "Total amount per item. Store the result in a file called items.csv.",
    ]
  ) {
    const done = await work(task, DATA);
    assertEquals(done.files, {
      "items.csv": 'item,total_amount\ntea,15\n"rice, long",7.5\n',
    }, task);
    assertStringIncludes(done.answer, "- `items.csv`: total amount per item");
  }
});

Deno.test("rules save JSON, JSON lines, TSV, Markdown and text", async () => {
  const done = await work(
    "Total amount per shop: save it as a.json, a.jsonl, a.tsv, a.md and a.txt",
    DATA,
  );
  assertEquals(JSON.parse(done.files["a.json"] ?? ""), [{
    shop: "North",
    total_amount: 17.5,
  }, { shop: "South", total_amount: 5 }]);
  assertEquals(
    done.files["a.jsonl"],
    '{"shop":"North","total_amount":17.5}\n{"shop":"South","total_amount":5}\n',
  );
  assertEquals(
    done.files["a.tsv"],
    "shop\ttotal_amount\nNorth\t17.5\nSouth\t5\n",
  );
  assertStringIncludes(done.files["a.md"] ?? "", "| North | 17.5 |");
  assertStringIncludes(done.files["a.txt"] ?? "", "| North | 17.5 |");
});

Deno.test("rules attach the right table to each name", async () => {
  const done = await work(
    "1. Compute total amount per shop and save it to shops.csv\n" +
      "2. Compute the average amount per item and save it to items.json\n" +
      "3. Save the month-over-month change of amount as months.csv\n" +
      "4. Save all results as everything.md",
    DATA,
  );
  assertEquals(
    done.files["shops.csv"],
    "shop,total_amount\nNorth,17.5\nSouth,5\n",
  );
  assertEquals(JSON.parse(done.files["items.json"] ?? ""), [{
    item: "tea",
    average_amount: 7.5,
  }, { item: "rice, long", average_amount: 7.5 }]);
  assertEquals(
    done.files["months.csv"],
    "month,total_amount,change,change_percent\n2024-01,15,,\n2024-02,7.5,-7.5,-50\n",
  );
  assertEquals(done.files["everything.md"]?.match(/^## /gm)?.length, 3);
});

Deno.test("rules put the totals asked before into a summary", async () => {
  const done = await work(
    "Calculate the total amount per shop. Calculate the total amount per item. Find the best shop by amount. Save the summary as 'sum.csv'.",
    DATA,
  );
  assertEquals(
    done.files["sum.csv"],
    'group_by,group,total_amount\nshop,North,17.5\nshop,South,5\nitem,tea,15\nitem,"rice, long",7.5\n',
  );
});

Deno.test("rules save rows that fit a condition, and the data in another format", async () => {
  const rows = await work(
    "Save the rows where shop is North as north.csv",
    DATA,
  );
  assertEquals(
    rows.files["north.csv"],
    'day,shop,item,amount\n2024-01-02,North,tea,10\n2024-02-01,North,"rice, long",7.5\n',
  );
  const all = await work(
    "Convert the data to JSON and save it as all.json",
    DATA,
  );
  assertEquals(JSON.parse(all.files["all.json"] ?? "").length, 3);
});

Deno.test("rules keep to the working folder, to writable formats and off the data themselves", async () => {
  const outside = await work(
    "Save total amount per shop to ../../secret/out.csv",
    DATA,
  );
  assertEquals(Object.keys(outside.files), ["out.csv"]);
  assertStringIncludes(outside.answer, "became `out.csv`");
  const excel = await work("Save total amount per shop as shops.xlsx", DATA);
  assertEquals(Object.keys(excel.files), ["shops.csv"]);
  assertStringIncludes(excel.answer, "cannot be written");
  const input = await work(
    "Total amount per shop. Save it as orders.csv",
    DATA,
  );
  assertEquals(Object.keys(input.files), []);
  assertStringIncludes(input.answer, "please give another name");
});

Deno.test("rules make up a name when none was given", async () => {
  const done = await work("total amount per shop, saved as a CSV file", DATA);
  assertEquals(Object.keys(done.files), ["total_amount_per_shop.csv"]);
});
