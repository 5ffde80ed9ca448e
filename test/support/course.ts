/** A documents folder with a small course, and how a test answers its questions. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIMessage } from 'discord.js';
import { embedText } from './messages.ts';

/** The front matter of a unit. @param more further lines */
export const unitFront = (id: string, steps: string[], more = '') =>
  `---\nkind: unit\nid: ${id}\ntitle: The ${id} unit\n${more}steps:\n${steps.map((step) => `  - ${step}`).join('\n')}\n---\n\n`;

/** A quiz block. The right answer is always “Certainly”, and the wrong one “Never”. */
export const questionBlock = (...prompts: string[]) =>
  `\`\`\`quiz\n${prompts
    .map((prompt) =>
      [
        `- question: ${prompt}`,
        '  kind: single',
        '  options:',
        '    - text: Certainly',
        '      right: true',
        '    - text: Never',
        '      remark: It does.',
        '  explanation: It does so.',
      ].join('\n'),
    )
    .join('\n')}\n\`\`\`\n`;

/** The lessons of the project with these units in place of its own. Remove the folder afterwards. */
export async function courseFolder(units: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  await cp('documents', folder, { recursive: true });
  await rm(join(folder, 'course'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(units)) await writeFile(join(folder, name), text);
  return folder;
}

/** The letter of an option. */
export const letterOf = (question: APIMessage, words: string): string =>
  new RegExp(`\\*\\*([A-E])\\.\\*\\* ${words}`).exec(embedText(question))?.[1] ?? '';
