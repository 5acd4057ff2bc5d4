/**
 * Trang sửa mẫu văn bản: bản in vẽ lại theo chữ đang gõ, chèn chỗ trống.
 *
 * Without this the page still saves, restores and opens the PDF; here the print follows the text.
 */
const form = document.querySelector<HTMLFormElement>("form.hn-desk");

interface Page {
  digest: string;
  across: number;
  down: number;
  png: string | null;
}

interface Answer {
  count: number;
  pages: Page[];
  notes: string;
}

const PAUSE = 500;
const RETRY = 5000;

function desk(form: HTMLFormElement): void {
  const text = form.querySelector<HTMLTextAreaElement>("textarea[name=source]")!;
  const status = form.querySelector<HTMLElement>(".hn-status")!;
  const pages = form.querySelector<HTMLElement>(".hn-pages")!;
  const notes = form.querySelector<HTMLElement>(".hn-notes")!;
  let timer = 0;
  let asked: AbortController | undefined;

  // Pictures by digest: the server sends only those that are not here.
  const pictures = new Map<string, string>();

  function told(key: string, number?: number): string {
    return (status.dataset[key] ?? "").replace("{number}", String(number ?? ""));
  }

  function show(answer: Answer): void {
    notes.innerHTML = answer.notes;
    if (answer.pages.length === 0) {
      pages.classList.add("is-old");
      if (!notes.querySelector(".alert-danger")) pages.replaceChildren();
      return;
    }
    pages.classList.remove("is-old");
    const shown = answer.pages.map((page, index) => {
      if (page.png !== null) pictures.set(page.digest, `data:image/png;base64,${page.png}`);
      const picture = new Image(page.across, page.down);
      picture.src = pictures.get(page.digest) ?? "";
      picture.alt = told("page", index + 1);
      return picture;
    });
    pages.replaceChildren(...shown);
    for (const known of [...pictures.keys()]) {
      if (!answer.pages.some((page) => page.digest === known)) pictures.delete(known);
    }
    const more = answer.count - answer.pages.length;
    if (more > 0) {
      const line = document.createElement("p");
      line.textContent = told("more", more);
      pages.append(line);
    }
  }

  async function draw(): Promise<void> {
    asked?.abort();
    asked = new AbortController();
    const body = new FormData(form);
    for (const digest of pictures.keys()) body.append("known", digest);
    status.textContent = told("drawing");
    form.classList.add("is-drawing");
    try {
      const response = await fetch(form.dataset.preview!, { method: "POST", body, signal: asked.signal });
      if (!response.ok) throw new Error(String(response.status));
      show((await response.json()) as Answer);
      status.textContent = told("drawn");
      form.classList.remove("is-offline");
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      status.textContent = told("offline");
      form.classList.add("is-offline");
      later(RETRY);
    }
    form.classList.remove("is-drawing");
  }

  function later(pause: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void draw(), pause);
  }

  function replaceAll(value: string): void {
    text.value = value;
    text.dispatchEvent(new Event("input"));
  }

  text.addEventListener("input", () => {
    later(PAUSE);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector<HTMLButtonElement>("button[name=save]"));
  });

  form.addEventListener("click", (event) => {
    const pressed = (event.target as HTMLElement).closest<HTMLElement>("button");
    if (pressed?.dataset.zoom !== undefined) {
      const large = pages.classList.toggle("is-large");
      pressed.setAttribute("aria-pressed", String(large));
    }
    if (!pressed || text.readOnly) return;
    if (pressed.dataset.insert !== undefined) insert(pressed.dataset.insert);
    else if (pressed.dataset.line) goTo(Number(pressed.dataset.line));
    else if (pressed.dataset.wrong) mend(pressed.dataset.wrong, pressed.dataset.right ?? "");
  });

  function insert(words: string): void {
    choose("the-viet");
    text.focus();
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input"));
  }

  function goTo(line: number): void {
    choose("the-viet");
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    text.scrollTop = (text.scrollHeight * (line - 3)) / lines.length;
  }

  function mend(wrong: string, right: string): void {
    const letters = wrong.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const whole = wrong.startsWith("[") ? new RegExp(letters, "g") : new RegExp(`(?<![\\w.])${letters}(?![\\w])`, "g");
    replaceAll(text.value.replace(whole, () => right));
    text.focus();
  }

  function choose(id: string): void {
    const tab = document.getElementById(id);
    if (tab && tab.getClientRects().length > 0) tab.click();
  }

  window.addEventListener("online", () => later(0));
  later(0);
}

/** Tabs by the pattern of WAI-ARIA: arrows move, one panel shows. */
function tabs(form: HTMLFormElement): void {
  const list = [...form.querySelectorAll<HTMLElement>("[role=tab]")];
  const wide = matchMedia("(min-width: 75rem)");

  function choose(chosen: HTMLElement): void {
    for (const tab of list) {
      const is = tab === chosen;
      tab.setAttribute("aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")!)?.classList.toggle("is-chosen", is);
    }
  }

  // On a wide screen the text stands beside the rest and needs no tab.
  function begin(): void {
    const chosen = list.find((tab) => tab.getAttribute("aria-selected") === "true");
    const write = list[0]!;
    document.getElementById("viet")?.toggleAttribute("data-beside", wide.matches);
    choose(wide.matches && (!chosen || chosen === write) ? list[1]! : (chosen ?? write));
  }

  for (const tab of list) tab.addEventListener("click", () => choose(tab));
  form.querySelector("[role=tablist]")?.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[(event as KeyboardEvent).key];
    if (!step) return;
    const seen = list.filter((tab) => tab.getClientRects().length > 0);
    const next = seen[(seen.indexOf(document.activeElement as HTMLElement) + step + seen.length) % seen.length];
    if (next) {
      choose(next);
      next.focus();
    }
  });
  wide.addEventListener("change", begin);
  form.classList.add("has-tabs");
  begin();
}

if (form) {
  tabs(form);
  desk(form);
}
