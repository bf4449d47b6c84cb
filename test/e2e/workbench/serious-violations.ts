import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules whose findings depend on the colours that things are drawn in; all others read the document, which both themes share. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'] as const;

/**
 * Serious and critical findings of axe on the page as it is: rule and the first places. Injected by DevTools, past the policy that forbids scripts.
 * Rules whose findings axe always ranks lower are not run. `'colours'`: the other theme of a document that was just looked at whole.
 */
export async function seriousViolations(page: Page, what: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  await page.evaluate(source);
  const options =
    what === 'colours'
      ? `{ runOnly: ${JSON.stringify(COLOUR_RULES)} }`
      : '{ rules: Object.fromEntries(axe._audit.rules.filter(({ impact }) => impact === "minor" || impact === "moderate").map(({ id }) => [id, { enabled: false }])) }';
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"], ...${options} }).then((result) => result.violations.filter((violation) => violation.impact === "serious" || violation.impact === "critical").map((violation) => violation.id + ": " + violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe did not answer'];
}
