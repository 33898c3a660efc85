import { z } from 'zod';

// The content security policy forbids making code from text, and zod tries it when the first schema is made. Imported before
// everything else by both surfaces; the build keeps it in one piece with zod (vite.config.ts), so that no schema can be earlier.
z.config({ jitless: true });
