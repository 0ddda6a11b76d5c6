import {
  type CodeRun,
  decodeChatHistory,
  type DecodedMeta,
  splitAgentText,
  type TraceTurn,
} from "../../api/mod.ts";

/** What metadata keeps of one turn, an item for each thing. */
interface Parts {
  title?: string;
  message?: string;
  runs: CodeRun[];
}

/**
 * The turns of a message's metadata that keeps no history but items for each
 * turn: `turn_title`, `turn_message` and `code_dict`. Their order is not
 * certain: a turn is what stands between two titles, and where the programs
 * are numbered, the numbers count.
 */
export function turnsOfParts(metas: readonly DecodedMeta[]): TraceTurn[] {
  const groups = groupsOf(metas);
  const numbers = groups.flatMap(({ runs }) => runs[0]?.turn ?? []);
  const isBackward = numbers.length > 1 &&
    numbers.every((n, i) => i === 0 || n < (numbers[i - 1] ?? n));
  if (isBackward) groups.reverse();
  const turns = groups.flatMap(turnsOfGroup);
  const last = turns.findLastIndex(({ role, text }) =>
    role === "agent" && text !== ""
  );
  const runsNothing = turns[last]?.code.every((block) => !block.isExecutable);
  return turns.map((turn, i) => ({
    ...turn,
    isFinal: i === last && runsNothing === true,
  }));
}

function groupsOf(metas: readonly DecodedMeta[]): Parts[] {
  const items = metas.filter((meta) =>
    meta.kind === "code" ||
    (meta.kind === "text" &&
      /^turn_(?:title|message)$/.test(meta.messageType))
  );
  // A title opens its turn where it stands first, and else closes it.
  const opens = items[0]?.messageType === "turn_title";
  const groups: Parts[] = [];
  let group: Parts = { runs: [] };
  const isEmpty = () =>
    group.title === undefined && group.message === undefined &&
    group.runs.length === 0;
  const flush = () => {
    if (!isEmpty()) groups.push(group);
    group = { runs: [] };
  };
  for (const item of items) {
    if (item.kind === "code") group.runs.push(item.run);
    else if (item.kind !== "text") continue;
    else if (item.messageType === "turn_title") {
      if (opens || group.title !== undefined) flush();
      group.title = item.text;
      if (!opens) flush();
    } else {
      if (group.message !== undefined) flush();
      group.message = item.text;
    }
  }
  flush();
  return groups;
}

function turnsOfGroup({ title, message = "", runs }: Parts): TraceTurn[] {
  const said = splitAgentText(message).turns[0];
  const code = said?.code.some((block) => block.isExecutable)
    ? said.code
    : [...said?.code ?? [], ...runs.map(programOf)];
  const turn: TraceTurn = {
    role: "agent",
    text: "",
    status: [],
    files: [],
    isSelfCheck: false,
    ...said,
    ...(title === undefined ? {} : { title }),
    code,
    isFinal: false,
  };
  return [turn, ...runs.map(executionOf)];
}

function programOf(
  { language, code, fileName }: CodeRun,
): TraceTurn["code"][0] {
  return {
    language,
    code,
    ...(fileName === undefined ? {} : { fileName }),
    isExecutable: true,
  };
}

/** The logs of a program hold the same tags as what an executor says. */
function executionOf({ exitCode, output }: CodeRun): TraceTurn {
  const [turn] = decodeChatHistory([{
    role: "assistant",
    content: `exitcode: ${exitCode ?? 0}\nCode output:\n${output}`,
  }]) ?? [];
  const { exitCode: stated, ...rest } = turn ?? {
    role: "executor",
    text: "",
    code: [],
    status: [],
    exitCode,
    output,
    files: [],
    isSelfCheck: false,
    isFinal: false,
  };
  return exitCode === undefined || stated === undefined
    ? rest
    : { ...rest, exitCode: stated };
}
