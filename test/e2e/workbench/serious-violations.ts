import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe on the page as it is: rule and the first places. Injected by DevTools, past the policy that forbids scripts. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const found: unknown = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations.filter((violation) => violation.impact === "serious" || violation.impact === "critical").map((violation) => violation.id + ": " + violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")))',
  );
  return Array.isArray(found) ? found.map(String) : ['axe did not answer'];
}
