import { type BaseInteraction, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { managedServer, placeOf, requirePermission } from '../../src/discord/permissions.ts';

/** An interaction of somebody with these permissions, as far as its place is read from it. */
const interactionWith = (...granted: (keyof typeof PermissionFlagsBits)[]) =>
  ({
    guildId: '1',
    memberPermissions: new PermissionsBitField(granted),
    channel: null,
  }) as unknown as BaseInteraction;

test('who has the permission gets the server', () => {
  const caller = placeOf(interactionWith('ManageMessages'));
  expect(requirePermission(caller, 'ManageMessages')).toBe('1');
  expect(managedServer(placeOf(interactionWith('ManageGuild')))).toBe('1');
});

test('an administrator has every permission', () => {
  const caller = placeOf(interactionWith('Administrator'));
  expect(caller.mayManage).toBe(true);
  expect(caller.permissions).toHaveLength(Object.keys(PermissionFlagsBits).length);
});

test.each([
  ['ManageGuild', 'Manage Server'],
  ['ManageMessages', 'Manage Messages'],
  ['ModerateMembers', 'Timeout Members'],
] as const)('who lacks %s reads that it is called “%s”', (permission, label) => {
  const caller = placeOf(interactionWith('SendMessages'));
  expect(() => requirePermission(caller, permission)).toThrow(`have the permission “${label}”`);
});

test('nobody has a permission in a direct message', () => {
  const caller = placeOf({ guildId: null, memberPermissions: null, channel: null } as BaseInteraction);
  expect(caller.permissions).toEqual([]);
  expect(() => requirePermission(caller, 'ManageMessages')).toThrow('use it in one of its channels');
});
