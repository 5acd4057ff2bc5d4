/**
 * Ngày: dưới mỗi ô ngày ghi rõ thứ mấy, ngày nào, theo cách viết của trang.
 *
 * Browsers write days in their own language: an English one puts the month first. Without this
 * the field is used as it is.
 */
let made = 0;

function said(value: string): string {
  const day = new Date(`${value}T00:00:00`);
  if (value === "" || Number.isNaN(day.getTime())) return "";
  const month = document.documentElement.lang === "en" ? "long" : "2-digit";
  const language = document.documentElement.lang === "en" ? "en-GB" : "vi-VN";
  return day.toLocaleDateString(language, { weekday: "long", day: "2-digit", month, year: "numeric" });
}

function follow(input: HTMLInputElement): void {
  if ("followed" in input.dataset) return;
  input.dataset.followed = "";
  made += 1;
  const told = document.createElement("span");
  told.id = `hn-ngay-${made}`;
  told.className = "hn-day";
  told.setAttribute("aria-live", "polite");
  const show = () => {
    told.textContent = said(input.value);
  };
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${told.id}`.trim());
  input.after(told);
  input.addEventListener("input", show);
  window.addEventListener("pageshow", show);
  show();
}

function followAll(within: ParentNode): void {
  for (const input of within.querySelectorAll<HTMLInputElement>("input[type=date]")) follow(input);
}

followAll(document);
document.addEventListener("htmx:load", (event) => followAll(event.target as HTMLElement));

export {};
