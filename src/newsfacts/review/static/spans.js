// Marking, correcting, moving and deleting spans.
import { $, make } from "./dom.js";
import { closeForm, openForm, showFaults } from "./form.js";
import { accept, change, makeSpan, model, names, overlapping, rename, words } from "./model.js";
import * as server from "./server.js";
import { focusSpan, light, setPending } from "./text.js";

const KEYS = { PERSON: "p", ORG: "o", GPE: "g", LOC: "l", PRODUCT: "r", EVENT: "e", LAW: "w", INDEX: "i", TICKER: "t", MONEY: "m", PERCENT: "c", QUANTITY: "q", DATE: "d", DURATION: "u" };
const labels = () => [...model.options.entities, ...model.options.values];
const isEntity = (label) => model.options.entities.includes(label);

// First the label, by mouse or by its letter; the likeliest one is in focus.
export async function markStretch({ start, end }) {
  setPending({ start, end });
  const guess = await server.guess(model.document, start, end, null);
  const buttons = labels().map((label) => make("button", { type: "button", className: `pick ${label}${label === guess.label ? " first" : ""}`, onclick: () => fill(start, end, label) },
    make("span", { className: "swatch" }), ` ${label} `, make("kbd", {}, KEYS[label].toUpperCase())));
  const replaced = overlapping(start, end);
  const form = openForm({
    title: "What is it?",
    head: [make("p", { className: "surface", lang: "zh" }, words(start, end)),
      replaced.length ? make("p", { className: "warn", lang: "zh" }, `Takes the place of: ${replaced.map((span) => span.text).join(", ")}`) : null,
      make("div", { className: "labels" }, buttons)],
    fields: [],
  });
  form.addEventListener("keydown", (event) => {
    const label = labels().find((one) => KEYS[one] === event.key.toLowerCase());
    if (label && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); fill(start, end, label); }
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) { event.preventDefault(); buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length].focus(); }
  });
}

async function fill(start, end, label) {
  const guess = await server.guess(model.document, start, end, label);
  openSpan({ ...makeSpan(start, end, label, guess) }, null);
}

// The form of a span; `i` is null for one that is not in the document yet.
export function openSpan(span, i) {
  light(null);
  const borders = { start: span.start, end: span.end };
  const old = i === null ? null : model.document.spans[i];
  const surface = make("p", { className: `surface ${span.label}`, lang: "zh" }, make("mark", { className: span.label }, span.text));
  const move = (which, by) => {
    const next = { ...borders, [which]: borders[which] + by };
    if (next.start < 0 || next.end > model.characters.length || next.start >= next.end) return;
    Object.assign(borders, next);
    $("mark", surface).textContent = words(borders.start, borders.end);
    setPending({ ...borders });
  };
  const arrow = (which, by, sign, name) => make("button", { type: "button", "aria-label": name, title: name, onclick: () => move(which, by) }, sign);
  const same = old && old.name ? model.document.spans.filter((one) => one !== old && one.name === old.name).length : 0;
  const fields = [
    { name: "label", kind: "select", options: labels(), value: span.label, onchange: (event) => relabel(borders, event.target.value, i) },
    ...model.options.fields[span.label].map((name) => fieldOf(name, span)),
    ...(same ? [{ name: "everywhere", label: `also the ${same} others named ${old.name}`, kind: "check", value: true }] : []),
  ];
  const isValue = !isEntity(span.label) && span.label !== "DATE";
  openForm({
    title: old ? "Span" : "New span",
    head: [surface, make("p", { className: "borders" }, "begins ", arrow("start", -1, "◂", "Begin one character earlier"), arrow("start", 1, "▸", "Begin one character later"),
      " ends ", arrow("end", -1, "◂", "End one character earlier"), arrow("end", 1, "▸", "End one character later"))],
    fields,
    submit: (values) => apply(borders, values, old),
    remove: old ? () => removeSpan(i) : null,
    extra: isValue && old ? [make("button", { type: "button", onclick: () => document.dispatchEvent(new CustomEvent("fact-of", { detail: old })) }, "New fact")] : [],
  });
  setPending({ ...borders });
  // The label is settled by now; the hands go to what it holds.
  $(`#f-${model.options.fields[span.label][0]}`)?.focus();
}

function fieldOf(name, span) {
  if (name === "mod") return { name, kind: "select", options: [null, ...model.options.bounds, ...(span.label === "DATE" ? ["START", "MID", "END"] : [])], value: span.mod };
  if (name === "unit" && span.label === "PERCENT") return { name, kind: "select", options: ["%", "pp", "bp"], value: span.unit };
  return { name, value: span[name], list: name === "name" ? names().map((one) => [one]) : null };
}

async function relabel({ start, end }, label, i) {
  const guess = await server.guess(model.document, start, end, label);
  openSpan(makeSpan(start, end, label, guess), i);
  $("#f-label").focus();
}

async function apply({ start, end }, values, old) {
  const span = makeSpan(start, end, values.label, values);
  const others = model.document.spans.filter((one) => one !== old && !(one.start < end && start < one.end));
  const spans = [...others, span].sort((one, other) => one.start - other.start);
  const at = spans.indexOf(span);
  const findings = await server.check({ ...model.document, spans });
  if (showFaults(findings.filter((finding) => finding.place[0] === "spans" && finding.place[1] === at))) return;
  change((document) => {
    document.spans = spans;
    follow(document, old, span);
    if (values.everywhere && old.name !== span.name) rename(document, old.name, span.name);
    accept("spans", span);
  });
  closeForm();
  focusSpan(model.document.spans.indexOf(span));
}

// Facts that were read from a span keep to it when its borders or its value change.
function follow(document, old, span) {
  if (!old) return;
  for (const fact of document.facts) {
    if (fact.evidence[0] !== old.start || fact.evidence[1] !== old.end) continue;
    fact.evidence = [span.start, span.end];
    for (const field of ["value", "upper"]) {
      if (fact[field] === old[field] && span[field] !== undefined) fact[field] = span[field];
      else if (old[field] && fact[field] === `-${old[field]}` && span[field]) fact[field] = `-${span[field]}`;
    }
    if (fact.unit === old.unit && span.unit !== undefined) fact.unit = span.unit;
  }
}

export function moveBorder(i, which, by) {
  const old = model.document.spans[i], next = { start: old.start, end: old.end };
  next[which] += by;
  if (next.start < 0 || next.end > model.characters.length || next.start >= next.end || overlapping(next.start, next.end, old).length) return;
  const span = makeSpan(next.start, next.end, old.label, old);
  change((document) => { document.spans[i] = span; follow(document, old, span); });
  focusSpan(i);
}

export function removeSpan(i) {
  change((document) => document.spans.splice(i, 1));
  closeForm();
  focusSpan(Math.min(i, model.document.spans.length - 1));
}
