import { z } from 'zod';

// The content security policy forbids making code from text, and zod tries it when the first schema is made. The build keeps
// this module in one file with zod (vite.config.ts), so that it has run before any schema of ours is there.
z.config({ jitless: true });
