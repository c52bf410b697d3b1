/**
 * Where vendors' installers put their PKCS#11 libraries: offered when the file is there, never loaded unasked. As read
 * on 2026-11-23 in the sources named; a path that is missing here can always be given by hand.
 */
export type KnownLibrary = {
  readonly name: string;
  /** Absolute, the usual place first. `%SystemRoot%` and `%ProgramFiles%` are filled in from the environment. */
  readonly paths: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>;
  readonly source: string;
};

const debian = '/usr/lib/x86_64-linux-gnu';

export const knownLibraries: readonly KnownLibrary[] = [
  {
    name: 'Rutoken',
    paths: {
      win32: ['%SystemRoot%\\System32\\rtPKCS11ECP.dll'],
      darwin: ['/Library/Frameworks/rtpkcs11ecp.framework/rtpkcs11ecp', '/usr/local/lib/librtpkcs11ecp.dylib'],
      linux: [
        '/usr/lib/librtpkcs11ecp.so',
        '/usr/lib64/librtpkcs11ecp.so',
        '/usr/lib/3rdparty/ru.rutoken.librtpkcs11ecp/librtpkcs11ecp.so',
        '/opt/aktivco/rutokenecp/x86_64/librtpkcs11ecp.so',
      ],
    },
    source: 'Aktiv, packages librtpkcs11ecp for Linux and Rutoken Drivers for Windows; dev.rutoken.ru, PKCS#11 library',
  },
  {
    name: 'JaCarta',
    paths: {
      win32: ['%SystemRoot%\\System32\\jcPKCS11-2.dll'],
      darwin: ['/Library/Frameworks/jcPKCS11-2.framework/jcPKCS11-2'],
      linux: ['/usr/lib/libjcPKCS11-2.so', '/usr/lib64/libjcPKCS11-2.so', '/usr/lib64/pkcs11/libjcPKCS11-2.so'],
    },
    source: 'Aladdin R.D., packages jcpkcs11-2 (ALT Linux spec file libjcpkcs11) and JaCarta Unified Client',
  },
  {
    name: 'CryptoPro CSP',
    paths: {
      win32: ['%ProgramFiles%\\Crypto Pro\\CSP\\cppkcs11.dll'],
      linux: ['/opt/cprocsp/lib/amd64/libcppkcs11.so', '/opt/cprocsp/lib/aarch64/libcppkcs11.so'],
      darwin: ['/opt/cprocsp/lib/libcppkcs11.dylib'],
    },
    source: 'CryptoPro, package lsb-cprocsp-pkcs11-64: its postinst registers libcppkcs11.so there',
  },
  {
    name: 'SafeNet eToken',
    paths: {
      win32: ['%SystemRoot%\\System32\\eTPKCS11.dll'],
      darwin: [
        '/usr/local/lib/libeTPkcs11.dylib',
        '/Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib',
      ],
      linux: [
        '/usr/lib/libeToken.so',
        '/usr/lib64/libeToken.so',
        '/usr/lib/libeTPkcs11.so',
        '/usr/lib64/libeTPkcs11.so',
      ],
    },
    source: 'Thales, SafeNet Authentication Client 10 administrator guides for Linux, Windows and macOS',
  },
  {
    name: 'OpenSC',
    paths: {
      win32: ['%ProgramFiles%\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll'],
      darwin: ['/Library/OpenSC/lib/opensc-pkcs11.so', '/usr/local/lib/opensc-pkcs11.so'],
      linux: [`${debian}/opensc-pkcs11.so`, '/usr/lib64/opensc-pkcs11.so', '/usr/lib/opensc-pkcs11.so'],
    },
    source: 'OpenSC wiki, “Using OpenSC”; Debian package opensc-pkcs11',
  },
  {
    name: 'YubiKey',
    paths: {
      win32: ['%ProgramFiles%\\Yubico\\Yubico PIV Tool\\bin\\libykcs11.dll'],
      darwin: ['/usr/local/lib/libykcs11.dylib', '/opt/homebrew/lib/libykcs11.dylib'],
      linux: [`${debian}/libykcs11.so`, '/usr/lib64/libykcs11.so', '/usr/local/lib/libykcs11.so'],
    },
    source: 'Yubico, YKCS11 documentation; Debian package ykcs11',
  },
  {
    name: 'SoftHSM',
    paths: {
      win32: ['C:\\SoftHSM2\\lib\\softhsm2-x64.dll'],
      darwin: ['/usr/local/lib/softhsm/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so'],
      linux: [
        '/usr/lib/softhsm/libsofthsm2.so',
        '/usr/lib64/pkcs11/libsofthsm2.so',
        '/usr/local/lib/softhsm/libsofthsm2.so',
      ],
    },
    source: 'SoftHSM 2 README; Debian package libsofthsm2',
  },
];

const filled = (path: string, environment: NodeJS.ProcessEnv): string =>
  path.replace(/%(\w+)%/g, (whole, name: string) => environment[name] ?? whole);

/** Known libraries whose file `exists` here: each product once, at its first place. */
export const presentLibraries = (
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  exists: (path: string) => boolean,
): readonly { readonly name: string; readonly path: string }[] =>
  knownLibraries.flatMap(({ name, paths }) => {
    const path = (paths[platform] ?? []).map((one) => filled(one, environment)).find(exists);
    return path === undefined ? [] : [{ name, path }];
  });
