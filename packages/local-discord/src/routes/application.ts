/** The gateway's address, the application, and its commands. */

import * as spec from 'discord-api-spec/zod';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { array } from 'zod/mini';
import type { Core } from '../core.ts';
import { missingAccess, unknownCommand } from '../errors.ts';
import { type Call, route } from '../router.ts';
import { type CommandBody, commandListRules, commandRules } from '../validation/command-rules.ts';

const global = 'global';

/** A server's own commands are open to members only. @throws ApiError 50001 */
function scopeOf({ params, core: { world } }: Call<never>): string {
  if (params.guild === undefined) return global;
  if (!world.guilds.get(params.guild)?.members[world.bot.id]) throw missingAccess();
  return params.guild;
}

const commandsIn = (core: Core, scope: string) => core.world.commands.get(scope) ?? [];

/** The command as Discord keeps it; one of the same name keeps its id. */
function register({ world }: Core, scope: string, body: CommandBody, old?: APIApplicationCommand) {
  return {
    default_member_permissions: null,
    nsfw: false,
    contexts: null,
    integration_types: [0],
    type: 1,
    ...old,
    ...body,
    id: old?.id ?? world.nextId(),
    application_id: world.bot.id,
    version: world.nextId(),
    ...(scope !== global && { guild_id: scope }),
  } as APIApplicationCommand;
}

function store(core: Core, scope: string, commands: APIApplicationCommand[]) {
  core.world.commands.set(scope, commands);
  core.happenings.emit('commands', scope);
  return commands;
}

function overwrite(call: Call<CommandBody[]>) {
  const scope = scopeOf(call as Call<never>);
  const before = commandsIn(call.core, scope);
  const same = (body: CommandBody) =>
    before.find(({ name, type }) => name === body.name && type === (body.type ?? 1));
  const fresh = call.body.map((body) => ({
    ...register(call.core, scope, body),
    id: same(body)?.id ?? call.core.world.nextId(),
  }));
  return store(call.core, scope, fresh);
}

function create(call: Call<CommandBody>) {
  const scope = scopeOf(call as Call<never>);
  const others = commandsIn(call.core, scope).filter(({ name }) => name !== call.body.name);
  const old = commandsIn(call.core, scope).find(({ name }) => name === call.body.name);
  const command = { ...register(call.core, scope, call.body), ...(old && { id: old.id }) };
  store(call.core, scope, [...others, command]);
  return command;
}

function find(call: Call<never>): APIApplicationCommand {
  const command = commandsIn(call.core, scopeOf(call)).find(({ id }) => id === call.params.command);
  if (!command) throw unknownCommand();
  return command;
}

function edit(call: Call<CommandBody>) {
  const scope = scopeOf(call as Call<never>);
  const old = find(call as Call<never>);
  const command = register(call.core, scope, call.body, old);
  store(
    call.core,
    scope,
    commandsIn(call.core, scope).map((one) => (one.id === old.id ? command : one)),
  );
  return command;
}

function remove(call: Call<never>) {
  const { id } = find(call);
  const scope = scopeOf(call);
  store(
    call.core,
    scope,
    commandsIn(call.core, scope).filter((one) => one.id !== id),
  );
}

function application({ core: { world } }: Call) {
  return {
    id: world.bot.id,
    name: world.bot.global_name,
    icon: null,
    description: '',
    type: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: world.user('ada'),
    team: null,
    approximate_guild_count: [...world.guilds.values()].filter(({ members }) => members[world.bot.id]).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
  };
}

const gatewayUrl = ({ core }: Call) => core.url.replace('http', 'ws');

const update = { body: array(spec.ApplicationCommandUpdateRequestSchema), rules: commandListRules };
const one = { reply: spec.ApplicationCommandResponseSchema };
const list = { reply: array(spec.ApplicationCommandResponseSchema) };
const oneBody = {
  body: spec.ApplicationCommandCreateRequestSchema,
  rules: (body: CommandBody) => commandRules(body),
};
const patchBody = { body: spec.ApplicationCommandPatchRequestPartialSchema };

const commandRoutes = [
  '/applications/:application/commands',
  '/applications/:application/guilds/:guild/commands',
].flatMap((base) => [
  route(`GET ${base}`, (call: Call<never>) => commandsIn(call.core, scopeOf(call)), list),
  route(`PUT ${base}`, overwrite, { ...update, ...list }),
  route(`POST ${base}`, create, { ...oneBody, ...one, status: 201 }),
  route(`GET ${base}/:command`, find, one),
  route(`PATCH ${base}/:command`, edit, { ...patchBody, ...one }),
  route(`DELETE ${base}/:command`, remove),
]);

export const applicationRoutes = [
  route('GET /gateway', (call) => ({ url: gatewayUrl(call) }), { reply: spec.GatewayResponseSchema }),
  route(
    'GET /gateway/bot',
    (call) => ({
      url: gatewayUrl(call),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
    }),
    { reply: spec.GatewayBotResponseSchema },
  ),
  route('GET /applications/@me', application, { reply: spec.PrivateApplicationResponseSchema }),
  route('GET /oauth2/applications/@me', application, { reply: spec.PrivateApplicationResponseSchema }),
  ...commandRoutes,
];
