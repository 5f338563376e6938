// A form of named fields in the panel: values in, values out, faults beside the field they are of.
import { $, all, make } from "./dom.js";

const panel = $("#editor");
let returnTo = null;
let touched = false;

// A field is {name, label, kind: "text" | "select" | "check" | "lines", options, list, value, lang}.
function control(field) {
  const common = { id: `f-${field.name}`, name: field.name, "aria-describedby": `e-${field.name}` };
  if (field.kind === "select") {
    const options = field.options.map((value) => make("option", { value: value ?? "", selected: (value ?? "") === (field.value ?? "") }, value ?? "–"));
    return make("select", { ...common, onchange: field.onchange }, options);
  }
  if (field.kind === "check") return make("input", { ...common, type: "checkbox", checked: Boolean(field.value) });
  if (field.kind === "lines") return make("textarea", { ...common, rows: 2, value: field.value ?? "", lang: "zh", spellcheck: false });
  const list = field.list ? `l-${field.name}` : null;
  return [
    make("input", { ...common, value: field.value ?? "", list, lang: "zh", autocomplete: "off", spellcheck: false }),
    list && make("datalist", { id: list }, field.list.map(([value, label]) => make("option", { value }, label ?? ""))),
  ];
}

export function openForm({ title, head = [], fields, submit, remove, extra = [] }) {
  if (!panel.contains(document.activeElement)) returnTo = remember(document.activeElement);
  const rows = fields.map((field) => make("div", { className: `field ${field.kind ?? "text"}` },
    make("label", { htmlFor: `f-${field.name}` }, field.label ?? field.name), control(field), make("p", { className: "fault", id: `e-${field.name}` })));
  const form = make("form", { noValidate: true, onsubmit: (event) => { event.preventDefault(); submit(values(form, fields)); } },
    make("h2", {}, title), head, make("div", { className: "fields" }, rows), make("p", { className: "fault", id: "e-" }),
    make("div", { className: "buttons" }, submit && make("button", { className: "main", type: "submit" }, "Apply"), extra,
      remove && make("button", { type: "button", className: "remove", onclick: remove }, "Delete"),
      make("button", { type: "button", onclick: closeForm }, "Cancel")));
  form.addEventListener("input", () => { touched = true; });
  touched = false;
  panel.replaceChildren(form);
  panel.hidden = false;
  ($(".fields input, .fields select, .first", form) ?? $("button", form)).focus();
  return form;
}

// What was in focus may be drawn anew: it is remembered by what it shows.
function remember(element) {
  const { i } = element.dataset ?? {};
  const box = element.closest("#text, #facts, #relations");
  return () => ((i !== undefined && box && $(`[data-i="${i}"]`, box)) || box || $("#text")).focus();
}

export const isOpen = () => !panel.hidden;
export const mayLeave = () => !isOpen() || !touched || confirm("Drop what you typed in the open form?");
const closing = [];
export const onClose = (listener) => closing.push(listener);

export function closeForm() {
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  for (const listener of closing) listener();
  returnTo?.();
  returnTo = null;
}

function values(form, fields) {
  const read = (field) => {
    const element = form.elements[field.name];
    if (field.kind === "check") return element.checked;
    return field.kind === "lines" ? element.value : element.value.trim() || null;
  };
  return Object.fromEntries(fields.map((field) => [field.name, read(field)]));
}

// Shows faults at their fields; tells whether there are any. The same faults a second time do not hold it up.
let told = "";
export function showFaults(findings) {
  const key = JSON.stringify(findings), again = key === told;
  told = key;
  for (const fault of all(".fault", panel)) fault.textContent = "";
  for (const input of all("[aria-invalid]", panel)) input.removeAttribute("aria-invalid");
  for (const finding of findings) {
    const name = finding.place[2] ?? "", at = $(`#e-${name}`, panel) ?? $("#e-", panel);
    at.textContent = `${finding.message}: ${finding.fix}`;
    $(`#f-${name}`, panel)?.setAttribute("aria-invalid", "true");
  }
  if (findings.length) $("[aria-invalid]", panel)?.focus();
  const holds = findings.length > 0 && (!again || findings.some((finding) => finding.bars));
  if (holds && !findings.some((finding) => finding.bars)) $("#e-", panel).textContent += " Apply again to keep it as it is.";
  return holds;
}
