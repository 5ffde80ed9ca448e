/** Typed buttons: a command declares its buttons and their arguments once, and the compiler checks views and handlers. */
import { z } from 'zod';
import { UserError } from '../types/errors.ts';
import { keyOf } from './keys.ts';

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** The id of a row in the database. */
export const id = whole(1, Number.MAX_SAFE_INTEGER);
/** The position of an option or a step, counted from 0. A message holds at most 25. */
export const position = whole(0, 24);
/** The positions marked so far, such as `0.2`. */
export const positions = z
  .string()
  .regex(/^(\d{1,2}(\.\d{1,2})*)?$/)
  .transform((set) => set.split('.').filter(Boolean).map(Number));
/** A text, or the short name that `keyOf` makes of it. */
export const key = z.string().min(1);

export type ActionSchemas = Record<string, z.ZodType<readonly unknown[]>>;

/** The arguments that a view passes and the button's handler receives. */
export type ActionArguments<Schema> =
  Schema extends z.ZodType<infer Arguments extends readonly unknown[]> ? Arguments : never;

/** The buttons of one command. */
export interface Actions<Schemas extends ActionSchemas = ActionSchemas> {
  command: string;
  schemas: Schemas;
  /** The custom id of each button: `command:button:argument:argument`, at most 100 characters. */
  to: { [Button in keyof Schemas]: (...args: ActionArguments<Schemas[Button]>) => string };
}

const separator = ':';
const longest = 100;

/** Declares the buttons of a command, with a tuple schema for the arguments of each. */
export function defineActions<const Schemas extends ActionSchemas>(
  command: string,
  schemas: Schemas,
): Actions<Schemas> {
  const to = Object.fromEntries(
    Object.keys(schemas).map((button) => [button, (...args: unknown[]) => customId(command, button, args)]),
  );
  // The keys are those of the schemas, which the compiler cannot follow through `fromEntries`.
  return { command, schemas, to: to as unknown as Actions<Schemas>['to'] };
}

function customId(command: string, button: string, args: unknown[]): string {
  const written = args.filter((arg) => arg !== undefined).map(write);
  const text = [command, button, ...written].join(separator);
  if (text.length > longest) throw new RangeError(`The custom id ${text} is too long`);
  return text;
}

function write(argument: unknown): string {
  if (Array.isArray(argument)) return argument.join('.');
  return typeof argument === 'string' ? keyOf(argument) : String(argument);
}

/** The command that a custom id names. The id may be forged. */
export const commandIn = (customId: string): string => customId.split(separator, 1)[0] ?? '';

/** Reads a custom id. @throws UserError for a forged one, and for a button that no longer exists */
export function readAction(
  actions: Pick<Actions, 'command' | 'schemas'> | undefined,
  customId: string,
): { button: string; args: readonly unknown[] } {
  const [named, button = '', ...written] = customId.split(separator);
  const schemas: ActionSchemas = actions && actions.command === named ? actions.schemas : {};
  const schema = Object.hasOwn(schemas, button) ? schemas[button] : undefined;
  const args = schema?.safeParse(written.map(decode)).data;
  if (!args)
    throw new UserError(
      'This button belongs to another version of the bot, or was changed on its way. Please use the command again.',
    );
  return { button, args };
}

/** Decodes the percent-encoded titles of earlier versions. */
function decode(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
