// The text with its spans: drawing it, walking it by keys, selecting in it.
import { $, make, textNodes } from "./dom.js";
import { isAccepted, model, words } from "./model.js";
import { offsetOf, select, selected } from "./points.js";

const root = $("#text");
let pending = null;   // the stretch that is being marked
let lit = null;       // the evidence of the row at hand

export function draw() {
  const stretches = model.document.spans.map((span, i) => ({ ...span, i }));
  if (pending) stretches.push({ ...pending, label: "pending" });
  const borders = new Set([0, model.characters.length]);
  for (const { start, end } of [...stretches, ...(lit ? [lit] : [])]) borders.add(start).add(end);
  const cuts = [...borders].filter((border) => border >= 0 && border <= model.characters.length).sort((a, b) => a - b);
  const problems = new Set(model.findings.filter((f) => f.place[0] === "spans").map((f) => f.place[1]));
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.i : undefined;
  const covering = (start) => stretches.filter((stretch) => stretch.start <= start && start < stretch.end);
  const pieces = cuts.slice(0, -1).map((start, n) => piece(start, cuts[n + 1], covering(start), problems));
  root.replaceChildren(...pieces.flat());
  if (focused !== undefined) focusSpan(Number(focused));
}

function piece(start, end, covering, problems) {
  const nodes = textNodes(words(start, end));
  const isLit = lit && lit.start <= start && end <= lit.end;
  const span = covering.find((one) => one.label === "pending") ?? covering[0];
  if (!span) return isLit ? make("span", { className: "lit" }, nodes) : nodes;
  const real = span.label === "pending" ? null : model.document.spans[span.i];
  const classes = [span.label, isLit && "lit", real && isAccepted("spans", real) && "accepted", problems.has(span.i) && "problem"];
  return make("mark", { className: classes.filter(Boolean).join(" "), "data-i": real ? span.i : undefined, tabIndex: -1, title: real ? meaning(real) : "" }, nodes);
}

export const meaning = (span) =>
  `${span.label} · ` + (model.options.fields[span.label] ?? []).map((field) => span[field]).filter((v) => v !== null && v !== undefined).join(" ");

export function setPending(stretch) {
  const first = stretch && !pending;
  pending = stretch;
  draw();
  if (first && matchMedia("(max-width: 52rem)").matches) reveal($("mark.pending", root));
}

export function light(evidence, scroll) {
  lit = evidence && { start: evidence[0], end: evidence[1] };
  draw();
  if (scroll) reveal($(".lit", root));
}

// On a phone the form covers the lower part of the screen.
const reveal = (element) => element?.scrollIntoView({ block: matchMedia("(max-width: 52rem)").matches ? "start" : "center" });

export function focusSpan(i) {
  const mark = $(`mark[data-i="${i}"]`, root);
  if (!mark) return root.focus();
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "nearest" });
}

export const focusedSpan = () => (document.activeElement.matches("#text mark[data-i]") ? Number(document.activeElement.dataset.i) : null);

export function step(by) {
  const spans = model.document.spans, here = focusedSpan();
  if (!spans.length) return;
  const first = by > 0 ? 0 : spans.length - 1;
  focusSpan(here === null ? first : Math.max(0, Math.min(here + by, spans.length - 1)));
}

// Selecting by keys: the selection is one character wide at first, moves with the arrows and grows with Shift.
let stretch = null, turn = 0;

export function startSelecting() {
  const here = focusedSpan(), size = model.characters.length;
  const start = here === null ? (stretch?.start ?? 0) : Math.min(model.document.spans[here].end, size - 1);
  if (!size) return;
  root.focus();
  root.classList.add("selecting");
  showStretch({ start, end: start + 1 }, start);
}

export const isSelecting = () => root.classList.contains("selecting");
export function stopSelecting() { root.classList.remove("selecting"); getSelection().removeAllRanges(); }

function showStretch(next, anchor) {
  stretch = next;
  turn = anchor;
  select(root, next.start, next.end);
  const box = getSelection().getRangeAt(0).getBoundingClientRect(), frame = root.getBoundingClientRect();
  const below = box.bottom - frame.bottom, above = frame.top - box.top;
  if (below > 0) root.scrollTop += below + box.height;
  if (above > 0) root.scrollTop -= above + box.height;
}

export function moveSelection(key, extend) {
  const size = model.characters.length;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? line(key);
  // The end that moves is the one opposite to where selecting began.
  const moving = extend ? (stretch.start < turn ? stretch.start : stretch.end - 1) : (by < 0 ? stretch.start : stretch.end - 1);
  const to = Math.max(0, Math.min(moving + by, size - 1));
  const anchor = extend ? turn : to;
  showStretch({ start: Math.min(anchor, to), end: Math.max(anchor, to) + 1 }, anchor);
}

// How many characters lie between here and the same place a line below or above, as the browser has laid it out.
function line(key) {
  const selection = getSelection(), up = key === "ArrowUp";
  const before = up ? stretch.start : stretch.end;
  selection.collapse(...(up ? [selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset] : [selection.getRangeAt(0).endContainer, selection.getRangeAt(0).endOffset]));
  selection.modify("move", up ? "backward" : "forward", "line");
  const inside = root.contains(selection.focusNode);
  return inside ? offsetOf(root, selection.focusNode, selection.focusOffset) - before : 0;
}

export const selection = () => selected(root, model.characters);
