/**
 * Kết nối: mất mạng thì nói ra và không để mất phần vừa gửi; đang gửi thì thấy là đang gửi.
 *
 * Without this forms are sent as browsers do, and the server does a form sent twice only once.
 */
const bar = document.getElementById("hn-ket-noi");
const words: DOMStringMap = bar?.dataset ?? {};
const PATIENCE = 6_000;
const SLOW = 8_000;
const AGAIN = 60_000;

interface Held {
  form: HTMLFormElement;
  submitter: HTMLElement | null;
}

let held: Held | null = null;
let isLost = false;

function tell(text: string, again = false): void {
  if (!bar) return;
  const said = document.createElement("p");
  said.textContent = text;
  bar.replaceChildren(...(text ? [said] : []));
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = words.again ?? "";
    button.addEventListener("click", () => void retry());
    bar.append(button);
  }
}

function lose(): void {
  isLost = true;
  tell((held ? words.held : words.lost) ?? "", held !== null);
}

function find(): void {
  if (!isLost) return;
  isLost = false;
  tell((held && words.back) || "", held !== null);
}

/** Whether the server answers at all; what it answers does not matter. */
async function reaches(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href ?? location.href;
  try {
    await fetch(icon, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}

async function retry(): Promise<void> {
  if (!held) return;
  const { form, submitter } = held;
  if (!(await reaches())) return lose();
  held = null;
  isLost = false;
  tell("");
  form.dataset.reached = "";
  form.requestSubmit(submitter);
}

function hold(form: HTMLFormElement, submitter: HTMLElement | null): void {
  held = { form, submitter };
  form.dispatchEvent(new Event("hn:held"));
  lose();
}

async function check(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  form.dataset.checking = "";
  const ok = await reaches();
  delete form.dataset.checking;
  if (!ok) return hold(form, submitter);
  form.dataset.reached = "";
  form.requestSubmit(submitter);
}

/** Show that a form is on its way; the second press of the same button sends nothing. */
function send(form: HTMLFormElement, submitter: HTMLElement | null): void {
  form.dataset.sending = "";
  form.setAttribute("aria-busy", "true");
  const button = submitter ?? form.querySelector<HTMLElement>("button:not([type=button])");
  const before = button?.innerHTML ?? "";
  if (button instanceof HTMLButtonElement) {
    button.classList.add("is-sending");
    button.textContent = words.sending ?? "";
  }
  const slow = window.setTimeout(() => tell(words.slow ?? ""), SLOW);
  const end = () => {
    clearTimeout(slow);
    clearTimeout(late);
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
    if (button instanceof HTMLButtonElement) {
      button.classList.remove("is-sending");
      button.innerHTML = before;
    }
    tell("");
  };
  const late = window.setTimeout(end, AGAIN);
  // The browser's own "back" shows the page as it was left.
  window.addEventListener("pageshow", end, { once: true });
}

function leavesPage(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  return !form.target && !submitter?.matches("[formtarget], [data-file]") && !("file" in form.dataset);
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  const submitter = event.submitter;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sending" in form.dataset || "checking" in form.dataset) return event.preventDefault();
  if (!navigator.onLine) {
    event.preventDefault();
    return hold(form, submitter);
  }
  // A text that somebody wrote is not risked on a line that may be dead: one small question first.
  const isText = form.querySelector("textarea") !== null || "draft" in form.dataset;
  if (isText && leavesPage(form, submitter) && !("reached" in form.dataset) && document.body.dataset.account) {
    event.preventDefault();
    return void check(form, submitter);
  }
  delete form.dataset.reached;
  if (leavesPage(form, submitter)) send(form, submitter);
});

window.addEventListener("offline", lose);
window.addEventListener("online", find);
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, lose);
document.addEventListener("htmx:afterOnLoad", find);
if (!navigator.onLine) lose();

export {};
