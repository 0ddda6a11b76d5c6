import { failureText } from "./_failure.ts";
import { type Fields, isFields } from "./_shapes.ts";
import { table } from "../table/table.ts";
import { bytesText } from "../text/formats.ts";
import { count } from "../text/measure.ts";
import type { TableOptions } from "../table/table.ts";
import type { View } from "../view.ts";

/** What the steps say about several things at once. */
export function reportView(
  value: Fields,
  options: Pick<TableOptions, "caption" | "limit">,
): View | undefined {
  const { files, collection } = value;
  if (isFields(collection) && "document_count" in collection) {
    if (Array.isArray(files) && files.every(isIngested)) {
      return ingestedView(files, collection, options);
    }
    if (isIngested(value)) return ingestedView([value], collection, options);
  }
  const { deleted, missing, failed } = value;
  return isCleanedUp(deleted) && isCleanedUp(missing) && isCleanedUp(failed)
    ? cleanedUpView({ deleted, missing, failed }, options)
    : undefined;
}

type Ingested = Fields & {
  readonly upload: Fields;
  readonly document?: Fields;
};

/** A file that was sent, and the document that it became. */
function isIngested(value: unknown): value is Ingested {
  return isFields(value) && isFields(value.upload) &&
    "filename" in value.upload &&
    (value.document === undefined || isFields(value.document));
}

function ingestedView(
  files: readonly Ingested[],
  collection: Fields,
  options: Pick<TableOptions, "caption" | "limit">,
): View {
  const { name, document_count: documents, document_size: size } = collection;
  const facts = [
    typeof documents === "number" ? count(documents, "document") : "",
    typeof size === "number" ? bytesText(size) : "",
  ].filter((fact) => fact !== "").join(", ");
  return table(
    files.map(({ upload, document = {} }) => ({
      ...document,
      file: upload.filename,
    })),
    {
      ...options,
      columns: {
        file: "File",
        type: "Type",
        status: "Status",
        page_count: "Pages",
        size: "Size",
        id: "Document id",
      },
      formats: { size: "bytes" },
      notes: [`Collection "${String(name)}" now: ${facts}`],
    },
  );
}

function isCleanedUp(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) &&
    value.every((item) => isFields(item) && "kind" in item && "id" in item);
}

function cleanedUpView(
  report: Readonly<Record<"deleted" | "missing" | "failed", readonly Fields[]>>,
  options: Pick<TableOptions, "caption" | "limit">,
): View {
  const results = { deleted: "deleted", missing: "was gone", failed: "failed" };
  const rows = (["failed", "deleted", "missing"] as const).flatMap((key) =>
    report[key].map(({ kind, id, error }) => ({
      kind,
      result: results[key],
      ...(error instanceof Error ? { why: failureText(error) } : {}),
      id,
    }))
  );
  return table(rows, {
    ...options,
    columns: {
      kind: "What",
      result: "Result",
      ...(report.failed.length > 0 ? { why: "Why" } : {}),
      id: "Id",
    },
  });
}
