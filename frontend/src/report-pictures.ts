/**
 * Hình trong báo cáo: ảnh điện thoại được thu nhỏ ngay trên máy, gửi lên, rồi đặt vào lời.
 *
 * Drawing anew also leaves behind where and when the picture was taken.
 */
const LONG_SIDE = 1600;
const SMALL = 400_000;
const QUALITY = 0.85;

export interface Sent {
  sha256: string;
  url: string;
}

/** The server has it before it and does not take it; says why. */
export class Refused extends Error {}

export async function scaled(file: Blob): Promise<Blob> {
  const drawn = await createImageBitmap(file, { imageOrientation: "from-image" });
  const share = Math.min(1, LONG_SIDE / Math.max(drawn.width, drawn.height));
  if (share === 1 && file.size < SMALL && /^image\/(png|jpeg)$/.test(file.type)) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(drawn.width * share);
  canvas.height = Math.round(drawn.height * share);
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/jpeg", QUALITY));
}

/**
 * Send one picture, scaled before. Throws ``Refused`` with words for the person; anything else
 * thrown means that it did not arrive: no line, or nobody is signed in any more.
 */
export async function sendPicture(small: Blob, name: string, address: string, token: string): Promise<Sent> {
  const body = new FormData();
  body.append("picture", small, name.replace(/\.\w+$/, "") + (small.type === "image/png" ? ".png" : ".jpg"));
  const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "error" });
  const told = (await answer.json().catch(() => ({}))) as Partial<Sent> & { refused?: string };
  if (told.refused || answer.status === 413) throw new Refused(told.refused ?? "");
  if (!told.sha256 || !told.url) throw new Error("not arrived");
  return { sha256: told.sha256, url: told.url };
}
