/**
 * A screenshot in few colours, which takes a third of the space: each shade of each edge of a letter is a colour of its
 * own, and nobody sees the difference.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const COLOURS = 128;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types, see https://www.w3.org/TR/png-3/#table111 */
const TRUE_COLOUR = 2;
const INDEXED = 3;
const WITH_ALPHA = 6;

type Colour = [red: number, green: number, blue: number];

/** @param png as browsers write it: true colour, eight bits, opaque, not interlaced */
export function indexedPng(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const [header] = chunksOf(chunks, 'IHDR');
  if (header?.[8] !== 8 || header[12] !== 0) throw new Error('This PNG is not of the kind that browsers write');
  const width = header.readUInt32BE(0);
  const bytes = { [TRUE_COLOUR]: 3, [WITH_ALPHA]: 4 }[header[9] ?? 0] ?? Number.NaN;
  const rows = unfiltered(inflateSync(Buffer.concat(chunksOf(chunks, 'IDAT'))), width * bytes, bytes);
  const colours = rows.map((row) => Array.from({ length: width }, (_, x) => row.readUIntBE(x * bytes, 3)));
  const { palette, indexOf } = paletteFor(colours);
  // The byte before each row names its filter: none is the best one where bytes are indices.
  const indices = colours.flatMap((row) => [0, ...row.map(indexOf)]);
  const indexedHeader = Buffer.from(header);
  indexedHeader[9] = INDEXED;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', indexedHeader),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(Buffer.from(indices), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

/** The commonest colours, and which of them comes nearest to a colour. */
function paletteFor(rows: number[][]): { palette: Buffer; indexOf: (colour: number) => number } {
  const counts = new Map<number, number>();
  for (const row of rows) for (const colour of row) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const colours = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const chosen = colours.slice(0, COLOURS).map(channels);
  const nearest = new Map<number, number>();
  for (const colour of colours) {
    const distances = chosen.map((each) => distance(each, channels(colour)));
    nearest.set(colour, distances.indexOf(Math.min(...distances)));
  }
  return { palette: Buffer.from(chosen.flat()), indexOf: (colour) => nearest.get(colour) ?? 0 };
}

function channels(colour: number): Colour {
  return [colour >>> 16, (colour >>> 8) & 0xff, colour & 0xff];
}

function distance(a: Colour, b: Colour): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

/** Undoes the filters (https://www.w3.org/TR/png-3/#9Filters). @param step from a byte to the one of the pixel before */
function unfiltered(data: Buffer, length: number, step: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let at = 0; at < data.length; at += length + 1) {
    const row = data.subarray(at + 1, at + 1 + length);
    const above = rows.at(-1) ?? Buffer.alloc(length);
    const predict = filters[data[at] ?? 0];
    for (let x = 0; x < length; x++) {
      const [left, up, upLeft] = [row[x - step] ?? 0, above[x] ?? 0, above[x - step] ?? 0];
      row[x] = ((row[x] ?? 0) + (predict?.(left, up, upLeft) ?? 0)) & 0xff;
    }
    rows.push(row);
  }
  return rows;
}

const filters: readonly ((left: number, up: number, upLeft: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, upLeft) => {
    const away = (each: number) => Math.abs(left + up - upLeft - each);
    if (away(left) <= away(up) && away(left) <= away(upLeft)) return left;
    return away(up) <= away(upLeft) ? up : upLeft;
  }
];

interface Chunk {
  type: string;
  data: Buffer;
}

function readChunks(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function chunksOf(chunks: Chunk[], type: string): Buffer[] {
  return chunks.filter((each) => each.type === type).map(({ data }) => data);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(content.length + 8);
  framed.writeUInt32BE(data.length);
  framed.set(content, 4);
  framed.writeUInt32BE(crc32(content), content.length + 4);
  return framed;
}
