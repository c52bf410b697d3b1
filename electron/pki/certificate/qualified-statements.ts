import type { QualifiedUse } from '#shared/verification/listed-service.ts';
import { childrenOf, enter, more, takeAny, takeOptional } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import type { Tlv } from '../asn1/tlv.ts';
import type { Certificate } from './certificate.ts';
import { extensionIds } from './extension-ids.ts';

/** ETSI EN 319 412-5 clauses 4.2.1, 4.2.2, 4.2.3. */
const statements = {
  compliance: '0.4.0.1862.1.1',
  device: '0.4.0.1862.1.4',
  type: '0.4.0.1862.1.6',
} as const;
const typeOids: Readonly<Record<Oid, QualifiedUse>> = {
  '0.4.0.1862.1.6.1': 'signature',
  '0.4.0.1862.1.6.2': 'seal',
  '0.4.0.1862.1.6.3': 'website',
};

/** What a certificate says of itself: that it is qualified, for what, and that its key lies on a qualified device. */
export type QualifiedStatements = {
  readonly compliance: boolean;
  readonly uses: readonly QualifiedUse[];
  readonly device: boolean;
};

const readAll = (tlv: Tlv): QualifiedStatements => {
  const list = enter(tlv);
  const found = { compliance: false, device: false, uses: [] as QualifiedUse[] };
  while (more(list)) {
    const statement = enter(takeAny(list));
    const id = readOid(takeAny(statement));
    if (id === statements.compliance) found.compliance = true;
    else if (id === statements.device) found.device = true;
    else if (id === statements.type) {
      const types = takeOptional(statement, tags.sequence);
      for (const each of types === null ? [] : childrenOf(types)) {
        const use = typeOids[readOid(each)];
        if (use !== undefined) found.uses.push(use);
      }
    }
  }
  return found;
};

const nothing: QualifiedStatements = { compliance: false, uses: [], device: false };

/** The QCStatements of a certificate (RFC 3739 section 3.2.6); none where the extension is absent or cannot be read. */
export const qualifiedStatements = ({ extensions }: Certificate): QualifiedStatements => {
  const extension = extensions.all.find(({ id }) => id === extensionIds.qualifiedStatements);
  if (extension === undefined) return nothing;
  const read = decode(extension.value, readAll);
  return read.ok ? read.value : nothing;
};
