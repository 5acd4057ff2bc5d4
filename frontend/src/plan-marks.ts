/**
 * Trang kế hoạch: bôi đen ở bản gốc, hoặc chọn dòng bằng bàn phím, rồi nói đó là gì.
 *
 * Without this the numbers of the lines are typed, and the form opens as a page of its own.
 */
import htmx from "htmx.org";

import { goToPart, lineOf, show, showFindings, showReadOf } from "./plan";

const marking = document.querySelector<HTMLDetailsElement>("[data-hn-mark]");
const source = document.querySelector<HTMLElement>(".hn-source");
/** Longer words are sent as lines: an address holds no more. */
const LONGEST = 300;

let here = 0;
let from = 0;

function lines(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".hn-source [data-line]")];
}

function numbers(): number[] {
  return [...new Set(lines().map((line) => Number(line.dataset.line)))].sort((a, b) => a - b);
}

function field(name: string): HTMLInputElement {
  return marking!.querySelector<HTMLInputElement>(`[name=${name}]`)!;
}

function fill(first: number, last: number, words = ""): void {
  field("tu").value = String(Math.min(first, last));
  field("den").value = String(Math.max(first, last));
  field("chu").value = words.length <= LONGEST ? words : "";
  marking!.open = true;
}

function draw(): void {
  const [first, last] = [Math.min(from, here), Math.max(from, here)];
  for (const line of lines()) {
    const number = Number(line.dataset.line);
    line.classList.toggle("is-here", number === here);
    line.classList.toggle("is-marked", first < last && first <= number && number <= last);
  }
}

function takeSelection(): void {
  const chosen = getSelection();
  const words = chosen?.toString().trim() ?? "";
  if (!chosen || !words || !source?.contains(chosen.anchorNode)) return;
  const ends = [lineOf(chosen.anchorNode), lineOf(chosen.focusNode)].filter(Boolean);
  if (ends.length) fill(Math.min(...ends), Math.max(...ends), words);
}

function step(event: KeyboardEvent): void {
  const down = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (event.key === "Enter" && here) {
    if (goToPart(here)) event.preventDefault();
    return;
  }
  if (!down || event.target !== source) return;
  event.preventDefault();
  const all = numbers();
  const at = all.indexOf(here) + (event.key === "ArrowDown" ? 1 : here ? -1 : 0);
  here = all[Math.max(0, Math.min(all.length - 1, at))] ?? 0;
  if (!event.shiftKey) from = here;
  draw();
  showReadOf(here);
  document.getElementById(`dong-${here}`)?.scrollIntoView({ block: "nearest" });
  if (marking && (event.shiftKey || marking.open)) fill(from, here);
}

function ask(event: SubmitEvent): void {
  const kind = event.submitter?.getAttribute("formaction");
  const form = event.target as HTMLFormElement;
  if (!kind || !form.reportValidity()) return;
  event.preventDefault();
  const said = new URLSearchParams([...new FormData(form)].map(([k, v]) => [k, String(v)]));
  void htmx
    .ajax("get", `${kind}?${said}`, { target: "#them-cho", swap: "innerHTML" })
    .then(() => {
      show("doc");
      const place = document.getElementById("them-cho");
      place?.scrollIntoView({ block: "center" });
      place?.querySelector<HTMLElement>("textarea:not([hidden]), input:not([type=hidden])")?.focus();
    });
}

source?.addEventListener("keydown", step);
if (marking && source) {
  source.addEventListener("mouseup", () => setTimeout(takeSelection));
  source.addEventListener("touchend", () => setTimeout(takeSelection, 300));
  marking.addEventListener("submit", ask);
}

// After a correction the right side is new: the eye and the keyboard stay where they were.
document.body.addEventListener("htmx:afterSettle", (event) => {
  const side = document.getElementById("ben-doc");
  if ((event.target as Element).id !== "ben-doc" || !side?.dataset.focus) return;
  document.getElementById("them-cho")?.replaceChildren();
  showFindings();
  const place = document.getElementById(side.dataset.focus) ?? document.getElementById("doc-duoc");
  place?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: "nearest" });
});
