"use strict";
(() => {
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const filter = find("filter"), shown = find("shown"), none = find("none");
  const articles = all("article"), files = all(".file"), facets = all("[data-facet]");
  const total = articles.filter((article) => !article.dataset.scope).length;
  const counted = (number) => number.toLocaleString("en") + (number === 1 ? " test" : " tests");

  // What is inside a test of a long page is laid out when it is opened.
  const layOut = (details) => {
    const template = details.querySelector(":scope > template");
    if (template) template.replaceWith(template.content);
  };
  all("details.case").forEach((details) => {
    if (details.open) layOut(details);
    details.addEventListener("toggle", () => details.open && layOut(details));
  });

  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = facets.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.facet);
    let number = 0, rows = 0;
    for (const article of articles) {
      const flags = article.dataset.flags.split(",");
      const fits = words.every((word) => article.dataset.find.includes(word)) && wanted.every((one) => flags.includes(one));
      article.hidden = !fits;
      rows += fits ? 1 : 0;
      number += fits && !article.dataset.scope ? 1 : 0;
    }
    for (const file of files) file.hidden = !file.querySelector("article:not([hidden])");
    none.hidden = rows > 0 || articles.length === 0;
    shown.textContent = number === total ? counted(number) : number.toLocaleString("en") + " of " + counted(total);
  };
  const clear = () => {
    filter.value = "";
    for (const one of facets) one.setAttribute("aria-pressed", "false");
    apply();
  };
  filter.addEventListener("input", apply);
  find("clear").addEventListener("click", () => { clear(); filter.focus(); });
  for (const one of facets) {
    one.addEventListener("click", () => {
      one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }

  const visible = () => all("article:not([hidden]) > details.case");
  const fold = find("fold");
  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-pressed") !== "true";
    fold.setAttribute("aria-pressed", String(open));
    for (const details of visible()) details.open = open;
  });

  const themes = ["auto", "light", "dark"];
  const theme = find("theme");
  const wear = (name) => {
    if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name;
    theme.lastElementChild.textContent = name;
  };
  const stored = () => { try { return localStorage.getItem("assistants-theme"); } catch { return null; } };
  wear(themes.includes(stored()) ? stored() : "auto");
  theme.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme || "auto") + 1) % themes.length];
    wear(next);
    try { localStorage.setItem("assistants-theme", next); } catch { /* a page without storage forgets */ }
  });

  const step = (by) => {
    const rows = visible().map((details) => details.firstElementChild);
    if (!rows.length) return;
    const here = rows.findIndex((row) => row.parentElement.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1);
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
  };
  const onRow = () => document.activeElement?.matches("details.case > summary");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === filter) {
      if (event.key === "Escape") { clear(); filter.blur(); }
      if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); filter.blur(); step(1); }
      return;
    }
    const moves = { j: 1, k: -1, ...(onRow() ? { ArrowDown: 1, ArrowUp: -1 } : {}) };
    if (event.key === "/") { event.preventDefault(); filter.focus(); filter.select(); }
    else if (event.key === "Escape") clear();
    else if (event.key in moves) { event.preventDefault(); step(moves[event.key]); }
  });

  const target = () => {
    const details = location.hash && find(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (details) details.open = true;
  };
  addEventListener("hashchange", target);
  target();
})();
