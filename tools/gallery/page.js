// The page works without this script; it adds the choice of theme and of what
// is left of an output, and marks where in the contents the reader is.
const root = document.documentElement;
const controls = document.querySelector(".controls");
const views = [...document.querySelectorAll(".view")]
  .map((element) => ({ element, markup: element.innerHTML }));

// What JupyterLab takes away from an output that it does not trust.
const LOST_ELEMENTS =
  "style, script, iframe, link, svg, object, embed, base, meta";
const LOST_ATTRIBUTES =
  /^(?:on.*|aria-.*|data-.*|role|id|download|loading|tabindex)$/;
const LOST_VALUE = /var\(|currentcolor|inherit/i;
const LOST_PROPERTIES =
  /^(?:transition|animation|position|font-variant|content|filter|transform)/;

function sanitise(element) {
  element.querySelectorAll(LOST_ELEMENTS).forEach((one) => one.remove());
  for (const one of element.querySelectorAll("*")) {
    for (const { name } of [...one.attributes]) {
      if (LOST_ATTRIBUTES.test(name)) one.removeAttribute(name);
    }
    if (/^data:/i.test(one.getAttribute("href") ?? "")) {
      one.removeAttribute("href");
    }
    const style = one.getAttribute("style");
    if (style === null) continue;
    one.setAttribute(
      "style",
      style.split(";").filter((declaration) => {
        const property = declaration.slice(0, declaration.indexOf(":")).trim();
        return !LOST_VALUE.test(declaration) && !LOST_PROPERTIES.test(property);
      }).join(";"),
    );
  }
}

function strip(element) {
  for (const one of element.querySelectorAll("*")) {
    one.removeAttribute("style");
    one.removeAttribute("class");
  }
}

function apply() {
  const { theme, output } = Object.fromEntries(new FormData(controls));
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  if ((root.dataset.output ?? "trusted") === output) return;
  root.dataset.output = output;
  for (const { element, markup } of views) {
    element.innerHTML = markup;
    if (output !== "trusted") sanitise(element);
    if (output === "plain") strip(element);
  }
}

controls.addEventListener("change", apply);

const contents = document.querySelector("nav details");
const narrow = matchMedia("(max-width: 900px)");
const fold = () => contents.open = !narrow.matches;
narrow.addEventListener("change", fold);
fold();

const links = new Map(
  [...document.querySelectorAll("nav a")].map((
    link,
  ) => [link.hash.slice(1), link]),
);
const seen = new Set();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) seen.add(target.id);
    else seen.delete(target.id);
  }
  const [first] = [...links.keys()].filter((id) => seen.has(id));
  for (const [id, link] of links) {
    if (id === first) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}, { rootMargin: "-80px 0px -60% 0px" });
document.querySelectorAll(".card").forEach((card) => observer.observe(card));
