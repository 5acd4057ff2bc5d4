/** Lối vào duy nhất của giao diện: kiểu dáng, htmx, và vài mảnh nhỏ của riêng nhà. */
import "./app.css";

import "./aloud";
import "./copy";
import "./connection";
import "./days";
import "./drafts";
import "./drop";
import "./files";
import "./menu";
import "./outline";
import "./passkeys";
import "./plan";
import "./plan-marks";
import "./presence";
import "./review";
import "./search";
import "./wording";

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
// A form that was refused (422) or met another's (409) comes back with what to do.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "409|422", swap: true },
  { code: "[45]..", swap: false, error: true },
];
window.htmx = htmx;
