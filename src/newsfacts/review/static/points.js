// Places in a text. JavaScript counts UTF-16 units, the gold files count code points; 𠮷 is two of these and one of those.

export const points = (text) => Array.from(text);

// The code point offset of a place in the DOM, within an element whose text content is the text.
export function offsetOf(root, node, offset) {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  const before = range.toString();
  // A border between the two units of one character counts as before it.
  const split = /[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(root.textContent.slice(before.length));
  return points(split ? before.slice(0, -1) : before).length;
}

// The place in the DOM, [node, unit], of a code point offset.
export function placeOf(root, offset) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = offset, last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    const characters = points(last.data);
    if (left <= characters.length) return [last, characters.slice(0, left).join("").length];
    left -= characters.length;
  }
  return last ? [last, last.data.length] : [root, 0];
}

// The selected stretch of the text without blanks at its ends, in code points; null where nothing is selected.
export function selected(root, characters) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  let start = offsetOf(root, range.startContainer, range.startOffset);
  let end = offsetOf(root, range.endContainer, range.endOffset);
  while (start < end && !characters[start].trim()) start += 1;
  while (start < end && !characters[end - 1].trim()) end -= 1;
  return start < end ? { start, end } : null;
}

export function select(root, start, end) {
  const selection = getSelection();
  selection.setBaseAndExtent(...placeOf(root, start), ...placeOf(root, end));
}
