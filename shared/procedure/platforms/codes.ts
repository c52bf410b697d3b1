import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** What is said about the user's access to platforms. */
export const platformCodes = {
  'platform.access-ends-soon': { class: 'input', details: ['platform', 'tariff', 'to', 'days'] },
  'platform.access-ended': { class: 'input', details: ['platform', 'tariff', 'to'] },
  'platform.access-not-begun': { class: 'input', details: ['platform', 'tariff', 'from'] },
  'platform.access-ends-before-deadline': { class: 'input', details: ['platform', 'to', 'procedure', 'deadline'] },
  'platform.no-access': { class: 'input', details: ['platform', 'procedure'] },
  'platform.price-unknown': { class: 'input', details: ['platform'] },
  'platform.price-at-least': { class: 'input', details: ['platform', 'tariff'] },
} as const satisfies CodeTable;

export type PlatformCode = keyof typeof platformCodes;
export const failPlatform = failuresOf(platformCodes);
