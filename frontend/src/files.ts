/**
 * Chọn tệp: nút “Chọn tệp” bằng tiếng của trang, tên và cỡ từng tệp, bỏ được trước khi gửi.
 *
 * The plain input stays what is sent; it is only hidden, for its words are those of the browser.
 * Without this it is used as it is.
 */
const piece = document.getElementById("hn-chon-tep") as HTMLTemplateElement | null;
const words: DOMStringMap = piece?.dataset ?? {};
const MB = 1024 * 1024;

let made = 0;

function sizeSaid(bytes: number): string {
  const said = (amount: number) => amount.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  return bytes < MB ? `${said(Math.ceil(bytes / 1024))} KB` : `${said(bytes / MB)} MB`;
}

function put(input: HTMLInputElement, files: File[]): void {
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  input.files = carrier.files;
  // Drafts and other pieces of the page hear of it as of a choice made by hand.
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** Speak of the button as the page speaks of the field, with what is said about it. */
function name(button: HTMLButtonElement, told: HTMLElement, input: HTMLInputElement): void {
  made += 1;
  button.id = `hn-chon-tep-${made}`;
  told.id = `hn-da-chon-${made}`;
  const labels = [...(input.labels ?? [])].map((label) => (label.id ||= `hn-ten-tep-${made}`));
  button.setAttribute("aria-labelledby", [...labels, button.id].join(" "));
  button.setAttribute("aria-describedby", [input.getAttribute("aria-describedby") ?? "", told.id].join(" ").trim());
}

function dress(input: HTMLInputElement): void {
  if (!piece || "dressed" in input.dataset) return;
  input.dataset.dressed = "";
  const box = (piece.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
  const button = box.querySelector<HTMLButtonElement>("button")!;
  const told = box.querySelector<HTMLElement>(".hn-files-told")!;
  const list = box.querySelector<HTMLElement>(".hn-files-list")!;
  const most = Number(input.dataset.most ?? 0);
  button.querySelector(input.multiple ? "[data-single]" : "[data-several]")!.remove();
  name(button, told, input);
  let chosen: File[] = [];

  function line(file: File): HTMLLIElement {
    const row = document.createElement("li");
    const called = document.createElement("span");
    called.className = "hn-files-name";
    called.textContent = file.name;
    const size = document.createElement("span");
    size.className = "text-secondary";
    size.textContent = sizeSaid(file.size);
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-sm";
    drop.textContent = words.drop ?? "";
    drop.setAttribute("aria-label", `${words.drop ?? ""}: ${file.name}`);
    drop.addEventListener("click", () => {
      put(input, chosen.filter((one) => one !== file));
      (list.querySelector<HTMLElement>("button") ?? button).focus();
    });
    row.append(called, size, drop);
    if (most && file.size > most * MB) {
      const over = document.createElement("span");
      over.className = "hn-bad";
      over.textContent = (words.over ?? "").replace("{most}", String(most));
      row.append(over);
    }
    return row;
  }

  function show(): void {
    chosen = [...(input.files ?? [])];
    const said = chosen.length > 1 ? words.many : chosen.length ? words.one : words.none;
    told.textContent = (said ?? "").replace("{number}", String(chosen.length));
    list.replaceChildren(...chosen.map(line));
    list.hidden = chosen.length === 0;
  }

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const added = [...(input.files ?? [])];
    // Whoever chooses again adds to what was chosen; the browser alone would forget it.
    const kept = chosen.filter((one) => !added.some((other) => isSame(one, other)));
    const isAgain = input.multiple && kept.length > 0 && !added.every((file) => chosen.includes(file));
    if (isAgain) put(input, [...kept, ...added]);
    else show();
  });
  window.addEventListener("pageshow", show);
  input.hidden = true;
  input.after(box);
  show();
}

function dressAll(within: ParentNode): void {
  for (const input of within.querySelectorAll<HTMLInputElement>("input[type=file]")) dress(input);
}

dressAll(document);
document.addEventListener("htmx:load", (event) => dressAll(event.target as HTMLElement));

export {};
