import { describe } from 'vitest';
import { proofsOverBoth } from './proofs-over-both.ts';

describe('over both cohorts, en', () => proofsOverBoth('en'));
