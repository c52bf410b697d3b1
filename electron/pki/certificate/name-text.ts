import type { Name, NameAttribute } from './name.ts';
import { hexOf } from '../asn1/bytes.ts';

/** Short names of RFC 4514 and of the Russian certificate form (order of the FSB no. 795, as authorities write them). */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'G',
  '2.5.4.97': 'ORGANIZATIONIDENTIFIER',
  '1.2.840.113549.1.9.1': 'E',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.643.100.1': 'OGRN',
  '1.2.643.100.3': 'SNILS',
  '1.2.643.100.4': 'INNLE',
  '1.2.643.100.5': 'OGRNIP',
  '1.2.643.3.131.1.1': 'INN',
};

const escaped = (text: string): string =>
  text
    .replace(/[\\",+<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ')
    .replaceAll('\0', '\\00');

const attributeText = ({ type, text, der }: NameAttribute): string =>
  `${shortNames[type] ?? type}=${text === null ? `#${hexOf(der)}` : escaped(text)}`;

/** A name in one line by RFC 4514, the most specific part first: `CN=…,O=…,C=RU`. For people, not for comparing. */
export const nameText = (name: Name): string =>
  name.relative
    .map((attributes) => attributes.map(attributeText).join('+'))
    .toReversed()
    .join(',');
