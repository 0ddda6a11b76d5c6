import { assertEquals, assertStringIncludes } from "@std/assert";
import { runPeer, startServe } from "./_peer.ts";

const PROGRAMS: Readonly<
  Record<string, { readonly what: string; readonly says: string }>
> = {
  "guide_calls.py": {
    what: "every call of the guide by requests",
    says: "as the guide says",
  },
  "openai_client.py": {
    what: "the openai package, streamed and not",
    says: "chunks",
  },
  "official_client.py": {
    what: "the official h2ogpte client",
    says: "content",
  },
};

for (const [program, { what, says }] of Object.entries(PROGRAMS)) {
  Deno.test(`cenote serve answers ${what}`, async () => {
    await using server = await startServe();
    const { code, output } = await runPeer(program, {
      H2OGPTE_ADDRESS: server.address,
      H2OGPTE_API_KEY: server.apiKey,
    });
    assertEquals(code, 0, output);
    assertStringIncludes(output, says);
  });
}
