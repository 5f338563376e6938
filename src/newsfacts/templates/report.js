"use strict";
// One document is shown at a time. What is chosen, a mark or a fact, is lit up in both columns and told in the footer.
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const root = document.documentElement;
const sections = all("main > section");
const pick = $("#pick"), detail = $("#detail"), back = $("#back"), field = $("#field"), only = $("#only");
let current = sections[0], cameFrom = null;

function show(index) {
  if (!sections.length) return;
  const chosen = sections[Math.max(0, Math.min(index, sections.length - 1))];
  for (const section of sections) section.hidden = section !== chosen;
  current = chosen;
  pick.value = chosen.id.slice(1);
  $("#previous").disabled = chosen === sections[0];
  $("#next").disabled = chosen === sections.at(-1);
  clear();
  filter();
}

function clear() {
  for (const lit of all(".lit, .chosen", current)) lit.classList.remove("lit", "chosen");
}

// The facts of an element are the numbers in its data-f; a word may be the evidence of several.
const factsOf = (element) => (element.dataset.f || "").split(" ").filter(Boolean);

function choose(element, { scroll = true } = {}) {
  clear();
  const numbers = factsOf(element), isFact = element.matches("tr");
  const pieces = isFact ? numbers.flatMap((n) => all(`.side [data-f~="${n}"]`, current)) : piecesOf(element);
  const rows = numbers.flatMap((n) => all(`tr[data-f="${n}"]`, current));
  for (const piece of pieces) piece.classList.add("lit");
  for (const row of rows) row.classList.add("chosen");
  detail.textContent = isFact ? factText(element) : element.title || rows.map(factText).join("; ");
  const target = isFact ? pieces.find((piece) => piece.offsetParent) : rows.find((row) => row.offsetParent);
  cameFrom = element;
  back.hidden = !(scroll && target);
  if (scroll && target) target.scrollIntoView({ block: "center" });
}

// A span that is cut in pieces is lit up whole, in both columns.
const piecesOf = (element) =>
  element.dataset.s === undefined
    ? factsOf(element).flatMap((n) => all(`.side [data-f~="${n}"]`, current))
    : all(`.side [data-s="${element.dataset.s}"]`, current);

function factText(row) {
  const kind = $(".key", row).textContent, wrong = row.dataset.wrong;
  const cells = all("td[data-name]", row).filter((cell) => cell.textContent && cell.dataset.name !== "words");
  const text = (cell) => ($("ins", cell) ? `gold ${$("ins", cell).textContent}, found ${$("del", cell).textContent}` : cell.textContent);
  const said = cells.map((cell) => `${cell.dataset.name}: ${text(cell)}`).join(" · ");
  return `${kind}${wrong ? " in " + wrong : ""} — ${said}`;
}

function filter() {
  for (const box of all("[data-off]")) root.classList.toggle(box.dataset.off, !box.checked);
  for (const radio of all("[name=columns]")) if (radio.value) root.classList.toggle(radio.value, radio.checked);
  for (const row of all("tr.fact", current)) {
    row.hidden = field.value !== "" && !row.dataset.wrong.split(" ").includes(field.value);
  }
  for (const row of all(".row:not(.heads)", current)) row.hidden = only.checked && !all("mark", row).some(isError);
}

const isOn = (mark) => !all("[data-off]").some((box) => !box.checked && mark.classList.contains(box.dataset.off.slice(4)));
const isError = (mark) => !mark.classList.contains("right") && isOn(mark);

// Arrow keys within the text go from mark to mark, within the facts from row to row; the group is one stop of Tab.
function step(group, by) {
  const stops = all(group.matches(".text") ? "mark, .e" : "tr.fact", group).filter((stop) => stop.offsetParent && isOn(stop));
  if (!stops.length) return;
  const here = stops.indexOf(document.activeElement);
  const next = stops[here < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.max(0, Math.min(here + by, stops.length - 1))];
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  choose(next, { scroll: false });
}

document.addEventListener("click", (event) => {
  const element = event.target.closest("mark, .e, tr.fact");
  if (element && getSelection().isCollapsed && (element.matches(".e, tr") || isOn(element))) choose(element);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
  const group = event.target.closest(".text, .facts");
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (group && by) step(group, by);
  else if (group && event.key === "Enter" && event.target !== group) choose(event.target);
  else if (event.key === "Escape" && !back.hidden) back.click();
  else if (event.key === "[") show(sections.indexOf(current) - 1);
  else if (event.key === "]") show(sections.indexOf(current) + 1);
  else return;
  event.preventDefault();
});

back.addEventListener("click", () => {
  back.hidden = true;
  if (!cameFrom) return;
  cameFrom.tabIndex = -1;
  cameFrom.focus({ preventScroll: true });
  cameFrom.scrollIntoView({ block: "center" });
});
pick.addEventListener("change", () => show(sections.findIndex((section) => section.id === "d" + pick.value)));
$("#previous").addEventListener("click", () => show(sections.indexOf(current) - 1));
$("#next").addEventListener("click", () => show(sections.indexOf(current) + 1));
$("#filters").addEventListener("change", filter);
for (const [id, on] of [["#none", false], ["#all", true]]) {
  $(id).addEventListener("click", () => {
    for (const box of $(id).closest("fieldset").querySelectorAll("input")) box.checked = on;
    filter();
  });
}
show(Number(location.hash.slice(2)) || 0);
