import { UserError } from '../../errors.ts';
import type { Figure } from '../pen.ts';
export const diagramFigure = (name: string): Figure => {
  throw new UserError(`unknown ${name}`);
};
