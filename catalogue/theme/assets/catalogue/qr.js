// QR codes (ISO/IEC 18004) of short texts: bytes, correction level M, versions 1 to 10. A test compares them with segno's.

// By version: the correction bytes of a block, and the data bytes of each block.
const BLOCKS = [
  [10, [16]], [16, [28]], [26, [44]], [18, [32, 32]], [24, [43, 43]], [16, [27, 27, 27, 27]], [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]], [22, [36, 36, 36, 37, 37]], [26, [43, 43, 43, 43, 44]],
];
const ALIGNED = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
// Any mask is allowed; the standard only recommends the calmest.
const MASK = 2;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const EXP = [];
const LOG = [];
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value;
  LOG[value] = power;
  value = (value << 1) ^ (value & 128 ? 0x11d : 0);
}
const times = (one, other) => (one && other ? EXP[(LOG[one] + LOG[other]) % 255] : 0);

function correction(data, length) {
  let divisor = [1];
  for (let power = 0; power < length; power += 1) {
    divisor = [...divisor, 0].map((value, index) => value ^ times(divisor[index - 1] ?? 0, EXP[power]));
  }
  const rest = [...data, ...Array(length).fill(0)];
  for (let index = 0; index < data.length; index += 1) {
    const factor = rest[index];
    divisor.forEach((value, step) => { rest[index + step] ^= times(value, factor); });
  }
  return rest.slice(data.length);
}

function codewords(bytes, version) {
  const [length, sizes] = BLOCKS[version - 1];
  const bits = [];
  const put = (value, count) => { for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => put(byte, 8));
  put(0, 4);
  while (bits.length % 8) bits.push(0);
  const data = [];
  for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0xec; data.length < sum(sizes); pad ^= 0xfd) data.push(pad);
  let from = 0;
  const blocks = sizes.map((size) => data.slice(from, (from += size)));
  const corrections = blocks.map((block) => correction(block, length));
  const longest = sizes[sizes.length - 1];
  const woven = (rows, count) => Array.from({ length: count }, (_, index) => rows.map((row) => row[index])).flat();
  return [...woven(blocks, longest).filter((byte) => byte !== undefined), ...woven(corrections, length)];
}

// Draws what every code of a version has; returns the fields and which of them are taken.
function frame(version) {
  const size = 17 + 4 * version;
  const dark = Array.from({ length: size }, () => Array(size).fill(0));
  const taken = Array.from({ length: size }, () => Array(size).fill(false));
  const set = (x, y, value) => { if (dark[y]?.[x] !== undefined) { dark[y][x] = Number(value); taken[y][x] = true; } };
  for (let at = 0; at < size; at += 1) { set(6, at, at % 2 === 0); set(at, 6, at % 2 === 0); }
  const ring = (x, y, reach, light) => {
    for (let dy = -reach; dy <= reach; dy += 1) for (let dx = -reach; dx <= reach; dx += 1) set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) ring(x, y, 4, [2, 4]);
  const centres = ALIGNED[version - 1];
  const last = centres[centres.length - 1];
  for (const x of centres) for (const y of centres) if (!(x === 6 && y === 6) && !(x === 6 && y === last) && !(x === last && y === 6)) ring(x, y, 2, [1]);
  let rest = MASK;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const form = ((MASK << 10) | rest) ^ 0x5412;
  for (let bit = 0; bit < 15; bit += 1) {
    const value = (form >>> bit) & 1;
    set(bit < 8 ? 8 : bit === 8 ? 7 : 14 - bit, bit < 6 ? bit : bit === 6 ? 7 : 8, value);
    set(bit < 8 ? size - 1 - bit : 8, bit < 8 ? 8 : size - 15 + bit, value);
  }
  set(8, size - 8, 1);
  if (version < 7) return { size, dark, taken };
  rest = version;
  for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  for (let bit = 0; bit < 18; bit += 1) {
    const [far, near, value] = [size - 11 + (bit % 3), Math.floor(bit / 3), (((version << 12) | rest) >>> bit) & 1];
    set(far, near, value);
    set(near, far, value);
  }
  return { size, dark, taken };
}

/** Returns the rows of a code, 1 for dark; null when the text is too long. */
export function qr(text) {
  const bytes = [...new TextEncoder().encode(text)];
  const version = BLOCKS.findIndex(([, sizes], index) => bytes.length <= sum(sizes) - (index < 9 ? 2 : 3)) + 1;
  if (!version) return null;
  const bits = codewords(bytes, version).flatMap((byte) => [...byte.toString(2).padStart(8, "0")].map(Number));
  const { size, dark, taken } = frame(version);
  let next = 0;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const upwards = ((right > 6 ? size - 1 - right : size - 2 - right) / 2) % 2 === 0;
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!taken[y][x]) dark[y][x] = (bits[next++] ?? 0) ^ Number(x % 3 === 0);
    }
  }
  return dark;
}

/** Returns the code as an SVG element, dark on light with its quiet zone. */
export function qrPicture(text) {
  const rows = qr(text);
  if (!rows) return null;
  const make = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const size = rows.length + 8;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
  const svg = make("svg", { viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true", focusable: "false", "shape-rendering": "crispEdges" });
  svg.append(make("path", { fill: "#fff", d: `M0 0h${size}v${size}h-${size}z` }), make("path", { d: path }));
  return svg;
}
