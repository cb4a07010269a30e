// The numbers of a live run; those of a file stand in its HTML already. The same as HtmlTables prints.

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function showNumbers(run) {
  document.getElementById("headline").textContent = run.headline;
  document.getElementById("notes").replaceChildren(...run.notes.map(note => element("p", "", note)));
  document.getElementById("facts").replaceChildren(...run.facts.map(fact => {
    const made = element("div", "fact");
    made.dataset.fact = fact.id;
    const value = element("dd");
    value.append(element("span", "value", fact.value), element("span", "detail", fact.detail));
    made.append(element("dt", "", fact.label), value);
    return made;
  }));
  document.getElementById("tables").replaceChildren(...run.tables.map(tableElement));
}

function tableElement(table) {
  const section = element("section", "table");
  section.id = table.id;
  section.append(element("h2", "", table.title), ...table.notes.map(note => element("p", "", note)));
  if (table.rows.length === 0) return section;
  const isNumber = table.columns.map(column => column.startsWith("#"));
  const head = element("tr");
  table.columns.forEach((column, i) => {
    const cell = element("th", isNumber[i] ? "number" : "", column.slice(isNumber[i] ? 1 : 0));
    cell.scope = "col";
    head.append(cell);
  });
  const body = element("tbody");
  for (const row of table.rows) {
    const line = element("tr");
    row.forEach((text, i) => line.append(element("td", isNumber[i] ? "number" : "", text)));
    body.append(line);
  }
  const made = element("table");
  const top = element("thead");
  top.append(head);
  made.append(top, body);
  const scroll = element("div", "scroll");
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", table.title);
  scroll.append(made);
  section.append(scroll);
  return section;
}
