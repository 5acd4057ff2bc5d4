// Chép bốn mặt chữ Tinos cùng giấy phép vào nơi bộ vẽ văn bản tìm phông.
import { copyFileSync, mkdirSync } from "node:fs";

const source = new URL("../node_modules/@expo-google-fonts/tinos/", import.meta.url);
const target = new URL("../../src/hoinghi/papers/fonts/", import.meta.url);

const faces = {
  "400Regular/Tinos_400Regular.ttf": "Tinos-Regular.ttf",
  "700Bold/Tinos_700Bold.ttf": "Tinos-Bold.ttf",
  "400Regular_Italic/Tinos_400Regular_Italic.ttf": "Tinos-Italic.ttf",
  "700Bold_Italic/Tinos_700Bold_Italic.ttf": "Tinos-BoldItalic.ttf",
  LICENSE_FONT: "LICENSE.txt",
};

mkdirSync(target, { recursive: true });
for (const [from, to] of Object.entries(faces)) {
  copyFileSync(new URL(from, source), new URL(to, target));
}
