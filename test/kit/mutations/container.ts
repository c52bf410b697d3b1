import { buildZip, type ZipPart } from '../hostile-zip.ts';
import { changedDer } from './der.ts';
import { changedBytes, type Dice } from './random.ts';

const nameOf = ({ name }: ZipPart): string => Buffer.from(name).toString();
const isSignature = (part: ZipPart): boolean => nameOf(part).endsWith('.p7s');

const names = [
  'mimetype',
  'META-INF/signature002.p7s',
  'META-INF/ASiCManifest002.xml',
  'META-INF/manifest.xml',
  '../outside.txt',
  '/absolute.txt',
  'price.csv',
  'PRICE.CSV',
  'new.txt',
];

const changePart = (part: ZipPart, donor: Uint8Array, dice: Dice): ZipPart => {
  const bytes =
    isSignature(part) && dice.below(2) === 0 ? changedDer(part.bytes, donor, dice) : changedBytes(part.bytes, dice);
  return { ...part, bytes };
};

/** A container put together anew with entries dropped, doubled, renamed, swapped, added or changed. */
export const changedContainer = (parts: readonly ZipPart[], donor: Uint8Array, dice: Dice): Uint8Array => {
  const made = [...parts];
  for (let count = 1 + dice.below(3); count > 0; count -= 1) {
    const at = dice.below(Math.max(1, made.length));
    const part = made[at];
    if (part === undefined) break;
    switch (dice.below(8)) {
      case 0:
        made.splice(at, 1);
        break;
      case 1:
        made.splice(at, 0, part);
        break;
      case 2:
        made[at] = { ...part, name: dice.pick(names) };
        break;
      case 3: {
        const other = dice.below(made.length);
        [made[at], made[other]] = [made[other] ?? part, part];
        break;
      }
      case 4:
        made.push({ name: dice.pick(names), bytes: part.bytes });
        break;
      case 5: {
        const other = dice.pick(made);
        made[at] = { ...part, bytes: other.bytes };
        break;
      }
      default:
        made[at] = changePart(part, donor, dice);
    }
  }
  return buildZip(made);
};
