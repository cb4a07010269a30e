// Reads what PageData has written: columns of numbers of variable length.

/** The endings of an attempt; the places are those of the enum Ending. */
const ENDINGS = ["ok", "failed", "retried", "stopped", "given up", "worker lost", "from memory", "running"];
const RETURNED = 0, FAILED = 1, RETRIED = 2, STOPPED = 3, GIVEN_UP = 4, LOST = 5, FROM_MEMORY = 6, RUNNING = 7;
const isTrouble = ending => ending === FAILED || ending === GIVEN_UP || ending === LOST;

/** The bytes that stand in the page, still compressed. */
function embeddedBytes() {
  const text = atob(document.getElementById("data").textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function decompressed(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The run: its head as the JSON says, and the bars of each lane as columns. */
async function readRun(compressed) {
  const bytes = await decompressed(compressed);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const run = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  if (run.format !== 1) throw new Error("unknown format " + run.format);
  let at = 4 + length;
  for (const lane of run.lanes) {
    lane.tracks.forEach((track, depth) => {
      at = readTrack(track, bytes, at);
      track.depth = depth;
      track.lane = lane;
    });
    lane.busy = unionOf(lane.tracks);
  }
  return run;
}

function readTrack(track, bytes, from) {
  const n = track.bars;
  const start = new Uint32Array(n), end = new Uint32Array(n), fn = new Uint16Array(n), ending = new Uint8Array(n);
  const index = new Float64Array(n);
  let at = from;
  const next = () => {
    let byte = bytes[at++];
    if (byte < 128) return byte;
    let number = byte & 127, factor = 128;
    do {
      byte = bytes[at++];
      number += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return number;
  };
  for (let i = 0; i < n; i++) start[i] = next();
  let last = 0;
  for (let i = 0; i < n; i++) {
    start[i] += last;
    last = end[i] = start[i] + next();
  }
  const extra = [];
  for (let i = 0; i < n; i++) {
    const head = next();
    const low = head % 16;
    fn[i] = (head - low) / 16;
    ending[i] = low >> 1;
    if (low & 1) extra.push(i);
  }
  let expected = 0;
  for (let i = 0; i < n; i++) {
    const zigzag = next();
    index[i] = expected + (zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2);
    expected = index[i] + 1;
  }
  const attempts = new Map(), jobs = new Map(), busyOf = new Map();
  for (const i of extra) {
    attempts.set(i, next());
    const count = next(), busy = next();
    if (count > 1) {
      jobs.set(i, count);
      busyOf.set(i, busy);
    }
  }
  const sum = new Float64Array(n + 1);
  const trouble = [], retried = [];
  for (let i = 0; i < n; i++) {
    sum[i + 1] = sum[i] + (busyOf.size && busyOf.has(i) ? busyOf.get(i) : end[i] - start[i]);
    if (isTrouble(ending[i])) trouble.push(i);
    else if (ending[i] === RETRIED) retried.push(i);
  }
  const calls = new Map(), messages = new Map();
  for (const [bar, call, message] of track.texts) {
    if (call !== null) calls.set(bar, call);
    if (message !== undefined) messages.set(bar, message);
  }
  Object.assign(track, {
    n, start, end, fn, ending, index, attempts, jobs, busyOf, sum, calls, messages,
    trouble: Uint32Array.from(trouble), retried: Uint32Array.from(retried),
  });
  delete track.texts;
  return at;
}

/** When a lane is busy at whatever depth: spans that do not overlap, with the sums before them. */
function unionOf(tracks) {
  const used = tracks.filter(track => track.n > 0);
  if (used.length < 2) return used.length ? used[0] : {n: 0, start: [], end: [], sum: [0]};
  const spans = [];
  for (const track of used) {
    for (let i = 0; i < track.n; i++) spans.push([track.start[i], track.end[i]]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const start = [], end = [], sum = [0];
  for (const [from, to] of spans) {
    const last = end.length - 1;
    if (last >= 0 && from <= end[last]) {
      if (to > end[last]) {
        sum[last + 1] += to - end[last];
        end[last] = to;
      }
    } else {
      start.push(from);
      end.push(to);
      sum.push(sum[last + 1] + to - from);
    }
  }
  return {n: start.length, start, end, sum};
}

/** The first place from which on the numbers of a sorted column are greater than one; none stands before `from`. */
function firstAbove(column, number, from, to) {
  let step = 1, low = from, high = from;
  while (high < to && column[high] <= number) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > to) high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle] <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How much of a span of time is busy; the bars from `first` on may be in it. */
function busyBetween(bars, from, to, first, behind) {
  if (behind <= first) return 0;
  const share = i => {
    const length = bars.end[i] - bars.start[i];
    const part = Math.min(bars.end[i], to) - Math.max(bars.start[i], from);
    return length > 0 ? (bars.sum[i + 1] - bars.sum[i]) * part / length : 0;
  };
  if (behind - first === 1) return share(first);
  return share(first) + share(behind - 1) + bars.sum[behind - 1] - bars.sum[first + 1];
}

/** A number of ticks in nanoseconds, as people read it; the same as Numbers.duration. */
function durationText(run, ticks) {
  const nanos = ticks * run.tick;
  if (nanos < 1e3) return Math.round(nanos) + " ns";
  if (nanos < 1e6) return decimal(nanos / 1e3) + " µs";
  if (nanos < 1e9) return decimal(nanos / 1e6) + " ms";
  if (nanos < 600e9) return decimal(nanos / 1e9) + " s";
  const seconds = Math.floor(nanos / 1e9);
  const two = number => String(number).padStart(2, "0");
  if (seconds < 3600) return Math.floor(seconds / 60) + " min " + two(seconds % 60) + " s";
  return Math.floor(seconds / 3600) + " h " + two(Math.floor(seconds % 3600 / 60)) + " min";
}

const decimal = value => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const countText = number => number.toLocaleString("en-US");

/** What a lane is called; that of jobs that were not run is no worker. */
const laneName = lane => lane.number < 0 ? "memory" : countText(lane.number);
const workerText = lane => lane.number < 0 ? "not run" : "worker " + lane.number;
