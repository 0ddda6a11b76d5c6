import { join } from "@std/path";
import type { WorkspaceFile } from "../engine.ts";
import type {
  AgentFolder,
  PublishedFile,
  Store,
  StoredChat,
  StoredDocument,
} from "../store/mod.ts";

/** The agent's folder and what a chat's programs may read in it. */
export interface WorkspaceParts {
  readonly store: Store;
  readonly chat: StoredChat;
  readonly userId: string;
}

/** A document that the user just ingested is offered to chats without data for this long. */
const LAST_INGESTED_MS = 3_600_000;
/** Documents of a collection that are offered by name. */
const MAX_DOCUMENTS = 1_000;
/** Documents up to this number and size are all put into the folder; of more, those that a program names. */
const PLACED_DOCUMENTS = 200;
const PLACED_BYTES = 128 * 1024 ** 2;

interface Input {
  readonly file: WorkspaceFile;
  readonly path: string;
}

/**
 * The working folder of a chat's agent during one answer. It is made when the
 * first program runs; documents are copied into it, so that nothing a program
 * does can reach the store.
 */
export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #inputs: ReadonlyMap<string, Input>;
  readonly #written = new Set<string>();
  readonly #earlier: ReadonlyMap<string, WorkspaceFile>;
  readonly #placed = new Set<string>();
  #folder: AgentFolder | undefined;

  private constructor(
    parts: WorkspaceParts,
    inputs: ReadonlyMap<string, Input>,
    earlier: ReadonlyMap<string, WorkspaceFile>,
    folder: AgentFolder | undefined,
  ) {
    this.#parts = parts;
    this.#inputs = inputs;
    this.#earlier = earlier;
    this.#folder = folder;
  }

  /** Looks up what the chat has: its collection's documents, files of earlier turns. */
  static async open(parts: WorkspaceParts): Promise<Workspace> {
    const { store, chat } = parts;
    const folder = store.agentFiles.folders(chat.id).at(-1);
    const inputs = new Map<string, Input>();
    const earlier = new Map<string, WorkspaceFile>();
    if (folder !== undefined) {
      const published = new Set(
        store.agentFiles.published(chat.id).filter((one) =>
          one.folder === folder.name
        )
          .map((one) => one.path),
      );
      for (const path of published) {
        const at = join(folder.path, path);
        const stat = await statFile(at);
        if (stat === undefined) continue;
        earlier.set(path, {
          name: path,
          origin: "earlier turn",
          bytes: stat.size,
          read: () => Deno.readFile(at),
        });
      }
    }
    const offer = (
      document: StoredDocument,
      origin: WorkspaceFile["origin"],
      collectionName: string,
    ) => {
      const name = freeName(
        document.name,
        (one) => inputs.has(one) || earlier.has(one),
      );
      inputs.set(name, {
        path: store.documents.path(document.id),
        file: {
          name,
          origin,
          collectionName,
          bytes: document.bytes,
          read: () => store.documents.read(document.id),
        },
      });
    };
    if (chat.collectionId !== null) {
      const documents = store.documents.ofCollection(
        chat.collectionId,
        0,
        MAX_DOCUMENTS,
      );
      for (const document of documents) {
        // A file that an earlier turn wrote under this name stands in its place.
        if (!earlier.has(baseName(document.name))) {
          offer(document, "collection", chat.collectionName ?? "");
        }
      }
    } else {
      const last = store.documents.lastIngested(parts.userId, LAST_INGESTED_MS);
      if (last !== undefined && !earlier.has(baseName(last.document.name))) {
        offer(last.document, "last ingested", last.collectionName);
      }
    }
    return new Workspace(parts, inputs, earlier, folder);
  }

  /** Name of the folder, `.work_UUID`; undefined as long as there is none. */
  get folderName(): string | undefined {
    return this.#folder?.name;
  }

  /** What programs can open now: files of this answer, of earlier turns, inputs. */
  async files(): Promise<readonly WorkspaceFile[]> {
    const found: WorkspaceFile[] = [];
    const folder = this.#folder;
    for (const name of folder ? this.#written : []) {
      const at = join(folder?.path ?? "", name);
      const stat = await statFile(at);
      if (stat === undefined) continue;
      found.push({
        name,
        origin: "agent",
        bytes: stat.size,
        read: () => Deno.readFile(at),
      });
    }
    const rest = [
      ...this.#earlier.values(),
      ...[...this.#inputs.values()].map((one) => one.file),
    ];
    return [...found, ...rest.filter((one) => !this.#written.has(one.name))];
  }

  /**
   * Makes the folder ready for a program: puts the inputs there that it may read.
   *
   * @param code The program; a single document that was only offered, and
   * documents past a limit, are copied when the program names them.
   * @returns Absolute path of the folder.
   */
  async prepare(code: string): Promise<string> {
    const folder = await this.#parts.store.agentFiles.folder(
      this.#parts.chat.id,
    );
    this.#folder = folder;
    const inputs = [...this.#inputs.values()];
    const bytes = inputs.reduce((sum, one) => sum + one.file.bytes, 0);
    const isSmall = inputs.length <= PLACED_DOCUMENTS && bytes <= PLACED_BYTES;
    for (const { file, path } of inputs) {
      if (this.#placed.has(file.name)) continue;
      const isNamed = code.includes(file.name) ||
        code.includes(JSON.stringify(file.name).slice(1, -1));
      if (!isNamed && (file.origin === "last ingested" || !isSmall)) continue;
      await Deno.copyFile(path, join(folder.path, file.name));
      this.#placed.add(file.name);
    }
    return folder.path;
  }

  /** A name for a program's file that is not an input's. */
  programName(wanted: string): string {
    return this.#inputs.has(wanted) || this.#earlier.has(wanted)
      ? `run_${wanted}`
      : wanted;
  }

  /** Takes down which files a program wrote or changed. */
  wrote(names: readonly string[]): void {
    for (const name of names) this.#written.add(name);
  }

  /** Files of earlier answers in this chat. */
  earlier(): PublishedFile[] {
    return this.#parts.store.agentFiles.published(this.#parts.chat.id);
  }

  /** Keeps the files that this answer left as documents of the chat. */
  async publish(messageId: string): Promise<PublishedFile[]> {
    const { store, userId } = this.#parts;
    const kept: PublishedFile[] = [];
    for (const name of [...this.#written].sort()) {
      const folder = this.#folder;
      if (
        folder === undefined ||
        await statFile(join(folder.path, name)) === undefined
      ) continue;
      kept.push(
        await store.agentFiles.publish(folder, name, { userId, messageId }),
      );
    }
    return kept;
  }
}

/** A regular file, links not followed; undefined when there is none. */
async function statFile(path: string): Promise<Deno.FileInfo | undefined> {
  try {
    const stat = await Deno.lstat(path);
    return stat.isFile ? stat : undefined;
  } catch (error) {
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) {
      return undefined;
    }
    throw error;
  }
}

function baseName(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? "").replace(/\p{Cc}/gu, "").slice(
    -200,
  );
  return base === "" || base === "." || base === ".." ? "document" : base;
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const base = baseName(wanted);
  const dot = base.lastIndexOf(".");
  const stem = dot > 0 ? base.slice(0, dot) : base;
  const ending = dot > 0 ? base.slice(dot) : "";
  let name = base;
  for (let n = 2; isTaken(name); n++) name = `${stem} (${n})${ending}`;
  return name;
}
