/**
 * The script of notebooks made HTML: copy buttons on code, frames of trusted
 * outputs as high as what is in them, boxes that scroll reached by the keyboard,
 * and, where the page has them, the outline that follows the reader and the button
 * that changes the theme. Without it all content is there all the same.
 */
export const NOTEBOOK_SCRIPT: string = `
(() => {
  const root = document.documentElement;
  const all = (what) => [...document.querySelectorAll(what)];

  const said = document.createElement("div");
  said.setAttribute("role", "status");
  said.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  document.body.append(said);
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.style.cssText = "position:fixed;opacity:0";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  for (const code of all(".nb-code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nb-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy code");
    button.addEventListener("click", async () => {
      const done = await copied(code.querySelector("pre").textContent);
      button.focus();
      button.textContent = done ? "Copied" : "Not copied";
      said.textContent = done ? "Code copied" : "The code could not be copied";
      button.dataset.done = "";
      setTimeout(() => {
        button.textContent = "Copy";
        said.textContent = "";
        delete button.dataset.done;
      }, 1600);
    });
    code.append(button);
  }

  addEventListener("message", ({ source, data }) => {
    const height = Number(data && data.nbHeight);
    if (!(height > 0)) return;
    for (const frame of all(".nb-frame")) {
      if (frame.contentWindow === source) frame.style.height = Math.min(height, 6000) + "px";
    }
  });

  const boxes = all(".nb-box, .nb-code pre, .nb-out, .nb-out > pre, .nb-scroll");
  const reach = () => {
    const over = boxes.map((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
    boxes.forEach((box, i) => {
      if (!over[i] || box.closest(".nb-fold:not([open])")) {
        box.removeAttribute("tabindex");
      } else box.tabIndex = 0;
    });
  };
  let waits = 0;
  addEventListener("resize", () => {
    clearTimeout(waits);
    waits = setTimeout(reach, 200);
  });
  addEventListener("load", reach);
  addEventListener("change", reach);
  addEventListener("toggle", reach, true);

  const button = document.querySelector("#nb-theme");
  if (button) {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
    const label = () => {
      const text = "Switch to the " + (isDark() ? "light" : "dark") + " theme";
      button.setAttribute("aria-label", text);
      button.title = text;
    };
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("cenote-theme", root.dataset.theme);
      } catch { /* The choice lasts as long as the page. */ }
      label();
    });
    dark.addEventListener("change", label);
    label();
    button.hidden = false;
  }

  const contents = document.querySelector("#nb-outline");
  if (contents) {
    const wide = matchMedia(contents.dataset.wide || "(min-width: 64rem)");
    const fold = () => contents.open = wide.matches;
    wide.addEventListener("change", fold);
    fold();
    const links = [...contents.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    let current;
    const follow = () => {
      const tops = headings.map((heading) => heading ? heading.getBoundingClientRect().top : Infinity);
      // A heading that was jumped to rests below the bar, by the page's scroll padding.
      const line = (parseFloat(getComputedStyle(root).scrollPaddingTop) || 0) + 32;
      let at = tops.findLastIndex((top) => top < line);
      if (scrollY + innerHeight >= root.scrollHeight - 2) {
        // Nothing scrolls further: what was asked for, or else the last that is in sight.
        const asked = links.findIndex((link) => link.hash === location.hash);
        const isInSight = (top) => top < innerHeight;
        at = asked > at && isInSight(tops[asked]) ? asked : tops.findLastIndex(isInSight);
      }
      const link = links[Math.max(0, at)];
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      current = link;
      link.setAttribute("aria-current", "location");
      const side = contents.parentElement;
      if (wide.matches) side.scrollTop = link.offsetTop - side.clientHeight / 2;
    };
    let isAsked = false;
    const soon = () => {
      if (isAsked) return;
      isAsked = true;
      const look = () => {
        isAsked = false;
        follow();
      };
      // A page that nobody sees is given no frames.
      if (document.hidden) setTimeout(look);
      else requestAnimationFrame(look);
    };
    addEventListener("scroll", soon, { passive: true });
    // What grows or shrinks moves the headings without a scroll.
    new ResizeObserver(soon).observe(document.body);
    contents.addEventListener("click", ({ target }) => {
      if (target.closest("a") && !wide.matches) contents.open = false;
    });
    follow();
  }
})();
`.trim();

/** Takes the theme that the reader chose before anything is drawn. */
export const THEME_SCRIPT =
  `try{const t=localStorage.getItem("cenote-theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
