// Draws the curve and the lanes. The lanes are painted pixel by pixel, in a time that does not grow with the number of bars:
// where several bars share a column, its height is the busy share of that time.

/** So many pixels of lanes are printed; a canvas can hold no more than about twice that. */
const MAX_PRINTED_HEIGHT = 12000;

let image = null;

/** On paper nobody scrolls: all lanes are drawn. */
let isPrinting = false;

function draw() {
  const began = performance.now();
  drawAbove();
  drawLanes();
  document.documentElement.dataset.redrawMs = (performance.now() - began).toFixed(1);
  chart.dataset.from = Math.round(app.from);
  chart.dataset.to = Math.round(app.to);
}

function sized(canvas, width, height) {
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const w = Math.round(width * scale), h = Math.round(height * scale);
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.height = height + "px";
  }
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.font = "12px system-ui, -apple-system, 'Segoe UI', sans-serif";
  context.textBaseline = "middle";
  return {context, scale};
}

// Above the lanes: how many jobs ran at once, where failures are, and the time.

const CURVE_TOP = 10, CURVE_BOTTOM = 54, ABOVE_HEIGHT = 84;

function drawAbove() {
  const width = chart.clientWidth;
  const {context} = sized(above, width, ABOVE_HEIGHT);
  context.fillStyle = theme.page;
  context.fillRect(0, 0, width, ABOVE_HEIGHT);
  drawCurve(context);
  drawTroubleMarks(context);
  drawTime(context, width);
}

function drawCurve(context) {
  const workers = app.run.workers;
  const height = CURVE_BOTTOM - CURVE_TOP;
  const counts = jobsAtOnce();
  const yOf = count => CURVE_BOTTOM - Math.min(1, count / workers) * height;
  context.beginPath();
  context.moveTo(GUTTER, CURVE_BOTTOM);
  counts.forEach((count, x) => {
    context.lineTo(GUTTER + x, yOf(count));
    context.lineTo(GUTTER + x + 1, yOf(count));
  });
  context.lineTo(GUTTER + counts.length, CURVE_BOTTOM);
  context.fillStyle = theme.curveFill;
  context.fill();
  context.strokeStyle = theme.curve;
  context.lineWidth = 1;
  context.stroke();
  context.strokeStyle = theme.line;
  context.beginPath();
  context.moveTo(GUTTER, CURVE_TOP - 0.5);
  context.lineTo(GUTTER + counts.length, CURVE_TOP - 0.5);
  context.moveTo(GUTTER, CURVE_BOTTOM + 0.5);
  context.lineTo(GUTTER + counts.length, CURVE_BOTTOM + 0.5);
  context.stroke();
  context.textAlign = "right";
  context.fillStyle = theme.muted;
  context.fillText(countText(workers), GUTTER - 8, CURVE_TOP + 2);
  context.fillText("jobs at once", GUTTER - 8, (CURVE_TOP + CURVE_BOTTOM) / 2);
  context.fillText("0", GUTTER - 8, CURVE_BOTTOM - 2);
}

/** For each column of pixels, how many jobs ran at once on average. */
function jobsAtOnce() {
  const columns = Math.floor(plotWidth());
  const counts = new Float64Array(columns);
  const span = (app.to - app.from) / columns;
  for (const lane of app.lanes) {
    const bars = lane.busy;
    let first = firstAbove(bars.end, app.from, 0, bars.n);
    for (let x = 0; x < columns && first < bars.n; x++) {
      const from = app.from + x * span, to = from + span;
      first = firstAbove(bars.end, from, first, bars.n);
      if (first >= bars.n) break;
      if (bars.start[first] >= to) {
        x = Math.max(x, Math.floor((bars.start[first] - app.from) / span) - 1);
        continue;
      }
      const behind = firstAbove(bars.start, Math.ceil(to) - 1, first, bars.n);
      counts[x] += busyBetween(bars, from, to, first, behind) / span;
    }
  }
  return counts;
}

/** Failures of all lanes, those included that are scrolled out of view. */
function drawTroubleMarks(context) {
  context.fillStyle = theme.trouble;
  const seen = new Set();
  for (const lane of app.lanes) {
    for (const track of lane.tracks) {
      eachTrouble(track, 1, 2, (from, to) => {
        const x = Math.floor(from);
        if (!seen.has(x)) {
          seen.add(x);
          context.fillRect(x, CURVE_BOTTOM + 2, Math.max(2, to - from), 5);
        }
      });
    }
  }
}

function drawTime(context, width) {
  const nanosPerPixel = ticksPerPixel() * app.run.tick;
  const step = niceStep(nanosPerPixel * 110);
  const first = Math.ceil(app.from * app.run.tick / step);
  const last = Math.floor(app.to * app.run.tick / step);
  context.fillStyle = theme.muted;
  context.strokeStyle = theme.line;
  context.textAlign = "center";
  context.beginPath();
  for (let k = first; k <= last; k++) {
    const x = Math.round(xOf(k * step / app.run.tick)) + 0.5;
    context.moveTo(x, CURVE_BOTTOM + 1);
    context.lineTo(x, CURVE_BOTTOM + 11);
    const text = timeText(k * step, step);
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.max(GUTTER + half - 20, Math.min(x, width - half - 4)), CURVE_BOTTOM + 20);
  }
  context.stroke();
}

/** 1, 2 or 5 times a power of ten, or a step of the clock. */
function niceStep(nanos) {
  const clock = [60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 86400];
  if (nanos > 30e9) {
    for (const seconds of clock) if (seconds * 1e9 >= nanos) return seconds * 1e9;
  }
  const power = 10 ** Math.floor(Math.log10(Math.max(1, nanos)));
  for (const factor of [1, 2, 5]) if (factor * power >= nanos) return factor * power;
  return 10 * power;
}

function timeText(nanos, step) {
  if (nanos === 0) return "0";
  const units = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];
  if (step >= 60e9) {
    const minutes = Math.round(nanos / 60e9);
    return minutes < 60 ? minutes + " min" : Math.floor(minutes / 60) + " h " + String(minutes % 60).padStart(2, "0");
  }
  const [name, size] = units.find(([, each]) => nanos >= each) || units[3];
  const digits = Math.max(0, Math.min(9, Math.ceil(Math.log10(size / step) - 1e-9)));
  return (nanos / size).toFixed(digits) + " " + name;
}

// The lanes.

function drawLanes() {
  const width = chart.clientWidth;
  const whole = app.lanes.length * pitch() + 6;
  spacer.style.height = whole + "px";
  const scrolled = isPrinting ? 0 : scroller.scrollTop;
  const height = Math.max(pitch(), Math.min(whole, isPrinting ? MAX_PRINTED_HEIGHT : scroller.clientHeight || whole));
  const {context, scale} = sized(lanesCanvas, width, height);
  const w = lanesCanvas.width, h = lanesCanvas.height;
  if (!image || image.width !== w || image.height !== h) image = context.createImageData(w, h);
  const pixels = new Uint32Array(image.data.buffer);
  pixels.fill(theme.pixels.page);
  const first = Math.floor(scrolled / pitch());
  const visible = app.lanes.slice(first, first + Math.ceil(height / pitch()) + 1);
  const topOf = place => (first + place) * pitch() - scrolled + 5;
  visible.forEach((lane, place) => {
    const canvas = {pixels, width: w, height: h, scale};
    const top = Math.round(topOf(place) * scale);
    const bottom = Math.round((topOf(place) + laneHeight()) * scale);
    const right = Math.round((GUTTER + plotWidth()) * scale);
    fill(canvas, Math.round(GUTTER * scale), top, right, bottom, theme.pixels.lane);
    for (const track of lane.tracks) {
      paintTrack(canvas, track, Math.round((topOf(place) + inset(track.depth)) * scale), bottom, right);
    }
    for (const track of lane.tracks) {
      paintTrouble(canvas, track, Math.round((topOf(place) + inset(track.depth)) * scale), bottom, right);
    }
  });
  context.putImageData(image, 0, 0);
  visible.forEach((lane, place) => {
    drawLaneName(context, lane, topOf(place));
    drawCalls(context, lane, topOf(place));
  });
  drawFrames(context, visible, topOf);
}

function fill(canvas, left, top, right, bottom, colour) {
  const from = Math.max(0, left), to = Math.min(canvas.width, right);
  if (to <= from) return;
  for (let y = Math.max(0, top); y < Math.min(canvas.height, bottom); y++) {
    canvas.pixels.fill(colour, y * canvas.width + from, y * canvas.width + to);
  }
}

function paintTrack(canvas, track, top, bottom, right) {
  const {start, end, n} = track;
  const left = Math.round(GUTTER * canvas.scale);
  const span = ticksPerPixel() / canvas.scale;
  const matches = app.found && app.found.matcher(track);
  let first = firstAbove(end, app.from, 0, n);
  for (let x = left; x < right && first < n; x++) {
    const from = app.from + (x - left) * span, to = from + span;
    first = firstAbove(end, from, first, n);
    if (first >= n) break;
    if (start[first] >= to) {
      x = Math.max(x, left + Math.floor((start[first] - app.from) / span) - 1);
      continue;
    }
    const behind = firstAbove(start, Math.ceil(to) - 1, first, n);
    const isOne = behind - first === 1;
    const bar = isOne ? first : mostOf(track, first, behind, from, to);
    const length = end[bar] - start[bar];
    if (isOne && length >= 4 * span && end[bar] <= to && bar + 1 < n) continue; // a gap, to tell it from the next one
    const share = isOne && !track.jobs.has(bar) && length >= 1.5 * span
      ? 1
      : Math.min(1, busyBetween(track, from, to, first, behind) / span);
    const height = Math.max(2 * canvas.scale, Math.round((bottom - top) * share));
    const isFaded = matches && !matches(first, behind);
    paintColumn(canvas, x, bottom - height, bottom, track.fn[bar], track.ending[bar], isFaded);
  }
}

/** The bar that takes most of a column; of very many, one in their middle. */
function mostOf(track, first, behind, from, to) {
  if (behind - first > 6) return (first + behind) >>> 1;
  let best = first, longest = -1;
  for (let i = first; i < behind; i++) {
    const length = Math.min(track.end[i], to) - Math.max(track.start[i], from);
    if (length > longest) {
      longest = length;
      best = i;
    }
  }
  return best;
}

function paintColumn(canvas, x, top, bottom, fn, ending, isFaded) {
  const look = app.looks[fn];
  const colours = theme.pixels;
  let base = colours.functions[look.colour], second = colours.second[look.colour], tile = TILES[look.tile];
  let from = top, to = bottom;
  if (ending === RETRIED) {
    [base, second, tile] = [colours.pale[look.colour], base, HATCH];
  } else if (ending === STOPPED) {
    [base, second, tile] = [colours.pale[look.colour], base, GRID];
  } else if (ending === RUNNING) {
    [base, second] = [colours.pale[look.colour], base];
  } else if (ending === FROM_MEMORY) {
    const middle = (top + bottom) >> 1;
    [from, to, second] = [middle - canvas.scale, middle + canvas.scale, base];
  }
  if (isFaded) base = second = colours.faded[look.colour];
  const shift = canvas.scale > 1 ? 1 : 0;
  const bit = 7 - (x >> shift & 7);
  for (let y = Math.max(0, from); y < Math.min(canvas.height, to); y++) {
    canvas.pixels[y * canvas.width + x] = tile[y >> shift & 7] >> bit & 1 ? second : base;
  }
}

/** Calls back with the span in pixels of each failure that is in view, but for those that are covered by one before. */
function eachTrouble(track, scale, minWidth, paint) {
  const {start, end, trouble} = track;
  const left = GUTTER * scale;
  const span = ticksPerPixel() / scale;
  const endAbove = (tick, from) => {
    let low = from, high = trouble.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (end[trouble[middle]] <= tick) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let k = endAbove(app.from - minWidth * span, 0);
  while (k < trouble.length) {
    const bar = trouble[k];
    if (start[bar] > app.to) return;
    const from = Math.max(left, left + (start[bar] - app.from) / span);
    const to = Math.max(from + minWidth, left + (end[bar] - app.from) / span);
    paint(from, to, bar);
    k = endAbove(app.from + (to - left) * span, k + 1);
  }
}

/** Failures are painted last, never narrower than two pixels, and with a cap. */
function paintTrouble(canvas, track, top, bottom, right) {
  const scale = canvas.scale;
  const cap = 3 * scale;
  eachTrouble(track, scale, 2 * scale, (from, to, bar) => {
    const x0 = Math.round(from), x1 = Math.min(right + scale, Math.max(x0 + 2 * scale, Math.round(to)));
    fill(canvas, x0 - scale, top - cap, x1 + scale, top, theme.pixels.trouble);
    fill(canvas, x0, top, x1, bottom, theme.pixels.trouble);
    const tile = track.ending[bar] === GIVEN_UP ? CROSS : track.ending[bar] === LOST ? HATCH : null;
    for (let y = Math.max(0, top); tile && y < Math.min(canvas.height, bottom); y++) {
      for (let x = x0 + scale; x < x1 - scale; x++) {
        const isSet = tile[y / scale & 7] >> (7 - (x / scale & 7)) & 1;
        if (isSet) canvas.pixels[y * canvas.width + x] = theme.pixels.troubleSecond;
      }
    }
  });
}

function drawLaneName(context, lane, top) {
  const middle = top + laneHeight() / 2;
  const share = app.run.wall > 0 ? lane.busy.sum[lane.busy.n] / app.run.wall : 0;
  context.textAlign = "left";
  context.fillStyle = theme.text;
  context.fillText(laneName(lane), 10, middle);
  context.textAlign = "right";
  context.fillStyle = theme.muted;
  if (lane.number >= 0) context.fillText((100 * share).toFixed(share < 0.0995 ? 1 : 0) + " % busy", GUTTER - 8, middle);
}

/** What is known of the bars that are wide enough to hold it. */
function drawCalls(context, lane, top) {
  const perPixel = ticksPerPixel();
  const height = laneHeight();
  if (height < 12) return;
  for (const track of lane.tracks) {
    const first = firstAbove(track.end, app.from, 0, track.n);
    const behind = firstAbove(track.start, app.to, first, track.n);
    if (behind - first > plotWidth() / 20) continue;
    const inner = lane.tracks[track.depth + 1];
    for (let i = first; i < behind; i++) {
      const left = Math.max(GUTTER, xOf(track.start[i])), right = Math.min(GUTTER + plotWidth(), xOf(track.end[i]));
      if (right - left < 56 || track.ending[i] === FROM_MEMORY || isCovered(inner, track.start[i], track.end[i])) continue;
      drawCall(context, track, i, left, right, top + inset(track.depth), top + height);
    }
  }
}

/** Whether jobs of a run inside a job are drawn over a span of time. */
function isCovered(inner, from, to) {
  if (!inner) return false;
  const i = firstAbove(inner.end, from, 0, inner.n);
  return i < inner.n && inner.start[i] < to;
}

function drawCall(context, track, i, left, right, top, bottom) {
  const full = track.calls.get(i) || app.run.functions[track.fn[i]];
  const text = shortened(context, full, right - left - 12);
  if (text.length < 4 || bottom - top < 11) return;
  const width = context.measureText(text).width;
  const isFaded = app.found && !app.found.matcher(track)(i, i + 1);
  const ending = track.ending[i];
  const onPale = ending === RETRIED || ending === STOPPED || ending === RUNNING || isFaded;
  context.fillStyle = onPale ? theme.lane : isTrouble(ending) ? theme.trouble : theme.functions[app.looks[track.fn[i]].colour];
  context.fillRect(left + 3, top + 1, width + 6, bottom - top - 2);
  context.textAlign = "left";
  context.fillStyle = onPale ? theme.text : theme.barText;
  context.fillText(text, left + 6, (top + bottom) / 2 + 0.5);
}

function shortened(context, text, width) {
  let low = 0, high = Math.min(text.length, 120);
  if (high === text.length && context.measureText(text).width <= width) return text;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(text.slice(0, middle) + "…").width <= width) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low) + "…";
}

/** Frames around the bar that is selected and the one under the pointer. */
function drawFrames(context, visible, topOf) {
  const frame = (bar, width) => {
    const place = bar ? visible.indexOf(bar.track.lane) : -1;
    if (place < 0) return;
    const left = Math.max(GUTTER - 2, xOf(bar.track.start[bar.i])), right = Math.min(GUTTER + plotWidth() + 2, xOf(bar.track.end[bar.i]));
    if (right < GUTTER || left > GUTTER + plotWidth()) return;
    const top = topOf(place) + inset(bar.track.depth);
    context.strokeStyle = theme.selected;
    context.lineWidth = width;
    context.strokeRect(left - 1, top - 1, Math.max(3, right - left) + 2, topOf(place) + laneHeight() - top + 2);
  };
  frame(app.hovered, 1);
  frame(app.selected, 2);
}
