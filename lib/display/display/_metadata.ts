import type { DecodedMeta } from "../../api/mod.ts";
import { fields } from "../fields.ts";
import { columnsOf } from "./_kinds.ts";
import { isFields, isRecordOfValues } from "./_shapes.ts";
import { stack } from "../layout/stack.ts";
import { table } from "../table/table.ts";
import { trace } from "../trace/trace.ts";
import { usage } from "../usage/usage.ts";
import type { View } from "../view.ts";

/** All that is known of a message, the kinds of it one under another. */
export function metadataView(
  items: readonly DecodedMeta[],
  baseUrl: string | undefined,
): View {
  const links = baseUrl === undefined ? {} : { baseUrl };
  const traces = items.filter(({ kind }) => kind === "trace");
  const analyses = items.filter(({ kind }) => kind === "analysis");
  // The history tells most; the same run may be there in three forms.
  const run =
    traces.find((item) => item.kind === "trace" && item.turns.length > 0) ??
      analyses[0];
  const views: View[] = run === undefined ? [] : [trace([run], links)];
  for (const item of items) {
    switch (item.kind) {
      case "usage":
        views.push(usage(item.usage));
        break;
      case "files":
        views.push(filesView(item.messageType, item.files));
        break;
      case "trace":
      case "analysis":
        break;
      default:
        views.push(factView(item));
    }
  }
  const [only] = views;
  return views.length === 1 && only ? only : stack(...views);
}

function filesView(type: string, files: readonly object[]): View {
  const { columns, formats } = columnsOf(files);
  return table(files, { caption: type, columns, formats });
}

function factView(
  item: Exclude<
    DecodedMeta,
    { kind: "usage" | "files" | "trace" | "analysis" }
  >,
): View {
  const caption = item.messageType;
  switch (item.kind) {
    case "model use":
      return fields(item.use, { caption });
    case "prompt": {
      return fields(
        Object.fromEntries(
          Object.entries(item.prompt).filter(([, value]) =>
            !Array.isArray(value) || value.length > 0
          ),
        ),
        { caption },
      );
    }
    case "code":
      return fields({
        file: item.run.fileName,
        language: item.run.language,
        "exit code": item.run.exitCode,
        code: item.run.code,
        output: item.run.output,
      }, { caption });
    case "folders":
      return fields(
        { work: item.workFolder, environment: item.environmentFolder },
        { caption },
      );
    case "json":
      return isFields(item.value) && isRecordOfValues(item.value)
        ? fields(item.value, { caption })
        : fields({ value: item.value }, { caption });
    case "text":
      return fields({ text: item.text }, { caption });
  }
}
