import { View } from "../view.ts";

/** Hands the views on, at once or when all of them are there. */
export function whenViews(
  name: string,
  views: readonly (View | Promise<View>)[],
  make: (views: readonly View[]) => View,
): View | Promise<View> {
  const ready = views.filter((view) => view instanceof View);
  if (ready.length === views.length) return make(ready);
  const odd = views.findIndex((view) =>
    !(view instanceof View) && !(view instanceof Promise)
  );
  if (odd >= 0) throw noView(name, odd, views[odd]);
  return Promise.all(views).then((all) => {
    const odd = all.findIndex((view) => !(view instanceof View));
    if (odd >= 0) throw noView(name, odd, all[odd]);
    return make(all);
  });
}

function noView(name: string, place: number, value: unknown): TypeError {
  const found = value === null
    ? "null"
    : Array.isArray(value)
    ? "an array"
    : typeof value;
  return new TypeError(
    `Cannot lay out ${name}: argument ${
      place + 1
    } is no view but ${found}; pass what table(), markdown() and the like return, a list of them as ${name}(...list)`,
  );
}
