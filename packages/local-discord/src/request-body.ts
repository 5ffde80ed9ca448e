/** Request bodies: JSON, or a form whose part `payload_json` is the JSON and whose other parts are files. */
import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from './attachments.ts';
import { readBytes } from './body.ts';

/** Discord takes 25 MiB with all files; the margin leaves single files that are too large to their own message. */
const maxBodyBytes = 64 * 1024 * 1024;

/** @throws BodyTooLarge */
export async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: UploadedFile[] }> {
  const raw = await readBytes(request, maxBodyBytes);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: parseJson(raw.toString()), files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  for (const [key, part] of form) if (typeof part !== 'string') files.push(await toUpload(key, part));
  const json = form.get('payload_json');
  return { body: parseJson(typeof json === 'string' ? json : '{}'), files };
}

async function toUpload(key: string, file: File): Promise<UploadedFile> {
  const index = /^files\[(\d+)\]$/.exec(key)?.[1];
  return {
    name: file.name,
    type: file.type || 'application/octet-stream',
    data: Buffer.from(await file.arrayBuffer()),
    ...(index !== undefined && { index }),
  };
}

/** What is no JSON is left as it is: the check of the body refuses it. */
function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
