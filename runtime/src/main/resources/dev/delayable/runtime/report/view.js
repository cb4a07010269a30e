// What is visible of the run: a span of time, and how far the lanes are scrolled. All times are in ticks.

const GUTTER = 104;
const MAX_LANES_BY_NUMBER = 64;

const app = {
  run: null,
  looks: [],
  order: [],
  lanes: [],
  from: 0,
  to: 1,
  selected: null,
  hovered: null,
  found: null,
  troubles: [],
};

const chart = document.getElementById("chart");
const above = document.getElementById("above");
const lanesCanvas = document.getElementById("lanes");
const scroller = document.getElementById("scroller");
const spacer = document.getElementById("spacer");

/** Puts a run in the place of the one that is shown; the view stays where it was, if that was not all of it. */
function show(run) {
  const previous = app.run;
  const showedAll = !previous || app.from <= 0 && app.to >= previous.wall;
  const factor = previous ? previous.tick / run.tick : 1;
  app.run = run;
  Object.assign(app, looksOf(run));
  app.lanes = [...run.lanes];
  if (app.lanes.length > MAX_LANES_BY_NUMBER) {
    const busy = new Map(app.lanes.map(lane => [lane, lane.busy.sum[lane.busy.n]]));
    app.lanes.sort((a, b) => busy.get(b) - busy.get(a));
  }
  app.selected = null;
  app.hovered = null;
  app.troubles = [];
  for (const lane of app.lanes) {
    for (const track of lane.tracks) for (const i of track.trouble) app.troubles.push({track, i});
  }
  app.troubles.sort((a, b) => a.track.start[a.i] - b.track.start[b.i]);
  if (showedAll) setView(0, Math.max(1, run.wall));
  else setView(app.from * factor, app.to * factor);
}

/** How high a lane is, with the space below it. */
function pitch() {
  return app.lanes.length > MAX_LANES_BY_NUMBER ? 16 : app.lanes.length > 16 ? 22 : 30;
}

const laneHeight = () => pitch() - (app.lanes.length > MAX_LANES_BY_NUMBER ? 4 : 7);

/** How far down in its lane a bar starts that is nested. */
const inset = depth => depth === 0 ? 0 : Math.min(laneHeight() - 4, 2 + depth * 4);

const plotWidth = () => Math.max(50, chart.clientWidth - GUTTER - 8);
const ticksPerPixel = () => (app.to - app.from) / plotWidth();
const xOf = tick => GUTTER + (tick - app.from) / ticksPerPixel();
const tickOf = x => app.from + (x - GUTTER) * ticksPerPixel();

function setView(from, to) {
  const wall = Math.max(1, app.run.wall);
  const smallest = Math.min(wall, 20);
  let length = Math.min(wall, Math.max(smallest, to - from));
  let first = Math.max(0, Math.min(from + (to - from - length) / 2, wall - length));
  app.from = first;
  app.to = first + length;
  redraw();
}

function zoom(factor, x) {
  const at = tickOf(x === undefined ? GUTTER + plotWidth() / 2 : x);
  const length = (app.to - app.from) * factor;
  const from = at - (at - app.from) * factor;
  setView(from, from + length);
}

const showAll = () => setView(0, app.run.wall);
const showsAll = () => app.from <= 0 && app.to >= app.run.wall;
const pan = pixels => {
  const ticks = pixels * ticksPerPixel();
  const from = Math.max(0, Math.min(app.from + ticks, app.run.wall - (app.to - app.from)));
  setView(from, from + (app.to - app.from));
};

function zoomToBar(bar) {
  const start = bar.track.start[bar.i], end = bar.track.end[bar.i];
  const margin = Math.max(2, (end - start) * 1.5);
  setView(start - margin, end + margin);
}

/** Selects a bar, or none, and brings it into view. */
function select(bar) {
  app.selected = bar;
  if (bar) {
    const start = bar.track.start[bar.i], end = bar.track.end[bar.i];
    if (end < app.from || start > app.to) {
      const length = app.to - app.from;
      setView((start + end) / 2 - length / 2, (start + end) / 2 + length / 2);
    }
    const lane = app.lanes.indexOf(bar.track.lane);
    const top = lane * pitch();
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + pitch() > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + pitch() - scroller.clientHeight;
    }
  }
  tellSelected();
  redraw();
}

/** The bar at a point of the lanes, and how many more there are so near that nobody can tell them apart. */
function barAt(x, y) {
  const place = Math.floor(y / pitch());
  const lane = app.lanes[place];
  if (!lane || x < GUTTER) return null;
  const inLane = y - place * pitch();
  const reach = 3 * ticksPerPixel();
  const tick = tickOf(x);
  for (let depth = lane.tracks.length - 1; depth >= 0; depth--) {
    if (inLane < inset(depth)) continue;
    const bar = nearest(lane.tracks[depth], tick, reach);
    if (bar) return bar;
  }
  return null;
}

function nearest(track, tick, reach) {
  const first = firstAbove(track.end, tick - reach, 0, track.n);
  const behind = firstAbove(track.start, tick + reach, first, track.n);
  if (first >= behind) return null;
  const bad = firstTroubleFrom(track, first);
  if (bad < track.trouble.length && track.trouble[bad] < behind) {
    return {track, i: track.trouble[bad], near: behind - first};
  }
  const inside = firstAbove(track.end, tick, first, track.n);
  return {track, i: inside < behind && track.start[inside] <= tick ? inside : Math.min(inside, behind - 1), near: behind - first};
}

/** The place among the failures of a track of the first one that is this bar or a later one. */
const firstTroubleFrom = (track, bar) => firstAbove(track.trouble, bar - 1, 0, track.trouble.length);

let isDue = false;

function redraw() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    draw();
  });
}
