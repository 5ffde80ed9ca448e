/** The example of the README is run as it stands there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('the example of the README runs and says what it promises', async () => {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(
    readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8'),
  ) ?? [''];
  const promised = /\/\/ (Hello .*)$/m.exec(example)?.[1];
  const file = path.join(import.meta.dirname, `.readme-example-${process.pid}.ts`);
  writeFileSync(file, example);
  onTestFinished(() => rmSync(file, { force: true }));
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [code] = await once(child, 'close');
  expect({ code, said: said.trim() }).toEqual({ code: 0, said: promised });
});
