// The page of one document: what is shown when, the keys, saving.
import { $, make } from "./dom.js";
import { closeForm, isOpen, mayLeave, onClose } from "./form.js";
import { LISTS, accept, acceptedItems, change, isAccepted, isDirty, load, model, undo } from "./model.js";
import { addFact, drawRecords, factOfSpan, focusRecord, openRecord, openRelation, removeRecord } from "./records.js";
import * as server from "./server.js";
import { markStretch, moveBorder, openSpan, removeSpan } from "./spans.js";
import * as text from "./text.js";

const notice = $("#notice"), published = $("#published");
let checking = 0;

function show() {
  text.draw();
  drawRecords("facts");
  drawRecords("relations");
  const dirty = isDirty();
  $("#save").disabled = !dirty;
  $("#undo").disabled = !model.past.length;
  document.title = `${dirty ? "● " : ""}${model.key}: gold review`;
  $("#state").className = `state ${dirty ? "unsaved" : model.state}`;
  $("#state").textContent = dirty ? "not saved" : model.state === "changed" ? "changed since accepted" : model.state;
  $("#count").textContent = LISTS.map((list) => `${model.document[list].filter((item) => isAccepted(list, item)).length}/${model.document[list].length} ${list}`).join(" · ");
  if (document.activeElement !== published) published.value = model.document.published ?? "";
  showProblems();
}

function showProblems() {
  $("#problems").hidden = !model.findings.length;
  $("#problems ul").replaceChildren(...model.findings.map((finding) => {
    const [list, i, field] = finding.place;
    const where = i === undefined ? list : `${list} ${Number(i) + 1}${field ? " " + field : ""}`;
    return make("li", {}, make("button", { onclick: () => go(list, i) }, where), ` ${finding.message}: ${finding.fix}`);
  }));
}

function go(list, i) {
  if (!mayLeave()) return;
  if (list === "spans") { text.focusSpan(i); openSpan(model.document.spans[i], i); }
  else if (i !== undefined) { focusRecord(list, i); openRecord(list, i); }
  else published.focus();
}

// The faults of what is on the page, soon after each change.
function recheck() {
  clearTimeout(checking);
  checking = setTimeout(async () => {
    const asked = JSON.stringify(model.document);
    const findings = await server.check(model.document);
    if (asked === JSON.stringify(model.document) && JSON.stringify(findings) !== JSON.stringify(model.findings)) {
      model.findings = findings;
      show();
    }
  }, 250);
}

function say(message, ...more) {
  notice.replaceChildren(make("span", {}, message), ...more, make("button", { onclick: () => (notice.hidden = true) }, "Close"));
  notice.hidden = false;
}

async function save(accepting = false) {
  if (isOpen()) return say("A form is open: apply or cancel it first.");
  const accepted = accepting ? Object.fromEntries(LISTS.map((list) => [list, model.document[list].map(() => true)])) : acceptedItems();
  const { status, data } = await server.save(model.version, { document: model.document, accepted, accept: accepting })
    .catch(() => ({ status: 0, data: { message: "Not saved: the server does not answer. Is newsfacts gold review still running?" } }));
  if (status === 200) {
    load(data);
    return say(accepting ? "Saved and accepted." : "Saved.");
  }
  if (data.findings) { model.findings = data.findings; show(); }
  if (status === 409) return conflict(data);
  return say(data.message ?? `Not saved (${status}).`);
}

// What one version has and the other lacks, by the words of spans and facts; the first five of each list.
function only(one, other) {
  const told = LISTS.flatMap((list) => {
    const known = new Set(other[list].map((item) => JSON.stringify(item)));
    const name = (item) => item.text ?? [item.entity ?? item.head, item.concept ?? item.tail].filter(Boolean).join(" ");
    return one[list].filter((item) => !known.has(JSON.stringify(item))).map((item) => `${list.slice(0, -1)} ${name(item)}`);
  });
  return told.length > 5 ? `${told.slice(0, 5).join("; ")} and ${told.length - 5} more` : told.join("; ") || "nothing";
}

// Nothing is overwritten unseen: how the two versions differ is told, and the choice is a person's.
function conflict({ message, document: other, version }) {
  const told = `Only there: ${only(other, model.document)}. Only here: ${only(model.document, other)}.`;
  say(`${message} ${told}`,
    make("button", { onclick: async () => { load((await server.open()).data); say("This is the version that was saved elsewhere."); } }, "Drop mine, show that one"),
    make("button", { onclick: () => { model.version = version; save(); } }, "Overwrite it with mine"));
}

const place = () => {
  const row = document.activeElement.closest?.("#facts .record, #relations .record");
  if (row) return { list: row.parentElement.id, i: Number(row.dataset.i) };
  const i = text.focusedSpan();
  return i === null ? null : { list: "spans", i };
};

function acceptItem({ list, i }) {
  change((document) => accept(list, document[list][i]));
  if (list === "spans") text.focusSpan(Math.min(i + 1, model.document.spans.length - 1));
  else focusRecord(list, i + 1);
}

const act = {
  Enter: ({ list, i }) => (list === "spans" ? openSpan(model.document.spans[i], i) : openRecord(list, i)),
  Delete: ({ list, i }) => (list === "spans" ? removeSpan(i) : removeRecord(list, i)),
  Backspace: (at) => act.Delete(at),
  a: acceptItem,
  f: ({ list, i }) => list === "spans" && model.document.spans[i].value && factOfSpan(model.document.spans[i]),
  "[": ({ list, i }) => list === "spans" && moveBorder(i, "end", -1),
  "]": ({ list, i }) => list === "spans" && moveBorder(i, "end", 1),
  "{": ({ list, i }) => list === "spans" && moveBorder(i, "start", -1),
  "}": ({ list, i }) => list === "spans" && moveBorder(i, "start", 1),
};

function selecting(event) {
  if (event.key.startsWith("Arrow")) text.moveSelection(event.key, event.shiftKey);
  else if (event.key === "Enter") { const chosen = text.selection(); text.stopSelecting(); if (chosen) markStretch(chosen); }
  else if (event.key === "Escape") text.stopSelecting();
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); return; }
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing && !isOpen()) { event.preventDefault(); undo(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || $("#keys").open) return;
  if (event.key === "Escape" && isOpen()) { event.preventDefault(); closeForm(); return; }
  if (typing || event.target.closest("#editor")) return;
  if (text.isSelecting()) { selecting(event); return; }
  const at = place(), box = event.target.closest("#text, #facts, #relations"), by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "?") $("#keys").showModal();
  else if (box && by) { if (box.id === "text") text.step(by); else focusRecord(box.id, at ? at.i + by : 0); }
  else if (box?.id === "text" && event.key === "s") text.startSelecting();
  else if (at && act[event.key] && !event.target.matches("#editor *")) act[event.key](at);
  else return;
  event.preventDefault();
});

$("#text").addEventListener("mouseup", () => setTimeout(() => { const chosen = text.selection(); if (chosen && mayLeave()) markStretch(chosen); }));
$("#text").addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-i]");
  if (mark && getSelection().isCollapsed && mark.dataset.i !== undefined && mayLeave()) { mark.focus(); openSpan(model.document.spans[mark.dataset.i], Number(mark.dataset.i)); }
});
for (const list of ["facts", "relations"]) {
  $(`#${list}`).addEventListener("click", (event) => {
    const row = event.target.closest(".record");
    if (row && mayLeave()) openRecord(list, Number(row.dataset.i));
  });
}
document.addEventListener("selectionchange", () => { $("#mark").disabled = !text.selection(); });
document.addEventListener("fact-of", (event) => factOfSpan(event.detail));
$("#mark").addEventListener("mousedown", (event) => event.preventDefault());
$("#mark").addEventListener("click", () => { const chosen = text.selection(); if (chosen && mayLeave()) markStretch(chosen); });
$("#add-fact").addEventListener("click", () => mayLeave() && addFact());
$("#add-relation").addEventListener("click", () => mayLeave() && openRelation({ type: "position", head: null, tail: null, value: null }, null));
$("#undo").addEventListener("click", () => { if (mayLeave()) { closeForm(); undo(); } });
$("#save").addEventListener("click", () => save());
$("#accept").addEventListener("click", () => save(true));
$("#help").addEventListener("click", () => $("#keys").showModal());
published.addEventListener("change", () => change((document) => { document.published = published.value.trim() || null; }));
addEventListener("beforeunload", (event) => { if (isDirty() || isOpen()) event.preventDefault(); });
onClose(() => { text.setPending(null); text.light(null, false); });

model.listeners.push(show, recheck);
const { status, data } = await server.open();
if (status === 200) load(data);
else say(data.message);
