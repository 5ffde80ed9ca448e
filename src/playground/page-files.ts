/** The page's own files and the few it takes from packages; TypeScript is sent with its types stripped. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const pageFolder = fileURLToPath(new URL('./page/', import.meta.url));
const packageFolder = (name: string) => path.dirname(fileURLToPath(import.meta.resolve(name)));

/** Address in the page → folder on disk. */
const folders = {
  '/page/': pageFolder,
  '/packages/lit-html/': packageFolder('lit-html'),
  '/packages/inter/': packageFolder('@expo-google-fonts/inter'),
};

const types: Record<string, string> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

const importMap = JSON.stringify({
  imports: { 'lit-html': '/packages/lit-html/lit-html.js', 'lit-html/': '/packages/lit-html/' },
});

/** Allows the import map, which browsers take inline only, in the content security policy. */
export const importMapHash = `sha256-${createHash('sha256').update(importMap).digest('base64')}`;

/** The page itself. @param title of the window */
export async function indexPage(): Promise<string> {
  const template = await readFile(path.join(pageFolder, 'index.html'), 'utf8');
  return template.replace('{{import map}}', importMap);
}

/** The file at `pathname`; nothing when there is none. */
export async function pageFile(
  pathname: string,
): Promise<{ type: string; content: string | Buffer } | undefined> {
  const [prefix, folder] = Object.entries(folders).find(([start]) => pathname.startsWith(start)) ?? [];
  const type = types[path.extname(pathname)];
  if (!prefix || !folder || !type) return undefined;
  const file = path.join(folder, decodeURIComponent(pathname.slice(prefix.length)));
  if (!file.startsWith(path.join(folder, path.sep))) return undefined;
  try {
    const content = await readFile(file);
    return { type, content: file.endsWith('.ts') ? stripTypeScriptTypes(content.toString()) : content };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
