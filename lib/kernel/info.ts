import { type KernelInfoReply, PROTOCOL_VERSION } from "../protocol/mod.ts";

/** What a kernel tells of itself. */
export interface KernelFacts {
  /** Version of the implementation. */
  readonly version: string;
}

/** The answer to who the kernel is. */
export function kernelInfo({ version }: KernelFacts): KernelInfoReply {
  const { deno, v8, typescript } = Deno.version;
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "cenote",
    implementation_version: version,
    language_info: {
      name: "typescript",
      version: typescript,
      mimetype: "text/x.typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: { name: "javascript", typescript: true },
      nbconvert_exporter: "script",
    },
    banner:
      `Cenote ${version}: TypeScript ${typescript} on Deno ${deno} (V8 ${v8})`,
    debugger: false,
    help_links: [
      { text: "Deno", url: "https://docs.deno.com/runtime/" },
      { text: "Deno's API", url: "https://docs.deno.com/api/deno/" },
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
      {
        text: "MDN: JavaScript",
        url: "https://developer.mozilla.org/docs/Web/JavaScript",
      },
    ],
    supported_features: [],
  };
}
