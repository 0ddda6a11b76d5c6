// What a reader would trip over on the gallery's page, found in the page itself.
// Evaluated by gallery_page_test.ts; its value is an object of functions, each of
// which gives a list of complaints.
(() => {
  const nameOf = (element) =>
    element.closest(".card")?.id ?? element.closest("[id]")?.id ?? "page";
  const said = (text) =>
    JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 50));

  /** Numbers of a colour as the browser computes it: red, green, blue up to 255, alpha up to 1. */
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {
    willReadFrequently: true,
  });
  const known = new Map();
  function colorOf(text) {
    const found = known.get(text);
    if (found) return found;
    const numbers = /^rgba?\(([^)]+)\)$/.exec(text)?.[1].split(/[\s,/]+/).map(
      Number,
    );
    let color = numbers &&
      [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
    if (!color) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      color = [red, green, blue, alpha / 255];
    }
    known.set(text, color);
    return color;
  }

  const over = (top, below, opacity = 1) => {
    const alpha = top[3] * opacity;
    return [0, 1, 2].map((i) => top[i] * alpha + below[i] * (1 - alpha)).concat(
      1,
    );
  };

  function luminance([red, green, blue]) {
    const part = (value) => {
      const share = value / 255;
      return share <= 0.04045
        ? share / 12.92
        : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) =>
      b - a
    );
    return (light + 0.05) / (dark + 0.05);
  }

  /**
   * The backgrounds that an element may have behind its text: one, but for
   * gradients, of which every stop counts. And how opaque the element is.
   */
  function groundsOf(element, seen) {
    const found = seen.get(element);
    if (found) return found;
    const style = getComputedStyle(element);
    const parent = element.parentElement;
    const isDark = style.colorScheme.includes("dark") &&
      (!style.colorScheme.includes("light") ||
        matchMedia("(prefers-color-scheme: dark)").matches);
    const below = parent ? groundsOf(parent, seen) : {
      grounds: [isDark ? [18, 18, 18, 1] : [255, 255, 255, 1]],
      opacity: 1,
    };
    const opacity = below.opacity * Number(style.opacity);
    let { grounds } = below;
    const color = colorOf(style.backgroundColor);
    if (color[3] > 0) {
      grounds = grounds.map((ground) => over(color, ground, opacity));
    }
    if (style.backgroundImage !== "none") {
      const stops = style.backgroundImage.match(/rgba?\([^)]+\)/g) ?? [];
      grounds = grounds.flatMap((ground) => [
        ground,
        ...stops.map((stop) => over(colorOf(stop), ground, opacity)),
      ]);
    }
    const all = { grounds, opacity };
    seen.set(element, all);
    return all;
  }

  function textNodes(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() === "") continue;
      if (node.parentElement.closest("script, style")) continue;
      if (!node.parentElement.checkVisibility()) continue;
      all.push(node);
    }
    return all;
  }

  function rectsOf(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) =>
      width > 1 && height > 1
    );
  }

  /** The nearest ancestor that cuts or scrolls what does not fit into it. */
  function clipperOf(element, end, seen) {
    if (!element || element === end) return undefined;
    if (!seen.has(element)) {
      seen.set(
        element,
        getComputedStyle(element).overflowX === "visible"
          ? clipperOf(element.parentElement, end, seen)
          : element,
      );
    }
    return seen.get(element);
  }

  return {
    sidewaysScroll() {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth
        ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`]
        : [];
    },

    images() {
      return [...document.images].flatMap((image) => [
        ...(image.complete && image.naturalWidth > 0 ? [] : [
          `${nameOf(image)}: an image did not load: ${image.src.slice(0, 60)}`,
        ]),
        ...((image.getAttribute("alt") ?? "").trim() === ""
          ? [`${nameOf(image)}: an image has no alt`]
          : []),
      ]);
    },

    heads() {
      return [...document.querySelectorAll(".view th")]
        .filter((cell) =>
          !/^(?:col|row|colgroup|rowgroup)$/.test(cell.getAttribute("scope"))
        )
        .map((cell) =>
          `${nameOf(cell)}: th without scope: ${said(cell.textContent)}`
        );
    },

    links() {
      return [...document.querySelectorAll(".view a, .code a")]
        .filter((link) => link.hasAttribute("href"))
        .filter((link) =>
          !/^(?:https?:|mailto:)$/.test(new URL(link.href).protocol)
        )
        .map((link) =>
          `${nameOf(link)}: unsafe link: ${
            link.getAttribute("href").slice(0, 60)
          }`
        );
    },

    live() {
      const selector =
        ".view :is(script, style, iframe, object, embed, link, form, button, input, svg)";
      const elements = [...document.querySelectorAll(selector)]
        .map((element) => `${nameOf(element)}: <${element.localName}>`);
      const handlers = [...document.querySelectorAll(".view *")].filter((
        element,
      ) => [...element.attributes].some(({ name }) => name.startsWith("on")))
        .map((element) => `${nameOf(element)}: an event handler`);
      return [...elements, ...handlers];
    },

    /** What sticks out of its card, where nothing scrolls it. */
    boxes() {
      const problems = [];
      for (const card of document.querySelectorAll(".card")) {
        const frame = card.getBoundingClientRect();
        const seen = new Map();
        for (const element of card.querySelectorAll("*")) {
          if (!element.checkVisibility()) continue;
          const { left, right, width } = element.getBoundingClientRect();
          if (
            width === 0 || left >= frame.left - 1 && right <= frame.right + 1
          ) continue;
          if (clipperOf(element.parentElement, card, seen)) continue;
          problems.push(
            `${card.id}: <${element.localName}> sticks out by ${
              Math.round(Math.max(frame.left - left, right - frame.right))
            }: ${said(element.textContent)}`,
          );
        }
      }
      return problems;
    },

    /** Text that is cut off where nobody can scroll to it. */
    clipped() {
      const seen = new Map();
      return textNodes(document.querySelector("main")).flatMap((node) => {
        const holder = clipperOf(node.parentElement, document.body, seen);
        if (!holder) return [];
        const { overflowX, overflowY, textOverflow } = getComputedStyle(holder);
        const frame = holder.getBoundingClientRect();
        const isCut = rectsOf(node).some(({ right, bottom }) =>
          overflowX === "hidden" && textOverflow !== "ellipsis" &&
            right > frame.right + 1 ||
          overflowY === "hidden" && bottom > frame.bottom + 2
        );
        return isCut ? [`${nameOf(holder)}: cut off: ${said(node.data)}`] : [];
      });
    },

    /** Text that lies over other text. */
    overlaps() {
      const problems = [];
      for (const view of document.querySelectorAll(".view")) {
        const runs = textNodes(view).flatMap((node) =>
          rectsOf(node).map((rect) => ({ node, rect }))
        ).toSorted((a, b) => a.rect.top - b.rect.top);
        runs.forEach(({ node, rect }, i) => {
          for (
            let j = i + 1;
            j < runs.length && runs[j].rect.top < rect.bottom;
            j++
          ) {
            const other = runs[j];
            if (other.node === node) continue;
            const wide = Math.min(rect.right, other.rect.right) -
              Math.max(rect.left, other.rect.left);
            const high = Math.min(rect.bottom, other.rect.bottom) -
              other.rect.top;
            // Lines of text may touch by what stands above and below the letters.
            if (
              wide < 3 || high < 0.4 * Math.min(rect.height, other.rect.height)
            ) continue;
            problems.push(
              `${nameOf(view)}: ${said(node.data)} lies over ${
                said(other.node.data)
              }`,
            );
          }
        });
      }
      return [...new Set(problems)];
    },

    /** Cells and words squeezed until they cannot be read: more lines than words. */
    squeezed() {
      return textNodes(document.querySelector("main")).filter((node) => {
        if (!node.parentElement.closest(".view")) return false;
        const lines = rectsOf(node);
        const words = node.data.trim().split(/\s+/);
        return lines.length > 3 && lines.length > words.length + 1 &&
          getComputedStyle(node.parentElement).whiteSpaceCollapse ===
            "collapse" &&
          Math.max(...lines.map(({ width }) => width)) < 60;
      }).map((node) =>
        `${nameOf(node.parentElement)}: squeezed: ${said(node.data)}`
      );
    },

    /** Text of too little contrast, by the ratio that WCAG defines. */
    contrast(least) {
      const problems = new Map();
      const seen = new Map();
      for (const node of textNodes(document.body)) {
        const element = node.parentElement;
        const { grounds, opacity } = groundsOf(element, seen);
        const color = colorOf(getComputedStyle(element).color);
        const ratio = Math.min(
          ...grounds.map((ground) =>
            contrast(over(color, ground, opacity), ground)
          ),
        );
        if (ratio >= least) continue;
        const where = element.closest(".terminal")
          ? "terminal"
          : element.closest(".view")
          ? "view"
          : "page";
        const key = `${nameOf(element)}: ${where} ${
          getComputedStyle(element).color
        } opacity ${Math.round(opacity * 100) / 100}: ${ratio.toFixed(2)}`;
        if (!problems.has(key)) problems.set(key, `${key}: ${said(node.data)}`);
      }
      return [...problems.values()];
    },

    /** Text inside of charts, which no style of the page reaches, by the same ratio. */
    chartContrast(least) {
      const problems = new Set();
      for (
        const image of document.querySelectorAll(
          '.view img[src^="data:image/svg"]',
        )
      ) {
        const { grounds: [ground], opacity } = groundsOf(image, new Map());
        const text = new TextDecoder().decode(
          Uint8Array.from(
            atob(image.src.split(",")[1]),
            (char) => char.charCodeAt(0),
          ),
        );
        // Not laid out: what is computed of it is enough, and the page stays as it is.
        const host = document.createElement("div");
        host.style.cssText = "display:none;color:black";
        host.innerHTML = text.slice(text.indexOf("<svg"));
        document.body.append(host);
        for (const element of host.querySelectorAll("text, tspan")) {
          const style = getComputedStyle(element);
          if (style.fill === "none" || element.textContent.trim() === "") {
            continue;
          }
          let alpha = opacity * Number(style.fillOpacity);
          for (let at = element; at !== host; at = at.parentElement) {
            alpha *= Number(getComputedStyle(at).opacity);
          }
          const ratio = contrast(
            over(colorOf(style.fill), ground, alpha),
            ground,
          );
          if (ratio < least) {
            problems.add(
              `${nameOf(image)}: chart ${style.fill} opacity ${alpha}: ${
                ratio.toFixed(2)
              }: ${said(element.textContent)}`,
            );
          }
        }
        host.remove();
      }
      return [...problems];
    },
  };
})();
