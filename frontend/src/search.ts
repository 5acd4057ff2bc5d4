/**
 * Ô tìm ở đầu trang: gợi ý hiện ra khi đang gõ, chọn bằng phím mũi tên.
 *
 * The field is a plain form without this code. While somebody types, the server is asked after a
 * short rest; an answer that comes late for what now stands in the field is dropped.
 */
const REST_MS = 160;
const SHORTEST = 2;

function start(box: HTMLElement): void {
  const field = box.querySelector<HTMLInputElement>("input")!;
  const sheet = box.querySelector<HTMLElement>(".hn-search-sheet")!;
  const status = box.querySelector<HTMLElement>("[role=status]")!;
  let resting = 0;
  let asked: AbortController | undefined;
  let chosen = -1;

  const options = (): HTMLElement[] => [...sheet.querySelectorAll<HTMLElement>("[role=option]")];

  function choose(place: number): void {
    const shown = options();
    chosen = shown.length ? (place + shown.length) % shown.length : -1;
    shown.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    const option = shown[chosen];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** Show or hide the list; under it the page is veiled and takes neither finger nor key. */
  function cover(shown: boolean): void {
    sheet.hidden = !shown;
    document.querySelector<HTMLElement>("main")?.toggleAttribute("inert", shown);
  }

  function close(): void {
    window.clearTimeout(resting);
    asked?.abort();
    cover(false);
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function leave(): void {
    close();
    box.classList.remove("is-open");
  }

  function open(): void {
    box.classList.add("is-open");
    field.focus();
    field.select();
  }

  async function suggest(): Promise<void> {
    asked?.abort();
    const typed = field.value.trim();
    if (typed.length < SHORTEST) return close();
    asked = new AbortController();
    const query = new URLSearchParams({ q: typed, trong: field.dataset.here ?? "" });
    try {
      const answer = await fetch(`${field.dataset.suggestions}?${query}`, { signal: asked.signal });
      if (!answer.ok || answer.redirected) return close();
      show(await answer.text());
    } catch {
      // Aborted for a newer question, or the line is down: Enter still opens the page.
    }
  }

  function show(html: string): void {
    sheet.innerHTML = html;
    const shown = options();
    cover(sheet.childElementCount > 0);
    field.setAttribute("aria-expanded", String(shown.length > 0));
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
    const note = sheet.querySelector(".hn-search-note")?.textContent ?? "";
    status.textContent = shown.length ? `${field.dataset.foundSaid} ${shown.length}` : note;
  }

  field.addEventListener("input", () => {
    window.clearTimeout(resting);
    resting = window.setTimeout(() => void suggest(), REST_MS);
  });
  field.addEventListener("focus", () => {
    box.classList.add("is-open");
    if (options().length && sheet.hidden) void suggest();
  });
  field.addEventListener("keydown", (event) => {
    // A composing keyboard (Telex, VNI) uses these keys itself.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (sheet.hidden) return void suggest();
      choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter" && !sheet.hidden && chosen >= 0) {
      event.preventDefault();
      window.location.assign(options()[chosen]!.dataset.url!);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (sheet.hidden) {
        field.value = "";
        field.blur();
        leave();
      } else close();
    }
  });
  sheet.addEventListener("pointerdown", (event) => {
    // The field keeps the focus, so that the list does not close under the finger.
    if ((event.target as Element).closest("[role=option]")) event.preventDefault();
  });
  sheet.addEventListener("click", (event) => {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (!option) return;
    if (event.ctrlKey || event.metaKey) window.open(option.dataset.url);
    else window.location.assign(option.dataset.url!);
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget as Node | null) && event.relatedTarget) leave();
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (!box.contains(target) && !target.closest(".hn-search-open")) leave();
  });
  for (const way of box.querySelectorAll(".hn-search-close, .hn-search-veil"))
    way.addEventListener("click", leave);
  document.querySelector(".hn-search-open")?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = (event.target as Element).closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey;
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !control) return;
    event.preventDefault();
    open();
  });
}

for (const box of document.querySelectorAll<HTMLElement>("[data-search]")) start(box);
