/**
 * One page of a headless Chromium.
 *
 * @module
 */
import { decodeBase64 } from "@std/encoding/base64";
import {
  type DevTools,
  isJson,
  type Json,
  objectAt,
  textAt,
} from "./devtools.ts";

/** How a page is looked at. */
export interface PageLook {
  /** Width of the window in CSS pixels. @default {1280} */
  readonly width?: number;
  /** Height of the window in CSS pixels. @default {900} */
  readonly height?: number;
  /** Pixels of the picture for each CSS pixel. @default {1} */
  readonly scale?: number;
  /** What `prefers-color-scheme` says. @default {"light"} */
  readonly colorScheme?: "light" | "dark";
}

/** A part of a page, in CSS pixels from the page's top left. */
export interface PageArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page; `await using` closes it. */
export class Page implements AsyncDisposable {
  readonly #tools: DevTools;
  readonly #session: string;
  readonly #context: string;
  readonly #problems: string[] = [];
  #look: Required<PageLook> = {
    width: 1280,
    height: 900,
    scale: 1,
    colorScheme: "light",
  };
  #loaded = Promise.withResolvers<void>();

  private constructor(tools: DevTools, session: string, context: string) {
    this.#tools = tools;
    this.#session = session;
    this.#context = context;
    tools.listen(session, (method, params) => this.#hear(method, params));
  }

  /**
   * Opens an empty page with cookies and storage of its own.
   *
   * @param tools The browser's connection.
   * @param look How it is looked at.
   */
  static async open(tools: DevTools, look: PageLook = {}): Promise<Page> {
    const context = textAt(
      await tools.send("Target.createBrowserContext"),
      "browserContextId",
    );
    const { targetId } = await tools.send("Target.createTarget", {
      url: "about:blank",
      browserContextId: context,
    });
    const { sessionId } = await tools.send("Target.attachToTarget", {
      targetId,
      flatten: true,
    });
    const page = new Page(tools, String(sessionId), context);
    for (const domain of ["Page", "Runtime", "Log"]) {
      await page.send(`${domain}.enable`);
    }
    await page.setLook(look);
    return page;
  }

  /**
   * Errors of the page's console, exceptions that nobody caught, and what could
   * not be loaded, in the order in which they came.
   */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /**
   * Sends any command of the protocol for this page.
   *
   * @param method The command: `"Input.dispatchKeyEvent"`.
   * @param params Its parameters.
   */
  send(method: string, params: Json = {}): Promise<Json> {
    return this.#tools.send(method, params, this.#session);
  }

  /**
   * Goes to an address and waits until the page and its images are there.
   *
   * @param url The address.
   * @throws {Error} when it cannot be loaded.
   */
  async goto(url: string): Promise<void> {
    this.#loaded = Promise.withResolvers<void>();
    const loaded = this.#loaded.promise;
    const { errorText } = await this.send("Page.navigate", { url });
    if (typeof errorText === "string" && errorText !== "") {
      throw new Error(`Cannot open ${url}: ${errorText}`);
    }
    await loaded;
    await this.evaluate(
      "Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))]).then(() => true)",
    );
  }

  /**
   * Evaluates JavaScript in the page; a promise is waited for.
   *
   * @param expression An expression.
   * @returns Its value, by way of JSON.
   * @throws {Error} what the page throws.
   */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (isJson(answer.exceptionDetails)) {
      throw new Error(
        `Cannot evaluate in the page: ${saidBy(answer.exceptionDetails)}`,
      );
    }
    return objectAt(answer, "result").value;
  }

  /**
   * Waits until an expression is true in the page, looking at every frame.
   *
   * @param expression An expression without side effects.
   * @param timeoutMs How long, at most. @default {30_000}
   * @throws {Error} when it is not true in time.
   */
  async waitFor(expression: string, timeoutMs = 30_000): Promise<void> {
    const isTrue = await this.evaluate(
      `new Promise((resolve, reject) => {
        const end = performance.now() + ${timeoutMs};
        const look = async () => {
          try {
            if (await (${expression})) resolve(true);
            else if (performance.now() > end) resolve(false);
            else setTimeout(look, 20);
          } catch (error) {
            reject(error);
          }
        };
        look();
      })`,
    );
    if (isTrue !== true) {
      throw new Error(
        `Cannot go on: not true in the page within ${timeoutMs} ms: ${expression}`,
      );
    }
  }

  /**
   * Changes how the page is looked at; what is not given stays.
   *
   * @param look Size, scale and colour scheme.
   */
  async setLook(look: PageLook): Promise<void> {
    this.#look = { ...this.#look, ...look };
    const { width, height, scale, colorScheme } = this.#look;
    await this.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
    await this.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: colorScheme }],
    });
  }

  /**
   * Takes a picture of the page.
   *
   * @param area What of it; all of it, however long, unless given.
   * @returns A PNG.
   */
  async screenshot(area?: PageArea): Promise<Uint8Array<ArrayBuffer>> {
    const clip = area ?? await this.#wholePage();
    const { data } = await this.send("Page.captureScreenshot", {
      format: "png",
      captureBeyondViewport: true,
      clip: { ...clip, scale: 1 },
    });
    return decodeBase64(String(data));
  }

  /** Closes the page. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#tools.listen(this.#session, undefined);
    await this.#tools.send("Target.disposeBrowserContext", {
      browserContextId: this.#context,
    });
  }

  async #wholePage(): Promise<PageArea> {
    const size = objectAt(
      await this.send("Page.getLayoutMetrics"),
      "cssContentSize",
    );
    return {
      x: 0,
      y: 0,
      width: Number(size.width),
      height: Number(size.height),
    };
  }

  #hear(method: string, params: Json): void {
    switch (method) {
      case "Page.loadEventFired":
        this.#loaded.resolve();
        break;
      case "Runtime.exceptionThrown":
        this.#problems.push(
          `exception: ${saidBy(objectAt(params, "exceptionDetails"))}`,
        );
        break;
      case "Runtime.consoleAPICalled": {
        const type = textAt(params, "type");
        if (type !== "error" && type !== "assert") break;
        const args = Array.isArray(params.args) ? params.args : [];
        const said = args.filter(isJson).map((one) =>
          one.description ?? one.value
        );
        this.#problems.push(`console: ${said.join(" ")}`);
        break;
      }
      case "Log.entryAdded": {
        const entry = objectAt(params, "entry");
        if (textAt(entry, "level") !== "error") break;
        this.#problems.push(
          `${textAt(entry, "source")}: ${textAt(entry, "text")} ${
            textAt(entry, "url")
          }`.trim(),
        );
      }
    }
  }
}

/** What an exception says, with its stack where it has one. */
function saidBy(details: Json): string {
  const { description, value } = objectAt(details, "exception");
  return String(description ?? value ?? textAt(details, "text"));
}
