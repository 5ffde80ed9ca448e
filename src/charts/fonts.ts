/** Registers the bot's own font: on a server without fonts, canvas would draw boxes instead of letters. */
import { createRequire } from 'node:module';
import { registerFont } from 'canvas';
import { font } from './theme.ts';

const faces = [
  { file: '400Regular/Inter_400Regular.ttf', weight: '400', style: 'normal' },
  { file: '400Regular_Italic/Inter_400Regular_Italic.ttf', weight: '400', style: 'italic' },
  { file: '600SemiBold/Inter_600SemiBold.ttf', weight: '600', style: 'normal' },
];

/** Call it once per process, before the first canvas is created: Pango ignores later registrations. */
export function registerFonts(): void {
  const { resolve } = createRequire(import.meta.url);
  for (const { file, weight, style } of faces) {
    registerFont(resolve(`@expo-google-fonts/inter/${file}`), { family: font, weight, style });
  }
}
