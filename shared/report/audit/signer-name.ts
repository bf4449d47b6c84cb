/**
 * The name in a signature as the audit keeps it, `name (account@machine)`: the account and the machine are for the whole of it, not for a narrow
 * column. Without them, or with nothing before them, the text as it is.
 */
export function signerName(who: string): string {
  return who.replace(/(?<=\S) \([^()\s]*@[^()\s]+\)$/, '');
}
