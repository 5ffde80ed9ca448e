/** Finds time zones by what people type: a city, a country, or a part of the zone's name. Bigger cities come first. */
import cityTimezones from 'city-timezones';

export interface ZoneCandidate {
  zone: string;
  /** The city and country that it was found by, such as “Vienna, Austria”. */
  place: string;
}

export const knownZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

interface Place extends ZoneCandidate {
  /** Simplified names, the best first. */
  names: string[];
  population: number;
}

/** Letters without accents, in lower case, with single spaces. */
const simple = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();

/** Countries may be typed in any of these languages. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr'];

let known: Place[] | undefined;

/** Cities and countries with their zones, and every zone by its own name. The biggest come first. */
function places(): Place[] {
  if (known) return known;
  const regions = languages.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  const zones = zoneNames();
  const cities = cityTimezones.cityMapping.flatMap(({ city, city_ascii, country, iso2, pop, timezone }) => {
    const zone = zones.get(timezone);
    if (!zone) return [];
    return [
      { zone, city, iso2, country, population: pop, names: [...new Set([city, city_ascii].map(simple))] },
    ];
  });
  cities.sort((a, b) => b.population - a.population);
  const countries = new Map<string, Place>();
  const biggest = new Map<string, (typeof cities)[number]>();
  for (const each of cities) {
    if (!biggest.has(each.zone)) biggest.set(each.zone, each);
    const key = `${each.iso2} ${each.zone}`;
    if (countries.has(key)) continue;
    const translated = /^[A-Z]{2}$/.test(each.iso2)
      ? regions.map((region) => region.of(each.iso2) ?? '')
      : [];
    const names = [...translated, each.country].map(simple);
    countries.set(key, { ...placed(each), names: [...new Set(names)] });
  }
  const byName = knownZones().map((zone): Place => {
    const city = biggest.get(zone);
    const own = [zone.slice(zone.lastIndexOf('/') + 1), zone].map(simple);
    return { zone, names: own, place: city ? placed(city).place : zone, population: city?.population ?? 0 };
  });
  known = [...cities.map(placed), ...countries.values(), ...byName].sort(
    (a, b) => b.population - a.population,
  );
  return known;
}

const placed = <
  City extends { zone: string; city: string; country: string; names: string[]; population: number },
>({
  zone,
  city,
  country,
  names,
  population,
}: City): Place => ({ zone, place: `${city}, ${country}`, names, population });

/** The name in use of each zone, by all of its names. */
function zoneNames(): Map<string, string> {
  const names = new Map(knownZones().map((zone) => [zone, zone]));
  for (const { timezone } of cityTimezones.cityMapping) {
    if (names.has(timezone) || !timezone) continue;
    try {
      const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions();
      names.set(timezone, timeZone);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return names;
}

/** How well a name fits: 0 begins with it, 1 has a word that does, 2 contains it; undefined where it does not fit. */
function fitOf(names: readonly string[], key: string): number | undefined {
  if (names.some((name) => name.startsWith(key))) return 0;
  if (names.some((name) => name.includes(` ${key}`))) return 1;
  return key.length > 2 && names.some((name) => name.includes(key)) ? 2 : undefined;
}

/** At most `limit` zones, one place for each. An empty text finds all. */
export function findZones(typed: string, limit: number): ZoneCandidate[] {
  const key = simple(typed);
  const found = new Map<string, Place & { fit: number }>();
  for (const place of places()) {
    const fits = key === '' ? 0 : fitOf(place.names, key);
    const before = found.get(place.zone);
    if (fits !== undefined && (!before || fits < before.fit)) found.set(place.zone, { ...place, fit: fits });
  }
  // A name that only contains the text counts where nothing else fits.
  const all = [...found.values()];
  const clear = all.filter((each) => each.fit < 2);
  return (clear.length > 0 ? clear : all)
    .sort((a, b) => a.fit - b.fit || b.population - a.population)
    .slice(0, limit)
    .map(({ zone, place }) => ({ zone, place }));
}

/** The biggest city of a zone with its country; the zone's name where none is known. */
export const placeIn = (zone: string): string => places().find((place) => place.zone === zone)?.place ?? zone;
