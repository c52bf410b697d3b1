/**
 * Variables that PKCS#11 libraries and their loaders are configured by; no other is passed on, since one of the others
 * may be the one that holds the PIN.
 */
const passedOn: readonly RegExp[] = [
  // Where the system and the user's own files are; Windows needs the first to make random numbers.
  /^(SystemRoot|windir|SystemDrive|ProgramFiles(\(x86\))?|ProgramData|ALLUSERSPROFILE|APPDATA|LOCALAPPDATA|USERPROFILE)$/i,
  /^(PATH|HOME|USER|LOGNAME|TEMP|TMP|TMPDIR|LANG|LC_ALL|LC_CTYPE|TZ)$/i,
  /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|DYLD_FALLBACK_LIBRARY_PATH)$/,
  // The reader service, and libraries that read their configuration from here.
  /^(PCSCLITE_CSOCK_NAME|SOFTHSM2_CONF|OPENSC_CONF|YKCS11_DBG|P11_KIT_STRICT)$/,
  // Libraries that ask on a screen of their own.
  /^(DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS)$/,
];

export const tokenEnvironment = (environment: NodeJS.ProcessEnv): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && passedOn.some((pattern) => pattern.test(name))) kept[name] = value;
  return kept;
};
