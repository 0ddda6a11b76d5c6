/**
 * A headless Chromium for tests and pictures, driven by its own DevTools
 * protocol; where Debian has none yet, it is installed.
 *
 * @module
 */
import { TextLineStream } from "@std/streams/text-line-stream";
import { DevTools } from "./chromium/devtools.ts";
import { needChromium } from "./chromium/find.ts";
import { Page, type PageLook } from "./chromium/page.ts";

export { findChromium, needChromium } from "./chromium/find.ts";
export { Page, type PageArea, type PageLook } from "./chromium/page.ts";

/**
 * Runs the browser until standard input ends, which it does whatever becomes of
 * this process: a browser never outlives its user, and its profile goes with it.
 */
const KEEPER = `
trap : INT TERM HUP
profile=$1
shift
"$@" &
browser=$!
exec >/dev/null 2>&1
while read -r _; do :; done
kill -9 "$browser"
wait "$browser"
for _ in 1 2 3 4 5; do
  rm -rf "$profile" && exit 0
  sleep 0.2
done
exit 1
`;

const FLAGS = [
  "--headless",
  // Its sandbox needs rights that containers do not give; only pages of ours are opened.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-extensions",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--hide-scrollbars",
  "--disable-lcd-text",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--lang=en-US",
  "--remote-debugging-port=0",
];

/** A running Chromium; `await using` ends it and removes what it wrote. */
export class Chromium implements AsyncDisposable {
  readonly #tools: DevTools;
  readonly #end: () => Promise<void>;

  /** @internal Made by {@linkcode startChromium}. */
  constructor(tools: DevTools, end: () => Promise<void>) {
    this.#tools = tools;
    this.#end = end;
  }

  /**
   * Opens an empty page with cookies and storage of its own.
   *
   * @param look How it is looked at.
   */
  open(look: PageLook = {}): Promise<Page> {
    return Page.open(this.#tools, look);
  }

  /** Ends the browser. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tools.close();
    await this.#end();
  }
}

/**
 * Starts Chromium without a window, with an empty profile of its own.
 *
 * @param program Its path; found, and on Debian installed, unless given.
 * @returns The browser.
 * @throws {Error} when there is none, or it does not start.
 *
 * @example
 * ```ts no-eval
 * import { startChromium } from "./chromium.ts";
 *
 * await using chromium = await startChromium();
 * await using page = await chromium.open({ width: 480, colorScheme: "dark" });
 * await page.goto("data:text/html,<h1>Hello</h1>");
 * await Deno.writeFile("hello.png", await page.screenshot());
 * ```
 */
export async function startChromium(program?: string): Promise<Chromium> {
  program ??= await needChromium();
  const profile = await Deno.makeTempDir({ prefix: "cenote-chromium-" });
  const keeper = new Deno.Command("sh", {
    args: [
      "-c",
      KEEPER,
      "chromium",
      profile,
      program,
      ...FLAGS,
      `--user-data-dir=${profile}`,
    ],
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const address = Promise.withResolvers<string>();
  // Read to its end, so that the browser is never held up by what it says.
  const reading = read(keeper.stderr, address);
  const end = async (): Promise<void> => {
    await keeper.stdin.close();
    await reading;
    const { success } = await keeper.status;
    if (!success) throw new Error(`Cannot remove Chromium's ${profile}`);
  };
  try {
    return new Chromium(await DevTools.connect(await address.promise), end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** Reads what the browser says, and finds in it where it listens. */
async function read(
  stderr: ReadableStream<Uint8Array<ArrayBuffer>>,
  address: PromiseWithResolvers<string>,
): Promise<void> {
  const said: string[] = [];
  const lines = stderr.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  for await (const line of lines) {
    const found = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
    if (found !== undefined) address.resolve(found);
    else if (said.push(line) > 5) said.shift();
  }
  address.reject(
    new Error(`Cannot start Chromium: it ended and said: ${said.join("\n")}`),
  );
}
