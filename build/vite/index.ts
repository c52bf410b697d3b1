import type { InlineConfig } from 'vite';

/** What is built, from which folders, into which: a build is stale when anything in `from` has changed. */
export type Build = {
  readonly from: readonly string[];
  readonly into: readonly string[];
  readonly configs: () => Promise<readonly InlineConfig[]>;
};

export const builds = {
  renderer: {
    from: ['renderer', 'shared', 'build/vite'],
    into: ['dist/renderer'],
    configs: async () => [(await import('./renderer.ts')).renderer],
  },
  secret: {
    from: ['renderer/secret', 'build/vite'],
    into: ['dist/secret'],
    configs: async () => [(await import('./secret-page.ts')).secretPage],
  },
  pdf: {
    from: ['renderer/pdf', 'renderer/theme', 'shared/text', 'build/vite'],
    into: ['dist/pdf'],
    configs: async () => [(await import('./pdf-page.ts')).pdfPage],
  },
  electron: {
    from: ['electron', 'shared', 'build/vite'],
    into: ['dist/electron', 'dist/preload'],
    configs: async () => {
      const { preload, secretPreload } = await import('./preload.ts');
      return [(await import('./main.ts')).main, preload, secretPreload];
    },
  },
} as const satisfies Readonly<Record<string, Build>>;

export type BuildName = keyof typeof builds;
export const buildNames = Object.keys(builds) as readonly BuildName[];
export const isBuildName = (name: string): name is BuildName => Object.hasOwn(builds, name);
/** What the browser face needs. */
export const pageBuilds: readonly BuildName[] = ['renderer', 'secret', 'pdf'];
