/** The page's own files and the few it takes from packages; TypeScript is sent with its types stripped. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const pageFolder = fileURLToPath(new URL('../../page/', import.meta.url));
const packageFolder = (name: string) => path.dirname(fileURLToPath(import.meta.resolve(name)));

/** Address in the page → folder on disk. */
const folders = {
  '/page/': pageFolder,
  '/packages/lit-html/': packageFolder('lit-html'),
  '/packages/gemoji/': packageFolder('gemoji'),
  '/packages/twemoji/': packageFolder('twemoji-colr-font/package.json'),
  '/packages/inter/': packageFolder('@expo-google-fonts/inter'),
};

const types: Record<string, string> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/**
 * The page itself, and what allows its one inline element in the content security policy: browsers take the import
 * map, which says where the page's packages are, inline only.
 */
export async function indexPage(): Promise<{ html: string; scriptHash: string }> {
  const html = await readFile(path.join(pageFolder, 'index.html'), 'utf8');
  const importMap = /<script type="importmap">([^<]*)</.exec(html)?.[1] ?? '';
  return { html, scriptHash: `sha256-${createHash('sha256').update(importMap).digest('base64')}` };
}

/** The file at `pathname`; nothing when there is none. */
export async function pageFile(
  pathname: string,
): Promise<{ type: string; content: string | Buffer } | undefined> {
  const [prefix, folder] = Object.entries(folders).find(([start]) => pathname.startsWith(start)) ?? [];
  const type = types[path.extname(pathname)];
  if (!prefix || !folder || !type) return undefined;
  const file = path.join(folder, decoded(pathname.slice(prefix.length)));
  if (!file.startsWith(path.join(folder, path.sep)) || file.includes('\0')) return undefined;
  try {
    const content = await readFile(file);
    return { type, content: file.endsWith('.ts') ? stripTypeScriptTypes(content.toString()) : content };
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** A malformed escape names no file of ours, and neither does what it stands for here. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
