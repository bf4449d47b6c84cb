/** A text of docs/METHODS as it is read: what stands between backquotes as code, paragraphs and lists on lines of their own. */
export function HelpText({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <>
      {text
        .replaceAll(/\*(\w[^*]*)\*/g, '$1')
        .split('`')
        .map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}
    </>
  );
}
