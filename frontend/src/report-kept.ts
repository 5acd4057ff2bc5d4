/**
 * Phần báo cáo viết dở trên máy này: giữ đến khi máy chủ đã lưu, mất mạng hay tải lại cũng còn.
 *
 * Kept beside the drafts of all other forms (drafts.ts), by account: it goes with them when the
 * account signs out, and after two weeks.
 */
export interface Entered {
  before: unknown;
  typed: string;
  status: string;
  as_of: string;
}

export interface Changed {
  before: string | null;
  after: string;
}

export interface Pending {
  answers: Record<string, Entered>;
  texts: Record<string, Changed>;
  reasons: Record<string, Changed>;
}

/** So begins the name of a picture that the server does not have yet. */
export const NOT_SENT = "0".repeat(16);
export const isWaiting = (id: string): boolean => id.startsWith(NOT_SENT);
/** Whether a text holds such a picture: it is sent when that is. */
export const hasWaiting = (html: string): boolean => html.includes(`data-picture="${NOT_SENT}`);

export const nothing = (): Pending => ({ answers: {}, texts: {}, reasons: {} });

export const countOf = (pending: Pending): number =>
  Object.keys(pending.answers).length + Object.keys(pending.texts).length + Object.keys(pending.reasons).length;

const keyOf = (report: string) => `hoinghi.draft.${document.body.dataset.account ?? ""}.report.${report}`;

/** Whether it is kept; a full or closed store is told to the person. */
export function keep(report: string, pending: Pending): boolean {
  try {
    if (countOf(pending) === 0) localStorage.removeItem(keyOf(report));
    else localStorage.setItem(keyOf(report), JSON.stringify({ at: Date.now(), fields: [], files: [], pending }));
    return true;
  } catch {
    return false;
  }
}

export function kept(report: string): Pending {
  try {
    const told = JSON.parse(localStorage.getItem(keyOf(report)) ?? "null") as { pending?: Pending } | null;
    return { ...nothing(), ...told?.pending };
  } catch {
    return nothing();
  }
}
