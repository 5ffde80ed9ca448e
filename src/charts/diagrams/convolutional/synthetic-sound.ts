/** An artificial sound like the word “speech”, and its spectrogram. */
import { uniforms } from '../seeded.ts';

export const sampleRate = 16_000;
const frame = { wide: 400, step: 160 };
export const bands = 80;

interface Sound {
  name: string;
  seconds: number;
  /** Partial tones: frequency in Hz and strength. */
  tones: readonly (readonly [hertz: number, strength: number])[];
}

const chance = uniforms(7);
/** Hissing between two pitches: many tones of random pitch. */
const hiss = (from: number, to: number, strength: number) =>
  Array.from({ length: 60 }, () => [from + chance() * (to - from), strength] as const);
/** A vowel: multiples of the voice’s pitch, loud near its formants. */
const vowel = (pitch: number, formants: readonly number[]) =>
  Array.from({ length: 40 }, (_, n) => {
    const hertz = (n + 1) * pitch;
    return [
      hertz,
      formants.reduce((sum, f) => sum + 0.5 * Math.exp(-(((hertz - f) / 160) ** 2)), 0.01),
    ] as const;
  });

export const sounds: readonly Sound[] = [
  { name: 's', seconds: 0.2, tones: hiss(4000, 7600, 0.06) },
  { name: 'p', seconds: 0.08, tones: [] },
  { name: 'ee', seconds: 0.3, tones: vowel(120, [300, 2300, 3000]) },
  { name: 'ch', seconds: 0.2, tones: hiss(2200, 5600, 0.08) },
];

/** The wave, in −1…1 or a little more. */
export function wave(): number[] {
  return sounds.flatMap(({ seconds, tones }) => {
    const length = Math.round(seconds * sampleRate);
    const shifts = tones.map((_, i) => i * i);
    return Array.from({ length }, (_, n) => {
      const swell = Math.min(1, n / 300, (length - n) / 300);
      return (
        swell *
        tones.reduce((sum, [hertz, strength], i) => {
          return sum + strength * Math.sin((2 * Math.PI * hertz * n) / sampleRate + (shifts[i] ?? 0));
        }, 0)
      );
    });
  });
}

/** Loudness by frame and band, the lowest pitch first, in 0…1: discrete Fourier transforms of windows that overlap. */
export function spectrogram(samples: readonly number[]): number[][] {
  const frames = Math.floor((samples.length - frame.wide) / frame.step) + 1;
  const loud = Array.from({ length: frames }, (_, f) =>
    Array.from({ length: bands }, (_, band) => {
      const turn = (2 * Math.PI * ((band + 0.5) / bands) * (sampleRate / 2)) / sampleRate;
      let [real, imaginary] = [0, 0];
      for (let n = 0; n < frame.wide; n++) {
        const value =
          (samples[f * frame.step + n] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / frame.wide));
        real += value * Math.cos(turn * n);
        imaginary += value * Math.sin(turn * n);
      }
      return Math.log10(1 + Math.hypot(real, imaginary));
    }),
  );
  const highest = Math.max(...loud.flat());
  return loud.map((row) => row.map((value) => value / highest));
}
