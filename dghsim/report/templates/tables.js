"use strict";
(() => {
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim().toLowerCase() : cell.dataset.sort;
  };

  function compared(one, other, up) {
    if (one === "" || other === "") {
      return (one === "") - (other === "");
    }
    const [first, second] = [Number(one), Number(other)];
    const order = Number.isNaN(first) || Number.isNaN(second) ? one.localeCompare(other, "en-GB") : first - second;
    return up ? order : -order;
  }

  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const controls = document.getElementById(table.dataset.controls);
    const said = controls.querySelector("output");
    const search = controls.querySelector("input");
    const told = controls.querySelector("select");
    let sorted = "";

    function sift() {
      const words = search.value.trim().toLowerCase();
      let shown = 0;
      for (const row of body.rows) {
        row.hidden = !row.cells[0].textContent.toLowerCase().includes(words)
          || (told && told.value !== "" && !row.dataset.words.split(" ").includes(told.value));
        shown += !row.hidden;
      }
      said.textContent = `${shown} of ${body.rows.length} shown${sorted}`;
    }

    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = [...body.rows].sort((one, other) => compared(value(one, column), value(other, column), up));
        body.append(...rows);
        sorted = `, by ${button.textContent.trim()}, ${up ? "smallest first" : "largest first"}`;
        sift();
      });
    });
    search.addEventListener("input", sift);
    told?.addEventListener("change", sift);
    controls.hidden = false;
    sift();
  }

  document.querySelectorAll("table[data-controls]").forEach(sortable);
})();
