/** How a unit's report stands on A4, in points: Word and PDF lay it out so, and its length is reckoned by it. No letter is smaller than 10.5. */
export const unitReportPage = {
  letter: 10.5,
  /** Pitch of lines of text, and of those in cells. */
  line: 14.65,
  cellLine: 13.65,
  /** Above and below a cell's text with its rule. */
  cellPadding: 2,
  /** Of the text: A4 less margins of 1.8 cm. */
  width: 493,
  height: 735,
  heading: 29,
  title: 36,
} as const;
