// Making elements. Text goes in as text, never as markup.
export const $ = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== "list" && name !== "form") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Invisible characters that turn, hide or join what stands beside them are shown by their number and kept apart.
const INVISIBLE = /([\p{Cf}\p{Zl}\p{Zp}\u0000-\u0008\u000b-\u001f\u007f-\u009f])/u;

export function textNodes(text) {
  return text.split(INVISIBLE).filter(Boolean).map((part) =>
    INVISIBLE.test(part) ? make("bdi", { className: "invisible", "data-code": "U+" + part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") }, part) : part);
}
