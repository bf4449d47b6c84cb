import { expect } from 'vitest';

/**
 * A property test draws the same cases in every run of the gate, so that a change is judged by what it changed. `npm run test:properties` draws
 * others (scripts/properties.ts); what it finds becomes an example of its own beside the property.
 */
const GATE_SEED = 20_261_129;

if (expect.getState().testPath?.includes('/test/property/') === true) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? GATE_SEED) });
}
