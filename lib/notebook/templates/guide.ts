import type { NotebookTemplate } from "./notebook_template.ts";

/** A document, a question to h2oGPTe, the sources of its answer. */
export const guide: NotebookTemplate = {
  name: "guide",
  summary:
    "connect to h2oGPTe, ingest a document, ask a question, see its sources",
  importsPackage: true,
  cells: ({ title, module }) => [
    {
      type: "markdown",
      id: "title",
      source: `# ${title}

A document goes into a collection, and h2oGPTe answers a question from it. With
\`H2OGPTE_ADDRESS\` and \`H2OGPTE_API_KEY\` set the cells speak to that server, else
to one that starts inside this notebook.`,
    },
    {
      type: "code",
      id: "connect",
      source: `import {
  ask,
  cleanUp,
  connect,
  createChat,
  createCollection,
  getReferences,
  ingestFile,
  markdown,
  table,
} from "${module}";

const gpt = await connect();`,
    },
    {
      type: "markdown",
      id: "documents",
      source: `## Documents

\`ingestFile\` takes a path, too: \`await ingestFile(gpt, "report.pdf", collection)\`.`,
    },
    {
      type: "code",
      id: "ingest",
      source: `const collection = await createCollection(gpt, {
  name: "Notes",
  description: "What the questions are answered from",
});
const note = \`# Cenotes

A cenote is a natural pit that exposes groundwater. It forms where the rock
above a cave falls in. Yucatán has about 6,000 cenotes.
\`;
const { document } = await ingestFile(
  gpt,
  { name: "cenotes.md", data: note },
  collection,
);
table([document], { columns: ["name", "type", "size"] });`,
    },
    { type: "markdown", id: "question", source: "## Question" },
    {
      type: "code",
      id: "ask",
      source: `const chat = await createChat(gpt, { collection });
const answer = await ask(gpt, chat, "What is a cenote?");
markdown(answer.body);`,
    },
    {
      type: "code",
      id: "sources",
      source: `table(await getReferences(gpt, answer), {
  caption: "Sources",
  columns: ["document_name", "content"],
});`,
    },
    {
      type: "markdown",
      id: "end",
      source: `## Clean up

What was made on the server goes; leave this out to keep it.`,
    },
    {
      type: "code",
      id: "clean-up",
      source: `await cleanUp(gpt, { chats: [chat], collections: [collection] });
await gpt.close();`,
    },
  ],
};
