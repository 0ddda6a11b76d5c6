import { readProperty } from "../text/read_property.ts";

/** A file or folder with what is in it. */
export interface FileNode {
  readonly name: string;
  isFolder: boolean;
  /** Bytes that were stated for it. */
  bytes: number | undefined;
  readonly children: FileNode[];
  /** What is said of it beside the name. */
  note: string | undefined;
  /** What a server counted in it, where it lists less or nothing. */
  counted: { readonly files: number; readonly folders: number } | undefined;
}

/** What a list of files says. */
export interface FileTree {
  readonly roots: readonly FileNode[];
  /** Entries of the list that were not read, for there are too many. */
  readonly unread: number;
}

/** More entries than this are not read. */
const MAX_ENTRIES = 200_000;
/** What is nested deeper stays a path on one line. */
const MAX_DEPTH = 40;

/** Reads paths, entries of directories, stats of servers and nested objects. */
export function readTree(source: unknown): FileTree {
  const reader = new Reader();
  reader.add(source, reader.root);
  return { roots: reader.root.children, unread: reader.unread };
}

function folder(name: string): FileNode {
  return {
    name,
    isFolder: true,
    bytes: undefined,
    children: [],
    note: undefined,
    counted: undefined,
  };
}

class Reader {
  readonly root = folder("");
  unread = 0;
  #read = 0;
  /** The children of each folder by name; built once a folder has any. */
  readonly #index = new Map<FileNode, Map<string, FileNode>>();
  readonly #parents: object[] = [];

  /** Reads whatever stands for one or several files into a folder. */
  add(source: unknown, parent: FileNode): void {
    if (typeof source === "string") {
      this.#addPath(source, parent, source.endsWith("/"));
    } else if (typeof source === "object" && source !== null) {
      if (this.#parents.includes(source) || this.#parents.length > MAX_DEPTH) {
        this.#insert(parent, "↻", false).note = "the same as above";
        return;
      }
      this.#parents.push(source);
      try {
        const list = listOf(source);
        if (list) this.#addList(list, parent);
        else this.#addObject(source, parent);
      } catch {
        this.#insert(parent, "?", false).note = "cannot be read";
      }
      this.#parents.pop();
    }
  }

  #addList(list: Iterable<unknown>, parent: FileNode): void {
    const length = Array.isArray(list) ? list.length : undefined;
    let index = 0;
    for (const item of list) {
      if (this.#read >= MAX_ENTRIES) {
        this.unread += length === undefined ? 1 : length - index;
        return;
      }
      this.#read++;
      index++;
      this.add(item, parent);
    }
  }

  #addObject(source: object, parent: FileNode): void {
    const get = (name: string): unknown => readProperty(source, name);
    const chat = textOf(get("agent_chat_session_id"));
    if (chat !== undefined) {
      const node = this.#insert(parent, chat, true);
      node.note = textOf(get("chat_preview"));
      this.add(get("stats"), node);
      return;
    }
    const id = textOf(get("id"));
    const top = get("top_level_contents");
    if (
      id !== undefined && (Array.isArray(top) || isCount(get("file_count")))
    ) {
      this.#addStats(id, get, parent);
      return;
    }
    const path = textOf(get("path")) ?? textOf(get("name")) ??
      textOf(get("filename")) ?? textOf(get("file_name")) ?? id;
    if (path === undefined) {
      this.#addMembers(source, parent);
      return;
    }
    const children = get("children") ?? get("files") ?? get("entries");
    const isFolder = get("is_directory") === true ||
      get("isDirectory") === true || get("is_dir") === true ||
      /^(?:dir|directory|folder)$/i.test(textOf(get("type")) ?? "") ||
      path.endsWith("/") ||
      (typeof children === "object" && children !== null);
    const node = this.#addPath(path, parent, isFolder);
    node.bytes = sizeOf(get) ?? node.bytes;
    if (get("isSymlink") === true) node.note = "link";
    if (typeof children === "object" && children !== null) {
      this.add(children, node);
    }
  }

  /** A directory as the API's stats have it, with its files or only its top. */
  #addStats(
    id: string,
    get: (name: string) => unknown,
    parent: FileNode,
  ): void {
    const node = this.#insert(parent, id, true);
    node.bytes = sizeOf(get);
    const files = get("files");
    const top = get("top_level_contents");
    if (Array.isArray(files)) {
      for (const file of files) {
        if (this.#read >= MAX_ENTRIES) break;
        this.#read++;
        // A path is inside the directory, but some servers begin it with its id.
        this.#addStatsFile(file, id, node);
      }
    } else if (Array.isArray(top)) this.add(top, node);
    const counted = get("file_count");
    const folders = get("directory_count");
    if (isCount(counted)) {
      node.counted = {
        files: counted,
        folders: isCount(folders) ? folders : 0,
      };
    }
  }

  #addStatsFile(file: unknown, id: string, node: FileNode): void {
    if (typeof file !== "object" || file === null) {
      this.add(file, node);
      return;
    }
    const get = (name: string): unknown => readProperty(file, name);
    const path = textOf(get("path")) ?? textOf(get("name"));
    if (path === undefined) return this.add(file, node);
    const at = path.indexOf(`${id}/`);
    const inside = at >= 0 ? path.slice(at + id.length + 1) : path;
    const found = this.#addPath(inside, node, get("is_directory") === true);
    if (!found.isFolder) found.bytes = sizeOf(get);
  }

  /** An object of which nothing is known: its members are its files. */
  #addMembers(source: object, parent: FileNode): void {
    const names = source instanceof Map
      ? [...source.keys()]
      : Object.keys(source);
    for (const name of names) {
      if (this.#read >= MAX_ENTRIES) {
        this.unread++;
        continue;
      }
      this.#read++;
      const value: unknown = source instanceof Map
        ? source.get(name)
        : readProperty(source, String(name));
      const isFolder = typeof value === "object" && value !== null;
      const node = this.#insert(parent, String(name), isFolder);
      if (isFolder) this.add(value, node);
      else if (isCount(value)) node.bytes = value;
    }
  }

  #addPath(path: string, parent: FileNode, isFolder: boolean): FileNode {
    const isWindows = /^(?:[A-Za-z]:\\|\\\\[^\\])/.test(path);
    const parts = path.split(isWindows ? /[\\/]+/ : /\/+/)
      .filter((part) => part !== "" && part !== ".");
    // What begins at the top of a disk or a network is not beside the rest.
    const top = isWindows && path.startsWith("\\")
      ? "\\\\"
      : path.startsWith("/")
      ? "/"
      : "";
    if (top !== "" && parent === this.root) {
      if (parts.length === 0) return this.#insert(parent, top, true);
      parts[0] = top === "/" ? parts[0] ?? "" : `${top}${parts[0]}`;
      if (top === "/") parts.unshift(top);
    }
    if (parts.length === 0) return this.#insert(parent, path || ".", isFolder);
    const deep = parts.length > MAX_DEPTH
      ? [...parts.slice(0, MAX_DEPTH - 1), parts.slice(MAX_DEPTH - 1).join("/")]
      : parts;
    return deep.reduce(
      (node, part, i) =>
        this.#insert(node, part, isFolder || i < deep.length - 1),
      parent,
    );
  }

  /** The child of the name; a file that is named twice is there twice. */
  #insert(parent: FileNode, name: string, isFolder: boolean): FileNode {
    let index = this.#index.get(parent);
    if (!index) {
      index = new Map(parent.children.map((child) => [child.name, child]));
      this.#index.set(parent, index);
    }
    const known = index.get(name);
    if (known && (isFolder || known.isFolder)) {
      known.isFolder = true;
      return known;
    }
    const node = { ...folder(name), isFolder };
    parent.isFolder = true;
    parent.children.push(node);
    index.set(name, node);
    return node;
  }
}

function listOf(source: object): Iterable<unknown> | undefined {
  if (Array.isArray(source)) return source;
  return source instanceof Set ? source : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function sizeOf(get: (name: string) => unknown): number | undefined {
  for (const name of ["size_bytes", "bytes", "size", "byteLength"]) {
    const value = get(name);
    if (isCount(value)) return value;
    if (typeof value === "bigint") return Number(value);
  }
  return undefined;
}
