import {
  answer,
  ask,
  chart,
  connect,
  createChat,
  createCollection,
  getReferences,
  ingestFiles,
  show,
  table,
} from "@cenote/cenote";

const csv = await Deno.readTextFile("docs/sales.csv");
await show(table(csv, { groupBy: "region", bars: ["revenue"], totals: true }));
await show(chart(csv, { x: "month", y: "revenue", color: "region" }));

await using gpt = await connect(); // the embedded server, until an address is set
const collection = await createCollection(gpt, { name: "Teas" });
await ingestFiles(gpt, ["docs/green_tea.md", "docs/rooibos.md"], collection);
const chat = await createChat(gpt, { collection });
const reply = await ask(gpt, chat, "How long does tea steep?");
const references = await getReferences(gpt, reply);
await show(answer(reply, { references }));
