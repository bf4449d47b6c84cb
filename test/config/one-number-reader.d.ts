import type { Rule } from 'eslint';

/** For sources outside shared/base, where written numbers are read. */
export const oneNumberReader: { readonly rules: Record<string, Rule.RuleModule> };
