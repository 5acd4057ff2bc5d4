/**
 * Ô soạn thảo của trang viết báo cáo (Tiptap). Tệp riêng, chỉ trang ấy tải về, và chỉ khi được viết.
 */
import { Editor, Mark } from "@tiptap/core";
import Image from "@tiptap/extension-image";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";

import { cleaned, isFromWord, picturesIn } from "./report-paste";
import { isWaiting } from "./report-kept";
import { Refused, scaled, sendPicture } from "./report-pictures";
import { forget, held, hold, recalled, store } from "./report-waiting";

const labels: Record<string, [vi: string, en: string]> = {
  bold: ["Đậm", "Bold"],
  italic: ["Nghiêng", "Italic"],
  underline: ["Gạch chân", "Underline"],
  heading: ["Đề mục", "Heading"],
  bullets: ["Gạch đầu dòng", "Bullets"],
  numbers: ["Đánh số", "Numbers"],
  table: ["Bảng", "Table"],
  row: ["Thêm hàng", "Add row"],
  column: ["Thêm cột", "Add column"],
  dropRow: ["Bỏ hàng", "Remove row"],
  dropColumn: ["Bỏ cột", "Remove column"],
  dropTable: ["Bỏ bảng", "Remove table"],
  picture: ["Hình", "Picture"],
  undo: ["Hoàn tác", "Undo"],
  toolbar: ["Định dạng", "Formatting"],
  noPictures: ["Hình dán kèm không lấy được: hãy bấm “Hình” để chọn lại từng hình.", "The pictures could not be taken over: choose each of them with “Picture”."],
  sending: ["Đang gửi hình…", "Sending the picture…"],
  refused: ["Máy chủ không nhận hình “{name}”.", "The server does not take the picture “{name}”."],
  waiting: ["Hình chờ gửi: {number}. Hình được giữ trên máy này, có mạng sẽ tự gửi cùng lời của mục.", "Pictures waiting to be sent: {number}. They are kept on this device and sent with the text of this section once there is a connection."],
  lost: ["Hình chưa kịp gửi không còn trên máy này: hãy chọn lại hình.", "A picture that was not sent is no longer on this device: choose it again."],
  alt: ["Hình trong báo cáo", "Picture in the report"],
};
const say = (name: string) => labels[name]![document.documentElement.lang === "en" ? 1 : 0];

const script = (name: string, tag: string) =>
  Mark.create({ name, excludes: "subscript superscript", parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });

/** What is not sent yet is shown from the device: the server would answer 404. */
const addressOf = (base: string, id: string | undefined) => (!id ? null : isWaiting(id) ? (held(id)?.shown ?? null) : `${base}${id}/`);

/** A picture is named by its check value; where it lies is known to the page alone. */
const picture = (base: string) =>
  Image.extend({
    addAttributes() {
      return {
        "data-picture": { default: null },
        alt: { default: null },
        src: { default: null, parseHTML: (one) => addressOf(base, one.dataset.picture) },
      };
    },
    parseHTML: () => [{ tag: "img[data-picture]" }],
  });

export async function mount(box: HTMLElement, told: string, label: string, pictures: string, token: string, changed: (html: string) => void): Promise<{ set(html: string): void; sendPictures(): Promise<void> }> {
  const html = await recalled(told);
  box.className = "hn-editor";
  const tools = document.createElement("div");
  tools.className = "hn-editor-tools";
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", say("toolbar"));
  const place = document.createElement("div");
  const said = document.createElement("p");
  said.className = "hn-editor-said";
  said.setAttribute("aria-live", "polite");
  box.append(tools, place, said);

  const editor = new Editor({
    element: place,
    content: html,
    extensions: [
      StarterKit.configure({ heading: { levels: [3, 4] }, link: false, code: false, codeBlock: false, horizontalRule: false, strike: false }),
      TableKit.configure({ table: { resizable: false } }),
      picture(pictures),
      script("subscript", "sub"),
      script("superscript", "sup"),
    ],
    editorProps: {
      attributes: { class: "hn-editor-text", role: "textbox", "aria-multiline": "true", "aria-label": label, lang: "vi", spellcheck: "false" },
      transformPastedHTML: (pasted) => withOwn(cleaned(pasted)),
      handlePaste: (_view, event) => pasted(event),
      handleDrop: (_view, event) => dropped(event),
    },
    onUpdate: () => {
      changed(editor.isEmpty ? "" : stored(editor.getHTML()));
    },
    onTransaction: () => mark(),
  });

  /** Addresses of pictures are the page's own affair: only their names are kept. */
  const stored = (told: string) => told.replace(/<img([^>]*?)\ssrc="[^"]*"/g, "<img$1");

  function pasted(event: ClipboardEvent): boolean {
    const carried = event.clipboardData;
    const told = carried?.getData("text/html") ?? "";
    const files = [...(carried?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    // A picture alone; Excel and Word bring one of the whole beside the text, which nobody wants.
    if (!told.trim() && files.length) {
      void insert(files);
      return true;
    }
    const carriedOver = [...new DOMParser().parseFromString(told, "text/html").querySelectorAll("img")].filter((one) => !isOwn(one));
    const wanted = carriedOver.length;
    const known = carriedOver.filter((one) => one.dataset.picture && one.src.startsWith(location.origin));
    if (known.length) void bring(known.map((one) => one.src));
    else if (wanted && isFromWord(told)) {
      const found = picturesIn(carried?.getData("text/rtf") ?? "");
      if (found.length) void insert(found.slice(0, wanted));
      else said.textContent = say("noPictures");
    } else if (wanted) said.textContent = say("noPictures");
    return false;
  }

  /** A picture of another report is none of this one: it is fetched from there and sent anew. */
  function isOwn(one: HTMLImageElement): boolean {
    const id = one.dataset.picture ?? "";
    return isWaiting(id) ? held(id) !== undefined : id !== "" && (one.getAttribute("src") ?? "").endsWith(`${pictures}${id}/`);
  }

  function withOwn(told: string): string {
    const { body } = new DOMParser().parseFromString(told, "text/html");
    for (const one of body.querySelectorAll("img")) if (!isOwn(one)) one.remove();
    return body.innerHTML;
  }

  async function bring(addresses: string[]): Promise<void> {
    const found: Blob[] = [];
    for (const address of addresses) {
      const answer = await fetch(address).catch(() => null);
      const picture = answer?.ok ? await answer.blob() : null;
      if (picture?.type.startsWith("image/")) found.push(picture);
    }
    if (found.length) await insert(found);
    if (found.length < addresses.length) said.textContent = say("noPictures");
  }

  function dropped(event: DragEvent): boolean {
    const files = [...(event.dataTransfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (files.length) void insert(files);
    return files.length > 0;
  }

  async function insert(files: Blob[]): Promise<void> {
    said.textContent = say("sending");
    let refused = "";
    for (const file of files) {
      const name = (file instanceof File && file.name) || "hinh";
      const alt = (file instanceof File && file.name.replace(/\.\w+$/, "")) || say("alt");
      const small = await scaled(file).catch(() => file);
      try {
        const sent = await sendPicture(small, name, pictures, token);
        put({ src: sent.url, alt, "data-picture": sent.sha256 });
      } catch (error) {
        if (error instanceof Refused) refused = whyNot(error, name);
        else {
          const id = await hold(small, name);
          put({ src: held(id)!.shown, alt, "data-picture": id });
          await store(id);
        }
      }
    }
    tellWaiting(refused);
  }

  const put = (attrs: Record<string, string>) => editor.chain().focus().insertContent({ type: "image", attrs }).run();
  const whyNot = (error: Refused, name: string) => error.message || say("refused").replace("{name}", name);

  /** The pictures of this text that wait, with where they stand. */
  function waitingHere(): { id: string; at: number }[] {
    const found: { id: string; at: number }[] = [];
    editor.state.doc.descendants((one, at) => {
      const id = String(one.attrs["data-picture"] ?? "");
      if (one.type.name === "image" && isWaiting(id)) found.push({ id, at });
    });
    return found;
  }

  function tellWaiting(before = ""): void {
    const number = waitingHere().length;
    said.textContent = [before, number ? say("waiting").replace("{number}", String(number)) : ""].filter(Boolean).join(" ");
  }

  /** In place of what was shown from the device comes what the server has, or nothing; no undoing. */
  function settle(id: string, sent: { sha256: string; url: string } | null): void {
    const change = editor.state.tr.setMeta("addToHistory", false);
    for (const { at } of waitingHere().filter((one) => one.id === id).reverse()) {
      if (sent) change.setNodeMarkup(at, null, { ...editor.state.doc.nodeAt(at)!.attrs, src: sent.url, "data-picture": sent.sha256 });
      else change.delete(at, at + 1);
    }
    editor.view.dispatch(change);
    void forget(id);
  }

  async function sendPictures(): Promise<void> {
    let refused = "";
    for (const id of new Set(waitingHere().map((one) => one.id))) {
      const one = held(id);
      if (!one) continue;
      try {
        settle(id, await sendPicture(one.picture, one.name, pictures, token));
      } catch (error) {
        if (!(error instanceof Refused)) break; // no line: the next ones need not try
        refused = whyNot(error, one.name);
        settle(id, null);
      }
      tellWaiting(refused);
    }
  }

  const marks: [HTMLButtonElement, () => boolean][] = [];
  const inTable: HTMLButtonElement[] = [];

  function tool(name: string, act: () => void, isOn?: () => boolean): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "hn-editor-tool";
    made.dataset.tool = name;
    made.textContent = say(name);
    made.tabIndex = tools.children.length ? -1 : 0;
    made.addEventListener("click", act);
    if (isOn) marks.push([made, isOn]);
    tools.append(made);
    return made;
  }

  const run = () => editor.chain().focus();
  tool("bold", () => run().toggleBold().run(), () => editor.isActive("bold"));
  tool("italic", () => run().toggleItalic().run(), () => editor.isActive("italic"));
  tool("underline", () => run().toggleUnderline().run(), () => editor.isActive("underline"));
  tool("heading", () => run().toggleHeading({ level: 3 }).run(), () => editor.isActive("heading"));
  tool("bullets", () => run().toggleBulletList().run(), () => editor.isActive("bulletList"));
  tool("numbers", () => run().toggleOrderedList().run(), () => editor.isActive("orderedList"));
  tool("table", () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run());
  inTable.push(
    tool("row", () => run().addRowAfter().run()),
    tool("column", () => run().addColumnAfter().run()),
    tool("dropRow", () => run().deleteRow().run()),
    tool("dropColumn", () => run().deleteColumn().run()),
    tool("dropTable", () => run().deleteTable().run()),
  );
  tool("picture", choose);
  tool("undo", () => run().undo().run());
  // One stop of the Tab key for all: arrows go from tool to tool.
  tools.addEventListener("keydown", (event) => {
    const every = [...tools.querySelectorAll<HTMLButtonElement>("button:not([hidden])")];
    const at = every.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    const next = every[(at + step + every.length) % every.length]!;
    for (const one of every) one.tabIndex = one === next ? 0 : -1;
    next.focus();
    event.preventDefault();
  });

  function choose(): void {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/*";
    input.multiple = true;
    input.addEventListener("change", () => void insert([...(input.files ?? [])]));
    input.click();
  }

  function mark(): void {
    for (const [one, isOn] of marks) one.setAttribute("aria-pressed", String(isOn()));
    const within = editor?.isActive("table") ?? false;
    for (const one of inTable) one.hidden = !within;
  }
  mark();
  tellWaiting(html === told ? "" : say("lost"));
  if (html !== told) changed(editor.isEmpty ? "" : stored(editor.getHTML()));

  return {
    sendPictures,
    set(told: string) {
      editor.commands.setContent(told, { emitUpdate: false });
    },
  };
}
