// Opens the page: reads the data that stand in it, or asks for those of a live run again and again.

const root = document.documentElement;
const message = document.getElementById("message");

function tell(text) {
  message.textContent = text;
  message.hidden = false;
}

/** Samples of how bars look. */
function drawLegend() {
  const legend = document.getElementById("legend");
  const items = [];
  const item = (name, paint) => {
    const made = document.createElement("li");
    const canvas = document.createElement("canvas");
    canvas.width = 52;
    canvas.height = 28;
    const context = canvas.getContext("2d");
    const sample = context.createImageData(52, 28);
    const target = {pixels: new Uint32Array(sample.data.buffer), width: 52, height: 28, scale: 2};
    target.pixels.fill(theme.pixels.lane);
    paint(target);
    context.putImageData(sample, 0, 0);
    made.append(canvas, element("span", "", name));
    items.push(made);
  };
  const bar = (fn, ending) => target => {
    for (let x = 0; x < 52; x++) paintColumn(target, x, 0, 28, fn, ending, false);
  };
  const shown = app.order.slice(0, 16);
  shown.forEach(fn => item(app.run.functions[fn], bar(fn, RETURNED)));
  if (app.order.length > shown.length) {
    items.push(element("li", "", "and " + countText(app.order.length - shown.length) + " more functions"));
  }
  const used = new Set();
  for (const lane of app.lanes) for (const track of lane.tracks) for (let i = 0; i < track.n; i++) used.add(track.ending[i]);
  if (app.troubles.length) item("failed, given up, lost", target => target.pixels.fill(theme.pixels.trouble));
  const sample = shown.length ? shown[0] : 0;
  for (const ending of [RETRIED, STOPPED, FROM_MEMORY, RUNNING]) if (used.has(ending)) item(ENDINGS[ending], bar(sample, ending));
  item("idle", () => {});
  const printed = Math.floor(MAX_PRINTED_HEIGHT / pitch());
  if (isPrinting && app.lanes.length > printed) {
    items.push(element("li", "", "the first " + countText(printed) + " of " + countText(app.lanes.length) + " workers"));
  }
  legend.replaceChildren(...items);
}

function tellTroubles() {
  const count = app.troubles.length;
  const text = document.getElementById("trouble-count");
  text.textContent = count === 0 ? "no failures" : count === 1 ? "1 failure" : countText(count) + " failures";
  text.classList.toggle("some", count > 0);
  for (const id of ["trouble-before", "trouble-after"]) document.getElementById(id).disabled = count === 0;
  const failed = document.querySelector('[data-fact="failed"] .value');
  if (failed) failed.classList.toggle("some", failed.textContent !== "0");
}

function open(run) {
  document.getElementById("picture").hidden = false;
  show(run);
  readTheme(false);
  drawLegend();
  tellTroubles();
  if (searchInput.value) search(searchInput.value);
  draw();
  tellSelected();
}

async function openFile() {
  open(await readRun(embeddedBytes()));
  listen();
}

/** Follows a run until it ends. */
async function follow() {
  let version = 0;
  let isListening = false;
  while (true) {
    const answer = await fetch("data?after=" + version, {cache: "no-store"});
    if (!answer.ok) throw new Error("the run answers " + answer.status);
    version = answer.headers.get("X-Version");
    const run = await readRun(new Uint8Array(await answer.arrayBuffer()));
    showNumbers(run);
    open(run);
    if (!isListening) listen();
    isListening = true;
    root.dataset.state = "ready";
    root.dataset.version = version;
    if (!run.isRunning) {
      tell("The run has ended. This page shows it as it was at its end, and is not served any more.");
      return;
    }
  }
}

async function start() {
  const isLive = document.getElementById("data").textContent === "";
  try {
    await (isLive ? follow() : openFile());
    root.dataset.openMs = performance.now().toFixed(0);
    if (performance.memory) root.dataset.heapMb = (performance.memory.usedJSHeapSize / 1e6).toFixed(0); // Chromium's only
    root.dataset.state = "ready";
  } catch (e) {
    root.dataset.state = "failed";
    tell(isLive
      ? "The run is not there any more: it has ended, or its program has."
      : typeof DecompressionStream === "undefined"
        ? "This browser is too old for the picture: it lacks DecompressionStream. The tables below are complete."
        : "The picture cannot be drawn (" + e.message + "). The tables below are complete.");
    if (!isLive) throw e;
  }
}

start();
