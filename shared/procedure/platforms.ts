/** What a platform is known to demand. `null` limits are not known, and so not checked: no figure here is guessed. */
export type PlatformCard = {
  readonly platformId: string;
  readonly name: string;
  readonly address: string;
  /** The zone its pages write times in. */
  readonly zone: string;
  /** A certificate fits when it carries any of these in extended key usage or policies; empty: none is demanded. */
  readonly certificateOids: readonly string[];
  /** True only where a certificate without them is refused; since 63-FZ art. 17 p. 2.1 that is the exception. */
  readonly strictOids: boolean;
  readonly limits: {
    readonly fileBytes: number | null;
    readonly files: number | null;
    readonly nameLength: number | null;
    readonly endings: readonly string[] | null;
  };
  /** Text key of what is known about the signatures it takes. */
  readonly signatureNote: string;
  readonly source: string;
  readonly sourceDate: string;
};

const unknownLimits = { fileBytes: null, files: null, nameLength: null, endings: null } as const;
const oidLists = 'public lists of object identifiers of Russian trading platforms';

/** The cards the program comes with. Names are findable in a notice's own words through `aliases`. */
export const platformCards: readonly (PlatformCard & { readonly aliases: readonly string[] })[] = [
  {
    platformId: 'b2b-center',
    name: 'B2B-Center',
    aliases: ['b2b-center', 'b2b center', 'центр развития экономики'],
    address: 'https://www.b2b-center.ru/',
    zone: 'Europe/Moscow',
    certificateOids: ['1.2.643.6.7', '1.2.643.3.8.100.1.8', '1.2.643.3.8.100.1.5'],
    strictOids: false,
    limits: unknownLimits,
    signatureNote: 'platform.signature.qualified-where-law-demands',
    source: oidLists,
    sourceDate: '2026-11-23',
  },
  {
    platformId: 'fabrikant',
    name: 'Fabrikant',
    aliases: ['fabrikant', 'фабрикант'],
    address: 'https://www.fabrikant.ru/',
    zone: 'Europe/Moscow',
    certificateOids: ['1.2.643.6.15'],
    strictOids: false,
    limits: unknownLimits,
    signatureNote: 'platform.signature.qualified-where-law-demands',
    source: oidLists,
    sourceDate: '2026-11-23',
  },
  {
    platformId: 'etp-gpb',
    name: 'ETP GPB',
    aliases: ['etpgpb', 'этп гпб', 'газпромбанк'],
    address: 'https://etpgpb.ru/',
    zone: 'Europe/Moscow',
    certificateOids: ['1.2.643.6.17.1'],
    strictOids: false,
    limits: unknownLimits,
    signatureNote: 'platform.signature.qualified-where-law-demands',
    source: oidLists,
    sourceDate: '2026-11-23',
  },
  {
    platformId: 'tek-torg',
    name: 'TEK-Torg',
    aliases: ['tektorg', 'тэк-торг'],
    address: 'https://www.tektorg.ru/',
    zone: 'Europe/Moscow',
    certificateOids: ['1.2.643.3.241'],
    strictOids: false,
    limits: unknownLimits,
    signatureNote: 'platform.signature.qualified-where-law-demands',
    source: oidLists,
    sourceDate: '2026-11-23',
  },
  {
    platformId: 'other',
    name: '—',
    aliases: [],
    address: '',
    zone: 'UTC',
    certificateOids: [],
    strictOids: false,
    limits: unknownLimits,
    signatureNote: 'platform.signature.unknown',
    source: '',
    sourceDate: '2026-11-23',
  },
];

/** The card a notice's own words name, or null. */
export const platformNamed = (words: string): PlatformCard | null => {
  const text = words.toLowerCase();
  return platformCards.find((card) => card.aliases.some((alias) => text.includes(alias))) ?? null;
};
