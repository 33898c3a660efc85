import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { PluginOption, UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

type Chunk = {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};

const testing = process.env['VITEST'] !== undefined;
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Parts that are read only with a network and are too large to keep on every phone. */
const ONLY_ONLINE = /exceljs|xlsx/;

/** The files that the phone's entry can ever ask for. Whatever only the desk reads is left out of the phone's store. */
function filesOfThePhone(outDir: string): ReadonlySet<string> {
  const path = join(outDir, '.vite/manifest.json');
  // The worker is packed also after a build that failed; its own complaint would hide the reason.
  if (!existsSync(path)) return new Set();
  const chunks = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>(['index.html']);
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk = chunks[key];
    if (!chunk || seen.has(key) || ONLY_ONLINE.test(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  visit('index.html');
  return files;
}

type Modules = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
};

/** The modules that an entry reads before its first screen; with `later` also those it reads afterwards. */
function reached(entry: string, modules: Modules, later: boolean): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const info = seen.has(id) ? null : modules.getModuleInfo(id);
    seen.add(id);
    for (const next of [...(info?.importedIds ?? []), ...(later ? (info?.dynamicallyImportedIds ?? []) : [])]) visit(next);
  };
  visit(resolve(entry));
  return seen;
}

const ICON = /lucide-react\/dist\/esm\/icons\/([\w-]+)\.m?js$/;

/** The icons that these modules of ours name, as their files are called: "MapPin" is "map-pin". */
function iconsIn(modules: ReadonlySet<string>): ReadonlySet<string> {
  const icons = new Set<string>();
  for (const id of modules) {
    if (!id.includes('/src/') || id.includes('node_modules') || !existsSync(id)) continue;
    for (const [, names = ''] of readFileSync(id, 'utf8').matchAll(/import \{([^}]*)\} from 'lucide-react'/g))
      for (const name of names.split(','))
        icons.add(
          name
            .trim()
            .replace(/([a-z])([A-Z0-9])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
            .toLowerCase(),
        );
  }
  return icons;
}

/**
 * The phone's first screen in few files: each one that the worker hands out costs a cheap phone several milliseconds.
 * What the desk reads too lies apart, so that the desk does not load the phone's own parts.
 */
function firstScreen() {
  let parts: { readonly phone: ReadonlySet<string>; readonly desk: ReadonlySet<string>; readonly icons: ReadonlySet<string> } | undefined;
  const main = resolve('src/phone/main.tsx');
  const named = (name: string, wanted: (ofDesk: boolean) => boolean) => (id: string, modules: Modules) => {
    if (!parts) {
      const phone = reached(main, modules, false);
      parts = { phone, desk: reached('src/township/main.tsx', modules, true), icons: iconsIn(phone) };
    }
    const [, icon] = ICON.exec(id) ?? [];
    // One module hands out every icon, so by imports alone the first screen would carry those of all the others.
    if (icon !== undefined && !parts.icons.has(icon)) return null;
    return id !== main && parts.phone.has(id) && wanted(parts.desk.has(id)) ? name : null;
  };
  return [
    { name: named('shared', (ofDesk) => ofDesk), debugName: 'first screen, also of the desk', priority: 2 },
    { name: named('first', () => true), debugName: 'first screen', priority: 1 },
  ];
}

let outDir = 'dist';

const pwa = (): PluginOption => [
  {
    name: 'zhibu-out-dir',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
  },
  VitePWA({
    strategies: 'injectManifest',
    srcDir: '.',
    filename: 'sw.ts',
    injectRegister: false,
    registerType: 'prompt',
    manifest: JSON.parse(readFileSync('manifest.webmanifest', 'utf8')) as Record<string, unknown>,
    includeManifestIcons: false,
    injectManifest: {
      rollupFormat: 'iife',
      globPatterns: ['**/*.{html,js,css,png,svg,webmanifest,woff2}'],
      manifestTransforms: [
        (entries) => {
          const wanted = filesOfThePhone(outDir);
          const built = (url: string) => url.startsWith('assets/') || url.endsWith('.html');
          return { manifest: entries.filter(({ url }) => !built(url) || wanted.has(url)), warnings: [] };
        },
      ],
    },
  }),
];

const config: UserConfig & { test: unknown } = {
  root: testing ? '.' : 'src',
  publicDir: testing ? false : '../public',
  define: { __ZHIBU_VERSION__: JSON.stringify(version) },
  plugins: [react(), ...(testing ? [] : [pwa()])],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    // scripts/old-chromium.ts says why it is this one.
    target: ['chrome107', 'edge107', 'firefox114', 'safari16.4'],
    // A page's own files lie on the phone from the second start on; naming them all beforehand costs every first screen 5 kB.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : files.filter((file) => file.endsWith('.css'))),
    },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['src/index.html', 'src/township.html'],
      output: {
        codeSplitting: {
          groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/, priority: 3 }, ...firstScreen()],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787', '/healthz': 'http://127.0.0.1:8787' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: [
            'tests/{architecture,reliability}.test.ts',
            'tests/{domain,sync,storage,sim,protocol,i18n,ui,phone,township,scripts}/**/*.test.ts',
          ],
          // The architecture test starts the linter.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/{ui,phone,township}/**/*.test.tsx'],
          setupFiles: ['tests/support/setup-dom.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
};

export default defineConfig(config as UserConfig);
