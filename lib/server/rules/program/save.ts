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
    const write = (variable: string, title: string): string => {
      if (save.format === "json") return `termsJson(${variable})`;
      if (save.format === "md") {
        return `termsMarkdown(${JSON.stringify(title)}, ${variable})`;
      }
      if (save.format === "txt" || save.format === "jsonl") {
        return `${variable}.join("\\n") + "\\n"`;
      }
      return separator === undefined
        ? `termsCsv(${variable})`
        : `termsCsv(${variable}, "${separator}")`;
    };
    const all = terms.map(({ variable, planned }) =>
      write(variable, planned.title)
    );
    if (save.format === "json" && terms.length > 1) {
      const named = terms.map(({ variable, planned }) =>
        `"  " + ${
          JSON.stringify(JSON.stringify(planned.title))
        } + ": " + termsJson(${variable}).trim()`
      );
      return [
        `await Deno.writeTextFile(${file}, "{\\n" + [${
          named.join(", ")
        }].join(",\\n") + "\\n}\\n");`,
      ];
    }
    return [`await Deno.writeTextFile(${file}, ${all.join(' + "\\n" + ')});`];
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
