// The colours, which are those of the style sheet, and the patterns that tell functions apart without colour.

/** 8 by 8 tiles; where there is a 1, the colour is lighter (or darker). The first is plain. */
const TILES = [
  [0, 0, 0, 0, 0, 0, 0, 0],
  [0b00000000, 0b00100010, 0b00000000, 0b00000000, 0b00000000, 0b00100010, 0b00000000, 0b00000000],
  [0b11111111, 0, 0, 0, 0b11111111, 0, 0, 0],
  [0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000, 0b10001000],
  [0b11111111, 0b10000000, 0b10000000, 0b10000000, 0b10000000, 0b10000000, 0b10000000, 0b10000000],
  [0b11001100, 0b11001100, 0b00110011, 0b00110011, 0b11001100, 0b11001100, 0b00110011, 0b00110011],
  [0b00011000, 0b00100100, 0b01000010, 0b10000001, 0b10000001, 0b01000010, 0b00100100, 0b00011000],
  [0b00000000, 0b00011000, 0b00111100, 0b00111100, 0b00011000, 0b00000000, 0b00000000, 0b00000000],
];

/** What says that an attempt was run again, was stopped, runs, or was given up. */
const HATCH = [0x99, 0x33, 0x66, 0xcc, 0x99, 0x33, 0x66, 0xcc];
const CROSS = [0x81, 0x42, 0x24, 0x18, 0x18, 0x24, 0x42, 0x81];
const GRID = [0x55, 0xaa, 0x55, 0xaa, 0x55, 0xaa, 0x55, 0xaa];

let theme;

/** Reads the colours anew: they change with the scheme, and in print. */
function readTheme(forPrint) {
  const style = getComputedStyle(document.documentElement);
  const named = name => style.getPropertyValue(name).trim();
  const light = forPrint && {
    page: "#ffffff", line: "#d0d7de", text: "#1c2128", muted: "#57606a", trouble: "#c8102e", lane: "#e6eaee",
    curve: "#4a6078", "curve-fill": "#c5d0dc", "bar-text": "#ffffff", selected: "#111111", f0: "#1f5fa8", f1: "#8a5a00",
    f2: "#0b7268", f3: "#7445ad", f4: "#5d6b0f", f5: "#4a6078", f6: "#9c3a92", f7: "#6d5a4b",
  };
  const colour = name => light ? light[name] : named("--" + name);
  theme = {
    page: colour("page"), line: colour("line"), text: colour("text"), muted: colour("muted"),
    trouble: colour("trouble"), lane: colour("lane"), curve: colour("curve"), curveFill: colour("curve-fill"),
    barText: colour("bar-text"), selected: colour("selected"),
    functions: [0, 1, 2, 3, 4, 5, 6, 7].map(i => colour("f" + i)),
  };
  theme.pixels = {
    page: pixel(theme.page), lane: pixel(theme.lane), trouble: pixel(theme.trouble), selected: pixel(theme.selected),
    functions: theme.functions.map(pixel),
  };
  theme.pixels.faded = theme.pixels.functions.map(each => mix(each, theme.pixels.lane, 0.72));
  theme.pixels.second = theme.pixels.functions.map(each => mix(each, theme.pixels.page, 0.38));
  theme.pixels.pale = theme.pixels.functions.map(each => mix(each, theme.pixels.lane, 0.55));
  theme.pixels.troubleSecond = mix(theme.pixels.trouble, theme.pixels.selected, 0.5);
}

/** A colour as four bytes of image data, read as one number: the lowest is red. */
function pixel(colour) {
  const rgb = parseInt(colour.slice(1), 16);
  return (255 << 24 | (rgb & 255) << 16 | (rgb >> 8 & 255) << 8 | rgb >> 16) >>> 0;
}

function mix(one, other, share) {
  let mixed = 255 << 24;
  for (let shift = 0; shift < 24; shift += 8) {
    const part = (one >> shift & 255) * (1 - share) + (other >> shift & 255) * share;
    mixed |= Math.round(part) << shift;
  }
  return mixed >>> 0;
}

/** How the functions look, the one that took most of the time first: 8 colours with 8 patterns. */
function looksOf(run) {
  const sums = run.functions.map(() => 0);
  for (const lane of run.lanes) {
    for (const track of lane.tracks) {
      for (let i = 0; i < track.n; i++) sums[track.fn[i]] += track.end[i] - track.start[i] + 1;
    }
  }
  const order = sums.map((sum, fn) => fn).filter(fn => sums[fn] > 0).sort((a, b) => sums[b] - sums[a]);
  const looks = run.functions.map(() => ({colour: 5, tile: 0, isUsed: false}));
  order.forEach((fn, place) => {
    looks[fn] = {colour: place % 8, tile: (place + Math.floor(place / 8)) % 8, isUsed: true};
  });
  return {looks, order};
}
