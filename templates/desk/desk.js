// Says that the page is open, and that it is left; without it the desk stays open two hours longer.
"use strict";
(() => {
  const token = document.currentScript.dataset.formToken;
  const say = (what) => navigator.sendBeacon(what, new URLSearchParams({ form_token: token }));
  setInterval(() => say("/open"), 45_000);
  addEventListener("pagehide", () => say("/left"));
  addEventListener("pageshow", () => say("/open"));
})();
// Shows the level and who watches while a point is filled in; without it a button does.
(() => {
  const form = document.querySelector("form[data-level]");
  if (!form) return;
  const shown = form.querySelector(".grading");
  let waiting = 0, asked = 0;
  const ask = async () => {
    const mine = ++asked, sent = new URLSearchParams(new FormData(form));
    sent.set("only", "script");
    const answer = await fetch(form.action, { method: "POST", body: sent });
    if (!answer.ok || mine !== asked) return;
    const lines = await answer.json();
    shown.replaceChildren(...lines.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 400); });
  ask();
})();
