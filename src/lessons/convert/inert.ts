/** Without addresses, invitations, invisible characters and whatever Discord would take for a mention. */
export const inertText = (text: string): string =>
  text
    .replace(/(?:https?:\/\/|www\.|discord(?:app)?\.(?:gg|com)\/)\S*/gi, '(address removed)')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (found) => (found === '\n' || found === '\t' ? found : ''))
    .replace(/@(?=everyone|here|[&!]?\d)/gi, '@ ')
    .replace(/<(?=[@#:/a-z])/gi, '< ');
