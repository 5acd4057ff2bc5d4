/**
 * Viết báo cáo: tự lưu từng chỗ, mất mạng thì giữ trên máy rồi tự gửi, hai người cùng sửa thì chọn.
 *
 * Loaded by that page alone. Without it the page is a form like any other.
 */
import { countOf, hasWaiting, keep, kept, nothing, type Changed, type Pending } from "./report-kept";

interface Stands {
  answer: unknown;
  typed: string;
  status: string;
  day: string;
}

interface Clash {
  kind: keyof Pending;
  place: string;
  theirs: Stands | string | null;
  mine: Stands | string | null;
  by: string;
}

interface Answered {
  stamp: number;
  at: string;
  answers: Record<string, Stands>;
  texts: Record<string, string | null>;
  reasons: Record<string, string | null>;
  problems: Record<string, { typed: string; said: string; choices: string[] }>;
  clashes: Clash[];
  computed: Record<string, string>;
  asks: Record<string, string>;
  sections: Record<string, { words: number; answered: number; hard: number }>;
  checked: string;
}

interface Seen {
  answers: Record<string, unknown>;
  texts: Record<string, string>;
  reasons: Record<string, string>;
}

/** What the editor's own file gives; it is fetched only where somebody may write. */
interface Editors {
  mount(box: HTMLElement, html: string, label: string, pictures: string, token: string, changed: (html: string) => void): Promise<Opened>;
}

interface Opened {
  set(html: string): void;
  sendPictures(): Promise<void>;
}

const PAUSE = 700;
const AGAIN = 15_000;

const form = document.querySelector<HTMLFormElement>("#bao-cao");

function start(form: HTMLFormElement): void {
  const words = form.dataset;
  const report = words.report ?? "";
  const save = words.save;
  const seenField = form.elements.namedItem("seen") as HTMLInputElement | null;
  const token = (form.elements.namedItem("csrfmiddlewaretoken") as HTMLInputElement).value;
  const state = document.getElementById("trang-thai-luu");
  const editors = new Map<string, Opened>();
  let seen = JSON.parse(seenField?.value ?? '{"answers":{},"texts":{},"reasons":{}}') as Seen;
  let pending = nothing();
  /** Places that wait for the person: what was typed is not taken, or somebody else was first. */
  const held = new Set<string>();
  let timer = 0;
  let sending: Promise<boolean> | null = null;
  let isLeaving = false;
  let opened = Promise.resolve();

  const say = (text: string | undefined, of: Record<string, string | number> = {}) => {
    if (state) state.textContent = Object.entries(of).reduce((told, [name, value]) => told.replace(`{${name}}`, String(value)), text ?? "");
  };
  const cellOf = (name: string) => form.querySelector<HTMLElement>(`[data-cell="${CSS.escape(name)}"]`);
  const inputOf = (box: Element) => box.querySelector<HTMLInputElement>("input")!;
  const statusOf = (box: Element) => box.querySelector<HTMLSelectElement>("select")!;
  const ownOf = (box: Element) => box.querySelector<HTMLInputElement>("[data-own]")!;
  const dayOf = (period: string) => form.querySelector<HTMLInputElement>(`[data-as-of="${CSS.escape(period)}"] input[data-day]`)?.value ?? "";

  function note(): void {
    if (isLeaving) return;
    if (!keep(report, pending)) say(words.saidFull);
  }

  function later(wait = PAUSE): void {
    note();
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), wait);
  }

  // --- what somebody changes -------------------------------------------------------------------

  function changedCell(name: string): void {
    const box = cellOf(name);
    if (!box) return;
    held.delete(`answers:${name}`);
    dim(box);
    pending.answers[name] = {
      before: pending.answers[name]?.before ?? seen.answers[name] ?? null,
      typed: inputOf(box).value,
      status: statusOf(box).value,
      as_of: ownOf(box).value.trim() || dayOf(box.dataset.period ?? ""),
    };
    later();
  }

  function changedText(kind: "texts" | "reasons", place: string, after: string): void {
    held.delete(`${kind}:${place}`);
    const before = pending[kind][place] ? pending[kind][place].before : (seen[kind][place] ?? null);
    pending[kind][place] = { before, after };
    later();
  }

  /** A day of its own is shown where it is not that of the year; *day* as the server writes it. */
  function showOwn(box: HTMLElement, day: string): void {
    ownOf(box).value = isSameDay(day, dayOf(box.dataset.period ?? "")) ? "" : day;
    tellOwn(box);
  }

  function tellOwn(box: HTMLElement): void {
    const own = ownOf(box).value.trim();
    const folded = ownOf(box).closest("details")!;
    folded.classList.toggle("is-set", own !== "");
    folded.querySelector<HTMLElement>("[data-own-none]")!.hidden = own !== "";
    folded.querySelector<HTMLElement>("[data-own-said]")!.hidden = own === "";
    folded.querySelector("[data-own-day]")!.textContent = own;
  }

  function dim(box: Element): void {
    const isWithout = ["not_applicable", "no_data"].includes(statusOf(box).value);
    if (isWithout) inputOf(box).value = "";
    box.classList.toggle("is-without", isWithout);
  }

  form.addEventListener("input", (event) => {
    const field = event.target as HTMLElement;
    const box = field.closest<HTMLElement>("[data-cell]");
    if (field.matches("[data-own]")) {
      // A day counts when it is whole: at "change".
    } else if (box && field instanceof HTMLInputElement) {
      // Whoever types a number means a number, whatever stood beside it.
      const status = statusOf(box);
      if (field.value && ["not_applicable", "no_data"].includes(status.value)) status.value = "preliminary";
      changedCell(box.dataset.cell ?? "");
    } else if (field instanceof HTMLTextAreaElement && field.dataset.reason) {
      changedText("reasons", field.dataset.reason, field.value);
    } else if (field instanceof HTMLTextAreaElement && field.name.startsWith("loi:")) {
      const lines = field.value.split("\n").map((line) => line.trim()).filter(Boolean);
      const escaped = lines.map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`);
      changedText("texts", field.name.slice(4), escaped.join(""));
    }
  });

  form.addEventListener("change", (event) => {
    const field = event.target as HTMLElement;
    const box = field.closest<HTMLElement>("[data-cell]");
    if (box && field instanceof HTMLSelectElement) changedCell(box.dataset.cell ?? "");
    if (box && field.matches("[data-own]")) {
      showOwn(box, ownOf(box).value.trim());
      if (inputOf(box).value) changedCell(box.dataset.cell ?? "");
    }
    if (field instanceof HTMLInputElement && field.name.startsWith("du-an:")) changedProject(field);
    const period = field.closest<HTMLElement>("[data-as-of]")?.dataset.asOf;
    if (period) changedDay(period);
  });

  function changedProject(field: HTMLInputElement): void {
    for (const box of field.closest("[data-project]")!.querySelectorAll<HTMLElement>("[data-cell]")) {
      if (!box.querySelector("select")) continue;
      const was = statusOf(box).value;
      if (field.value === "no") statusOf(box).value = "not_applicable";
      else if (was === "not_applicable") statusOf(box).value = "preliminary";
      if (was !== statusOf(box).value) changedCell(box.dataset.cell ?? "");
    }
  }

  function changedDay(period: string): void {
    for (const box of form.querySelectorAll<HTMLElement>(`[data-cell][data-period="${CSS.escape(period)}"]`)) {
      if (box.querySelector("select") && inputOf(box).value && !ownOf(box).value.trim()) changedCell(box.dataset.cell ?? "");
    }
  }

  // --- saving ----------------------------------------------------------------------------------

  function toSend(): Pending {
    const chosen = nothing();
    for (const kind of ["answers", "texts", "reasons"] as const) {
      for (const [place, one] of Object.entries(pending[kind])) {
        // Words wait for their pictures: the server would know nothing of those.
        if (kind === "texts" && hasWaiting((one as Changed).after)) continue;
        if (!held.has(`${kind}:${place}`)) Object.assign(chosen[kind], { [place]: one });
      }
    }
    return chosen;
  }

  async function send(): Promise<boolean> {
    if (sending) await sending;
    sending = post();
    const done = await sending;
    sending = null;
    return done;
  }

  async function post(): Promise<boolean> {
    clearTimeout(timer);
    if (isWithPictures()) {
      await opened;
      await Promise.all([...editors.values()].map((one) => one.sendPictures()));
    }
    const sent = toSend();
    if (!save || countOf(sent) === 0) return isWithPictures() ? again() : countOf(pending) === 0;
    say(words.saidSaving);
    let answer: Response;
    try {
      answer = await fetch(save, { method: "POST", body: JSON.stringify(sent), headers: { "Content-Type": "application/json", "X-CSRFToken": token }, redirect: "manual" });
    } catch {
      return again();
    }
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) {
      // Whoever is not signed in is led elsewhere.
      say(answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404 ? words.saidSignedOut : words.saidKept, { number: countOf(pending) });
      return false;
    }
    const told = (await answer.json()) as Answered & { refused?: string };
    if (told.refused) {
      say(words.saidRefused, { why: told.refused });
      return false;
    }
    take(sent, told);
    note();
    if (countOf(toSend()) > 0) return post();
    if (isWithPictures()) return again();
    if (held.size) say(words.saidWaiting);
    else say(words.saidSaved, { time: told.at });
    return held.size === 0;
  }

  const isWithPictures = () => Object.values(pending.texts).some((one) => hasWaiting(one.after));

  function again(): boolean {
    say(words.saidKept, { number: countOf(pending) });
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), AGAIN);
    return false;
  }

  /** What was sent is saved, unless the server says otherwise; what was typed since still waits. */
  function take(sent: Pending, told: Answered): void {
    (form.elements.namedItem("based_on") as HTMLInputElement).value = String(told.stamp);
    const met = new Set(told.clashes.map((one) => `${one.kind}:${one.place}`));
    for (const [name, entered] of Object.entries(sent.answers)) {
      if (told.problems[name] || met.has(`answers:${name}`)) continue;
      const stands = told.answers[name];
      const answer = stands ? stands.answer : entered.before;
      if (answer === null) delete seen.answers[name];
      else seen.answers[name] = answer;
      const now = pending.answers[name];
      if (!now) continue;
      const isSame = now.typed === entered.typed && now.status === entered.status && now.as_of === entered.as_of;
      if (isSame) delete pending.answers[name];
      else now.before = answer;
      const box = cellOf(name);
      if (box && stands && isSame && document.activeElement !== inputOf(box)) inputOf(box).value = stands.typed;
      if (box && stands?.typed && isSame && !box.contains(document.activeElement)) showOwn(box, stands.day);
    }
    for (const kind of ["texts", "reasons"] as const) {
      for (const [place, changed] of Object.entries(sent[kind])) {
        if (met.has(`${kind}:${place}`)) continue;
        const stands = place in told[kind] ? told[kind][place]! : changed.before;
        if (stands === null) delete seen[kind][place];
        else seen[kind][place] = stands;
        const now = pending[kind][place];
        if (now?.after === changed.after) delete pending[kind][place];
        else if (now) now.before = stands;
      }
    }
    if (seenField) seenField.value = JSON.stringify(seen);
    for (const name of Object.keys(sent.answers)) showProblem(name, told.problems[name]);
    for (const one of told.clashes) showClash(one);
    showFound(told);
  }

  // --- what the server found out ---------------------------------------------------------------

  function showFound(told: Answered): void {
    for (const output of form.querySelectorAll<HTMLElement>("[data-computed]")) {
      output.textContent = told.computed[output.closest<HTMLElement>("[data-cell]")!.dataset.cell ?? ""] ?? "–";
    }
    for (const row of form.querySelectorAll<HTMLElement>("[data-asks]")) {
      const box = row.querySelector<HTMLElement>("[data-asks-of]")!;
      const html = told.asks[row.dataset.asks ?? ""] ?? "";
      row.hidden = html === "";
      // What is being written there is not taken from under the hands.
      if (box.contains(document.activeElement) && html) continue;
      box.innerHTML = html;
      for (const area of box.querySelectorAll<HTMLTextAreaElement>("[data-reason]")) {
        const mine = pending.reasons[area.dataset.reason ?? ""];
        if (mine) area.value = mine.after;
      }
    }
    for (const [anchor, one] of Object.entries(told.sections)) {
      const link = form.querySelector(`[data-section-link="${anchor}"]`);
      const done = link?.querySelector("[data-answered]");
      if (done) done.textContent = String(one.answered);
      link?.classList.toggle("is-hard", one.hard > 0);
      count(document.getElementById(anchor)?.querySelector("[data-text]"), one.words);
    }
    const frame = document.getElementById("soat-khung");
    if (frame) frame.innerHTML = told.checked;
  }

  function showProblem(name: string, problem: Answered["problems"][string] | undefined): void {
    const box = cellOf(name);
    const place = box?.querySelector<HTMLElement>("[data-problem]");
    if (!box || !place) return;
    box.classList.toggle("is-wrong", problem !== undefined);
    inputOf(box).toggleAttribute("aria-invalid", problem !== undefined);
    if (problem) held.add(`answers:${name}`);
    place.innerHTML = problem?.said ?? "";
    if (!problem?.choices.length) return;
    const choices = document.createElement("p");
    choices.className = "hn-write-choices";
    for (const choice of problem.choices) {
      choices.append(button(choice, () => {
        inputOf(box).value = choice;
        changedCell(name);
        inputOf(box).focus();
      }));
    }
    place.append(choices);
  }

  function showClash(clash: Clash): void {
    const key = `${clash.kind}:${clash.place}`;
    const place = form.querySelector<HTMLElement>(`[data-met="${CSS.escape(key)}"]`);
    if (!place) return;
    held.add(key);
    const box = document.createElement("div");
    box.className = "hn-write-met";
    box.setAttribute("role", "group");
    const said = document.createElement("p");
    said.textContent = (words.saidMet ?? "").replace("{by}", clash.by);
    box.setAttribute("aria-label", said.textContent);
    const end = (chosen: Clash["theirs"], isMine: boolean) => {
      place.replaceChildren();
      held.delete(key);
      settle(clash, chosen, isMine);
    };
    const theirs = button((words.saidTheirs ?? "").replace("{by}", clash.by), () => end(clash.theirs, false));
    const mine = button(words.saidMine ?? "", () => end(clash.mine, true));
    const days = [clash.theirs, clash.mine].map((one) => (typeof one === "string" ? "" : (one?.day ?? "")));
    const isOfDays = days[0] !== days[1];
    box.append(said, side(clash.theirs, theirs, isOfDays ? days[0] : ""), side(clash.mine, mine, isOfDays ? days[1] : ""));
    place.replaceChildren(box);
  }

  /** One of two values with its button; texts come clean from the server. */
  function side(value: Clash["theirs"], choose: HTMLButtonElement, day = ""): HTMLElement {
    const box = document.createElement("div");
    const shown = document.createElement("div");
    shown.className = "hn-write-side";
    if (typeof value === "string") shown.innerHTML = value || (words.saidEmpty ?? "");
    else {
      const status = form.querySelector(`select option[value="${value?.status ?? ""}"]`)?.textContent ?? "";
      shown.textContent = value?.answer ? [value.typed, status, day && `${words.saidAsOf} ${day}`].filter(Boolean).join(" · ") : (words.saidEmpty ?? "");
    }
    box.append(shown, choose);
    return box;
  }

  /** Whatever is chosen now stands on what the other wrote. */
  function settle(clash: Clash, chosen: Clash["theirs"], isMine: boolean): void {
    if (clash.kind === "answers") {
      const theirs = clash.theirs as Stands | null;
      if (theirs?.answer) seen.answers[clash.place] = theirs.answer;
      else delete seen.answers[clash.place];
      const box = cellOf(clash.place);
      const value = chosen as Stands | null;
      if (box) {
        inputOf(box).value = value?.typed ?? "";
        statusOf(box).value = value?.status ?? "preliminary";
        showOwn(box, value?.typed ? value.day : "");
        dim(box);
      }
      delete pending.answers[clash.place];
      if (isMine) return changedCell(clash.place);
    } else {
      const theirs = typeof clash.theirs === "string" ? clash.theirs : null;
      const html = typeof chosen === "string" ? chosen : "";
      if (theirs === null) delete seen[clash.kind][clash.place];
      else seen[clash.kind][clash.place] = theirs;
      if (clash.kind === "texts") editors.get(clash.place)?.set(html);
      delete pending[clash.kind][clash.place];
      if (isMine) return changedText(clash.kind, clash.place, html);
    }
    later();
  }

  function button(text: string, act: () => void): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-sm";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  // --- words -----------------------------------------------------------------------------------

  function count(box: Element | null | undefined, words: number): void {
    const said = box?.querySelector("[data-words]");
    if (!said || !(box instanceof HTMLElement)) return;
    said.textContent = words.toLocaleString(document.documentElement.lang);
    const most = Number(box.dataset.most || 0);
    said.closest("[data-count]")!.classList.toggle("is-over", most > 0 && words > most);
  }

  const wordsIn = (html: string) => {
    const plain = html.replace(/<\/(p|li|td|th|h3|h4|tr)>/g, " ").replace(/<[^>]+>/g, "").replace(/&[a-z]+;/g, " ");
    return plain.match(/[\p{L}\p{N}_\p{M}]+/gu)?.length ?? 0;
  };

  async function openEditors(): Promise<void> {
    const address = words.editor;
    if (!address || !save) return;
    const { mount } = (await import(/* @vite-ignore */ address)) as Editors;
    for (const box of form.querySelectorAll<HTMLElement>("[data-text]")) {
      const number = box.dataset.text ?? "";
      const area = box.querySelector("textarea");
      if (!area) continue;
      const html = pending.texts[number]?.after ?? seen.texts[number] ?? "";
      const label = box.querySelector("label")?.textContent ?? number;
      const place = document.createElement("div");
      area.after(place);
      area.hidden = true;
      area.disabled = true;
      editors.set(number, await mount(place, html, label, words.pictures ?? "", token, (after) => {
        count(box, wordsIn(after));
        changedText("texts", number, after);
      }));
      count(box, wordsIn(html));
    }
  }

  // --- one year at a time on a telephone -------------------------------------------------------

  function show(year: string): void {
    for (const one of form.querySelectorAll<HTMLElement>(".hn-write-years [data-year]")) {
      one.setAttribute("aria-pressed", String(one.dataset.year === year));
    }
    for (const one of form.querySelectorAll<HTMLElement>(".hn-fill [data-period]")) {
      one.classList.toggle("is-other-year", one.dataset.period !== year);
    }
  }

  const years = form.querySelector<HTMLElement>(".hn-write-years");
  if (years) {
    years.hidden = false;
    show(years.querySelector<HTMLElement>("[aria-pressed=true]")?.dataset.year ?? "");
  }
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const year = target.closest<HTMLElement>(".hn-write-years [data-year]")?.dataset.year ?? target.closest<HTMLElement>("[data-year-of]")?.dataset.yearOf;
    if (year && years) show(year);
  });

  // --- sending, leaving, coming back -----------------------------------------------------------

  form.addEventListener("submit", (event) => {
    const pressed = event.submitter as HTMLButtonElement | null;
    if (pressed?.name !== "act" || "ready" in form.dataset) return;
    event.preventDefault();
    void send().then((isSaved) => {
      if (!isSaved || countOf(pending)) {
        say(held.size ? words.saidWaiting : words.saidSendFirst);
        form.querySelector<HTMLElement>(".is-wrong input, .hn-write-met button")?.focus();
        return;
      }
      // All is saved: only the act itself goes, so that nothing is written twice.
      form.dataset.ready = "";
      form.querySelector<HTMLFieldSetElement>("fieldset.hn-write-body")!.disabled = true;
      if (seenField) seenField.disabled = true;
      // Not within the event of the first pressing: browsers do nothing then.
      setTimeout(() => form.requestSubmit(pressed));
    });
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  window.addEventListener("online", () => void send());
  window.addEventListener("pagehide", note);
  // drafts.ts throws away what this account kept: nothing may be put back after it.
  for (const leave of document.querySelectorAll("form[data-sign-out]")) leave.addEventListener("submit", () => (isLeaving = true));

  function restore(): void {
    if (!save) return;
    pending = kept(report);
    for (const [name, one] of Object.entries(pending.answers)) {
      const box = cellOf(name);
      if (!box) continue;
      inputOf(box).value = one.typed;
      statusOf(box).value = one.status;
      if (one.typed) showOwn(box, one.as_of);
    }
    if (countOf(pending)) {
      say(words.saidFound, { number: countOf(pending) });
      later();
    } else if (!navigator.onLine) say(words.saidOffline);
  }

  restore();
  for (const box of form.querySelectorAll("[data-cell]:has(select)")) dim(box);
  opened = openEditors();
  if (save && words.worker && "serviceWorker" in navigator) void opened.finally(() => openOffline(words.worker!));
}

/** Let this one page open without a line: its worker reaches no further than its address. */
async function openOffline(address: string): Promise<void> {
  try {
    const scope = address.slice(0, address.lastIndexOf("/") + 1);
    const found = await navigator.serviceWorker.register(address, { scope });
    const worker = found.active ?? found.waiting ?? found.installing;
    worker?.postMessage({ account: document.body.dataset.account, page: location.pathname, files: [...partsOfPage()] });
  } catch {
    // no secure context, or switched off: the page works as ever, only not without a line
  }
}

/** What the page has fetched to be whole: scripts with the pieces they import, styles, fonts, pictures. */
function partsOfPage(): Set<string> {
  const fetched = performance.getEntriesByType("resource").map((one) => one.name);
  const shown = [...document.querySelectorAll<HTMLImageElement>("img[src]")].map((one) => one.src);
  return new Set([...fetched.filter(isStatic), ...shown.filter((one) => one.startsWith(location.origin))]);
}

/** Two days as typed: "30/9/2023" and "30/09/2023" are one, and no day is any day. */
function isSameDay(one: string, other: string): boolean {
  const plain = (text: string) => text.split(/\D+/).map(Number).join("/");
  return one === "" || plain(one) === plain(other);
}

const isStatic = (address: string) => address.startsWith(`${location.origin}/static/`);

if (form) start(form);
for (const one of document.querySelectorAll("[data-print]")) one.addEventListener("click", () => window.print());

export type { Changed };
