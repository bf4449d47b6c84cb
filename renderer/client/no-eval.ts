// First import of main.tsx: the policy forbids eval, and zod tries it once when the first object schema is made, which counts as a breach.
import { z } from 'zod';

z.config({ jitless: true });
