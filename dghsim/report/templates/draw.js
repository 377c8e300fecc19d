"use strict";
(() => {
  const PRINTED = 670;
  const PHONE = 640;
  const plots = [];

  const at = (tree, key) => key.split(".").reduce((part, name) => (part == null ? part : part[name]), tree);

  function look(plot, width, height) {
    const narrow = width < PHONE;
    const change = { width, height };
    for (const [key, value] of Object.entries(plot.spec.narrow)) {
      change[key] = narrow ? value : plot.wide[key];
    }
    return change;
  }

  function draw(box) {
    const spec = JSON.parse(document.getElementById(box.dataset.drawing).textContent);
    const plot = { box, spec, wide: {} };
    for (const key of Object.keys(spec.narrow)) {
      const value = at(spec.layout, key);
      plot.wide[key] = value === undefined ? null : value;
    }
    Plotly.newPlot(box, spec.data, spec.layout, { displayModeBar: false, displaylogo: false, responsive: false, showTips: false });
    Plotly.relayout(box, look(plot, box.clientWidth, spec.layout.height));
    plots.push(plot);
  }

  function fit(paper) {
    for (const plot of plots) {
      const height = Math.round(plot.spec.layout.height * (paper ? plot.spec.onPaper : 1));
      plot.box.style.height = `${height}px`;
      Plotly.relayout(plot.box, look(plot, paper ? PRINTED : plot.box.clientWidth, height));
    }
  }

  function start() {
    document.querySelectorAll(".plot").forEach(draw);
    document.documentElement.classList.add("drawn");
  }

  const shared = document.currentScript.dataset.plotly;
  if (shared) {
    const file = document.createElement("script");
    file.onload = start;
    file.onerror = () => document.querySelectorAll(".plot").forEach((box) => {
      box.textContent = `This picture needs ${shared}, which is not there; its numbers are in the table below.`;
      box.style.height = "auto";
    });
    file.src = shared;
    document.head.append(file);
  } else {
    start();
  }
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => fit(false), 120);
  });
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.group").forEach((part) => { part.open = true; });
    fit(true);
  });
  addEventListener("afterprint", () => fit(false));
})();
