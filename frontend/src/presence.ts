/**
 * Ai đang mở trang này: hỏi máy chủ mỗi hai mươi giây, chỉ khi trang đang hiện và đường truyền tốt.
 *
 * Without this the page works as ever: the second of two savers is told anyway.
 */
const EVERY = 20_000;
const SPREAD = 4_000;
const SETTLED = 1_500;
const PATIENCE = 5_000;
const MOST_FAILURES = 3;

interface Line {
  saveData?: boolean;
  effectiveType?: string;
}

/** A poor line is left to what people do themselves. */
function isPoor(): boolean {
  const line = (navigator as Navigator & { connection?: Line }).connection;
  return !navigator.onLine || line?.saveData === true || /2g/.test(line?.effectiveType ?? "");
}

function stay(place: HTMLElement): void {
  const { whoElse: address = "", pass = "", csrf = "" } = place.dataset;
  let failures = 0;
  let isOver = false;
  let hasAsked = false;

  const told = (more: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ pass, csrfmiddlewaretoken: csrf, ...more })) body.append(name, value);
    return body;
  };

  async function ask(): Promise<void> {
    const began = performance.now();
    hasAsked = true;
    try {
      const answer = await fetch(address, { method: "POST", body: told(), signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw new Error(String(answer.status));
      const { said } = (await answer.json()) as { said: string };
      if (place.textContent !== said) place.textContent = said;
      failures = 0;
    } catch {
      failures += 1;
    }
    // Slow answers are a poor line whatever the browser says of it.
    if (performance.now() - began > PATIENCE / 2) failures += 1;
    isOver = failures >= MOST_FAILURES;
    if (isOver) place.textContent = "";
  }

  async function round(): Promise<void> {
    if (isOver) return;
    if (!document.hidden && !isPoor()) await ask();
    setTimeout(() => void round(), EVERY + Math.random() * SPREAD);
  }

  window.addEventListener("pagehide", () => {
    if (hasAsked) navigator.sendBeacon(address, told({ left: "1" }));
  });
  // The page itself comes first; who only passes by is not there.
  setTimeout(() => void round(), SETTLED);
}

for (const place of document.querySelectorAll<HTMLElement>("[data-who-else]")) stay(place);
