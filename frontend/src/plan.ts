/**
 * Trang kế hoạch: chỉ vào một bên thì bên kia sáng lên.
 *
 * Without this the page still leads to the first line by its anchor; here every line of a part
 * lights up, and a line shows what was read from it.
 */
const source = document.querySelector<HTMLElement>(".hn-source");
const links = [...document.querySelectorAll<HTMLAnchorElement>(".hn-sides [data-lines]")];

function range(link: HTMLAnchorElement): [number, number] {
  const [first, last] = (link.dataset.lines ?? "0-0").split("-").map(Number);
  return [first ?? 0, last ?? 0];
}

function darken(side: string): void {
  for (const lit of document.querySelectorAll(`${side} .is-lit`)) lit.classList.remove("is-lit");
}

function light([first, last]: [number, number]): void {
  darken(".hn-source-side");
  for (let line = first; line <= last; line++) {
    document.getElementById(`dong-${line}`)?.classList.add("is-lit");
  }
}

function showReadOf(line: number): void {
  darken(".hn-read-side");
  for (const link of links) {
    const [first, last] = range(link);
    if (first <= line && line <= last) link.closest("li")?.classList.add("is-lit");
  }
}

if (source) {
  for (const link of links) {
    link.addEventListener("pointerenter", () => light(range(link)));
    link.addEventListener("focus", () => light(range(link)));
    link.addEventListener("click", () => light(range(link)));
  }
  source.addEventListener("pointerover", (event) => {
    const line = (event.target as Element).closest<HTMLElement>("p[id^=dong-]");
    if (line) showReadOf(Number(line.id.slice("dong-".length)));
  });
}
