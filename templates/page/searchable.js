"use strict";
(() => {
  const tools = document.querySelector("form.tools");
  const table = document.querySelector("table:has(th.filter)") || document.querySelector("table");
  if (!tools || !table.tHead) return;
  const words = tools.dataset;
  const box = tools.querySelector("input");
  const status = tools.querySelector("output");
  const filled = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const folded = text => text.normalize("NFKC").toLowerCase();
  const lines = cell => [...cell.querySelectorAll(":scope > p:not(.small)")].map(p => p.textContent.trim());

  // A group of rows is one point; its first row holds every column.
  const points = [...table.tBodies].map(body => ({ body, text: folded(body.textContent) }));
  const filters = [...table.tHead.querySelectorAll("th.filter")].map(head => {
    const values = points.map(point => lines(point.body.rows[0].cells[head.cellIndex]));
    const select = document.createElement("select");
    select.append(new Option(words.all, ""));
    for (const value of new Set(values.flat())) if (value && value !== "—") select.append(new Option(value));
    return { name: lines(head)[0], values, select };
  });

  function apply() {
    const sought = folded(box.value).split(/\s+/).filter(Boolean);
    const set = filters.filter(filter => filter.select.value);
    let n = 0;
    points.forEach((point, at) => {
      point.body.hidden = !(sought.every(word => point.text.includes(word))
        && set.every(filter => filter.values[at].includes(filter.select.value)));
      n += !point.body.hidden;
    });
    const said = set.map(filter => filled(words.by, { name: filter.name, value: filter.select.value }));
    if (sought.length) said.unshift(filled(words.by, { name: words.search, value: box.value.trim() }));
    status.textContent = [filled(words.shown, { n, all: points.length }), ...said].join(words.between);
    status.classList.toggle("narrowed", said.length > 0);
  }

  for (const { name, select } of filters) {
    const label = document.createElement("label");
    label.append(name, " ", select);
    tools.insertBefore(label, tools.querySelector("button"));
  }
  tools.addEventListener("input", apply);
  tools.addEventListener("reset", () => setTimeout(apply));
  tools.addEventListener("submit", event => event.preventDefault());
  tools.querySelector("button[type=button]").addEventListener("click", () => print());
  tools.hidden = false;
  apply();
})();
