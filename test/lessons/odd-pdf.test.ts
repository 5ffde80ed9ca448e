/** PDFs whose page tree leads nowhere or round in a circle end with a sentence, and soon. */
import { expect, it } from 'vitest';
import { convert } from '../../src/lessons/convert/index.ts';
import { UserError } from '../../src/types/errors.ts';

/** A PDF of these objects, the first of which is the catalogue. */
function pdfOf(...objects: string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return new TextEncoder().encode(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>';

it.each([
  ['that is its own child', [catalogue, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']],
  ['that is its own child often', [catalogue, `<< /Type /Pages /Kids [${'2 0 R '.repeat(50)}] /Count 50 >>`]],
  [
    'whose child has it for a child',
    [
      catalogue,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1 >>',
    ],
  ],
  [
    'that is its own parent',
    [catalogue, '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>', page],
  ],
  [
    'that says it has two thousand million pages',
    [catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', page],
  ],
  ['that says it has none', [catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 0 >>', page]],
  ['that is missing', [catalogue]],
  ['that is a catalogue', ['<< /Type /Catalog /Pages 1 0 R >>']],
])('a page tree %s', async (_, objects) => {
  const reading = convert('odd.pdf', pdfOf(...objects));
  await expect(reading).rejects.toThrow(UserError);
  await expect(reading).rejects.toThrow(/cannot be read as a PDF; save or print it|no text in this PDF/);
});
