/**
 * Trang kế hoạch: chỉ vào một bên thì bên kia sáng lên.
 *
 * Without this the page still leads to the first line by its anchor; here every line of a part
 * lights up, and a line shows what was read from it. The left side may arrive later than the page:
 * everything is heard where it bubbles to.
 */
const sides = document.querySelector<HTMLElement>(".hn-sides");
const tabs = document.querySelector<HTMLElement>("[data-hn-tabs]");

export type Range = [first: number, last: number];

export function rangeOf(link: HTMLElement): Range {
  const [first, last] = (link.dataset.lines ?? "0-0").split("-").map(Number);
  return [first ?? 0, last ?? 0];
}

export function lineOf(target: EventTarget | Node | null): number {
  const element = target instanceof Element ? target : (target as Node | null)?.parentElement;
  return Number(element?.closest<HTMLElement>(".hn-source [data-line]")?.dataset.line ?? 0);
}

function darken(side: string): void {
  for (const lit of document.querySelectorAll(`${side} .is-lit`)) lit.classList.remove("is-lit");
}

function light([first, last]: Range): void {
  darken(".hn-source-side");
  for (const line of document.querySelectorAll<HTMLElement>(".hn-source [data-line]")) {
    const number = Number(line.dataset.line);
    if (first <= number && number <= last) line.classList.add("is-lit");
  }
}

let waiting = 0;

/** Bring the first line of what is pointed at into the window of the source, not the page. */
function bringInto(range: Range): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    const source = document.querySelector<HTMLElement>(".hn-source");
    const line = document.getElementById(`dong-${range[0]}`);
    if (!source || !line || getComputedStyle(source).overflowY !== "auto") return;
    const [at, around] = [line.getBoundingClientRect(), source.getBoundingClientRect()];
    if (at.top >= around.top && at.bottom <= around.bottom) return;
    source.scrollTop += at.top - around.top - around.height / 3;
  }, 250);
}

function partsOf(line: number): HTMLElement[] {
  const links = [...document.querySelectorAll<HTMLElement>(".hn-read-side .hn-read [data-lines]")];
  return links
    .filter((link) => {
      const [first, last] = rangeOf(link);
      return first <= line && line <= last;
    })
    .map((link) => link.closest<HTMLElement>("li"))
    .filter((item) => item !== null);
}

/** Colour the lines of the source by the findings that are left, each by its gravest. */
export function showFindings(): void {
  const kinds = ["error", "warning", "hint"];
  const graver = new Map<number, string>();
  for (const kind of kinds) {
    for (const link of document.querySelectorAll<HTMLElement>(`.hn-findings-${kind} [data-lines]`)) {
      const [first, last] = rangeOf(link);
      for (let line = first; line <= last; line++) if (!graver.has(line)) graver.set(line, kind);
    }
  }
  for (const line of document.querySelectorAll<HTMLElement>(".hn-source [data-line]")) {
    const kind = graver.get(Number(line.dataset.line));
    for (const one of kinds) line.classList.toggle(`has-${one}`, one === kind);
  }
}

export function showReadOf(line: number): void {
  darken(".hn-read-side");
  for (const item of partsOf(line)) item.classList.add("is-lit");
}

export function show(side: "goc" | "doc"): void {
  if (!sides || !tabs) return;
  sides.dataset.side = side;
  for (const tab of tabs.querySelectorAll<HTMLElement>("[data-side]")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.side === side));
  }
}

/** Bring what was read from *line* into view; the narrowest part, for a task lies in a section. */
export function goToPart(line: number): boolean {
  const found = partsOf(line).at(-1);
  if (!found) return false;
  show("doc");
  showReadOf(line);
  found.scrollIntoView({ block: "center" });
  return true;
}

function goToLine(event: Event, link: HTMLElement): void {
  const [first] = rangeOf(link);
  const line = document.getElementById(`dong-${first}`);
  if (!line) return;
  event.preventDefault();
  show("goc");
  history.replaceState(null, "", `#dong-${first}`);
  line.scrollIntoView({ block: "center" });
  light(rangeOf(link));
}

function start(of: HTMLElement): void {
  const lights = (event: Event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-lines]");
    const item = link ?? (event.target as Element).closest("li")?.querySelector<HTMLElement>("[data-lines]");
    if (item) {
      light(rangeOf(item));
      bringInto(rangeOf(item));
    } else if (lineOf(event.target)) showReadOf(lineOf(event.target));
  };
  of.addEventListener("pointerover", lights);
  of.addEventListener("focusin", lights);
  of.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a.hn-line[data-lines]");
    if (link) return goToLine(event, link);
    const marked = (getSelection()?.toString() ?? "").trim();
    if (!marked && lineOf(event.target)) goToPart(lineOf(event.target));
  });
  if (!tabs) return;
  tabs.hidden = false;
  if (location.hash.startsWith("#dong-")) show("goc");
  tabs.addEventListener("click", (event) => {
    const side = (event.target as Element).closest<HTMLElement>("[data-side]")?.dataset.side;
    if (side === "goc" || side === "doc") show(side);
  });
}

if (sides) start(sides);
