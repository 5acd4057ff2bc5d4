/**
 * Phần đang viết dở: giữ trên máy này cho đến khi máy chủ đã lưu, rồi mời khôi phục.
 *
 * Every form with a text area, and every form marked data-draft, keeps what is typed in this
 * browser, by account and by what it is about. Passwords and hidden fields are never kept, files
 * by their name only. Without this the pages work as ever; only a crash loses what was typed.
 */
const DAYS = 14;
const PREFIX = "hoinghi.draft.";
const SENT = "hoinghi.sent";
const PAGES = "hoinghi-report-";

type Field = [name: string, value: string, chosen: boolean];

interface Draft {
  at: number;
  fields: Field[];
  files: string[];
}

let isLeaving = false;

const account = document.body.dataset.account;
const words = document.getElementById("hn-ket-noi")?.dataset ?? {};

function box<T>(act: (storage: Storage) => T, storage: () => Storage): T | null {
  try {
    return act(storage());
  } catch {
    return null; // switched off or full: nothing is kept, all else works
  }
}

const local = <T>(act: (storage: Storage) => T) => box(act, () => localStorage);
const session = <T>(act: (storage: Storage) => T) => box(act, () => sessionStorage);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(form: HTMLFormElement): Control[] {
  const left = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);
  return [...form.elements].filter((one): one is Control => {
    const typed = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement;
    return typed && one.name !== "" && !left.has(one.type);
  });
}

function isTicked(one: Control): one is HTMLInputElement {
  return one instanceof HTMLInputElement && (one.type === "checkbox" || one.type === "radio");
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return controls(form).map((one) => [one.name, one.value.replace(/\r\n/g, "\n"), isTicked(one) ? one.checked : true]);
}

function filesOf(form: HTMLFormElement): string[] {
  const inputs = form.querySelectorAll<HTMLInputElement>("input[type=file]");
  return [...inputs].flatMap((input) => [...(input.files ?? [])].map((file) => file.name));
}

const same = (one: Field[], other: Field[]) => JSON.stringify(one) === JSON.stringify(other);

function putBack(form: HTMLFormElement, draft: Draft): void {
  const left = [...draft.fields];
  for (const one of controls(form)) {
    // Boxes of one name differ by their value; text fields of one name stand in their order.
    const at = left.findIndex(([name, value]) => name === one.name && (!isTicked(one) || value === one.value));
    if (at < 0) continue;
    const [, value, chosen] = left.splice(at, 1)[0]!;
    if (isTicked(one)) one.checked = chosen;
    else one.value = value;
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function timeSaid(at: number): string {
  const day = new Date(at);
  const language = document.documentElement.lang || "vi";
  const time = day.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false });
  return day.toDateString() === new Date().toDateString() ? time : `${time} ${day.toLocaleDateString(language)}`;
}

function button(text: string, act: () => void, look: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn ${look}`;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function offer(form: HTMLFormElement, key: string, draft: Draft): void {
  const bar = document.createElement("div");
  bar.className = "hn-draft";
  bar.setAttribute("role", "status");
  const said = document.createElement("p");
  const files = draft.files.length ? ` ${(words.files ?? "").replace("{files}", draft.files.join(", "))}` : "";
  said.textContent = `${words.kept ?? ""}${files}`;
  const restore = button((words.restore ?? "").replace("{time}", timeSaid(draft.at)), () => {
    putBack(form, draft);
    bar.remove();
    controls(form).find((one) => one instanceof HTMLTextAreaElement)?.focus();
  }, "btn-primary");
  const drop = button(words.drop ?? "", () => {
    local((storage) => storage.removeItem(key));
    bar.remove();
  }, "");
  bar.append(said, restore, drop);
  // A form that is folded away opens: what was typed there must be found again.
  for (let at = form.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  form.prepend(bar);
}

function read(key: string): Draft | null {
  const kept = local((storage) => storage.getItem(key));
  if (!kept) return null;
  try {
    const draft = JSON.parse(kept) as Draft;
    if (Array.isArray(draft.fields) && Date.now() - draft.at < DAYS * 86_400_000) return draft;
  } catch {
    // not ours, or of an older kind
  }
  local((storage) => storage.removeItem(key));
  return null;
}

/** The answer to what was sent: a page to which the server led, without a refusal on it. */
function wasSaved(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return (entry?.redirectCount ?? 0) > 0 && !document.querySelector(".alert-error, .alert-danger, .hn-meeting");
}

function isRefused(form: HTMLFormElement): boolean {
  return form.querySelector(".is-invalid, .hn-bad, .text-danger, [role=alert]") !== null || "unsaved" in form.dataset;
}

function follow(form: HTMLFormElement, key: string): void {
  const began = fieldsOf(form);
  const draft = read(key);
  if (draft && same(draft.fields, began)) {
    if (!isRefused(form)) local((storage) => storage.removeItem(key));
  } else if (draft) offer(form, key, draft);

  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    if (isLeaving) return null;
    const fields = fieldsOf(form);
    const files = filesOf(form);
    if (same(fields, began) && files.length === 0) return local((storage) => storage.removeItem(key));
    const made: Draft = { at: Date.now(), fields, files };
    return local((storage) => storage.setItem(key, JSON.stringify(made)));
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(keep, 300);
  });
  form.addEventListener("change", keep);
  window.addEventListener("pagehide", () => {
    if (timer) keep();
  });
  form.addEventListener("submit", (event) => {
    if ((event as SubmitEvent).submitter?.matches("[formtarget]")) return;
    if (!same(fieldsOf(form), began)) keep();
    session((storage) => storage.setItem(SENT, JSON.stringify({ key, account })));
  });
}

function settle(): void {
  const told = session((storage) => storage.getItem(SENT));
  if (!told) return;
  session((storage) => storage.removeItem(SENT));
  const sent = JSON.parse(told) as { key: string; account: string };
  if (sent.account === account && wasSaved()) local((storage) => storage.removeItem(sent.key));
}

function keysOf(whose: string): string[] {
  return local((storage) => Object.keys(storage).filter((key) => key.startsWith(whose))) ?? [];
}

/** What the page of a report keeps to open without a line (report-worker.ts), but not of *whose*. */
async function dropPages(whose: string): Promise<void> {
  if (!("caches" in window)) return;
  const kept = (await caches.keys()).filter((name) => name.startsWith(PAGES) && !(whose && name.startsWith(`${PAGES}${whose}-`)));
  await Promise.all(kept.map((name) => caches.delete(name)));
  if (whose) return;
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) await one.unregister();
}

/** Pictures that wait to be sent (report-waiting.ts) go with the drafts of the reports they are in. */
async function dropPictures(): Promise<void> {
  for (const { name } of (await window.indexedDB?.databases?.()) ?? []) {
    if (!name?.startsWith(PAGES)) continue;
    if (keysOf(`${PREFIX}${name.slice(PAGES.length)}.report.`).length === 0) indexedDB.deleteDatabase(name);
  }
}

// A page that needs no account, or is another's: what the former one kept is not for these eyes.
void dropPages(account ?? "").catch(() => {});
void dropPictures().catch(() => {});

if (account) {
  settle();
  const own = `${PREFIX}${account}.`;
  for (const key of keysOf(PREFIX)) read(key); // what is older than two weeks goes, whoever typed it
  const taken = new Map<string, number>();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=post]")) {
    if ("noDraft" in form.dataset || (!form.querySelector("textarea") && !("draft" in form.dataset))) continue;
    const about = form.dataset.draft || form.getAttribute("action") || location.pathname + location.search;
    const number = taken.get(about) ?? 0;
    taken.set(about, number + 1);
    follow(form, `${own}${about}${number ? `#${number}` : ""}`);
  }
  // Machines in offices have several users: who signs out leaves nothing behind.
  for (const leave of document.querySelectorAll<HTMLFormElement>("form[data-sign-out]")) {
    leave.addEventListener("submit", () => {
      isLeaving = true;
      for (const key of keysOf(own)) local((storage) => storage.removeItem(key));
      void dropPages("").catch(() => {});
      void dropPictures().catch(() => {});
    });
  }
}

export {};
