// The document as it is in this tab, what of it was accepted, and the way back. The server has it only once it is saved.
import { points } from "./points.js";

export const LISTS = ["spans", "facts", "relations"];
const keyOf = (list, item) => list + JSON.stringify(item);

export const model = {
  key: "", document: null, version: "", state: "", options: null, findings: [],
  characters: [], accepted: new Set(), saved: "", past: [], listeners: [],
};

export function load(data) {
  const { key, document, version, state, options, findings } = data;
  Object.assign(model, { key, document, version, state, options, findings, past: [] });
  model.characters = points(document.text);
  model.accepted = new Set();
  for (const list of LISTS) document[list].forEach((item, i) => data.accepted[list][i] && accept(list, item));
  model.saved = snapshot();
  changed();
}

const snapshot = () => JSON.stringify([model.document, [...model.accepted].sort()]);
export const isDirty = () => model.document !== null && snapshot() !== model.saved;
export const isAccepted = (list, item) => model.accepted.has(keyOf(list, item));
export const accept = (list, item) => model.accepted.add(keyOf(list, item));
export const acceptedItems = () => Object.fromEntries(LISTS.map((list) => [list, model.document[list].map((item) => isAccepted(list, item))]));

// Every change goes through here, so that it can be undone and is shown.
export function change(action) {
  model.past.push(snapshot());
  action(model.document);
  model.document.spans.sort((one, other) => one.start - other.start || one.end - other.end);
  changed();
}

export function undo() {
  if (!model.past.length) return;
  const [document, accepted] = JSON.parse(model.past.pop());
  model.document = document;
  model.accepted = new Set(accepted);
  changed();
}

export function changed() {
  for (const listener of model.listeners) listener();
}

export const words = (start, end) => model.characters.slice(start, end).join("");
export const overlapping = (start, end, except) => model.document.spans.filter((span) => span !== except && span.start < end && start < span.end);
export const spanAt = (evidence) => model.document.spans.find((span) => span.start === evidence[0] && span.end === evidence[1]);
export const names = () => [...new Set(model.document.spans.map((span) => span.name).filter(Boolean))];

// A span with the fields that its label has, in the order that files have them.
export function makeSpan(start, end, label, values) {
  const span = { start, end, text: words(start, end), label };
  for (const field of model.options.fields[label]) span[field] = values[field] ?? null;
  return span;
}

// One name for another, in all that bears it.
export function rename(document, from, to) {
  const swap = (record, field) => { if (record[field] === from) record[field] = to; };
  document.spans.forEach((span) => swap(span, "name"));
  document.facts.forEach((fact) => swap(fact, "entity"));
  document.relations.forEach((relation) => { swap(relation, "head"); if (relation.type !== "alias") swap(relation, "tail"); });
}
