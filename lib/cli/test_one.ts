import { dirname } from "@std/path/dirname";
import {
  type NormalizeRule,
  NormalizeRuleError,
  type NotebookTest,
  readNormalizeRules,
  testNotebook,
} from "../notebook/compare/mod.ts";
import { type NotebookDocument, NotebookFile } from "../notebook/format/mod.ts";
import {
  engineHost,
  notebookPermissions,
  type NotebookRunEvent,
} from "../notebook/run/mod.ts";
import { readProjectOptions } from "./project_options.ts";
import type { TestSettings } from "./test_settings.ts";

/** What came of testing one notebook. */
export interface TestOutcome {
  /** Its path, as the user sees it. */
  readonly notebook: string;
  /** `"error"` where it could not even be run, or its file could not be written. */
  readonly status: NotebookTest["status"] | "error";
  /** What came of it, where it ran. */
  readonly test?: NotebookTest;
  /** Whether its new outputs were written. */
  readonly isUpdated: boolean;
  /** What went wrong, where no cell tells. */
  readonly message?: string;
  /** Whether it was not run because nobody granted what it needs. */
  readonly isRefused?: boolean;
}

/**
 * Tests one notebook, and writes its new outputs where that is asked for.
 *
 * @param path Where it is.
 * @param settings What the command line says.
 * @param signal Stops it.
 * @param onEvent Takes what happens.
 * @returns What came of it.
 * @throws What kept it from being read, run or written.
 */
export async function testOne(
  path: string,
  settings: TestSettings,
  signal: AbortSignal,
  onEvent: (event: NotebookRunEvent) => void,
): Promise<TestOutcome> {
  const file = await NotebookFile.open(path);
  const { document } = file;
  const rules = [...await projectRules(path), ...settings.rules];
  const granted = permissionsOf(document, path, settings);
  if (granted.message !== undefined) {
    const { message } = granted;
    const status = "error";
    return {
      notebook: path,
      status,
      isUpdated: false,
      isRefused: true,
      message,
    };
  }
  const { allowErrors, cellTimeoutMs, totalTimeoutMs } = settings;
  const { permissions } = granted;
  const test = await tested(path, () =>
    testNotebook(document, {
      rules,
      allowErrors,
      ...(cellTimeoutMs === undefined ? {} : { cellTimeoutMs }),
      ...(totalTimeoutMs === undefined ? {} : { totalTimeoutMs }),
      host: engineHost({
        folder: dirname(path),
        ...(permissions === undefined ? {} : { permissions }),
      }),
      signal,
      onEvent,
    }));
  const isUpdated = settings.isUpdate && test.updated !== document;
  if (isUpdated) await file.save(test.updated);
  return { notebook: path, status: test.status, test, isUpdated };
}

/** Has an error in a notebook's rules name the notebook. */
async function tested<T>(path: string, test: () => Promise<T>): Promise<T> {
  try {
    return await test();
  } catch (error) {
    if (!(error instanceof NormalizeRuleError)) throw error;
    throw new NormalizeRuleError(
      `Cannot test "${path}": ${error.message}`,
      { cause: error },
    );
  }
}

/** What the project around a notebook says: `"cenote": { "test": { "normalize": […] } }`. */
async function projectRules(path: string): Promise<readonly NormalizeRule[]> {
  const project = await readProjectOptions(path, "test");
  if (project === undefined) return [];
  const { normalize, ...others } = project.options;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new Error(
      `Cannot read "cenote.test" of ${project.file}: found "${other}"; wanted nothing but "normalize"`,
    );
  }
  return normalize === undefined ? [] : readNormalizeRules(
    normalize,
    `"cenote.test.normalize" of ${project.file}`,
  );
}

/** What the cells may do: everything where nobody says otherwise; a message where nobody grants it. */
function permissionsOf(
  document: NotebookDocument,
  path: string,
  { permissions, grants }: TestSettings,
): { readonly permissions?: readonly string[]; readonly message?: string } {
  if (permissions !== undefined) return { permissions };
  const needed = notebookPermissions(document);
  if (needed === undefined) return {};
  if (needed.length === 0 || grants) return { permissions: needed };
  const name = /^[\w./-]+$/.test(path)
    ? path
    : `'${path.replaceAll("'", "'\\''")}'`;
  return {
    message: `Cannot run ${path}: it needs ${
      needed.join(" ")
    }; grant that with: cenote test ${name} --grant`,
  };
}
