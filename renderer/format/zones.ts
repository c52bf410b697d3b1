import type { Instant, Zone } from '#shared/kernel/instant.ts';
import { offsetText } from './time.ts';

/** Zones of those who bid here: Russia from west to east, then its neighbours and the usual seats of foreign bidders. */
const offered: readonly Zone[] = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
  'Europe/Minsk',
  'Europe/Kyiv',
  'Asia/Almaty',
  'Asia/Tashkent',
  'Asia/Tbilisi',
  'Asia/Yerevan',
  'Asia/Baku',
  'Asia/Dubai',
  'Asia/Riyadh',
  'Africa/Cairo',
  'Europe/Istanbul',
  'Europe/Berlin',
  'Europe/London',
  'America/Mexico_City',
  'Asia/Shanghai',
  'UTC',
];

/** With the zone in use first where it is none of them; the offset that holds at `now` stands beside each name. */
export const zoneChoices = (used: Zone, now: Instant): readonly { readonly value: Zone; readonly label: string }[] =>
  [...(offered.includes(used) ? [] : [used]), ...offered].map((zone) => ({
    value: zone,
    label: zone === 'UTC' ? zone : `${zone.replaceAll('_', ' ')} · ${offsetText(now, zone)}`,
  }));
