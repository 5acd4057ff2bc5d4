import { defineConfig } from "vite";

// Tên tệp cố định: WhiteNoise mới là nơi gắn mã băm vào tên, nên ở đây không gắn nữa.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "../src/hoinghi/site/static/dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    target: "es2022",
    // Tabler itself needs light-dark() and relative colours: nothing to gain from translating less.
    cssTarget: ["chrome123", "firefox128", "safari18"],
    cssCodeSplit: false,
    rolldownOptions: {
      // htmx holds one eval, for attributes that app.ts switches off.
      checks: { eval: false },
      // Each stands alone: the editor is fetched only by the page on which a report is written.
      input: {
        app: "src/app.ts",
        theme: "src/theme.ts",
        report: "src/report.ts",
        "report-editor": "src/report-editor.ts",
        "report-worker": "src/report-worker.ts",
      },
      preserveEntrySignatures: "exports-only",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith(".css")) ? "app.css" : "fonts/[name][extname]",
      },
    },
  },
});
