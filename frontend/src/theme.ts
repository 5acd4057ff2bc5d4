/**
 * Chọn nền sáng hay nền tối trước khi trang được vẽ.
 *
 * Loaded in <head> without `defer`, so that a dark page never flashes white. A choice once made
 * (data-theme-choice="light|dark|auto" on a button) stays in this browser; "auto" follows the
 * machine. Wrapped in a function: a script that is no module would leave its names to the page.
 */
(() => {
  const KEY = "hoinghi-theme";
  const machineIsDark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen(): string {
    try {
      return localStorage.getItem(KEY) ?? "auto";
    } catch {
      return "auto"; // storage is closed to this page: follow the machine
    }
  }

  function remember(choice: string): void {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // storage is closed to this page: the choice holds until the page is left
    }
  }

  function apply(choice: string): void {
    const dark = choice === "dark" || (choice === "auto" && machineIsDark.matches);
    document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
    for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  }

  apply(chosen());
  machineIsDark.addEventListener("change", () => apply(chosen()));
  document.addEventListener("DOMContentLoaded", () => apply(chosen()));
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-theme-choice]");
    if (!button?.dataset.themeChoice) return;
    remember(button.dataset.themeChoice);
    apply(button.dataset.themeChoice);
  });
})();
