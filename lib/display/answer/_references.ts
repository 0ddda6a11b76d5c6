import { decodePages } from "../../api/mod.ts";
import { safeUrl } from "../markup/url.ts";
import { oneLine, safeText } from "../text/measure.ts";

/** A passage that an answer rests on, as the API gives it. */
export interface AnswerReference {
  /** The document's name. */
  readonly document_name?: string;
  /** The document's id. */
  readonly document_id?: string;
  /** How well the passage fits. */
  readonly score?: number;
  /** The pages, as the API writes them: JSON with selections. */
  readonly pages?: unknown;
  /** The pages as numbers, where they were read already. */
  readonly pageNumbers?: readonly number[];
  /** The passage. */
  readonly content?: string | null;
  /** Where the document is. */
  readonly uri?: string | null;
  /** True where the document is gone. */
  readonly were_references_deleted?: boolean;
}

/** A place in a document, with the passages that stand there. */
export interface Citation {
  /** The number that the text names it by. */
  readonly number: number;
  readonly name: string;
  /** `page 3`, `pages 3–5, 8`, or nothing. */
  readonly pages: string;
  /** The best score of its passages. */
  readonly score: number | undefined;
  readonly passages: readonly string[];
  readonly url: string | undefined;
  readonly isDeleted: boolean;
}

/** Citations, and which of them a reference became. */
export interface Citations {
  readonly list: readonly Citation[];
  /** Number of a citation by the place of the reference, from 1. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly references: readonly AnswerReference[];
}

/** Numbers the references; those to one place of one document are one. */
export function citationsOf(
  references: readonly AnswerReference[],
  baseUrl: string | undefined,
): Citations {
  const places = new Map<string, AnswerReference[]>();
  const keys = references.map((reference) => {
    const key = JSON.stringify([
      reference.document_id ?? "",
      reference.document_name ?? "",
      pagesOf(reference),
    ]);
    const same = places.get(key);
    if (same) same.push(reference);
    else places.set(key, [reference]);
    return key;
  });
  const order = new Map([...places.keys()].map((key, i) => [key, i + 1]));
  const list = [...places].map(([key, same]) =>
    citationOf(order.get(key) ?? 0, same, baseUrl)
  );
  const numbers = new Map(
    keys.map((key, i) => [i + 1, order.get(key) ?? 0]),
  );
  return { list, numbers, references };
}

function citationOf(
  number: number,
  same: readonly AnswerReference[],
  baseUrl: string | undefined,
): Citation {
  const first = same[0];
  const scores = same.map(({ score }) => score).filter((score) =>
    typeof score === "number" && Number.isFinite(score)
  );
  const passages = same.map(({ content }) =>
    typeof content === "string" ? safeText(content).trim() : ""
  ).filter((text) => text !== "");
  const uri = same.find(({ uri }) => typeof uri === "string" && uri !== "")
    ?.uri ?? "";
  return {
    number,
    name: oneLine(first?.document_name || first?.document_id || "document"),
    pages: pagesText(first ? pagesOf(first) : []),
    score: scores.length === 0
      ? undefined
      : Math.max(...scores.map((score) => score ?? 0)),
    passages: [...new Set(passages)],
    url: uri === "" ? undefined : safeUrl(uri, baseUrl),
    isDeleted: same.every((one) => one.were_references_deleted === true),
  };
}

function pagesOf({ pages, pageNumbers }: AnswerReference): number[] {
  return decodePages(Array.isArray(pageNumbers) ? pageNumbers : pages);
}

/** `page 3`, `pages 1–3, 7`. */
function pagesText(pages: readonly number[]): string {
  if (pages.length === 0) return "";
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  const text = ranges.map(([from, to]) => from === to ? from : `${from}–${to}`)
    .join(", ");
  return `${pages.length === 1 ? "page" : "pages"} ${text}`;
}
