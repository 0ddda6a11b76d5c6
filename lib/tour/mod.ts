/**
 * The guide from end to end: every section of h2oGPTe's REST API guide, in its
 * order, each result shown. It reads as an example of the whole library, and
 * runs against the embedded server as against a real one.
 *
 * @module
 */
import * as colors from "@std/fmt/colors";
import { connect } from "../connect.ts";
import { table, View } from "../display/mod.ts";
import { cleanUp } from "../guide/mod.ts";
import { agentSections } from "./agent.ts";
import { documentSections } from "./documents.ts";
import { moreSections } from "./more.ts";
import type { Section, Tour } from "./tour.ts";

export type { Made, Section, Tour } from "./tour.ts";

/** All sections, in the guide's order; the clean-up at the end is none of them. */
export const sections: readonly Section[] = [
  ...documentSections,
  ...agentSections,
  ...moreSections,
];

const isColored = Deno.stdout.isTerminal() && !Deno.noColor;
const bold = isColored ? colors.bold : String;
const cyan = isColored ? colors.cyan : String;
const dim = isColored ? colors.dim : String;

/** Options of `runTour()`. */
export interface TourOptions {
  /** A server's address. @default {H2OGPTE_ADDRESS, else the embedded server} */
  readonly address?: string;
  /** Leaves the collection and the chats on the server. @default {false} */
  readonly keep?: boolean;
  /** Names of the sections to run, with those they need. @default {all of them} */
  readonly only?: readonly string[];
  /** The folder that downloads go to. @default {"./agent_downloads"} */
  readonly downloads?: string;
  /** Ends the tour early; what it made is deleted all the same. */
  readonly signal?: AbortSignal;
}

/** What a tour came to. */
export interface TourReport {
  /** Sections that ran. */
  readonly sections: number;
  /** Requests that were sent. */
  readonly calls: number;
  /** Requests that failed or were refused. */
  readonly failed: number;
  /** How long it took in all. */
  readonly seconds: number;
}

/**
 * Runs the guide's sections and shows each call and what came back.
 *
 * @returns counts of sections, calls and failures, and the time it took.
 * @throws {RangeError} when `only` names a section that is none.
 * @throws {GpteError} when a call fails; what was made until then is deleted first.
 */
export async function runTour(options: TourOptions = {}): Promise<TourReport> {
  const { address, keep = false, only = [], downloads = "./agent_downloads" } =
    options;
  const chosen = choose(only);
  const began = performance.now();
  let calls = 0;
  let failed = 0;
  await using gpt = await connect({
    ...(address === undefined ? {} : { address }),
    logger: ({ event, status }) => {
      if (event === "request") calls++;
      if (event === "failure" || (status ?? 0) >= 400) failed++;
    },
  });
  const made = { chats: new Set<string>(), collections: new Set<string>() };
  const tour: Tour = {
    gpt,
    made: {},
    options: { signal: options.signal ?? new AbortController().signal },
    downloads,
    calls: (code) => console.log(`\n${cyan("›")} ${bold(code)}`),
    show: (what) => console.log(what instanceof View ? what : `  ${what}`),
    deleteLater: (kind, id) => made[`${kind}s`].add(id),
  };
  console.log(
    `${bold("Cenote")}: the guide to h2oGPTe's REST API, on ${gpt.address}`,
  );
  try {
    for (const [index, section] of chosen.entries()) {
      console.log(
        `\n${bold(`${index + 1}. ${section.title}`)} ${dim(section.name)}`,
      );
      await section.run(tour);
    }
  } finally {
    // A cancelled tour cleans up as well: without its signal.
    if (!keep) {
      await deleteAll(tour, {
        chats: [...made.chats],
        collections: [...made.collections],
      });
    }
  }
  return {
    sections: chosen.length,
    calls,
    failed,
    seconds: (performance.now() - began) / 1000,
  };
}

/** The sections of these names and those they need, in the guide's order. */
function choose(only: readonly string[]): readonly Section[] {
  if (only.length === 0) return sections;
  const names = new Set<string>();
  const add = (name: string) => {
    const section = sections.find((one) => one.name === name);
    if (section === undefined) {
      const all = sections.map((one) => one.name).join(", ");
      throw new RangeError(`Cannot run section "${name}": there are ${all}`);
    }
    names.add(name);
    section.needs?.forEach(add);
  };
  only.forEach(add);
  return sections.filter(({ name }) => names.has(name));
}

/** The guide's "Clean up resources": deletes what the sections made. */
async function deleteAll(
  tour: Tour,
  made: {
    readonly chats: readonly string[];
    readonly collections: readonly string[];
  },
): Promise<void> {
  if (made.chats.length + made.collections.length === 0) return;
  console.log(`\n${bold("Clean up resources")}`);
  tour.calls("cleanUp(gpt, { chats, collections })");
  const { deleted, missing, failed } = await cleanUp(tour.gpt, made);
  tour.show(table([
    ...deleted.map(({ kind, id }) => ({ kind, id, result: "deleted" })),
    ...missing.map(({ kind, id }) => ({ kind, id, result: "was gone" })),
    ...failed.map(({ kind, id, error }) => ({
      kind,
      id,
      result: error.message,
    })),
  ]));
}
