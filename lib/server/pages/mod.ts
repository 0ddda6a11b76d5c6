/**
 * What people look at: the description of the API, and a page to try it. None
 * of it needs the key; calls made from the page do.
 *
 * @module
 */

import { stringify } from "@std/yaml/stringify";
import { openApiDocument } from "../../api/mod.ts";
import { json, type ServerContext } from "../context.ts";
import { implemented } from "../routes/mod.ts";
import { EXPLORER_HTML } from "./explorer_html.ts";
import { EXPLORER_SCRIPT } from "./explorer_script.ts";
import { EXPLORER_STYLE } from "./explorer_style.ts";

/** One page. */
export interface Page {
  readonly path: string;
  /** False for what only other pages name. */
  readonly isListed: boolean;
  answer(
    request: Request,
    context: ServerContext,
  ): Promise<Response> | Response;
}

/** The page takes nothing from elsewhere, runs nothing written into it, and is framed nowhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function text(type: string, body: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": POLICY,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    },
  });
}

function redirect(path: string): Response {
  return new Response(null, { status: 307, headers: { location: path } });
}

function isAll(request: Request): boolean {
  return /^(true|1)$/i.test(new URL(request.url).searchParams.get("all") ?? "");
}

const yamls = new Map<boolean, string>();

/** The API as YAML; writing it takes long enough to do it once only. */
async function specification(request: Request): Promise<Response> {
  const all = isAll(request);
  let yaml = yamls.get(all);
  if (yaml === undefined) {
    const document = await openApiDocument({ serverUrl: "", implemented, all });
    // Anchors for repeated parts would only be hard to read.
    yaml = stringify(document, { lineWidth: 120, useAnchors: false });
    yamls.set(all, yaml);
  }
  return text("application/yaml", yaml);
}

/** The pages. */
export const pages: readonly Page[] = [
  { path: "/", isListed: false, answer: () => redirect("/swagger-ui/") },
  {
    path: "/swagger-ui",
    isListed: false,
    answer: () => redirect("/swagger-ui/"),
  },
  {
    path: "/swagger-ui/",
    isListed: true,
    answer: () => text("text/html", EXPLORER_HTML),
  },
  {
    path: "/swagger-ui/explorer.js",
    isListed: false,
    answer: () => text("text/javascript", EXPLORER_SCRIPT),
  },
  {
    path: "/swagger-ui/explorer.css",
    isListed: false,
    answer: () => text("text/css", EXPLORER_STYLE),
  },
  { path: "/api-spec.yaml", isListed: true, answer: specification },
  {
    path: "/api-spec.json",
    isListed: true,
    async answer(request) {
      return json(
        200,
        await openApiDocument({
          serverUrl: "",
          implemented,
          all: isAll(request),
        }),
      );
    },
  },
];
