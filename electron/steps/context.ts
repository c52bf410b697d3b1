import type { Answer, Given, MethodName } from '#shared/contract/index.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import type { PinTries } from '#shared/signature/token-facts.ts';
import type { LaunchSigningProcess } from '../keys/signing-child.ts';
import type { Workspace } from '../store/workspace.ts';

/** What a password is wanted for, as its window shows it. */
export type SecretQuestion = {
  /**
   * `open`: to read the certificates in the file or token; `sign`: to sign `fileCount` files with it; `proxy`: to pass the
   * proxy `keyFile` as the user `keyLabel`; `protect`: to set a passphrase on the file `keyFile`, and `repeat` it; `unprotect`:
   * to open a file that has one.
   */
  readonly purpose: 'open' | 'sign' | 'proxy' | 'protect' | 'repeat' | 'unprotect';
  readonly keyFile: string;
  readonly keyLabel: string;
  readonly fileCount: number;
  /** True when the previous answer to this question was wrong. */
  readonly wrongBefore: boolean;
  /** Where it is a token's PIN: what the token says of its tries, and whether this key asks for each signature. */
  readonly pin?: { readonly tries: PinTries; readonly asksEachTime: boolean };
};

/**
 * Where a password comes from: its own window, its own page, or the command line's environment or input. The answer is
 * UTF-8 bytes that the taker overwrites after use. Refuses with `call.cancelled` when the user steps back.
 */
export type SecretSource = {
  readonly ask: (question: SecretQuestion, signal: AbortSignal) => Promise<Outcome<Uint8Array>>;
  /** Whether a wrong answer may be followed by another question: a window can ask again, a script can not. */
  readonly canAskAgain: boolean;
};

/** A library that is about to be loaded for the first time, as its window shows it. */
export type LibraryToAllow = {
  readonly path: string;
  /** SHA-256, lower-case hexadecimal: what a maker's page may name. */
  readonly sha256: string;
  /** The maker whose installer puts a library in exactly this place; null: nobody known. */
  readonly maker: string | null;
};

/**
 * Asks the user whether these programs may be loaded into a process that runs as him, where the page that wants it can
 * not answer in his place. Refuses with `call.cancelled` when he says no.
 */
export type ConsentSource = (libraries: readonly LibraryToAllow[], signal: AbortSignal) => Promise<Outcome<null>>;

/** Files the user chose, by handle. Faces make handles; steps turn them into paths. */
export type FileHandles = {
  readonly take: (path: string) => Promise<Outcome<FileHandle>>;
  readonly pathOf: (fileId: string) => Outcome<string>;
};

/** What a file holds, for the eyes of a person alone. */
export type ShownContent =
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | { readonly kind: 'image'; readonly title: string; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly kind: 'names'; readonly title: string; readonly names: readonly string[] }
  | {
      readonly kind: 'pdf';
      readonly title: string;
      /** In bytes. */
      readonly size: number;
      /** Bytes `from` up to and without `to`; null: the file is not there any more, or not what was looked at. */
      readonly read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer> | null>;
    };

/** What the face can do that the steps can not: system dialogs and the file manager. */
export type FaceAbilities = {
  readonly face: 'electron' | 'loopback' | 'command-line';
  readonly chooseFiles:
    | ((purpose: Given<'files.choose'>['purpose'], multiple: boolean) => Promise<readonly string[]>)
    | null;
  readonly reveal: ((path: string) => Promise<void>) | null;
  /** Puts what a file holds on a page of its own and answers its address: the page that asks may frame it and never read it. */
  readonly showContent: ((content: ShownContent) => string) | null;
};

/** What lives as long as the host. */
export type Host = {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly secrets: SecretSource;
  readonly allow: ConsentSource;
  /** Starts the process in which a private key lives while it is used; absent where plain Node forks it. */
  readonly launchSigningProcess?: LaunchSigningProcess;
  /** Starts the process of one PKCS#11 library, likewise. */
  readonly launchTokenProcess?: LaunchSigningProcess;
  /** Binary logarithm of scrypt's N under which new passphrases go; absent: what the program thinks right. */
  readonly passphraseCost?: number;
  readonly files: FileHandles;
  readonly abilities: FaceAbilities;
  readonly emit: (event: WorkstationEvent) => void;
  readonly version: string;
};

export type ProgressUnit = Extract<WorkstationEvent, { type: 'progress' }>['unit'];

/** What lives as long as one call. */
export type Call = {
  readonly host: Host;
  readonly callId: string;
  readonly signal: AbortSignal;
  /** Throttled by the wrapper; call it as often as convenient. */
  readonly progress: (done: number, total: number | null, unit: ProgressUnit, label: string) => void;
};

/** One act. It answers or refuses; it throws only when the program itself is wrong. */
export type Step<Name extends MethodName> = (input: Given<Name>, call: Call) => Promise<Outcome<Answer<Name>>>;

/** Loaded when first asked for, so that the command line pays only for the act it does. */
export type Handlers = { readonly [Name in MethodName]: () => Promise<Step<Name>> };
