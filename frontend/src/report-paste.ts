/**
 * Dán từ Word: giữ đoạn, đậm, nghiêng, đề mục, danh sách, bảng, hình; bỏ mọi thứ khác.
 *
 * Word writes lists as paragraphs whose level and marker stand in their style, and pictures as
 * addresses on the own disk; the pictures themselves lie in the RTF beside.
 */
const UNWANTED = "style, script, meta, link, title, xml, o\\:p, w\\:sdt > o\\:p, head, object, iframe, form, input, button";

export const isFromWord = (html: string): boolean => /class="?Mso|urn:schemas-microsoft-com:office|<w:WordDocument|mso-/i.test(html);

/** Clean what Word (or another program) puts on the clipboard. */
export function cleaned(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<o:p>([\s\S]*?)<\/o:p>/gi, "$1"), "text/html");
  const body = page.body;
  dropComments(body);
  for (const one of body.querySelectorAll(UNWANTED)) one.remove();
  for (const one of body.querySelectorAll<HTMLElement>("*")) dropHidden(one);
  lists(body);
  for (const one of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) rename(one, Number(one.tagName[1]) <= 3 ? "h3" : "h4");
  for (const one of [...body.querySelectorAll<HTMLElement>("*")]) plain(one);
  for (const one of [...body.querySelectorAll("p")]) if (!one.textContent?.replace(/\u00a0/g, " ").trim() && !one.querySelector("img")) one.remove();
  return body.innerHTML;
}

function dropComments(body: HTMLElement): void {
  const walk = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  for (const one of found) one.parentNode?.removeChild(one);
}

/** Deleted text of tracked changes, hidden text, links to comments. */
function dropHidden(one: HTMLElement): void {
  const style = one.getAttribute("style") ?? "";
  if (one.tagName === "DEL" || /display:\s*none|mso-hide:\s*all/i.test(style) || one.classList.contains("MsoCommentReference")) one.remove();
}

function rename(one: Element, tag: string): Element {
  const made = one.ownerDocument.createElement(tag);
  made.append(...one.childNodes);
  one.replaceWith(made);
  return made;
}

// --- lists ---------------------------------------------------------------------------------------

const LEVEL = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const NUMBERED = /^\s*\(?(?:\d+|[a-zđ]|[ivxlc]+)[.)]/i;

function lists(body: HTMLElement): void {
  let open: HTMLElement[] = [];
  let number = "";
  let last: Element | null = null;
  for (const one of [...body.querySelectorAll<HTMLElement>("p, h1, h2, h3, h4, h5, h6")]) {
    const found = LEVEL.exec(one.getAttribute("style") ?? "");
    const marker = one.querySelector<HTMLElement>('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
    // A heading that Word numbers by itself stays a heading; its number is that of the outline.
    if (!found || one.tagName !== "P") {
      if (found) marker?.remove();
      continue;
    }
    const text = marker?.textContent ?? "";
    marker?.remove();
    if (last === null || one.previousElementSibling !== last || number !== found[1]) open = [];
    number = found[1] ?? "";
    const level = Math.min(Number(found[2]), open.length + 1);
    const tag = NUMBERED.test(text) ? "ol" : "ul";
    open = open.slice(0, level);
    const list = open[level - 1] ?? started(one, open[level - 2], tag);
    open[level - 1] = list;
    const item = one.ownerDocument.createElement("li");
    const words = one.ownerDocument.createElement("p");
    words.append(...one.childNodes);
    item.append(words);
    list.append(item);
    last = open[0] ?? null;
    one.remove();
  }
}

function started(before: HTMLElement, within: HTMLElement | undefined, tag: string): HTMLElement {
  const list = before.ownerDocument.createElement(tag);
  const item = within?.lastElementChild;
  if (item) item.append(list);
  else before.before(list);
  return list;
}

// --- letters -------------------------------------------------------------------------------------

const KEPT = new Set(["colspan", "rowspan", "src", "alt", "data-picture"]);

function plain(one: HTMLElement): void {
  const style = one.getAttribute("style") ?? "";
  const text = (one.tagName === "SPAN" || one.tagName === "FONT") && [
    ["strong", /font-weight:\s*(?:bold|[6-9]00)/i],
    ["em", /font-style:\s*italic/i],
    ["u", /text-decoration:[^;]*underline/i],
    ["sub", /vertical-align:\s*sub/i],
    ["sup", /vertical-align:\s*super/i],
  ] as const;
  for (const { name } of [...one.attributes]) if (!KEPT.has(name)) one.removeAttribute(name);
  if (one.tagName === "A" || one.tagName === "DIV" || one.tagName === "INS") return void one.replaceWith(...one.childNodes);
  if (!text) return;
  let inner: HTMLElement | null = null;
  for (const [tag, pattern] of text) {
    if (!pattern.test(style)) continue;
    const made = one.ownerDocument.createElement(tag);
    made.append(...(inner ? [inner] : [...one.childNodes]));
    inner = made;
  }
  one.replaceWith(...(inner ? [inner] : [...one.childNodes]));
}

// --- pictures ------------------------------------------------------------------------------------

/** Give the pictures that lie in the RTF beside the HTML, in their order. */
export function picturesIn(rtf: string): Blob[] {
  const found: Blob[] = [];
  // Each is written twice, for old programs as a metafile too: only PNG and JPEG are taken.
  for (let at = rtf.indexOf("{\\pict"); at >= 0; at = rtf.indexOf("{\\pict", at + 1)) {
    const told = ownWords(rtf, at);
    const sort = told.includes("\\pngblip") ? "image/png" : told.includes("\\jpegblip") ? "image/jpeg" : "";
    const hex = /([0-9a-fA-F\s]{64,})$/.exec(told.trimEnd())?.[1]?.replace(/\s/g, "") ?? "";
    if (!sort || hex.length % 2) continue;
    const bytes = new Uint8Array(hex.length / 2);
    for (let one = 0; one < bytes.length; one += 1) bytes[one] = Number.parseInt(hex.slice(2 * one, 2 * one + 2), 16);
    found.push(new Blob([bytes], { type: sort }));
  }
  return found;
}

/** The words of the group that opens at *start*, without those of groups within it. */
function ownWords(rtf: string, start: number): string {
  let depth = 0;
  let from = start + 1;
  let told = "";
  for (let at = start; at < rtf.length; at += 1) {
    const mark = rtf[at];
    if (mark !== "{" && mark !== "}") continue;
    if (depth === 1) told += rtf.slice(from, at);
    depth += mark === "{" ? 1 : -1;
    from = at + 1;
    if (depth === 0) break;
  }
  return told;
}
