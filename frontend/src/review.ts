/**
 * Chọn mục, ô trên trang đọc báo cáo để trả lại, mà lời đã gõ vẫn còn.
 *
 * Without this the links lead to the same page with the place picked, and one place at a time.
 */
const form = document.querySelector<HTMLFormElement>("form[data-picks]");
const list = form?.querySelector("ul");
const blank = form?.querySelector("template");

if (form && list && blank) {
  const links = () => document.querySelectorAll<HTMLAnchorElement>("a[data-pick]");
  const line = (place: string) => [...list.children].find((one) => (one as HTMLElement).dataset.place === place);

  const mark = () => {
    for (const link of links()) link.setAttribute("aria-pressed", String(line(link.dataset.pick!) !== undefined));
  };

  const add = (place: string, label: string) => {
    const made = blank.content.firstElementChild!.cloneNode(true) as HTMLElement;
    const id = `ly-do-${list.children.length}-${Date.now()}`;
    made.dataset.place = place;
    made.querySelector("input")!.value = place;
    made.querySelector("label")!.textContent = label;
    made.querySelector("label")!.htmlFor = id;
    made.querySelector("textarea")!.id = id;
    list.insertBefore(made, line("") ?? null);
    return made;
  };

  for (const link of links()) {
    link.setAttribute("role", "button");
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const there = line(link.dataset.pick!) ?? add(link.dataset.pick!, link.dataset.label!);
      mark();
      const box = there.querySelector("textarea")!;
      if (link.dataset.reason && !box.value.includes(link.dataset.reason)) {
        box.value = [box.value.trim(), link.dataset.reason].filter(Boolean).join("\n");
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
      box.focus();
    });
  }

  list.addEventListener("click", (event) => {
    const drop = (event.target as Element).closest("[data-drop]");
    if (!drop) return;
    const gone = drop.closest("li")!;
    const place = gone.dataset.place;
    gone.remove();
    mark();
    [...links()].find((link) => link.dataset.pick === place)?.focus();
  });
  mark();
}

export {};
