/** The guide's sections about the agent: its tasks, their control, and what they leave. */
import {
  answer,
  conversation,
  live,
  preview,
  table,
  trace,
  tree,
  usage,
} from "../display/mod.ts";
import {
  createChat,
  downloadAgentFiles,
  findQuestionId,
  finishAnswer,
  getAgentFiles,
  getDirectory,
  getDirectoryStats,
  getTrace,
  getUsage,
  listAgentFiles,
  listDirectoryStats,
  listMessages,
  pauseAnswer,
  resumeAnswer,
  runAgent,
  runAgentStream,
  stopAnswer,
} from "../guide/mod.ts";
import { madeBefore, type Section, type Tour } from "./tour.ts";

const SALES_TASK = `Analyze the sales data and perform the following tasks:
- Calculate total revenue and total units sold per product
- Calculate total revenue per category
- Find the best-selling product by revenue
- Save the summary as a CSV file named 'sales_summary.csv'
- Save a month-over-month revenue report as 'monthly_revenue.csv'
Provide a brief written summary of the findings.`;

const FIBONACCI_TASK = "Write a short Python script that generates fibonacci " +
  "numbers up to 100 and saves them to 'fibonacci.csv'.";

const LONG_TASK = `Do these jobs one after another:
- the first 20,000 primes, saved as 'primes.csv'
- the first 20,000 squares, saved as 'squares.json'
- the first 500 fibonacci numbers, saved as 'fibonacci.md'`;

async function agent(tour: Tour): Promise<void> {
  tour.calls("runAgent(gpt, chat, SALES_TASK, { llm_args: { … } })");
  const completion = await runAgent(
    tour.gpt,
    madeBefore(tour, "agentChat"),
    SALES_TASK,
    {
      llm_args: {
        agent_accuracy: "standard",
        agent_max_turns: "auto",
        agent_tools: "auto",
        agent_total_timeout: 300,
        agent_stream_files: true,
        temperature: 0,
        max_new_tokens: 4096,
      },
      include_chat_history: "off",
      ...tour.options,
    },
  );
  tour.made.completion = completion;
  tour.show(answer(completion));
}

async function stream(tour: Tour): Promise<void> {
  const chat = await createChat(tour.gpt, {}, tour.options);
  tour.deleteLater("chat", chat.id);
  tour.calls("live(runAgentStream(gpt, chat, FIBONACCI_TASK))");
  const stream = runAgentStream(tour.gpt, chat, FIBONACCI_TASK, {
    llm_args: {
      agent_accuracy: "quick",
      agent_total_timeout: 120,
      temperature: 0,
    },
    include_chat_history: "off",
    ...tour.options,
  });
  const { message_id } = await live(stream);
  tour.show(`message_id ${message_id}`);
}

async function control(tour: Tour): Promise<void> {
  const rows: { call: string; answer: string }[] = [];
  const steps = { pauseAnswer, resumeAnswer, finishAnswer, stopAnswer };
  for (const end of ["finishAnswer", "stopAnswer"] as const) {
    const chat = await createChat(tour.gpt, {}, tour.options);
    tour.deleteLater("chat", chat.id);
    tour.calls(`pauseAnswer(gpt, question), resumeAnswer(…), ${end}(…)`);
    const stream = runAgentStream(tour.gpt, chat, LONG_TASK, tour.options);
    let question: string | undefined;
    let text = "";
    for await (const event of stream) {
      if (event.type !== "delta") continue;
      text += event.text;
      if (question !== undefined) continue;
      // The first piece is here, so that the answer is being written right now.
      question = await findQuestionId(tour.gpt, chat, tour.options);
      if (question === undefined) continue;
      for (const name of ["pauseAnswer", "resumeAnswer", end] as const) {
        await steps[name](tour.gpt, question, tour.options);
        rows.push({ call: name, answer: "204" });
      }
    }
    rows.push({
      call: "…the stream",
      answer: `ended after ${text.length} characters`,
    });
  }
  tour.show(table(rows));
}

async function history(tour: Tour): Promise<void> {
  tour.calls("listMessages(gpt, chat, { offset: 0, limit: 20 })");
  const messages = await listMessages(
    tour.gpt,
    madeBefore(tour, "agentChat"),
    { offset: 0, limit: 20, ...tour.options },
  );
  tour.show(conversation(messages));
}

async function metadata(tour: Tour): Promise<void> {
  const message = madeBefore(tour, "completion");
  tour.calls("getAgentFiles(gpt, message)");
  tour.show(table(await getAgentFiles(tour.gpt, message, tour.options)));

  tour.calls("getUsage(gpt, message)");
  const used = await getUsage(tour.gpt, message, tour.options);
  tour.show(used ? usage(used) : "This server keeps no usage of the message.");

  tour.calls("getTrace(gpt, message)");
  const turns = await getTrace(tour.gpt, message, tour.options);
  tour.show(
    turns ? trace(turns) : "This server keeps no trace of the message.",
  );
}

async function files(tour: Tour): Promise<void> {
  tour.calls("listAgentFiles(gpt, chat)");
  const found = await listAgentFiles(
    tour.gpt,
    madeBefore(tour, "agentChat"),
    tour.options,
  );
  // Seconds since 1970 here, where the rest of the API writes dates as text.
  tour.show(table(
    found.map((file) => ({
      ...file,
      created: new Date(file.created_at * 1000),
    })),
    { columns: ["filename", "bytes", "created", "purpose"] },
  ));
}

async function directories(tour: Tour): Promise<void> {
  const chat = madeBefore(tour, "agentChat");
  const detail = { detail_level: 1, ...tour.options };
  tour.calls("getDirectoryStats(gpt, chat, { detail_level: 1 })");
  const all = await getDirectoryStats(tour.gpt, chat, detail);
  tour.show(tree(all));

  const first = all[0];
  if (first !== undefined) {
    tour.calls("getDirectory(gpt, chat, directory, { detail_level: 1 })");
    const one = await getDirectory(tour.gpt, chat, first, detail);
    tour.show(tree(one));
  }

  tour.calls("listDirectoryStats(gpt, { limit: 10 })");
  const everywhere = await listDirectoryStats(tour.gpt, {
    offset: 0,
    limit: 10,
    ...tour.options,
  });
  tour.show(
    table(everywhere.map(({ agent_chat_session_id, chat_preview, stats }) => ({
      chat: agent_chat_session_id,
      preview: chat_preview,
      files: stats.reduce((sum, one) => sum + one.file_count, 0),
      bytes: stats.reduce((sum, one) => sum + one.size_bytes, 0),
    }))),
  );
}

async function downloads(tour: Tour): Promise<void> {
  tour.calls(
    `downloadAgentFiles(gpt, message, { folder: "${tour.downloads}" })`,
  );
  const saved = await downloadAgentFiles(
    tour.gpt,
    madeBefore(tour, "completion"),
    { folder: tour.downloads, ...tour.options },
  );
  tour.show(table(saved, { columns: ["path", "bytes"] }));
  for (const { path } of saved) {
    tour.calls(`preview("${path}")`);
    tour.show(await preview(path));
  }
}

/** From "Send an agent query" to "Download agent-generated files". */
export const agentSections: readonly Section[] = [
  {
    name: "agent",
    title: "Send an agent query",
    needs: ["uploads", "chats"],
    run: agent,
  },
  { name: "stream", title: "Send an agent query (streaming)", run: stream },
  { name: "control", title: "Control chat message generation", run: control },
  {
    name: "history",
    title: "Inspect chat message history",
    needs: ["agent"],
    run: history,
  },
  {
    name: "metadata",
    title: "Retrieve message metadata",
    needs: ["agent"],
    run: metadata,
  },
  {
    name: "files",
    title: "List agent server files",
    needs: ["agent"],
    run: files,
  },
  {
    name: "directories",
    title: "View agent directory statistics",
    needs: ["agent"],
    run: directories,
  },
  {
    name: "downloads",
    title: "Download agent-generated files",
    needs: ["agent"],
    run: downloads,
  },
];
