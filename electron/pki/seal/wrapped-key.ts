/** How the key of a sealed content was brought to one certificate: all that its private key needs to get it out again. */
export type WrappedKey =
  | {
      readonly by: 'rsa';
      /** Null: RSAES-PKCS1-v1_5 (RFC 8017 section 7.2), as older writers do. */
      readonly oaep: { readonly hash: OaepHash; readonly maskHash: OaepHash; readonly label: Uint8Array } | null;
      readonly encrypted: Uint8Array;
    }
  | {
      readonly by: 'ecdh';
      /** The sender's public point, uncompressed. */
      readonly point: Uint8Array;
      /** Of the derivation (ANSI X9.63, RFC 5753 section 7.1.4). */
      readonly hash: OaepHash;
      /** ECC-CMS-SharedInfo as DER (RFC 5753 section 7.2). */
      readonly sharedInfo: Uint8Array;
      /** Of the AES key wrap (RFC 3394). */
      readonly wrapBits: 128 | 192 | 256;
      readonly wrapped: Uint8Array;
    };

export type OaepHash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
