import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { UserError } from '../../types/errors.ts';

/** The path of a file inside an installed package, exported or not. @throws UserError if it is not installed */
export function packageFile(name: string, file: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest)
    throw new UserError(`The package ${name}, which holds this data, is not installed: run \`npm ci\`.`);
  return join(dirname(manifest), file);
}
