import { channels, mixed } from '../../colours.ts';
import type { Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, note, segment, yellow } from '../shapes.ts';
import { bands, sampleRate, sounds, spectrogram, wave } from './synthetic-sound.ts';

const seconds = sounds.reduce((sum, sound) => sum + sound.seconds, 0);
const samples = Math.round(seconds * sampleRate);
const [left, wide] = [44, 324];
const places = { wave: 46, picture: 92, high: 112 };

export const speech: Diagram = {
  title: 'Sound as a picture: a spectrogram of “speech”',
  alt:
    `An artificial sound like the word “speech”, ${seconds.toFixed(2)} seconds or ${samples.toLocaleString('en')} samples. Above its wave, below its spectrogram of ${bands} pitch bands, computed from it: time to the right, pitch upwards, loud is bright. ` +
    's hisses high up, p is a pause, ee has bright bands one above the other, ch hisses lower than s. These are local patterns, one after another.',
  height: 240,
  draw(pen) {
    const loud = wave();
    const loudest = loud.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const sound = loud.map((value) => value / loudest);
    const column = samples / wide;
    let start = 0;
    for (const { name, seconds: lasts } of sounds) {
      const x = left + (start / seconds) * wide;
      pen.text(name, [x + (lasts / seconds) * wide * 0.5, 8], { size: 14, weight: 600, colour: yellow });
      start += lasts;
      if (start < seconds - 0.01)
        segment(
          pen,
          [left + (start / seconds) * wide, 2],
          [left + (start / seconds) * wide, places.picture - 4],
          { colour: palette.edge, dash: [3, 3] },
        );
    }
    for (let x = 0; x < wide; x++) {
      const here = sound.slice(Math.floor(x * column), Math.floor((x + 1) * column));
      const [high, low] = [Math.max(...here), Math.min(...here)];
      pen.line(
        [
          [left + x, places.wave - 24 * high],
          [left + x, places.wave - 24 * low + 0.5],
        ] satisfies Point[],
        {
          colour: palette.ink,
          width: 1,
        },
      );
    }
    const frames = spectrogram(sound);
    const colours = Array.from({ length: bands }, (_, row) =>
      frames.map((frame) => channels(mixed(palette.card, palette.ink, frame[bands - 1 - row] ?? 0))),
    ).flat();
    pen.cells(colours, bands, frames.length, [left, places.picture], [wide, places.high]);
    pen.box(left, places.picture, wide, places.high, { colour: palette.edge, radius: 0 });
    note(pen, 'wave', [left - 8, places.wave], 'right');
    note(pen, 'high', [left - 8, places.picture + 8], 'right');
    note(pen, 'low', [left - 8, places.picture + places.high - 8], 'right');
    pen.text('pitch', [left - 8, places.picture + places.high / 2], { size: size.heading, align: 'right' });
    note(
      pen,
      `${samples.toLocaleString('en')} samples of an artificial sound become ${frames.length} frames × ${bands} bands`,
      [184, 224],
    );
  },
};
