/** JSON lines decoded from a stream, beside `JSON.parse` over the same lines already split. */
import { jsonl } from "../../lib/client/mod.ts";
import { benchComparison, compare } from "./_ratio.ts";

const encoder = new TextEncoder();
const PIECE_BYTES = 65536;

/** Lines of a streamed answer: a few words each. */
const DELTAS = Array.from(
  { length: 400_000 },
  (_, index) =>
    JSON.stringify({ body: `word${index} und Übermut 日本 `, finished: false }),
);

/** Lines of a list that was saved: a record each. */
const RECORDS = Array.from({ length: 60_000 }, (_, index) =>
  JSON.stringify({
    id: crypto.randomUUID(),
    name: `Document ${index}`,
    size: index * 37,
    created_at: "2026-01-01T00:00:00Z",
    tags: ["a", "b", "c"],
    metadata: {
      author: "Ada",
      pages: index % 100,
      summary: "Lorem ipsum dolor sit amet. ".repeat(8),
    },
  }));

for (
  const [name, lines] of [["deltas", DELTAS], ["records", RECORDS]] as const
) {
  const bytes = encoder.encode(lines.map((line) => `${line}\n`).join(""));
  const pieces = Array.from(
    { length: Math.ceil(bytes.length / PIECE_BYTES) },
    (_, index) =>
      bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES),
  );
  benchComparison(`jsonl(), ${name}`, () =>
    compare({
      name: `jsonl(), ${lines.length} ${name} from a stream`,
      work: [bytes.length / 1e6, "MB"],
      wanted: 0.6,
      bare() {
        let count = 0;
        for (const line of lines) if (JSON.parse(line) !== null) count++;
        if (count !== lines.length) throw new Error("Lines were lost");
      },
      async ours() {
        let count = 0;
        for await (const record of jsonl(ReadableStream.from(pieces))) {
          if (record !== null) count++;
        }
        if (count !== lines.length) throw new Error("Lines were lost");
      },
    }));
}
