// What is said of a bar, and the search. Text goes into the page as text only.

const tip = document.getElementById("tip");
const selectedText = document.getElementById("selected");

/** The lines that describe a bar: the call first. */
function linesOf(bar) {
  const {track, i} = bar;
  const run = app.run;
  const ending = track.ending[i];
  const count = track.jobs.get(i);
  if (count) {
    return [
      {kind: "call", text: countText(count) + " jobs, drawn merged: " + run.functions[track.fn[i]]},
      {kind: "line", text: "from job " + track.index[i] + " on, worker " + track.lane.number},
      {kind: "line", text: "from " + durationText(run, track.start[i]) + " to " + durationText(run, track.end[i])
        + ", busy for " + durationText(run, track.busyOf.get(i))},
    ];
  }
  const lines = [{kind: "call", text: track.calls.get(i) || run.functions[track.fn[i]]}];
  const attempt = track.attempts.get(i) || 1;
  lines.push({
    kind: "line",
    text: "job " + track.index[i] + (track.depth > 0 ? " of a run inside a job" : "")
      + (attempt > 1 ? ", attempt " + attempt : "") + ", " + workerText(track.lane),
  });
  lines.push({
    kind: "line",
    text: "started at " + durationText(run, track.start[i]) + ", "
      + (ending === RUNNING ? "has run for " : "ran for ") + durationText(run, track.end[i] - track.start[i]),
  });
  if (ending !== RETURNED) {
    const message = track.messages.get(i);
    lines.push({kind: isTrouble(ending) ? "trouble" : "line", text: ENDINGS[ending] + (message ? ": " + message : "")});
  }
  return lines;
}

/** Shows what is under the pointer. */
function showTip(bar, x, y) {
  if (!bar) {
    tip.hidden = true;
    return;
  }
  const lines = linesOf(bar);
  if (bar.near > 2) {
    lines.push({kind: "line", text: countText(bar.near - 1) + " more jobs are as near: zoom in to tell them apart"});
  }
  tip.replaceChildren(...lines.map(line => {
    const span = document.createElement("span");
    span.className = line.kind;
    span.textContent = line.text;
    return span;
  }));
  tip.hidden = false;
  const width = tip.offsetWidth, height = tip.offsetHeight;
  tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - width - 8)) + "px";
  tip.style.top = (y + 18 + height > innerHeight ? Math.max(8, y - height - 12) : y + 18) + "px";
}

function tellSelected() {
  selectedText.textContent = app.selected
    ? linesOf(app.selected).map(line => line.text).join("; ")
    : "";
}

// Search.

const MAX_FOUND = 100000;
const searchInput = document.getElementById("search");
const foundCount = document.getElementById("found-count");

/** Finds the bars whose call or message holds a text, or whose function does, or that have an index. */
function search(query) {
  const text = query.trim().toLowerCase();
  if (!text) {
    app.found = null;
    foundCount.textContent = "";
    redraw();
    return;
  }
  const isIndex = /^#\d+$/.test(text);
  const wanted = isIndex ? Number(text.slice(1)) : 0;
  const functions = app.run.functions.map(name => !isIndex && name.toLowerCase().includes(text));
  const bars = [];
  const inTrack = new Map();
  let count = 0, withText = 0, all = 0;
  for (const lane of app.lanes) {
    for (const track of lane.tracks) {
      const byText = new Set();
      for (const [i, call] of track.calls) if (!isIndex && call.toLowerCase().includes(text)) byText.add(i);
      for (const [i, message] of track.messages) if (!isIndex && message.toLowerCase().includes(text)) byText.add(i);
      const found = [];
      for (let i = 0; i < track.n; i++) {
        if (isIndex ? track.index[i] === wanted : functions[track.fn[i]] || byText.has(i)) {
          found.push(i);
          if (bars.length < MAX_FOUND) bars.push({track, i});
        }
      }
      count += found.length;
      withText += track.calls.size;
      all += track.n;
      inTrack.set(track, Uint32Array.from(found));
    }
  }
  bars.sort((a, b) => a.track.start[a.i] - b.track.start[b.i]);
  app.found = {
    bars,
    at: -1,
    count,
    matcher: track => {
      const found = inTrack.get(track) || [];
      return (first, behind) => {
        const at = firstAbove(found, first - 1, 0, found.length);
        return at < found.length && found[at] < behind;
      };
    },
  };
  tellFound(withText < all && !isIndex ? "; texts of " + countText(withText) + " of " + countText(all) + " bars are known" : "");
  redraw();
}

let foundNote = "";

function tellFound(note) {
  if (note !== undefined) foundNote = note;
  const {at, count} = app.found;
  foundCount.textContent = (at < 0 ? countText(count) + (count === 1 ? " match" : " matches") : countText(at + 1) + " of " + countText(count)) + foundNote;
}

/** Selects the next match, or the one before. */
function goToFound(step) {
  const found = app.found;
  if (!found || found.bars.length === 0) return;
  const size = found.bars.length;
  found.at = found.at < 0 ? (step > 0 ? 0 : size - 1) : (found.at + step + size) % size;
  select(found.bars[found.at]);
  tellFound();
}

// Failures.

let troubleAt = -1;

function goToTrouble(step) {
  const size = app.troubles.length;
  if (size === 0) return;
  troubleAt = troubleAt < 0 || troubleAt >= size ? (step > 0 ? 0 : size - 1) : (troubleAt + step + size) % size;
  select(app.troubles[troubleAt]);
}
