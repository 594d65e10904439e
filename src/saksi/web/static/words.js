// The words of the report under the cursor. Offsets count characters of the raw text as the server does (code points).

const WORD = /[\p{L}\p{N}]+(?:[-’'.,:/][\p{L}\p{N}]+)*/gu;

const points = (text) => [...text].length;

/** The raw text, put together from the pieces that are in it. */
export function rawText(text) {
  return [...text.querySelectorAll("[data-s]")].filter((piece) => piece.tagName !== "INS").map((piece) => piece.textContent).join("");
}

function rawOffset(node, offset, isEnd) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-s]");
  if (piece === null) return null;
  if (piece.tagName === "INS") return Number(isEnd ? piece.dataset.e : piece.dataset.s);
  const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : offset > 0 ? piece.textContent : "";
  return Number(piece.dataset.s) + points(before);
}

/** The raw range [start, end] that is selected in the text, without the space around it; null if none is. */
export function selected(text) {
  const selection = document.getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  let start = rawOffset(range.startContainer, range.startOffset, false);
  let end = rawOffset(range.endContainer, range.endOffset, true);
  if (start === null || end === null) return null;
  const raw = [...rawText(text)];
  while (start < end && /\s/u.test(raw[start])) start += 1;
  while (end > start && /\s/u.test(raw[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}

/** The range widened to whole sentences. */
export function wholeSentences(text, range) {
  const sentences = text.dataset.sentences.trim().split(" ").filter(Boolean).map((pair) => pair.split(",").map(Number));
  const touched = sentences.filter(([start, end]) => start < range.end && range.start < end);
  if (touched.length === 0) return range;
  return { start: Math.min(...touched.map(([start]) => start)), end: Math.max(...touched.map(([, end]) => end)) };
}

function visibleNodes(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.getClientRects().length > 0) nodes.push(walker.currentNode);
  }
  return nodes;
}

/** Every word that is shown, as {from: [node, offset], to: [node, offset], raw}. A word may lie in several nodes. */
function shownWords(text) {
  const nodes = visibleNodes(text);
  const starts = [];
  let length = 0;
  for (const node of nodes) {
    starts.push(length);
    length += node.length;
  }
  const place = (at, isEnd) => {
    let index = starts.findLastIndex((start) => (isEnd ? start < at : start <= at));
    if (index < 0) index = 0;
    return [nodes[index], at - starts[index]];
  };
  const whole = nodes.map((node) => node.data).join("");
  return [...whole.matchAll(WORD)].map((found) => {
    const from = place(found.index, false);
    return { from, to: place(found.index + found[0].length, true), raw: rawOffset(from[0], from[1], false) };
  });
}

/** Selecting words by the arrow keys: calls `take` on Enter and `leave` on Escape. */
export function selectByKeys(text, begin, { take, leave }) {
  const words = shownWords(text);
  if (words.length === 0) return;
  let anchor = Math.max(0, words.findIndex((word) => word.raw >= begin));
  let head = anchor;

  function show() {
    const [first, last] = anchor <= head ? [words[anchor], words[head]] : [words[head], words[anchor]];
    document.getSelection().setBaseAndExtent(...first.from, ...last.to);
    words[head].from[0].parentElement.scrollIntoView({ block: "nearest" });
  }

  function sentence(step) {
    const spans = text.dataset.sentences.trim().split(" ").map((pair) => Number(pair.split(",")[0]));
    const here = words[head].raw;
    const wanted = step > 0 ? spans.find((start) => start > here) : spans.findLast((start) => start < here);
    return wanted === undefined ? head : Math.max(0, words.findIndex((word) => word.raw >= wanted));
  }

  function stop() {
    text.removeEventListener("keydown", onKey);
    text.classList.remove("selecting");
  }

  function onKey(event) {
    const moves = { ArrowLeft: head - 1, ArrowRight: head + 1, Home: 0, End: words.length - 1 };
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      stop();
      if (event.key === "Enter") take();
      else leave();
      return;
    }
    let next = moves[event.key];
    if (event.key === "ArrowDown") next = sentence(1);
    if (event.key === "ArrowUp") next = sentence(-1);
    if (next === undefined) return;
    event.preventDefault();
    head = Math.min(Math.max(next, 0), words.length - 1);
    if (!event.shiftKey) anchor = head;
    show();
  }

  text.classList.add("selecting");
  text.addEventListener("keydown", onKey);
  text.addEventListener("blur", stop, { once: true });
  text.focus();
  show();
}
