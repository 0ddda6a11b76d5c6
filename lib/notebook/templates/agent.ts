import type { NotebookTemplate } from "./notebook_template.ts";

/** A task for the agent, how it went about it, the files it left. */
export const agent: NotebookTemplate = {
  name: "agent",
  summary:
    "give the agent a task with data, see its steps and the files it wrote",
  importsPackage: true,
  cells: ({ title, module }) => [
    {
      type: "markdown",
      id: "title",
      source: `# ${title}

The agent plans, writes programs and runs them in a sandbox. With
\`H2OGPTE_ADDRESS\` and \`H2OGPTE_API_KEY\` set it is that server's, else the one of
a server that starts inside this notebook.`,
    },
    {
      type: "code",
      id: "connect",
      source: `import {
  cleanUp,
  connect,
  createChat,
  createCollection,
  getAgentFiles,
  getTrace,
  ingestFile,
  markdown,
  runAgent,
  table,
  trace,
} from "${module}";

const gpt = await connect();`,
    },
    {
      type: "code",
      id: "data",
      source: `const sales = \`product,month,revenue
Widget A,January,12500
Widget B,January,8300
Widget A,February,14200
Widget B,February,9100
\`;
const collection = await createCollection(gpt, { name: "Sales" });
await ingestFile(gpt, { name: "sales.csv", data: sales }, collection);
table(sales, { caption: "sales.csv" });`,
    },
    { type: "markdown", id: "task-title", source: "## Task" },
    {
      type: "code",
      id: "task",
      source: `const chat = await createChat(gpt, { collection });
const done = await runAgent(
  gpt,
  chat,
  "Calculate the total revenue per product and save it as 'totals.csv'.",
  { llm_args: { agent_accuracy: "quick", agent_total_timeout: 300 } },
);
markdown(done.body);`,
    },
    { type: "markdown", id: "steps-title", source: "## Steps and files" },
    {
      type: "code",
      id: "steps",
      source: `const steps = await getTrace(gpt, done);
steps ? trace(steps) : "This server keeps no trace of the message.";`,
    },
    {
      type: "code",
      id: "files",
      source: `table(await getAgentFiles(gpt, done), {
  caption: "Files",
  columns: ["name"],
});`,
    },
    {
      type: "markdown",
      id: "end",
      source: `## Clean up

\`downloadAgentFiles(gpt, done, { folder: "results" })\` fetches the files before
they go.`,
    },
    {
      type: "code",
      id: "clean-up",
      source: `await cleanUp(gpt, { chats: [chat], collections: [collection] });
await gpt.close();`,
    },
  ],
};
