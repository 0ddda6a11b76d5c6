import { join } from "@std/path/posix/join";
import { addressBetween, folderOf } from "./_paths.ts";

/** What the links of a page may lead to. */
export interface LinkTargets {
  /** The page of a notebook, of the introduction, or of a folder. */
  page(path: string): string | undefined;
  /** The id that a page has for what a link calls so; undefined where the page is not known yet. */
  anchor(page: string, name: string): string | false | undefined;
  /** What there is in the folder of notebooks. */
  lookUp(path: string): "file" | "folder" | undefined;
}

/** Follows the links of one notebook. */
export class Links {
  /** Files that the page needs beside it. */
  readonly files = new Set<string>();
  /** What is wrong, by address. */
  readonly wrong = new Map<string, string>();
  /** Whether a link leads to a part of another page. */
  hasParts = false;
  readonly #from: string;
  readonly #targets: LinkTargets;

  /**
   * @param from The page.
   * @param targets What its links may lead to.
   */
  constructor(from: string, targets: LinkTargets) {
    this.#from = from;
    this.#targets = targets;
  }

  /** Where a link leads on the site; undefined for one that leads to nothing. */
  follow(address: string): string | undefined {
    if (/^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(address)) return address;
    const [, path = "", query = "", part = ""] =
      /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
    if (path === "") return address;
    const target = this.#find(path, address);
    if (target === undefined) return undefined;
    const page = this.#targets.page(target);
    if (page !== undefined) {
      return addressBetween(this.#from, page) + query +
        this.#part(page, part, address);
    }
    return this.#isFile(target, address)
      ? addressBetween(this.#from, target) + query + part
      : undefined;
  }

  /** Notes the file of a picture; its address stays, since the file keeps its place. */
  picture(path: string): void {
    const target = this.#find(path, path);
    if (target !== undefined) this.#isFile(target, path);
  }

  #find(path: string, address: string): string | undefined {
    const plain = decoded(path.replaceAll("\\", "/"));
    const target = join(folderOf(this.#from), plain).replace(/\/$/, "");
    if (plain.startsWith("/") || target === ".." || target.startsWith("../")) {
      this.wrong.set(address, "leads out of the folder of notebooks");
      return undefined;
    }
    return target === "." ? "" : target;
  }

  #isFile(path: string, address: string): boolean {
    const found = this.#targets.lookUp(path);
    if (found === "file" && !/(?:^|\/)\./.test(path)) {
      this.files.add(path);
      return true;
    }
    this.wrong.set(
      address,
      found === undefined
        ? "leads to nothing"
        : found === "file"
        ? "leads to a hidden file, which is not published"
        : "leads to a folder without notebooks; wanted a file",
    );
    return false;
  }

  #part(page: string, part: string, address: string): string {
    const name = part.slice(1);
    if (name === "" || name === "top") return part;
    this.hasParts = true;
    const id = this.#targets.anchor(page, name);
    if (id === undefined) return part;
    if (id !== false) return `#${encodeURIComponent(id)}`;
    this.wrong.set(address, `leads to a page that has no part "${name}"`);
    return "";
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
