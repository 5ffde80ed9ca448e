import { palette } from '../../theme.ts';
import { uniforms } from '../seeded.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

const cards = 12;
const batch = 4;
const epochs = 3;
const updates = epochs * Math.ceil(cards / batch);
/** A shuffled deck for each epoch. */
const random = uniforms(4);
const decks = Array.from({ length: epochs }, () => {
  const deck = Array.from({ length: cards }, (_, i) => i + 1);
  for (let i = cards - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [deck[i], deck[j]] = [deck[j] ?? 0, deck[i] ?? 0];
  }
  return deck;
});
const box = { left: 66, wide: 22, high: 30, pitch: 24, between: 8, row: 56 };
const followed = 7;

export const epochsPicture: Diagram = {
  title: 'One epoch: every card once, then shuffle',
  alt:
    `${cards} training examples as flashcards, gone through ${epochs} times, each time in another order, ${batch} at a time. ` +
    `${decks.map((deck, i) => `Epoch ${i + 1}: ${deck.join(' ')}`).join('. ')}. Card ${followed} is marked: it comes once in each epoch, at another place. ` +
    `After each batch the weights change, ${cards / batch} times an epoch and ${updates} times in all.`,
  height: 216,
  draw(pen) {
    pen.text(`${cards} examples, ${batch} at a time`, [box.left, 10], { ...headingStyle, align: 'left' });
    decks.forEach((deck, row) => {
      const y = 30 + row * box.row;
      pen.text(`epoch ${row + 1}`, [0, y + box.high / 2], { ...emphasis, align: 'left' });
      deck.forEach((card, i) => {
        const x = box.left + i * box.pitch + Math.floor(i / batch) * box.between;
        const isFollowed = card === followed;
        pen.box(x, y, box.wide, box.high, {
          fill: isFollowed ? yellow : palette.raised,
          colour: isFollowed ? yellow : palette.muted,
          radius: 4,
          width: 1,
        });
        pen.text(String(card), [x + box.wide / 2, y + box.high / 2], {
          size: 12,
          weight: isFollowed ? 600 : 400,
          colour: isFollowed ? palette.card : palette.ink,
        });
        if (i % batch === batch - 1)
          pen.polygon(
            [
              [x + box.wide - 5, y + box.high + 13],
              [x + box.wide + 5, y + box.high + 13],
              [x + box.wide, y + box.high + 4],
            ],
            { fill: blue },
          );
      });
    });
    note(pen, `triangle: the weights change; ${updates} changes in ${epochs} epochs`, [184, 200]);
  },
};
