/** The guide's last sections: tools, more of a chat, the OpenAI-compatible API. */
import { answer, live, markdown, table } from "../display/mod.ts";
import {
  ask,
  chatOpenAi,
  chatOpenAiStream,
  deleteAgentFiles,
  getChat,
  getReferences,
  getToolPreference,
  listAgentFiles,
  listOpenAiModels,
  listQuestions,
  listTools,
} from "../guide/mod.ts";
import { madeBefore, type Section, type Tour } from "./tour.ts";

async function tools(tour: Tour): Promise<void> {
  tour.calls("listTools(gpt)");
  const found = await listTools(tour.gpt, tour.options);
  tour.show(
    table(found, { columns: ["name", "description", "enabled"], limit: 20 }),
  );

  tour.calls("getToolPreference(gpt)");
  const preferred = await getToolPreference(tour.gpt, tour.options);
  tour.show(
    preferred.length > 0 ? preferred.join(", ") : "No tool is preferred.",
  );
}

async function questions(tour: Tour): Promise<void> {
  const chat = madeBefore(tour, "agentChat");
  tour.calls("listQuestions(gpt, chat, { limit: 5 })");
  const suggested = await listQuestions(tour.gpt, chat, {
    limit: 5,
    ...tour.options,
  });
  tour.show(table(suggested));

  tour.calls("getChat(gpt, chat)");
  const detail = await getChat(tour.gpt, chat, tour.options);
  tour.show(table([detail], {
    columns: ["name", "latest_message_content", "updated_at"],
  }));
}

async function references(tour: Tour): Promise<void> {
  tour.calls('ask(gpt, ragChat, "What did Widget B earn in January?")');
  const reply = await ask(
    tour.gpt,
    madeBefore(tour, "ragChat"),
    "What did Widget B earn in January?",
    tour.options,
  );
  tour.show(answer(reply));

  tour.calls("answer(reply, { references: await getReferences(gpt, reply) })");
  const references = await getReferences(tour.gpt, reply, tour.options);
  tour.show(answer(reply, { references }));
}

async function deletion(tour: Tour): Promise<void> {
  const chat = madeBefore(tour, "agentChat");
  tour.calls("deleteAgentFiles(gpt, chat)");
  const before = await listAgentFiles(tour.gpt, chat, tour.options);
  await deleteAgentFiles(tour.gpt, chat, tour.options);
  const after = await listAgentFiles(tour.gpt, chat, tour.options);
  tour.show(`${before.length} files before, ${after.length} after.`);
}

async function openai(tour: Tour): Promise<void> {
  tour.calls("listOpenAiModels(gpt)");
  const models = await listOpenAiModels(tour.gpt, tour.options);
  tour.show(table(models, { columns: ["id", "owned_by"], limit: 10 }));

  const model = models[0]?.id ?? "auto";
  const messages = [
    { role: "user" as const, content: "What can you do, in one sentence?" },
  ];
  tour.calls(`chatOpenAi(gpt, { model: "${model}", messages })`);
  const whole = await chatOpenAi(tour.gpt, { model, messages }, tour.options);
  tour.show(markdown(whole.choices[0]?.message.content ?? ""));

  tour.calls(`live(chatOpenAiStream(gpt, { model: "${model}", messages }))`);
  await live(
    chatOpenAiStream(tour.gpt, { model, messages }, tour.options),
  );
}

/** From "Discover agent tools" on; "Clean up resources" is the tour's own end. */
export const moreSections: readonly Section[] = [
  { name: "tools", title: "Discover agent tools", run: tools },
  {
    name: "questions",
    title: "Use additional chat endpoints",
    needs: ["agent"],
    run: questions,
  },
  {
    name: "references",
    title: "Get message references (RAG citations)",
    needs: ["uploads", "chats"],
    run: references,
  },
  {
    name: "delete",
    title: "Delete agent files",
    needs: ["agent"],
    run: deletion,
  },
  { name: "openai", title: "OpenAI-compatible API", run: openai },
];
