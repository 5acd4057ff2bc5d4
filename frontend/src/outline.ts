/** Soạn đề cương: kéo một mục bằng chuột, hoặc Alt và phím mũi tên trên tay nắm của nó. */
import htmx from "htmx.org";

const STEPS: Record<string, string> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "deeper",
  ArrowLeft: "shallower",
};

let dragged = "";

function sectionOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-outline] li[data-key]") : null;
}

function unmark(): void {
  for (const one of document.querySelectorAll(".hn-outline-section.is-over, .hn-outline-section.is-dragged")) {
    one.classList.remove("is-over", "is-dragged");
  }
}

document.addEventListener("keydown", (event) => {
  const grip = event.target instanceof Element ? event.target.closest(".hn-outline-grip") : null;
  const step = STEPS[event.key];
  if (!grip || !step || !event.altKey) return;
  event.preventDefault();
  sectionOf(grip)?.querySelector<HTMLButtonElement>(`button[data-move="${step}"]`)?.click();
});

document.addEventListener("dragstart", (event) => {
  const grip = event.target instanceof Element ? event.target.closest(".hn-outline-grip") : null;
  const section = sectionOf(grip);
  if (!section || !event.dataTransfer) return;
  dragged = section.dataset.key ?? "";
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged);
  event.dataTransfer.setDragImage(section, 20, 20);
  section.classList.add("is-dragged");
});

document.addEventListener("dragover", (event) => {
  const section = sectionOf(event.target);
  if (!dragged || !section) return;
  event.preventDefault();
  for (const one of document.querySelectorAll(".hn-outline-section.is-over")) one.classList.remove("is-over");
  if (section.dataset.key !== dragged) section.classList.add("is-over");
});

document.addEventListener("drop", (event) => {
  const section = sectionOf(event.target);
  const page = section?.closest<HTMLElement>("[data-outline]");
  if (!dragged || !section || !page) return;
  event.preventDefault();
  const key = dragged;
  const before = section.dataset.key ?? "";
  dragged = "";
  unmark();
  if (before === key) return;
  const token = page.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  const values = { viec: "place", muc: key, truoc: before, csrfmiddlewaretoken: token };
  void htmx.ajax("post", page.dataset.outline ?? "", { target: "#de-cuong-muc", swap: "outerHTML", values });
});

document.addEventListener("dragend", () => {
  dragged = "";
  unmark();
});
