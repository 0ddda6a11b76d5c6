/**
 * Source text that writes results into files.
 *
 * @module
 */

import type { FileFormat, Save } from "../jobs.ts";
import type { PlannedJob } from "../plan.ts";

/** A result as the program holds it. */
export interface ShownResult {
  /** The variable with the result. */
  readonly variable: string;
  /** The columns that name its groups. */
  readonly groups: readonly string[];
  readonly planned: PlannedJob;
}

const EXTENSION_SEPARATORS: Readonly<Partial<Record<FileFormat, string>>> = {
  tsv: "\\t",
};

/** The statements that write one file. */
export function saveSource(
  save: Save,
  shown: readonly (ShownResult | undefined)[],
): string[] {
  const parts = save.jobs.flatMap((place) => shown[place] ?? []);
  const [first] = parts;
  if (first === undefined) return [];
  const file = JSON.stringify(save.fileName);
  const separator = EXTENSION_SEPARATORS[save.format];
  const terms = parts.filter(({ planned }) => planned.job.kind === "sequence");
  if (terms.length > 0) {
    const tabs = separator === undefined ? "" : `, "${separator}"`;
    const write = ({ variable, planned }: ShownResult): string => {
      const isTerms = planned.job.kind === "sequence";
      const title = JSON.stringify(planned.title);
      switch (save.format) {
        case "json":
          return `${isTerms ? "termsJson" : "toJson"}(${variable})`;
        case "md":
          return isTerms
            ? `termsMarkdown(${title}, ${variable})`
            : `toMarkdown(${title}, ${variable})`;
        case "txt":
        case "jsonl":
          if (isTerms) return `${variable}.join("\\n") + "\\n"`;
          return save.format === "txt"
            ? `toMarkdown(${title}, ${variable})`
            : `toJsonLines(${variable})`;
        default: {
          const names = tabs === "" || isTerms ? "" : `, namesOf(${variable})`;
          return `${
            isTerms ? "termsCsv" : "toCsv"
          }(${variable}${names}${tabs})`;
        }
      }
    };
    if (save.format === "json" && parts.length > 1) {
      const named = parts.map((part) =>
        `"  " + ${
          JSON.stringify(JSON.stringify(part.planned.title))
        } + ": " + ${write(part)}.trim()`
      );
      return [
        `await Deno.writeTextFile(${file}, "{\\n" + [${
          named.join(", ")
        }].join(",\\n") + "\\n}\\n");`,
      ];
    }
    return [
      `await Deno.writeTextFile(${file}, ${
        parts.map(write).join(' + "\\n" + ')
      });`,
    ];
  }
  const columnsOf = (planned: PlannedJob): string => {
    if (planned.job.kind !== "rows" || planned.table === undefined) return "";
    const shownColumns = planned.job.columns.length > 0
      ? planned.job.columns
      : planned.table.columns.map((c) => c.name);
    return JSON.stringify(shownColumns).replaceAll('","', '", "');
  };
  if (save.format === "md" || save.format === "txt") {
    const all = parts.map(({ variable, planned }) => {
      const columns = columnsOf(planned);
      return `toMarkdown(${JSON.stringify(planned.title)}, ${variable}${
        columns === "" ? "" : `, ${columns}`
      })`;
    });
    const joined = all.length === 1
      ? all[0]
      : `[\n  ${all.join(",\n  ")},\n].join("\\n")`;
    return [`await Deno.writeTextFile(${file}, ${joined});`];
  }
  if (save.format === "json") {
    if (parts.length === 1) {
      return [`await Deno.writeTextFile(${file}, toJson(${first.variable}));`];
    }
    const fields = parts.map(({ variable, planned }) =>
      `  ${JSON.stringify(planned.title)}: ${variable},`
    );
    return [
      `await Deno.writeTextFile(${file}, toJson({\n${fields.join("\n")}\n}));`,
    ];
  }
  const whole = parts.length === 1
    ? first.variable
    : `stack(\n  ${
      parts.map(({ variable, groups }) =>
        `{ columns: ${JSON.stringify(groups)}, table: ${variable} }`
      ).join(",\n  ")
    },\n)`;
  if (save.format === "jsonl") {
    return [`await Deno.writeTextFile(${file}, toJsonLines(${whole}));`];
  }
  const columns = parts.length === 1 ? columnsOf(first.planned) : "";
  const options = [
    columns || (separator === undefined ? "" : `namesOf(${whole})`),
    separator === undefined ? "" : `"${separator}"`,
  ].filter((text) => text !== "");
  return [
    `await Deno.writeTextFile(${file}, toCsv(${
      [whole, ...options].join(", ")
    }));`,
  ];
}
