/**
 * Trang đưa kế hoạch lên: thả tệp vào khung là đọc ngay.
 *
 * Without this the file is chosen by the plain input and sent by the button.
 */
const zone = document.querySelector<HTMLFormElement>("form[data-hn-drop]");

function ready(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const button = form.querySelector<HTMLButtonElement>("button:not([type=button])")!;
  const status = form.querySelector<HTMLElement>(".hn-drop-status")!;

  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) form.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    const file = event.dataTransfer?.files[0];
    if (!file || button.disabled) return;
    // A plan is one file: of several that were dropped the first is taken.
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    form.requestSubmit(button);
  });
  form.addEventListener("submit", () => {
    if (!input.files?.length) return;
    status.textContent = status.dataset.reading ?? "";
    button.disabled = true;
  });
  form.addEventListener("hn:held", () => {
    status.textContent = "";
    button.disabled = false;
  });
  // The browser's own "back" shows the page as it was left: waiting for an answer long come.
  window.addEventListener("pageshow", () => {
    status.textContent = "";
    button.disabled = false;
  });
}

if (zone) ready(zone);
