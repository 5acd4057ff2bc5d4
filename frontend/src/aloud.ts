/** Đọc soát thành tiếng: máy có giọng tiếng Việt thì nút hiện ra, đọc từng dòng và tô dòng đang đọc. */
const button = document.querySelector<HTMLButtonElement>("button[data-speak]");

function vietnamese(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith("vi"));
}

if (button && "speechSynthesis" in window) {
  const rest = button.textContent ?? "";
  const lines = [...document.querySelectorAll<HTMLElement>("[data-said]")];
  let reading = false;

  const show = (): void => {
    button.hidden = !vietnamese();
  };
  const stop = (): void => {
    reading = false;
    speechSynthesis.cancel();
    button.textContent = rest;
    for (const line of lines) line.removeAttribute("aria-current");
  };
  const read = (index: number): void => {
    const line = lines[index];
    const voice = vietnamese();
    if (!reading || !line || !voice) return stop();
    for (const each of lines) each.toggleAttribute("aria-current", each === line);
    line.scrollIntoView({ block: "center" });
    const said = new SpeechSynthesisUtterance(line.dataset.said);
    said.voice = voice;
    said.lang = "vi-VN";
    said.onend = () => read(index + 1);
    said.onerror = stop;
    speechSynthesis.speak(said);
  };

  speechSynthesis.addEventListener("voiceschanged", show);
  show();
  button.addEventListener("click", () => {
    if (reading) return stop();
    reading = true;
    button.textContent = button.dataset.speak ?? rest;
    read(0);
  });
  window.addEventListener("pagehide", stop);
}
