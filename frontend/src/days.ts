/**
 * Ngày: gõ ngày/tháng/năm ở mọi trình duyệt, hoặc chọn trên lịch; dưới ô ghi rõ thứ mấy, ngày nào.
 *
 * Browsers write days in their own language: an English one puts the month first. So the field is
 * text, read by the server (units/day_fields.py); here it gets its strokes while one types, the day
 * in words, and a button that opens the browser's calendar. Without this it is typed as it is.
 */
let made = 0;

interface Day {
  day: number;
  month: number;
  year: number;
}

const two = (number: number) => String(number).padStart(2, "0");
const iso = ({ day, month, year }: Day) => `${year}-${two(month)}-${two(day)}`;
const typed = ({ day, month, year }: Day) => `${two(day)}/${two(month)}/${year}`;

/** The same that the server reads. */
function read(text: string): Day | null {
  const turned = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const found = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text.trim()) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text.trim());
  const parts = turned ? [turned[3], turned[2], turned[1]] : found?.slice(1);
  if (!parts) return null;
  const [day, month, year] = parts.map(Number) as [number, number, number];
  const real = new Date(year, month - 1, day);
  const exists = real.getMonth() === month - 1 && real.getDate() === day && year >= 1900;
  return exists ? { day, month, year } : null;
}

function said(text: string): string {
  const found = read(text);
  if (!found) return "";
  const month = document.documentElement.lang === "en" ? "long" : "2-digit";
  const language = document.documentElement.lang === "en" ? "en-GB" : "vi-VN";
  const day = new Date(found.year, found.month - 1, found.day);
  return day.toLocaleDateString(language, { weekday: "long", day: "2-digit", month, year: "numeric" });
}

/** A number pad has no stroke: it comes with the next digit. */
function stroke(input: HTMLInputElement, event: Event): void {
  const isTyping = event instanceof InputEvent && event.inputType === "insertText";
  if (!isTyping || input.selectionStart !== input.value.length) return;
  input.value = input.value.replace(/^(\d\d)(\d)$/, "$1/$2").replace(/^(\d\d?\/\d\d)(\d)$/, "$1/$2");
}

function told(input: HTMLInputElement): HTMLElement {
  made += 1;
  const words = document.createElement("span");
  words.id = `hn-ngay-${made}`;
  words.className = "hn-day";
  words.setAttribute("aria-live", "polite");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${words.id}`.trim());
  return words;
}

/** The browser's own field lies unseen under the button: it only lends its calendar. */
function picker(input: HTMLInputElement, label: string): [HTMLButtonElement, HTMLInputElement] {
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.className = "hn-day-calendar";
  calendar.tabIndex = -1;
  calendar.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn hn-day-pick";
  const name = input.labels?.[0]?.textContent?.trim();
  button.setAttribute("aria-label", name ? `${label}: ${name}` : label);
  button.title = label;
  button.addEventListener("click", () => {
    const found = read(input.value);
    calendar.value = found ? iso(found) : "";
    try {
      calendar.showPicker();
    } catch {
      input.focus(); // no calendar here: it is typed
    }
  });
  calendar.addEventListener("input", (event) => {
    event.stopPropagation();
    const found = read(calendar.value);
    input.value = found ? typed(found) : "";
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  calendar.addEventListener("change", (event) => event.stopPropagation());
  return [button, calendar];
}

function follow(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>("input[data-day]");
  if (!input || "followed" in input.dataset) return;
  input.dataset.followed = "";
  const words = told(input);
  const show = () => {
    words.textContent = said(input.value);
  };
  box.append(...picker(input, box.dataset.pick ?? ""));
  box.after(words);
  input.addEventListener("input", (event) => {
    stroke(input, event);
    show();
  });
  input.addEventListener("change", () => {
    const found = read(input.value);
    if (found) input.value = typed(found);
  });
  window.addEventListener("pageshow", show);
  show();
}

function followAll(within: ParentNode): void {
  for (const box of within.querySelectorAll<HTMLElement>(".hn-day-field")) {
    // A page may fold away hundreds of days: each gets its calendar when it is opened.
    if (!box.closest("details:not([open])")) follow(box);
  }
}

followAll(document);
document.addEventListener("toggle", (event) => {
  const folded = event.target as Element;
  if (folded instanceof HTMLDetailsElement && folded.open) followAll(folded);
}, true);
document.addEventListener("htmx:load", (event) => followAll(event.target as HTMLElement));

export {};
