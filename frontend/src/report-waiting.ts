/**
 * Hình đã đặt vào lời mà chưa gửi được: giữ trên máy này, có mạng thì gửi.
 *
 * Kept by account (drafts.ts throws it away with the drafts of its reports). Until the server has
 * a picture it goes by a name that no check value has; a text with such a name is not sent.
 */
import { isWaiting, NOT_SENT } from "./report-kept";

export interface Waiting {
  picture: Blob;
  name: string;
  /** What the page shows: a data URL. */
  shown: string;
}

interface Stored {
  picture: Blob;
  name: string;
}

const STORE = "pictures";
const waiting = new Map<string, Waiting>();

const whole = <T>(asked: IDBRequest<T>) => new Promise<T>((done, fail) => {
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error ?? new Error("no store"));
});

/** One act in the store; it is open for no longer, so that it can be thrown away. */
async function act<T>(mode: IDBTransactionMode, does: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(`hoinghi-report-${document.body.dataset.account ?? ""}`);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const base = await whole(opening);
  try {
    return await whole(does(base.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    base.close();
  }
}

const shownAs = (picture: Blob) => new Promise<string>((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result));
  reader.onerror = () => fail(reader.error ?? new Error("no picture"));
  reader.readAsDataURL(picture);
});

/** Keep a picture until it is sent; gives the name by which it goes until then. */
export async function hold(picture: Blob, name: string): Promise<string> {
  const drawn = crypto.getRandomValues(new Uint8Array(24));
  const id = NOT_SENT + [...drawn].map((one) => one.toString(16).padStart(2, "0")).join("");
  waiting.set(id, { picture, name, shown: await shownAs(picture) });
  return id;
}

/** Write to the device what is held; without a store it waits as long as the page is open. */
export async function store(id: string): Promise<void> {
  const held = waiting.get(id);
  if (held) await act("readwrite", (kept) => kept.put({ picture: held.picture, name: held.name }, id)).catch(() => {});
}

export const held = (id: string): Waiting | undefined => waiting.get(id);

export async function forget(id: string): Promise<void> {
  waiting.delete(id);
  await act("readwrite", (kept) => kept.delete(id)).catch(() => {});
}

/** Read the pictures that *html* waits for; gives *html* without those that are no longer here. */
export async function recalled(html: string): Promise<string> {
  for (const id of new Set([...html.matchAll(/data-picture="([0-9a-f]{64})"/g)].map((found) => found[1]!))) {
    if (!isWaiting(id) || waiting.has(id)) continue;
    const found = await act<Stored | undefined>("readonly", (kept) => kept.get(id)).catch(() => undefined);
    if (found) waiting.set(id, { ...found, shown: await shownAs(found.picture) });
  }
  return html.replace(/<img[^>]*data-picture="([0-9a-f]{64})"[^>]*>/g, (told, id: string) => (isWaiting(id) && !waiting.has(id) ? "" : told));
}
