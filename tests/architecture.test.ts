import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  chineseInCode,
  featureCrossings,
  forbiddenImports,
  hiddenCrossings,
  importsOf,
  importTable,
  impureLines,
  type SourceFile,
  unknownFolders,
  withoutExtension,
} from './support/import-table.ts';

const readAll = (folder: string): SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));

const src = readAll('src');
// This file plants what it looks for.
const tests = readAll('tests').filter(({ path }) => path !== 'architecture.test.ts');
const planted = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('the import table', () => {
  test('sees the files and their imports', () => {
    expect(src.length).toBeGreaterThan(30);
    expect(importsOf(src).length).toBeGreaterThan(100);
  });

  test.each(Object.keys(importTable))('%s imports only what it may', (layer) => {
    expect(forbiddenImports(src.filter(({ path }) => path.startsWith(`${layer}/`)))).toEqual([]);
  });

  test('knows every folder of src', () => {
    expect(unknownFolders(src)).toEqual([]);
  });

  test('finds a planted package, a planted crossing and a planted step upward in domain', () => {
    const bad = planted(
      'domain/bad.ts',
      "import Dexie from 'dexie';\nimport { db } from '#storage/db.ts';\nexport { app } from '../server/app.ts';",
    );
    expect(forbiddenImports(bad)).toEqual(['domain/bad.ts → dexie', 'domain/bad.ts → #storage/db.ts', 'domain/bad.ts → ../server/app.ts']);
  });

  test('lets storage have the ports of sync and nothing else of it', () => {
    expect(forbiddenImports(planted('storage/a.ts', "import type { Store } from '#sync/ports.ts';"))).toEqual([]);
    expect(forbiddenImports(planted('storage/a.ts', "import { push } from '#sync/push.ts';"))).toEqual(['storage/a.ts → #sync/push.ts']);
  });

  test('finds a planted folder that it does not know, also by a dynamic import', () => {
    expect(unknownFolders(planted('utils/a.ts', ''))).toEqual(['utils']);
    expect(forbiddenImports(planted('sync/a.ts', "const later = await import('#phone/main.tsx');"))).toEqual([
      'sync/a.ts → #phone/main.tsx',
    ]);
  });
});

describe('a crossing is visible', () => {
  test('no import climbs with ../, here and in the tests', () => {
    expect(hiddenCrossings([...src, ...tests])).toEqual([]);
    expect(hiddenCrossings(planted('phone/a.ts', "import '../storage/db.ts';"))).toEqual(['phone/a.ts → ../storage/db.ts']);
  });

  test('every import of our own names the file with its extension', () => {
    expect(withoutExtension(src)).toEqual([]);
    expect(withoutExtension(planted('phone/a.ts', "import { x } from '#domain/records';"))).toEqual(['phone/a.ts → #domain/records']);
  });

  test('a feature does not import another feature', () => {
    expect(featureCrossings(src)).toEqual([]);
    expect(featureCrossings(planted('phone/features/home/a.tsx', "import { M } from '#phone/features/meetings/m.tsx';"))).toHaveLength(1);
    expect(featureCrossings(planted('phone/features/home/a.tsx', "import { M } from './m.tsx';"))).toEqual([]);
  });
});

describe('the pure layers', () => {
  test('ask neither for the time nor for chance nor for the world outside', () => {
    expect(impureLines(src)).toEqual([]);
  });

  test('a planted clock is found, one in a comment is not', () => {
    expect(impureLines(planted('domain/a.ts', 'const today = new Date();'))).toEqual(['domain/a.ts:1']);
    expect(impureLines(planted('sync/a.ts', '// not Date.now()\nconst x = Math.random();'))).toEqual(['sync/a.ts:2']);
    expect(impureLines(planted('phone/main.tsx', 'Date.now()'))).toEqual([]);
  });
});

describe('words for people', () => {
  test('stand in the language files, not in the code', () => {
    expect(chineseInCode(src)).toEqual([]);
  });

  test('a planted sentence is found, a glossary comment is not', () => {
    expect(chineseInCode(planted('ui/a.tsx', "'secretary', // 书记\nconst a = '已保存'; /* 送达 */\n<b>{/* 审 */}退回</b>"))).toEqual([
      'ui/a.tsx:2',
      'ui/a.tsx:3',
    ]);
  });
});

describe('the lint gate', () => {
  const folder = 'tests/lint-probe';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('finds a planted promise that nobody waits for, and a planted console', () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'planted.ts');
    writeFileSync(file, "async function save(): Promise<void> {\n  await Promise.resolve();\n}\n\nsave();\nconsole.log('saved');\n");
    const biome = spawnSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'lint', '--reporter=json', file], {
      encoding: 'utf8',
    });
    expect(biome.status).toBe(1);
    expect(biome.stdout).toContain('lint/nursery/noFloatingPromises');
    expect(biome.stdout).toContain('lint/suspicious/noConsole');
  });
});
