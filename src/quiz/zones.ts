/** Parses typed time zones: IANA names are accepted, abbreviations are refused with suggestions. */

import { quote } from '../text/escape.ts';
import { UserError } from '../types/errors.ts';
import { findZones, knownZones, placeIn, type ZoneCandidate } from './zone-search.ts';

/**
 * Possible meanings of each abbreviation. None is accepted, though some are names of old zones: those mean one of several
 * places (BST is Dhaka) or have no summer time (EST).
 */
export const abbreviations: Readonly<Record<string, readonly string[]>> = {
  ACST: ['Australia/Adelaide', 'Australia/Darwin'],
  ACDT: ['Australia/Adelaide'],
  ACT: ['Australia/Darwin', 'America/Rio_Branco'],
  ADT: ['America/Halifax'],
  AEDT: ['Australia/Sydney'],
  AEST: ['Australia/Sydney', 'Australia/Brisbane'],
  AET: ['Australia/Sydney', 'Australia/Brisbane'],
  AGT: ['America/Argentina/Buenos_Aires'],
  AKDT: ['America/Anchorage'],
  AKST: ['America/Anchorage'],
  ART: ['America/Argentina/Buenos_Aires', 'Africa/Cairo'],
  AST: ['America/Halifax', 'America/Puerto_Rico', 'Asia/Riyadh'],
  AWST: ['Australia/Perth'],
  BET: ['America/Sao_Paulo'],
  BRT: ['America/Sao_Paulo'],
  BST: ['Europe/London', 'Asia/Dhaka'],
  CAT: ['Africa/Maputo', 'Africa/Harare'],
  CDT: ['America/Chicago', 'America/Havana'],
  CEST: ['Europe/Vienna', 'Europe/Paris'],
  CET: ['Europe/Vienna', 'Europe/Paris', 'Africa/Algiers'],
  CLT: ['America/Santiago'],
  CNT: ['America/St_Johns'],
  CST: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  CST6CDT: ['America/Chicago'],
  CTT: ['Asia/Shanghai'],
  EAT: ['Africa/Nairobi'],
  ECT: ['America/Guayaquil', 'Europe/Paris'],
  EDT: ['America/New_York'],
  EEST: ['Europe/Athens', 'Europe/Kiev'],
  EET: ['Europe/Athens', 'Europe/Kiev', 'Africa/Cairo'],
  EST: ['America/New_York', 'America/Panama'],
  EST5EDT: ['America/New_York'],
  GB: ['Europe/London'],
  GST: ['Asia/Dubai'],
  HKT: ['Asia/Hong_Kong'],
  HST: ['Pacific/Honolulu'],
  ICT: ['Asia/Bangkok'],
  IDT: ['Asia/Jerusalem'],
  IET: ['America/Indiana/Indianapolis'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  JST: ['Asia/Tokyo'],
  KST: ['Asia/Seoul'],
  MDT: ['America/Denver'],
  MET: ['Europe/Vienna', 'Europe/Paris'],
  MIT: ['Pacific/Apia'],
  MSK: ['Europe/Moscow'],
  MST: ['America/Denver', 'America/Phoenix'],
  MST7MDT: ['America/Denver'],
  NDT: ['America/St_Johns'],
  NET: ['Asia/Yerevan'],
  NPT: ['Asia/Kathmandu'],
  NST: ['America/St_Johns'],
  NZ: ['Pacific/Auckland'],
  NZDT: ['Pacific/Auckland'],
  NZST: ['Pacific/Auckland'],
  PDT: ['America/Los_Angeles'],
  PHT: ['Asia/Manila'],
  PKT: ['Asia/Karachi'],
  PLT: ['Asia/Karachi'],
  PNT: ['America/Phoenix'],
  PRC: ['Asia/Shanghai'],
  PRT: ['America/Puerto_Rico'],
  PST: ['America/Los_Angeles', 'Asia/Manila'],
  PST8PDT: ['America/Los_Angeles'],
  ROC: ['Asia/Taipei'],
  ROK: ['Asia/Seoul'],
  SAST: ['Africa/Johannesburg'],
  SGT: ['Asia/Singapore'],
  SST: ['Pacific/Pago_Pago', 'Asia/Singapore'],
  UCT: ['UTC'],
  VST: ['Asia/Ho_Chi_Minh'],
  WAT: ['Africa/Lagos'],
  WEST: ['Europe/Lisbon'],
  WET: ['Europe/Lisbon', 'Atlantic/Canary'],
  WIB: ['Asia/Jakarta'],
};

/** Short names that mean one thing everywhere. */
const exact = ['UTC', 'GMT'];

/** An IANA name as it was typed, in its usual capitals. @throws UserError that suggests near ones */
export function readTimeZone(text: string): string {
  const typed = text.trim().replace(/\s+/g, '_');
  const short = exact.find((name) => name === typed.toUpperCase());
  if (short) return short;
  const meant = abbreviations[typed.toUpperCase()];
  if (meant || (/^[a-z]{1,3}$/i.test(typed) && isTimeZone(typed)))
    throw new UserError(
      `${quote(text)} is an abbreviation, which may stand for several time zones.${suggestion(meant ?? [])} ${howTo}`,
    );
  // Intl accepts offsets such as +02:00, but they have no summer time.
  if (!/^[+-]/.test(typed) && isTimeZone(typed)) {
    const key = typed.toLowerCase();
    const usual = knownZones().find((zone) => zone.toLowerCase() === key);
    return usual ?? key.replace(/(^|[/_-])\p{Ll}/gu, (start) => start.toUpperCase());
  }
  throw new UserError(`${quote(text)} is no time zone. ${howTo}${suggestion(suggestTimeZones(text, 3))}`);
}

/** At most `limit` zones that the typed text may mean, the likeliest first; meanings of an abbreviation come first. */
export function suggestTimeZones(typed: string, limit: number): string[] {
  return zoneCandidates(typed, limit).map(({ zone }) => zone);
}

/** As `suggestTimeZones`, with the place that each zone was found by. */
export function zoneCandidates(typed: string, limit: number): ZoneCandidate[] {
  const meant = abbreviations[typed.trim().toUpperCase()] ?? [];
  const found = findZones(typed, limit).filter(({ zone }) => !meant.includes(zone));
  return [...meant.map((zone) => ({ zone, place: placeIn(zone) })), ...found].slice(0, limit);
}

/** Most zones that are offered. A menu holds 25. */
const mostZones = 25;

/** The zone that a text means; undefined where several fit. @throws UserError where none does */
export function zoneOf(text: string): string | undefined {
  try {
    return readTimeZone(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  // Every zone fits a text without letters.
  const [first, second] = /[\p{L}\p{N}]/u.test(text) ? zoneCandidates(text, mostZones) : [];
  if (first) return second ? undefined : first.zone;
  throw new UserError(
    `No city or country that I know is called ${quote(text)}. Type a big city in the same zone, by its English name.`,
  );
}

/** The zones to choose from. */
export const zoneChoices = (text: string) => zoneCandidates(text, mostZones);

const howTo = 'Write it by continent and city, like “Europe/Vienna”.';

const suggestion = (zones: readonly string[]): string =>
  zones.length > 0 ? ` Did you mean ${either.format(zones)}?` : '';

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
