/** The guide's sections from the server's health to the chats over its documents. */
import { health, progress, table } from "../display/mod.ts";
import {
  checkLiveness,
  checkReadiness,
  createChat,
  createCollection,
  getCollection,
  ingest,
  listChats,
  listCollections,
  listModels,
  upload,
} from "../guide/mod.ts";
import { madeBefore, type Section, type Tour } from "./tour.ts";

/** The guide's sample: two months of a small shop. */
const SALES_CSV = `product,category,revenue,units_sold,month
Widget A,Electronics,12500,250,January
Widget B,Electronics,8300,166,January
Gadget X,Accessories,4200,420,January
Widget A,Electronics,14200,284,February
`;

async function probes(tour: Tour): Promise<void> {
  tour.calls("checkReadiness(gpt), checkLiveness(gpt)");
  const readiness = await checkReadiness(tour.gpt, tour.options);
  const liveness = await checkLiveness(tour.gpt, tour.options);
  tour.show(health({ readiness, liveness }));
}

async function models(tour: Tour): Promise<void> {
  tour.calls("listModels(gpt)");
  const found = await listModels(tour.gpt, tour.options);
  tour.show(table(found, { columns: ["name", "display_name"], limit: 10 }));
}

async function collections(tour: Tour): Promise<void> {
  const name = `cenote-tour-${Date.now()}`;
  tour.calls(`createCollection(gpt, { name: "${name}", … })`);
  const made = await createCollection(tour.gpt, {
    name,
    description: "The sample of the REST API guide",
  }, tour.options);
  tour.made.collection = made.id;
  tour.deleteLater("collection", made.id);
  tour.show(table([made], { columns: ["id", "name"] }));

  tour.calls('listCollections(gpt, { limit: 5, sort_column: "updated_at" })');
  const recent = await listCollections(tour.gpt, {
    limit: 5,
    sort_column: "updated_at",
    ascending: false,
    ...tour.options,
  });
  tour.show(table(recent, { columns: ["id", "name", "document_count"] }));

  tour.calls("getCollection(gpt, collection)");
  const one = await getCollection(tour.gpt, made, tour.options);
  tour.show(table([one], {
    columns: ["name", "description", "document_count", "updated_at"],
  }));
}

async function uploads(tour: Tour): Promise<void> {
  const collection = madeBefore(tour, "collection");
  tour.calls('upload(gpt, { name: "sales_data.csv", data: SALES_CSV })');
  const uploaded = await upload(
    tour.gpt,
    { name: "sales_data.csv", type: "text/csv", data: SALES_CSV },
    tour.options,
  );
  tour.show(table([uploaded]));

  tour.calls("progress(ingest(gpt, uploaded, collection))");
  await progress(ingest(tour.gpt, uploaded, collection, tour.options), {
    label: "Ingestion",
  });
  const { document_count } = await getCollection(
    tour.gpt,
    collection,
    tour.options,
  );
  tour.show(`The collection holds ${document_count} document(s).`);
}

async function chats(tour: Tour): Promise<void> {
  tour.calls("createChat(gpt)");
  const agentChat = await createChat(tour.gpt, {}, tour.options);
  tour.made.agentChat = agentChat.id;
  tour.deleteLater("chat", agentChat.id);
  tour.show(table([agentChat], { columns: ["id", "updated_at"] }));

  tour.calls("createChat(gpt, { collection })");
  const collection = madeBefore(tour, "collection");
  const ragChat = await createChat(tour.gpt, { collection }, tour.options);
  tour.made.ragChat = ragChat.id;
  tour.deleteLater("chat", ragChat.id);
  tour.show(table([ragChat], { columns: ["id", "collection_name"] }));

  tour.calls("listChats(gpt, { limit: 5 })");
  const recent = await listChats(tour.gpt, { limit: 5, ...tour.options });
  tour.show(table(recent, { columns: ["id", "collection_id", "updated_at"] }));
}

/** From "Check server health" to "Create chat sessions". */
export const documentSections: readonly Section[] = [
  { name: "health", title: "Check server health", run: probes },
  { name: "models", title: "List available LLMs", run: models },
  { name: "collections", title: "Manage collections", run: collections },
  {
    name: "uploads",
    title: "Upload and ingest documents",
    needs: ["collections"],
    run: uploads,
  },
  {
    name: "chats",
    title: "Create chat sessions",
    needs: ["collections"],
    run: chats,
  },
];
