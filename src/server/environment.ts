import { z } from 'zod';

/** What the environment may say; see the README. */
export type Environment = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  /** What seals citizen numbers, the first one in use; null for the file in DATA_DIR. */
  readonly idNumberKeys: readonly string[] | null;
};

const startsWithAny =
  (...starts: string[]) =>
  (text: string): boolean =>
    starts.some((start) => text.startsWith(start));

const schema = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a number, for example 8787.' })
    .int('PORT must be a whole number, for example 8787.')
    .min(0, 'PORT must be between 0 and 65535.')
    .max(65_535, 'PORT must be between 0 and 65535.')
    .default(8787),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'HOST must be a host name or address, for example 127.0.0.1 or 0.0.0.0.')
    .default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder, for example ./data.').default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      startsWithAny('postgres://', 'postgresql://'),
      'DATABASE_URL must begin with postgres:// (leave it out to use SQLite in DATA_DIR).',
    )
    .nullable()
    .default(null),
  PUBLIC_URL: z
    .string()
    .refine(
      (text) => startsWithAny('http://', 'https://')(text) && URL.canParse(text),
      'PUBLIC_URL must be the address people type, for example https://zhibu.example.cn.',
    )
    .nullable()
    .default(null),
  ID_NUMBER_KEYS: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/,
      'ID_NUMBER_KEYS must be keys of 32 bytes in base64, parted by commas (leave it out to use the file in DATA_DIR).',
    )
    .nullable()
    .default(null),
});

/** Reads the environment; answers the sentences to print when something in it is wrong. An empty value counts as not given. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; value: Environment } | { ok: false; sentences: readonly string[] } {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((key) => (env[key] === undefined || env[key] === '' ? [] : [[key, env[key]]])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    return {
      ok: false,
      sentences: parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        // A key is never printed, not even a wrong one.
        return name === 'ID_NUMBER_KEYS' ? issue.message : `${issue.message} It is ${JSON.stringify(given[name])} now.`;
      }),
    };
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, ID_NUMBER_KEYS } = parsed.data;
  return {
    ok: true,
    value: {
      port: PORT,
      host: HOST,
      dataDir: DATA_DIR,
      databaseUrl: DATABASE_URL,
      publicUrl: PUBLIC_URL,
      idNumberKeys: ID_NUMBER_KEYS?.split(',') ?? null,
    },
  };
}
