/** Room between a label and a line that it was moved past, px. */
const GAP = 3.5;

/**
 * Where a label that grows away from a bar may begin: at `start`, or past every line that would run through its `length`. `direction` −1
 * grows towards smaller coordinates (up), 1 towards larger (right). All in px.
 */
export function clearOfLines(start: number, length: number, lines: readonly number[], direction: 1 | -1): number {
  let from = start;
  for (const at of [...lines].sort((a, b) => direction * (a - b))) {
    const ahead = direction * (at - from);
    if (ahead > -2 && ahead < length + 2) from = at + direction * GAP;
  }
  return from;
}
