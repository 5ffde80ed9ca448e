/** Pictures that people send, hostile ones among them: real files, read by the real process. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPredictor } from '../../src/predict/processes.ts';
import { photoOf, testDigit } from '../support/photos.ts';

const predictor = createPredictor();
afterAll(() => predictor.close());

let seven: Uint8Array;
let photo: Sharp;
beforeAll(async () => {
  seven = (await testDigit(0)).pixels;
  photo = await photoOf(seven, { angle: 0 });
});

async function look(bytes: Uint8Array): Promise<Uint8Array> {
  const sample = await predictor.look({ bytes, dataset: 'digits' });
  if (sample.kind !== 'image') throw new Error('no image');
  return Buffer.from(sample.pixels, 'base64');
}

/** How alike two images are where one is moved by up to two pixels: 1 where one is the other times a number. */
function likeness(one: Uint8Array, other: Uint8Array): number {
  const norm = (image: Uint8Array) => Math.sqrt(image.reduce((sum, value) => sum + value ** 2, 0));
  const moves = [-2, -1, 0, 1, 2].flatMap((down) => [-2, -1, 0, 1, 2].map((right) => 28 * down + right));
  const overlaps = moves.map((move) =>
    one.reduce((sum, value, at) => sum + value * (other[at + move] ?? 0), 0),
  );
  return Math.max(...overlaps) / (norm(one) * norm(other));
}

/** A PNG of one bit a pixel, all black: some kilobytes for hundreds of millions of pixels. */
function blackPng(wide: number, high: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(wide);
  header.writeUInt32BE(high, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(wide / 8) + 1) * high));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most memory that the process of the pictures has held so far, in bytes. */
function peakBytes(): number {
  const [pid] = predictor.pids();
  return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

const photoBytes = (encode: (picture: Sharp) => Sharp) => encode(photo.clone()).toBuffer();

describe('a badly photographed digit', () => {
  it('is found, centred and made as strong as those of MNIST', async () => {
    const found = await look(await photoBytes((it) => it.jpeg({ quality: 60 })));
    expect(likeness(found, seven)).toBeGreaterThan(0.85);
    let [mass, x, y, lines] = [0, 0, 0, new Set<number>()];
    for (const [at, value] of found.entries()) {
      mass += value;
      x += value * (at % 28);
      y += value * Math.floor(at / 28);
      if (value > 60) lines = lines.add(Math.floor(at / 28));
    }
    expect(Math.abs(x / mass - 13.5)).toBeLessThan(0.6);
    expect(Math.abs(y / mass - 13.5)).toBeLessThan(0.6);
    expect(lines.size).toBeGreaterThanOrEqual(18);
    expect(lines.size).toBeLessThanOrEqual(21);
    expect(Math.max(...found)).toBe(255);
  });

  it.each([
    ['light on dark', { ink: [240, 235, 200], paper: [30, 70] }],
    ['red on green of the same brightness', { ink: [200, 60, 60], paper: [105, 105], noise: 6 }],
    ['small in a corner', { size: 90, at: { x: 60, y: 40 } }],
    ['as large as the picture', { wide: 290, high: 300, at: { x: 10, y: 20 } }],
    ['in a strip of paper', { wide: 1200, high: 280, at: { x: 800, y: 10 } }],
  ] as const)('is found %s', async (_, how) => {
    const { paper, ink, ...rest } = { ink: [40, 45, 80] as const, paper: [105, 190] as const, ...how };
    const made = await photoOf(seven, { angle: 0, ...rest, paper: [...paper], ink: [...ink] });
    expect(likeness(await look(await made.png().toBuffer()), seven)).toBeGreaterThan(0.8);
  });

  it('is found on a drawing without a ground, dark or light', async () => {
    for (const shade of [0, 255]) {
      const rgba = Buffer.from([...seven].flatMap((alpha) => [shade, shade, shade, alpha]));
      const drawing = sharp(rgba, { raw: { width: 28, height: 28, channels: 4 } }).resize(280);
      expect(likeness(await look(await drawing.png().toBuffer()), seven)).toBeGreaterThan(0.9);
    }
  });
});

describe('a picture is read as it is meant where it', () => {
  it.each<[string, (picture: Sharp) => Sharp]>([
    ['is a WebP', (it) => it.webp()],
    ['has the colours of a printer (CMYK)', (it) => it.toColourspace('cmyk').jpeg()],
    ['has 16 bits a channel', (it) => it.toColourspace('rgb16').png()],
    ['lies on its side and says so (EXIF)', (it) => it.rotate(270).jpeg().withMetadata({ orientation: 6 })],
    ['is interlaced', (it) => it.png({ progressive: true })],
    ['has a palette', (it) => it.png({ palette: true })],
  ])('%s', async (_, encode) => {
    const plain = await look(await photoBytes((it) => it.png()));
    expect(likeness(await look(await encodedTwice(encode)), plain)).toBeGreaterThan(0.9);
  });

  /** Through a file in between, because sharp would join the two turns of one pipeline. */
  async function encodedTwice(encode: (picture: Sharp) => Sharp): Promise<Buffer> {
    return encode(sharp(await photoBytes((it) => it.png()))).toBuffer();
  }

  it('moves: its first picture counts', async () => {
    const frame = (tone: string) =>
      sharp({ create: { width: 800, height: 600, channels: 3, background: tone } });
    const frames = [await photoBytes((it) => it.png()), await frame('white').png().toBuffer()];
    const film = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(film).metadata()).pages).toBe(2);
    expect(likeness(await look(film), seven)).toBeGreaterThan(0.85);
  });
});

describe('a clear message answers', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['a PNG that is cut off', () => half((it) => it.png()), /PNG picture is damaged or cut off/],
    ['a JPEG that is cut off', () => half((it) => it.jpeg()), /JPEG picture is damaged or cut off/],
    ['a WebP that is cut off', () => half((it) => it.webp()), /WebP picture is damaged or cut off/],
    [
      '20,000 × 20,000 pixels',
      () => blackPng(20_000, 20_000),
      /20000 × 20000 pixels\. Send one of at most 50/,
    ],
    ['a text', () => Buffer.from('I am no picture at all.'), /not a picture that I can read/],
    ['nothing', () => Buffer.alloc(0), /not a picture that I can read/],
    ['a GIF', () => photoBytes((it) => it.gif()), /a GIF.*Send a PNG, JPEG or WebP/],
    ['a TIFF', () => photoBytes((it) => it.tiff()), /a TIFF picture/],
    ['an empty page', () => blackPng(640, 480), /I see no digit in this picture/],
    ['a line of one pixel', () => blackPng(5_000, 1), /I see no digit in this picture/],
  ])('%s', async (_, make, message) => {
    await expect(look(await make())).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(message),
    });
  });

  async function half(encode: (picture: Sharp) => Sharp): Promise<Buffer> {
    const whole = await photoBytes(encode);
    return whole.subarray(0, Math.floor(whole.length / 2));
  }

  it('an SVG with a link, which nobody follows', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const link = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.png`;
    const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><image href="${link}" width="90" height="90"/></svg>`;
    await expect(look(Buffer.from(svg))).rejects.toThrow('an SVG drawing');
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([]);
  });
});

describe('the process that reads pictures', () => {
  it('takes a bounded amount of memory, also for the largest that it reads', async () => {
    await expect(look(blackPng(7_000, 7_000))).rejects.toThrow('I see no digit');
    await expect(look(blackPng(20_000, 20_000))).rejects.toThrow('Send one of at most');
    expect(peakBytes()).toBeLessThan(700 * 1024 ** 2);
  });

  it('is ended where it takes too much, and the next picture is read by another one', async () => {
    const narrow = createPredictor({ pictures: { memoryBytes: 1024 ** 2 } });
    const bytes = await photoBytes((it) => it.png());
    await expect(narrow.look({ bytes, dataset: 'digits' })).rejects.toThrow(
      'took too much memory. Send a smaller',
    );
    const slow = createPredictor({ pictures: { timeoutMs: 1 } });
    await expect(slow.look({ bytes, dataset: 'digits' })).rejects.toThrow(
      'took too much time. Send a smaller',
    );
    await Promise.all([narrow.close(), slow.close()]);
    const [before] = predictor.pids();
    process.kill(before ?? 0, 'SIGKILL');
    await expect
      .poll(async () =>
        look(bytes).then(
          () => predictor.pids()[0] !== before,
          () => false,
        ),
      )
      .toBe(true);
  });
});
