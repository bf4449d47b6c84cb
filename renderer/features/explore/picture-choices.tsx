import type { FigureChoice } from './figure-list.ts';

/** One group of the list of pictures. */
export function PictureChoices({
  title,
  choices,
  chosen,
  choose,
}: {
  readonly title: string;
  readonly choices: readonly FigureChoice[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}): React.JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {choices.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              aria-current={choice.id === chosen}
              title={choice.title}
              onClick={() => choose(choice.id)}
            >
              {choice.number !== null && <span className="number">{choice.number}</span>}
              <span className="one-line">{choice.title.replace(/^\d{4} ?年?/, '')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
