/**
 * The password as old PKCS#12 wants it: big-endian UTF-16 with a terminating zero (RFC 7292 appendix B.1), made from
 * UTF-8 byte by byte so that no string of it is ever made. Null when the bytes are not UTF-8.
 */
export const bmpPassword = (utf8: Uint8Array): Uint8Array | null => {
  const units = new Uint8Array(2 * utf8.length + 2);
  let length = 0;
  const put = (unit: number): void => {
    units[length++] = unit >> 8;
    units[length++] = unit & 0xff;
  };
  for (let at = 0; at < utf8.length;) {
    const first = utf8[at++] ?? 0;
    const following = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if ((first >= 0x80 && first < 0xc2) || first > 0xf4 || at + following > utf8.length) return null;
    let point = following === 0 ? first : first & (0x3f >> following);
    for (let more = 0; more < following; more++) {
      const next = utf8[at++] ?? 0;
      if ((next & 0xc0) !== 0x80) return null;
      point = (point << 6) | (next & 0x3f);
    }
    if (point < 0x10000) put(point);
    else {
      put(0xd800 | ((point - 0x10000) >> 10));
      put(0xdc00 | ((point - 0x10000) & 0x3ff));
    }
  }
  const password = units.slice(0, length + 2);
  units.fill(0);
  return password;
};
