import { UserError } from '../types/errors.ts';

/** Explains why a server cannot listen on its port. @throws UserError that names the setting, or the error itself */
export const explainPort = (key: string, port: number) => (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    throw new UserError(
      `Port ${port} is taken by another program. End that one, or set ${key} to another port.`,
    );
  if (error.code === 'EACCES')
    throw new UserError(`Port ${port} needs rights that you have not. Set ${key} to one above 1023.`);
  throw error;
};
