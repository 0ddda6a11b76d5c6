import { NOTEBOOK_SCRIPT } from "../html/mod.ts";
import { siteSearch } from "./site_search.ts";

/** Folds the navigation of small windows before it is drawn, and shows where in it the page is. */
export const FOLD_SCRIPT =
  `for(const d of document.querySelectorAll("details[data-wide]"))d.open=matchMedia(d.dataset.wide).matches;{const n=document.querySelector(".site-nav"),a=n.querySelector("[aria-current]");if(a&&n.scrollHeight>n.clientHeight)n.scrollTop=a.offsetTop-n.clientHeight/2}`;

/** The search of a page: its field, its list, and the index fetched when it is wanted. */
const SEARCH_SCRIPT = `
(() => {
  const root = document.documentElement;
  const base = root.dataset.root;
  const nav = document.querySelector("#site-nav");
  const wide = matchMedia(nav.dataset.wide);
  wide.addEventListener("change", () => nav.open = wide.matches);

  const box = document.querySelector("#site-search");
  const field = document.querySelector("#site-query");
  const list = document.querySelector("#site-hits");
  const said = document.querySelector("#site-said");
  box.hidden = false;
  let find;
  let asked;
  const load = () => asked ||= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = base + box.dataset.index;
    script.onload = () => {
      find = siteSearch(window.cenoteSiteIndex);
      delete window.cenoteSiteIndex;
      resolve();
    };
    script.onerror = () => {
      asked = undefined;
      script.remove();
      resolve();
    };
    document.head.append(script);
  });

  let options = [];
  let active = -1;
  const choose = (at) => {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = at;
    const option = options[at];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const put = (where, { text, marks }) => {
    let at = 0;
    for (let i = 0; i < marks.length; i += 2) {
      where.append(text.slice(at, marks[i]));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(marks[i], marks[i + 1]);
      where.append(mark);
      at = marks[i + 1];
    }
    where.append(text.slice(at));
    return where;
  };
  const make = (name, className, parent) => {
    const element = document.createElement(name);
    element.className = className;
    parent.append(element);
    return element;
  };
  let speaks = 0;
  const say = (text) => {
    clearTimeout(speaks);
    speaks = setTimeout(() => said.textContent = text, 400);
  };
  const show = () => {
    const query = field.value;
    list.textContent = "";
    options = [];
    choose(-1);
    if (query.trim() === "") {
      say("");
      return close();
    }
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    list.scrollTop = 0;
    const note = (text) => {
      const shown = make("div", "site-note", list);
      shown.textContent = text;
      // A list holds options and nothing else.
      shown.setAttribute("role", "presentation");
      say(text);
    };
    if (!find) return note(asked ? "Loading the index" : "The index could not be loaded");
    const { pages, count, isNear } = find(query);
    const none = "Nothing found for “" + query.trim() + "”";
    if (count === 0) return note(none);
    if (isNear) note(none + "; this is near to it");
    pages.forEach(({ title, hits }, p) => {
      const group = make("div", "site-group", list);
      group.setAttribute("role", "group");
      const name = put(make("div", "site-group-name", group), title);
      name.id = "site-group-" + p;
      name.setAttribute("role", "presentation");
      group.setAttribute("aria-labelledby", name.id);
      for (const hit of hits) {
        const option = make("a", "site-hit", group);
        option.href = base + hit.address;
        option.id = "site-hit-" + options.length;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        put(make("span", "site-hit-heading", option), hit.heading);
        if (hit.snippet.text !== "") {
          const snippet = make(hit.isCode ? "code" : "span", "site-hit-text", option);
          put(snippet, hit.snippet);
        }
        options.push(option);
      }
    });
    const words = count === 1 ? "1 result" : count + " results";
    if (count > options.length) {
      const rest = make("div", "site-note", list);
      rest.setAttribute("role", "presentation");
      rest.textContent = "The best " + options.length + " of " + words;
    }
    say(isNear ? none + "; near to it: " + words : words);
  };

  field.addEventListener("focus", () => {
    load();
    if (field.value.trim() !== "" && list.hidden) show();
  });
  field.addEventListener("input", async () => {
    if (!find) {
      const loading = load();
      show();
      await loading;
    }
    show();
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const move = (step) => {
      event.preventDefault();
      if (list.hidden) show();
      const count = options.length;
      if (count > 0) choose(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
    };
    switch (event.key) {
      case "ArrowDown":
        return move(1);
      case "ArrowUp":
        return move(-1);
      case "Enter":
        event.preventDefault();
        if (!list.hidden && options.length > 0) options[Math.max(0, active)].click();
        return;
      case "Escape":
        event.preventDefault();
        if (list.hidden && field.value === "") field.blur();
        else if (list.hidden) field.value = "";
        else close();
        return;
      case "Tab":
        close();
    }
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    close();
    field.blur();
    // The browser goes nowhere when the address is the page's own already.
    const target = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (link.href === location.href && target) target.scrollIntoView();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!box.contains(target)) close();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const isTyping = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    const isSlash = key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping;
    const isCall = key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSlash && !isCall) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  // A page that comes back from the browser's memory.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    close();
    try {
      const theme = localStorage.getItem("cenote-theme");
      if (theme) root.dataset.theme = theme;
    } catch { /* Then each page has its own. */ }
  });
})();
`.trim();

/** The script of all pages of a site. */
export const SITE_SCRIPT: string = `${NOTEBOOK_SCRIPT}
{
${siteSearch.toString()}
${SEARCH_SCRIPT}
}
`;
