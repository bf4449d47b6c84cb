import { hostname, userInfo } from 'node:os';

/**
 * Who is at work, as the audit names him: the name and office that he gave, with account and machine beside them; null: he has given none, and
 * entries name the account, as before there were signatures.
 */
export function signature(name: string): string | null {
  const given = name.trim();
  return given === '' ? null : `${given} (${account()}@${hostname()})`;
}

function account(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
