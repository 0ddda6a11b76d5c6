import { assertEquals, assertThrows } from "@std/assert";
import {
  dataFolders,
  type JupyterEnvironment,
  userDataFolder,
} from "../../lib/kernel/mod.ts";

function environment(
  os: NonNullable<JupyterEnvironment["os"]>,
  values: Record<string, string>,
): JupyterEnvironment {
  return { os, env: (name) => values[name] };
}

Deno.test("userDataFolder() is where Jupyter has it on each system", () => {
  const cases: [string, JupyterEnvironment][] = [
    [
      "/home/ada/.local/share/jupyter",
      environment("linux", { HOME: "/home/ada" }),
    ],
    [
      "/data/jupyter",
      environment("linux", { HOME: "/home/ada", XDG_DATA_HOME: "/data/" }),
    ],
    [
      "/Users/ada/Library/Jupyter",
      environment("darwin", { HOME: "/Users/ada" }),
    ],
    [
      "C:\\Users\\ada\\AppData\\Roaming\\jupyter",
      environment("windows", { APPDATA: "C:\\Users\\ada\\AppData\\Roaming" }),
    ],
    [
      "/elsewhere",
      environment("linux", { HOME: "/h", JUPYTER_DATA_DIR: "/elsewhere" }),
    ],
  ];
  for (const [wanted, given] of cases) {
    assertEquals(userDataFolder(given), wanted);
  }
});

Deno.test("userDataFolder() says what to set where nothing tells it", () => {
  assertThrows(
    () => userDataFolder(environment("linux", {})),
    Error,
    "Cannot find Jupyter's folder: found no HOME in the environment; set JUPYTER_DATA_DIR",
  );
});

Deno.test("dataFolders() begins with what JUPYTER_PATH names and ends with the system's, each once", () => {
  const given = environment("linux", {
    HOME: "/home/ada",
    JUPYTER_PATH: "/one::/usr/share/jupyter",
  });
  assertEquals(dataFolders(given, "/venv"), [
    "/one",
    "/usr/share/jupyter",
    "/home/ada/.local/share/jupyter",
    "/venv/share/jupyter",
    "/usr/local/share/jupyter",
  ]);
});
