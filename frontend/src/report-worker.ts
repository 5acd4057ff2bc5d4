/**
 * Mở lại trang viết báo cáo khi không có mạng. Chỉ của trang ấy, chỉ của tài khoản đã mở nó.
 *
 * The line always comes first; what is kept answers only where there is none. drafts.ts throws
 * everything away when the account signs out, and on any page that is no longer of that account.
 */
const PREFIX = "hoinghi-report-";

interface ToKeep {
  account: string;
  page: string;
  files: string[];
}

// The library of types is that of pages; a worker's own differs in these few things.
const own = self as unknown as {
  addEventListener(name: string, act: (event: any) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
};

own.addEventListener("install", (event) => event.waitUntil(own.skipWaiting()));
own.addEventListener("activate", (event) => event.waitUntil(own.clients.claim()));

own.addEventListener("message", (event) => {
  event.waitUntil(keep(event.data as ToKeep));
});

own.addEventListener("fetch", (event) => {
  const request = event.request as Request;
  if (request.method === "GET" && new URL(request.url).origin === location.origin) event.respondWith(answer(request));
});

async function keep({ account, page, files }: ToKeep): Promise<void> {
  const cache = await caches.open(`${PREFIX}${account}-${new URL(own.registration.scope).pathname}`);
  await Promise.all([page, ...files].map(async (address) => {
    const found = await fetch(address, { credentials: "same-origin" });
    if (found.ok && !found.redirected) await cache.put(address, found);
  }));
}

async function answer(request: Request): Promise<Response> {
  const name = (await caches.keys()).find((one) => one.startsWith(PREFIX) && one.endsWith(new URL(own.registration.scope).pathname));
  try {
    const found = await fetch(request);
    const isPage = request.mode === "navigate";
    // A page that leads elsewhere (signed out, no longer for these eyes) is not to be had offline.
    if (isPage && name && (found.redirected || found.type === "opaqueredirect" || found.status === 403 || found.status === 404)) await caches.delete(name);
    else if (name && found.ok && found.type === "basic" && (isPage || isPart(request))) {
      await (await caches.open(name)).put(isPage ? new URL(request.url).pathname : request, found.clone());
    }
    return found;
  } catch (error) {
    const kept = name && (await (await caches.open(name)).match(request.mode === "navigate" ? new URL(request.url).pathname : request, { ignoreVary: true }));
    if (kept) return kept;
    throw error;
  }
}

const isPart = (request: Request) => new URL(request.url).pathname.startsWith("/static/") || /\/hinh\/[0-9a-f]{64}\/$/.test(request.url);

export {};
