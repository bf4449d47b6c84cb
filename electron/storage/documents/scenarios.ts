import { parseStored } from '../connection/damaged-content.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { Scenario } from '../../../shared/model/scenario.ts';
import { write } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import type { Sql } from '../connection/sqlite.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { applyChange } from './change-document.ts';
import { scenarioSchema } from './document-schemas.ts';
import { readDocuments } from './documents.ts';

interface KeyedScenario extends Scenario {
  /** Stays when the scenario is renamed, so that a rename is one change and one step of undo. */
  readonly key: string;
}

function readKeyed(sql: Sql): readonly KeyedScenario[] {
  return readDocuments(sql, 'scenario').map(({ key, value }) => ({
    key,
    ...parseStored(scenarioSchema, value, `scenario ${key}`),
  }));
}

/** By name. */
export function readScenarios(sql: Sql): readonly Scenario[] {
  return readKeyed(sql)
    .map(({ key: _key, ...scenario }) => scenario)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function readScenario(sql: Sql, name: string): Scenario | null {
  return readScenarios(sql).find((scenario) => scenario.name === name) ?? null;
}

export interface ScenarioChange {
  readonly name: string;
  readonly note?: string;
  readonly method: Method;
  readonly locked?: boolean;
}

/** Creates or changes a scenario. Errors: SCENARIO_NAME (empty), SCENARIO_LOCKED. */
export function saveScenario(
  connection: Connection,
  change: ScenarioChange,
  now: string,
  reason: string,
): Result<void> {
  const name = change.name.trim();
  if (name === '') return err(appError('SCENARIO_NAME'));
  return write(connection, () => {
    const known = readKeyed(connection.sql).find((scenario) => scenario.name === name);
    if (known?.locked === true && change.locked !== false) return err(appError('SCENARIO_LOCKED', { name }));
    const locked = change.locked ?? known?.locked ?? false;
    const value = toJson({ name, note: change.note ?? known?.note ?? '', method: change.method, locked, savedAt: now });
    applyChange(connection, {
      subject: 'scenario',
      key: known?.key ?? freeKey(connection.sql, name),
      value,
      why: reason,
      now,
    });
    return ok(undefined);
  });
}

/** Errors: SCENARIO_UNKNOWN, SCENARIO_EXISTS, SCENARIO_LOCKED, SCENARIO_NAME. */
export function renameScenario(connection: Connection, from: string, to: string, now: string): Result<void> {
  const name = to.trim();
  if (name === '') return err(appError('SCENARIO_NAME'));
  return write(connection, () => {
    const scenarios = readKeyed(connection.sql);
    const known = scenarios.find((scenario) => scenario.name === from);
    if (!known) return err(appError('SCENARIO_UNKNOWN', { name: from }));
    if (known.locked) return err(appError('SCENARIO_LOCKED', { name: from }));
    if (scenarios.some((scenario) => scenario.name === name && scenario.key !== known.key))
      return err(appError('SCENARIO_EXISTS', { name }));
    const { key, ...scenario } = known;
    applyChange(connection, {
      subject: 'scenario',
      key,
      value: toJson({ ...scenario, name, savedAt: now }),
      why: '',
      now,
    });
    return ok(undefined);
  });
}

/** Errors: SCENARIO_UNKNOWN, SCENARIO_LOCKED. */
export function removeScenario(connection: Connection, name: string, reason: string, now: string): Result<void> {
  return write(connection, () => {
    const known = readKeyed(connection.sql).find((scenario) => scenario.name === name);
    if (!known) return err(appError('SCENARIO_UNKNOWN', { name }));
    if (known.locked) return err(appError('SCENARIO_LOCKED', { name }));
    applyChange(connection, { subject: 'scenario', key: known.key, value: null, why: reason, now });
    return ok(undefined);
  });
}

/** The name, or the name with a number when a renamed scenario, or a removed one in the audit, has that key. */
function freeKey(sql: Sql, name: string): string {
  const used = sql
    .prepare<[string], number>("SELECT 1 FROM audit WHERE subject = 'scenario' AND key = ? LIMIT 1")
    .pluck();
  let key = name;
  for (let next = 2; used.get(key) !== undefined; next += 1) key = `${name} ${next}`;
  return key;
}
