/** Lối vào duy nhất của giao diện: kiểu dáng, các mảnh Tabler thật sự dùng, và htmx. */
import "./app.css";

// Each module wires itself to its data-bs-* attributes on import.
import "@tabler/core/js/src/bootstrap/alert";
import "@tabler/core/js/src/bootstrap/collapse";
import "@tabler/core/js/src/bootstrap/dropdown";
import "@tabler/core/js/src/bootstrap/modal";
import "@tabler/core/js/src/bootstrap/offcanvas";
import "@tabler/core/js/src/bootstrap/tab";
import "@tabler/core/js/src/bootstrap/toast";

import htmx from "htmx.org";

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}

// A page's answer is markup of our own server, never a script to evaluate: this is what lets
// the Content-Security-Policy forbid eval.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.historyCacheSize = 0;
window.htmx = htmx;
