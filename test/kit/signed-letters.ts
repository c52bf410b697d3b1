/** A letter with an enveloped XAdES signature, and what is concluded of it when it is changed. */
import { expect } from 'vitest';
import { verifyBytes } from '#test/kit/verify.ts';
import { addresses, fillSignature, xadesTemplate } from '#test/kit/xml-signatures.ts';

export const whole = { uri: '', transforms: [addresses.enveloped, addresses.exclusive] } as const;
export const letter = (signature: string, inner = '<to>Заказчик</to>'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<letter Id="L">${inner}${signature}</letter>`;
export const signed = fillSignature(letter(xadesTemplate({ references: [whole] })));
export const changed = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array => {
  const text = Buffer.from(bytes).toString();
  const made = text.replace(from, to);
  expect(made).not.toBe(text);
  return Buffer.from(made);
};
export const conclusionOf = async (bytes: Uint8Array) => {
  const { conclusion, subIndication } = await verifyBytes(bytes);
  return [conclusion, subIndication];
};
