/** A small set of sensor recordings, computed: the same bytes at every start. */
import { crc32, deflateSync } from 'node:zlib';

export interface DataFile {
  key: string;
  content: Buffer;
}

const MACHINES = ['plant-a/motor-01', 'plant-a/motor-02', 'plant-b/pump-01'];

export function recordings(): DataFile[] {
  return MACHINES.flatMap((machine, index) => {
    const hertz = 50 * (index + 1);
    return [
      { key: `${machine}/vibration.json`, content: acquisition(hertz) },
      { key: `${machine}/vibration.csv`, content: table(hertz) },
      { key: `${machine}/sound.wav`, content: sound(hertz * 4) },
      { key: `${machine}/spectrogram.png`, content: picture(index) }
    ];
  });
}

/** Gives each recording its category and label. */
export function infoLabels(): DataFile {
  const files = recordings().map(({ key }) => ({
    path: key,
    category: 'split',
    label: { type: 'label', label: key.includes('pump') ? 'pump' : 'motor' }
  }));
  return { key: 'info.labels', content: Buffer.from(JSON.stringify({ version: 1, files }, null, 2)) };
}

function wave(hertz: number, samples: number, samplesPerSecond: number): number[] {
  return Array.from({ length: samples }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / samplesPerSecond));
}

/** Edge Impulse's data acquisition format, unsigned. */
function acquisition(hertz: number): Buffer {
  const values = wave(hertz, 100, 1_000).map((x) => [Number((9.81 * x).toFixed(3))]);
  const sensors = [{ name: 'accX', units: 'm/s2' }];
  const payload = { device_type: 'SANDBOX', interval_ms: 1, sensors, values };
  return Buffer.from(JSON.stringify({ protected: { ver: 'v1', alg: 'none' }, signature: '', payload }));
}

function table(hertz: number): Buffer {
  const rows = wave(hertz, 100, 1_000).map((x, ms) => `${ms},${(9.81 * x).toFixed(3)}`);
  return Buffer.from(['timestamp,accX', ...rows, ''].join('\n'));
}

/** A tenth of a second of 16-bit mono PCM. */
function sound(hertz: number): Buffer {
  const samples = Buffer.from(Int16Array.from(wave(hertz, 1_600, 16_000), (x) => 20_000 * x).buffer);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0); // PCM
  format.writeUInt16LE(1, 2); // channels
  format.writeUInt32LE(16_000, 4); // samples per second
  format.writeUInt32LE(32_000, 8); // bytes per second
  format.writeUInt16LE(2, 12); // bytes per sample
  format.writeUInt16LE(16, 14); // bits per sample
  return section('RIFF', Buffer.concat([Buffer.from('WAVE'), section('fmt ', format), section('data', samples)]));
}

function section(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), length, content]);
}

/** A grey gradient of 16 by 16 pixels. */
function picture(seed: number): Buffer {
  const size = 16;
  const header = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 0, 0, 0, 0]);
  // Each line begins with the number of its filter: 0, none.
  const lines = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (_, x) => (x * 8 + y * 8 + seed * 32) % 256)
  ]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  const checksum = Buffer.alloc(4);
  const named = Buffer.concat([Buffer.from(name), content]);
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
