// Mouse, touch and keys.

const ZOOM = 1.6;

function pointIn(event) {
  const box = chart.getBoundingClientRect();
  return {x: event.clientX - box.left - chart.clientLeft, y: event.clientY - lanesCanvas.getBoundingClientRect().top};
}

/** The bar under the pointer; the first lane starts a little below the top. */
function barUnder(event) {
  if (event.target !== lanesCanvas) return null;
  const {x, y} = pointIn(event);
  return barAt(x, y + scroller.scrollTop - 5 + 3);
}

function listen() {
  listenToPointers();
  listenToKeys();
  const on = (id, action) => document.getElementById(id).addEventListener("click", action);
  on("zoom-in", () => zoom(1 / ZOOM));
  on("zoom-out", () => zoom(ZOOM));
  on("zoom-all", showAll);
  on("trouble-before", () => goToTrouble(-1));
  on("trouble-after", () => goToTrouble(1));
  on("found-before", () => goToFound(-1));
  document.getElementById("search-form").addEventListener("submit", event => {
    event.preventDefault();
    goToFound(1);
  });
  let due = 0;
  searchInput.addEventListener("input", () => {
    clearTimeout(due);
    due = setTimeout(() => search(searchInput.value), 120);
  });
  scroller.addEventListener("scroll", redraw);
  new ResizeObserver(redraw).observe(chart);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint(false));
  addEventListener("beforeprint", () => repaint(true));
  addEventListener("afterprint", () => repaint(false));
}

function repaint(forPrint) {
  isPrinting = forPrint;
  readTheme(forPrint);
  drawLegend();
  draw();
}

function listenToPointers() {
  const pointers = new Map();
  let moved = 0;
  chart.addEventListener("wheel", event => {
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    if (sideways) {
      event.preventDefault();
      pan(sideways);
    } else if (event.deltaY < 0 || !showsAll()) { // else the page is scrolled on
      event.preventDefault();
      zoom(Math.exp(Math.max(-200, Math.min(200, event.deltaY)) / 300), pointIn(event).x);
    }
  }, {passive: false});
  chart.addEventListener("pointerdown", event => {
    if (event.button !== 0 || event.target.tagName !== "CANVAS") return;
    pointers.set(event.pointerId, pointIn(event));
    moved = 0;
    event.target.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointermove", event => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      hover(event);
      return;
    }
    const now = pointIn(event);
    moved += Math.abs(now.x - before.x);
    if (pointers.size === 2) {
      const other = [...pointers.entries()].find(([id]) => id !== event.pointerId)[1];
      const ratio = Math.max(8, Math.abs(before.x - other.x)) / Math.max(8, Math.abs(now.x - other.x));
      zoom(ratio, (now.x + other.x) / 2);
    } else if (moved > 3) {
      chart.classList.add("dragging");
      showTip(null);
      pan(before.x - now.x);
    }
    pointers.set(event.pointerId, now);
  });
  const up = event => {
    if (!pointers.delete(event.pointerId)) return;
    chart.classList.remove("dragging");
    if (moved <= 3 && event.type === "pointerup") {
      const bar = barUnder(event);
      select(bar);
      if (event.pointerType === "touch") showTip(bar, event.clientX, event.clientY);
    }
  };
  chart.addEventListener("pointerup", up);
  chart.addEventListener("pointercancel", up);
  chart.addEventListener("pointerleave", event => {
    if (event.pointerType === "touch") return; // a finger leaves when it is lifted: what it has asked for stays
    app.hovered = null;
    showTip(null);
    redraw();
  });
  addEventListener("pointerdown", event => chart.contains(event.target) || showTip(null));
  addEventListener("scroll", () => showTip(null), {passive: true});
  chart.addEventListener("dblclick", event => {
    const bar = barUnder(event);
    if (bar) zoomToBar(bar);
  });
}

function hover(event) {
  const bar = barUnder(event);
  showTip(bar, event.clientX, event.clientY);
  const isSame = bar === app.hovered || bar && app.hovered && bar.track === app.hovered.track && bar.i === app.hovered.i;
  app.hovered = bar;
  if (!isSame) redraw();
}

function listenToKeys() {
  addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== searchInput && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      searchInput.focus();
    }
  });
  chart.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event);
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

function actionOf(event) {
  switch (event.key) {
    case "ArrowRight": return event.shiftKey ? () => pan(plotWidth() / 5) : () => step(1);
    case "ArrowLeft": return event.shiftKey ? () => pan(-plotWidth() / 5) : () => step(-1);
    case "ArrowDown": return () => changeLane(1);
    case "ArrowUp": return () => changeLane(-1);
    case "Home": return () => edge(false);
    case "End": return () => edge(true);
    case "+": case "=": return () => zoom(1 / ZOOM, centre());
    case "-": case "−": case "_": return () => zoom(ZOOM, centre());
    case "0": return showAll;
    case "f": return () => goToTrouble(1);
    case "F": return () => goToTrouble(-1);
    case "Enter": return () => app.selected && zoomToBar(app.selected);
    case "Escape": return () => select(null);
    default: return null;
  }
}

/** Where the selected bar is, for zooming; the middle if it is not in view. */
function centre() {
  if (!app.selected) return undefined;
  const x = xOf((app.selected.track.start[app.selected.i] + app.selected.track.end[app.selected.i]) / 2);
  return x < GUTTER || x > GUTTER + plotWidth() ? undefined : x;
}

function firstInView() {
  for (const lane of app.lanes) {
    for (const track of lane.tracks) {
      const i = firstAbove(track.end, app.from, 0, track.n);
      if (i < track.n) return {track, i};
    }
  }
  return null;
}

function step(by) {
  const bar = app.selected;
  if (!bar) {
    select(firstInView());
    return;
  }
  const i = bar.i + by;
  if (i >= 0 && i < bar.track.n) select({track: bar.track, i});
}

/** Goes to what the next lane does at the same time; the runs inside jobs are lanes of their own here. */
function changeLane(by) {
  const bar = app.selected;
  if (!bar) {
    select(firstInView());
    return;
  }
  const tracks = app.lanes.flatMap(lane => lane.tracks.filter(track => track.n > 0));
  const track = tracks[tracks.indexOf(bar.track) + by];
  if (!track) return;
  const middle = (bar.track.start[bar.i] + bar.track.end[bar.i]) / 2;
  select({track, i: Math.min(track.n - 1, firstAbove(track.end, middle, 0, track.n))});
}

function edge(isLast) {
  const track = app.selected ? app.selected.track : (firstInView() || {}).track;
  if (track) select({track, i: isLast ? track.n - 1 : 0});
}
