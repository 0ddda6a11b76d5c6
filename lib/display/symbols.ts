/** The method by which the Deno kernel asks an object for its bundle. */
export const JUPYTER_DISPLAY: unique symbol = Symbol.for("Jupyter.display");

/** The method by which `console.log` asks an object for its text. */
export const CUSTOM_INSPECT: unique symbol = Symbol.for("Deno.customInspect");
