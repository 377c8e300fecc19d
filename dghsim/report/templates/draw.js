"use strict";
(() => {
  const PRINTED = 670;
  const PHONE = 640;
  const ON_PAPER = 0.74;
  const plots = [];

  const at = (tree, key) => key.split(".").reduce((part, name) => (part == null ? part : part[name]), tree);

  function look(plot, width, scale) {
    const narrow = width < PHONE;
    const change = { width, height: Math.round(plot.spec.layout.height * scale) };
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
    Plotly.relayout(box, look(plot, box.clientWidth, 1));
    plots.push(plot);
  }

  function fit(width, scale) {
    for (const plot of plots) {
      plot.box.style.height = `${Math.round(plot.spec.layout.height * scale)}px`;
      Plotly.relayout(plot.box, look(plot, width || plot.box.clientWidth, scale));
    }
  }

  if (innerWidth < PHONE) {
    document.querySelectorAll("details.group").forEach((part) => { part.open = false; });
  }
  document.querySelectorAll(".plot").forEach(draw);
  document.documentElement.classList.add("drawn");
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => fit(0, 1), 120);
  });
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.group").forEach((part) => { part.open = true; });
    fit(PRINTED, ON_PAPER);
  });
  addEventListener("afterprint", () => fit(0, 1));
})();
