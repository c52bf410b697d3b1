import type { Dice } from './mutations/random.ts';

/** Files made to hurt a reader of notices, each about `bytes` long. All of them must be answered, none believed. */
export type HostileFile = { readonly name: string; readonly make: (bytes: number) => Buffer };

const fill = (bytes: number, head: string, unit: (at: number) => string, tail: string): Buffer => {
  const parts = [head];
  let size = Buffer.byteLength(head) + Buffer.byteLength(tail);
  for (let at = 0; size < bytes; at += 1) {
    const one = unit(at);
    size += Buffer.byteLength(one);
    parts.push(one);
  }
  return Buffer.from(parts.join('') + tail);
};

const ns44 = 'http://zakupki.gov.ru/oos/EPtypes/1';
const ns223 = 'http://zakupki.gov.ru/223fz/purchase/1';
const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';
const eforms = `<ContractNotice xmlns="${ubl}ContractNotice-2" xmlns:cbc="${ubl}CommonBasicComponents-2" xmlns:cac="${ubl}CommonAggregateComponents-2">`;
const folder = '<cbc:ContractFolderID>f</cbc:ContractFolderID>';
const name = '<cac:ProcurementProject><cbc:Name>n</cbc:Name></cac:ProcurementProject>';
const lot = (at: number, inside: string): string =>
  `<cac:ProcurementProjectLot><cbc:ID schemeName="Lot">LOT-${at}</cbc:ID>${inside}</cac:ProcurementProjectLot>`;

export const hostileFiles: readonly HostileFile[] = [
  { name: 'XML nested without end', make: (bytes) => fill(bytes, eforms, () => '<cac:a>', '') },
  {
    name: 'a million attributes',
    make: (bytes) => fill(bytes, '<ContractNotice ', (at) => `a${at}="" `, `xmlns="${ubl}ContractNotice-2"/>`),
  },
  {
    name: 'attributes on every element',
    make: (bytes) => fill(bytes, eforms + folder, () => '<cbc:a b="1" c="2" d="3"/>', '</ContractNotice>'),
  },
  {
    name: 'billion laughs',
    make: (bytes) =>
      fill(
        bytes,
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">',
        (at) => `<!ENTITY e${at + 1} "&e${at};&e${at};&e${at};&e${at};">`,
        ']><ContractNotice>&e1;</ContractNotice>',
      ),
  },
  {
    name: 'a document type that names a file',
    make: (bytes) =>
      fill(bytes, '<!DOCTYPE x SYSTEM "file:///etc/passwd"><ContractNotice>', () => 'text ', '</ContractNotice>'),
  },
  { name: 'a comment without end', make: (bytes) => fill(bytes, '<?xml version="1.0"?><!--', () => '<!-- ', '') },
  { name: 'instructions without end', make: (bytes) => fill(bytes, '', () => '<?a ?>', '') },
  {
    name: 'one endless text',
    make: (bytes) => fill(bytes, eforms + folder, () => 'a'.repeat(100), '</ContractNotice>'),
  },
  {
    name: 'lots by the thousand, each with a broken sum',
    make: (bytes) =>
      fill(
        bytes,
        eforms + folder + name,
        (at) =>
          lot(
            at,
            '<cac:ProcurementProject><cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount>x</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal></cac:ProcurementProject>',
          ),
        '</ContractNotice>',
      ),
  },
  {
    name: 'unknown fields by the thousand under one name',
    make: (bytes) => fill(bytes, eforms + folder + name, (at) => `<cbc:Note>${at}</cbc:Note>`, '</ContractNotice>'),
  },
  {
    name: 'a 223-FZ notice of endless items',
    make: (bytes) =>
      fill(
        bytes,
        `<p:purchaseNotice xmlns:p="${ns223}"><p:body>`,
        (at) =>
          `<p:item><p:purchaseNoticeData><p:registrationNumber>${at}</p:registrationNumber><p:name>n</p:name></p:purchaseNoticeData></p:item>`,
        '</p:body></p:purchaseNotice>',
      ),
  },
  {
    name: 'a 223-FZ notice of endless positions',
    make: (bytes) =>
      fill(
        bytes,
        `<p:purchaseNotice xmlns:p="${ns223}"><p:body><p:item><p:purchaseNoticeData><p:registrationNumber>1</p:registrationNumber><p:name>n</p:name><p:lots><lot><lotData><lotItems>`,
        () => '<lotItem><okpd2><code>1</code></okpd2><qty>x</qty></lotItem>',
        '</lotItems></lotData></lot></p:lots></p:purchaseNoticeData></p:item></p:body></p:purchaseNotice>',
      ),
  },
  {
    name: 'a 44-FZ export of endless notices',
    make: (bytes) =>
      fill(
        bytes,
        `<export xmlns:n="${ns44}" xmlns="http://zakupki.gov.ru/oos/export/1">`,
        (at) =>
          `<epNotificationEF2020><n:commonInfo><n:purchaseNumber>${at}</n:purchaseNumber><n:purchaseObjectInfo>n</n:purchaseObjectInfo></n:commonInfo></epNotificationEF2020>`,
        '</export>',
      ),
  },
  {
    name: 'a 44-FZ notice of endless requirements',
    make: (bytes) =>
      fill(
        bytes,
        `<n:epNotificationEF2020 xmlns:n="${ns44}"><n:commonInfo><n:purchaseNumber>1</n:purchaseNumber><n:purchaseObjectInfo>n</n:purchaseObjectInfo></n:commonInfo><n:notificationInfo><n:requirementsInfo>`,
        () =>
          '<n:requirementInfo><n:preferenseRequirementInfo><n:name>часть часть часть</n:name></n:preferenseRequirementInfo></n:requirementInfo>',
        '</n:requirementsInfo></n:notificationInfo></n:epNotificationEF2020>',
      ),
  },
  { name: 'JSON nested without end', make: (bytes) => fill(bytes, '{"data":', () => '[', '') },
  {
    name: 'a ProZorro tender of endless lots',
    make: (bytes) =>
      fill(
        bytes,
        '{"data":{"id":"1","tenderID":"UA-1","title":"t","lots":[{"id":"0"}',
        (at) => `,{"id":"${at}","title":"x","value":{"amount":"x"}}`,
        ']}}',
      ),
  },
  ...['items', 'documents', 'bids'].map((list): HostileFile => ({
    name: `a ProZorro tender of endless ${list}`,
    make: (bytes) =>
      fill(bytes, `{"data":{"id":"1","tenderID":"UA-1","title":"t","${list}":[{"id":"0"}`, () => ',{"a":1}', ']}}'),
  })),
  {
    name: 'an OCDS release of endless positions',
    make: (bytes) => fill(bytes, '{"ocid":"1","tender":{"title":"t","items":[{"id":"0"}', () => ',{"a":1}', ']}}'),
  },
  {
    name: 'an OCDS release of endless names',
    make: (bytes) => fill(bytes, '{"ocid":"1","tender":{"title":"t"', (at) => `,"k${at}":1`, '}}'),
  },
  { name: 'objects nested without end', make: (bytes) => fill(bytes, '{"ocid":"1","tender":', () => '{"a":', '') },
  { name: 'a field repeated without end', make: (bytes) => fill(bytes, '{"ocid":"1"', () => ',"a":1', '}') },
  { name: 'blank lines', make: (bytes) => Buffer.alloc(bytes, '\n') },
  { name: 'NUL bytes', make: (bytes) => Buffer.alloc(bytes) },
  { name: 'opening brackets', make: (bytes) => Buffer.alloc(bytes, '<') },
  { name: 'HTML tags without end', make: (bytes) => fill(bytes, '<html><body>', () => '<table><tr><td>', '') },
  { name: 'a table of separators', make: (bytes) => Buffer.alloc(bytes, ';') },
  { name: 'a line of quotation marks', make: (bytes) => Buffer.alloc(bytes, '"') },
  {
    name: 'a zip of nothing',
    make: (bytes) => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(Math.max(0, bytes - 4), 0x50)]),
  },
];

const cut = (bytes: Buffer, dice: Dice): Buffer => bytes.subarray(0, dice.below(bytes.length + 1));
const flip = (bytes: Buffer, dice: Dice): Buffer => {
  const changed = Buffer.from(bytes);
  for (let times = dice.below(8) + 1; times > 0 && changed.length > 0; times -= 1) {
    const at = dice.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << dice.below(8));
  }
  return changed;
};
const repeat = (bytes: Buffer, dice: Dice): Buffer => {
  const from = dice.below(bytes.length + 1);
  const part = bytes.subarray(from, from + dice.below(400));
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array.from({ length: dice.below(20) }, () => part),
    bytes.subarray(from),
  ]);
};
const swap = (bytes: Buffer, dice: Dice): Buffer => {
  const [a, b] = [dice.below(bytes.length + 1), dice.below(bytes.length + 1)].toSorted((x, y) => x - y) as [
    number,
    number,
  ];
  return Buffer.concat([bytes.subarray(b), bytes.subarray(a, b), bytes.subarray(0, a)]);
};
const inUtf16 = (bytes: Buffer): Buffer => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le');
const asSingleBytes = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('utf8'), 'latin1');
/** What a field may hold that no schema foresaw. */
const oddities = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  '9'.repeat(60),
  'NaN',
  'true',
  '2026-13-45T99:99:99+99:99',
  '2026-02-29',
  '0000-00-00T00:00:00Z',
  '24:00:00',
  'ORG-9999',
  'GLO-0001',
  '\u202eabc',
  'ß'.repeat(3_000),
] as const;
/** Texts of elements, names and values in quotation marks. */
const fields = /(?<=>)[^<>]*(?=<)|(?<=")[^"]*(?=")/g;
/** Keeps the form and changes what is said: what gets through the parser meets the reader. */
const reword = (bytes: Buffer, dice: Dice): Buffer => {
  const text = bytes.toString('utf8');
  const found = [...text.matchAll(fields)];
  if (found.length === 0) return bytes;
  const one = dice.pick(found);
  const by = dice.below(4) === 0 ? dice.pick(found)[0] : dice.pick(oddities);
  return Buffer.from(text.slice(0, one.index) + by + text.slice(one.index + one[0].length));
};
/** Takes out or doubles an element without children. */
const leaves = /<([\w:]+)[^<>]*>[^<>]*<\/\1>/g;
const prune = (bytes: Buffer, dice: Dice): Buffer => {
  const text = bytes.toString('utf8');
  const found = [...text.matchAll(leaves)];
  if (found.length === 0) return bytes;
  const one = dice.pick(found);
  return Buffer.from(text.slice(0, one.index) + one[0].repeat(dice.below(3)) + text.slice(one.index + one[0].length));
};
const changes = [cut, flip, repeat, swap, inUtf16, asSingleBytes] as const;
const gentle = [reword, prune, reword] as const;

/** A file changed in one to three ways, the same for the same throws; half of them keep its form. */
export const damaged = (bytes: Buffer, dice: Dice): Buffer => {
  const ways = dice.below(2) === 0 ? gentle : changes;
  let changed = bytes;
  for (let times = dice.below(3) + 1; times > 0; times -= 1)
    changed = dice.pick<(from: Buffer, by: Dice) => Buffer>(ways)(changed, dice);
  return changed;
};
