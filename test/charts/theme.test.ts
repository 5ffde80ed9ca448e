import { describe, expect, it } from 'vitest';
import { networkColour, palette, size } from '../../src/charts/theme.ts';

type Triple = [number, number, number];

const linear = (hex: string): Triple => {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const vision: Record<string, [Triple, Triple, Triple]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(rgb: Triple): Triple {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f(dot(rgb, [0.4124, 0.3576, 0.1805]) / 0.95047);
  const y = f(dot(rgb, [0.2126, 0.7152, 0.0722]));
  const z = f(dot(rgb, [0.0193, 0.1192, 0.9505]) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const luminance = (hex: string): number => dot(linear(hex), [0.2126, 0.7152, 0.0722]);
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('theme', () => {
  it.each(Object.entries(vision))('keeps network colours apart in %s', (_, rows) => {
    const seen = Object.values(networkColour).map((hex) =>
      lab(rows.map((row) => clamp(dot(row, linear(hex)))) as Triple),
    );
    const distances = seen.flatMap((a, i) =>
      seen.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
    );
    expect(distances.length).toBeGreaterThanOrEqual(6);
    expect(Math.min(...distances)).toBeGreaterThan(25);
  });

  it('is readable: WCAG AA for every text colour on the card', () => {
    for (const colour of [palette.ink, palette.muted, palette.alarm, ...Object.values(networkColour)]) {
      expect(contrast(colour, palette.card), colour).toBeGreaterThan(4.5);
    }
    for (const colour of [palette.ink, palette.muted]) {
      expect(contrast(colour, palette.raised), colour).toBeGreaterThan(4.5);
    }
  });

  it('writes nothing smaller than 11 logical pixels', () => {
    expect(Math.min(...Object.values(size))).toBe(11);
  });
});
