/** A text field with suggestions: the list scrolls by itself and belongs to the field, so that arrows walk it and screen readers find it. */
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { type ReactNode, useEffect, useReducer } from 'react';
import styles from './suggest-input.module.css';

export function SuggestInput({ renderOption, ...rest }: AutocompleteProps) {
  // Which list is its own, the field can only say when it is drawn after the list has come.
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  return (
    <Autocomplete
      {...rest}
      withScrollArea={false}
      classNames={{ options: styles.options }}
      comboboxProps={{ withinPortal: true }}
      renderOption={(input) => (
        <Suggestion onCome={drawAgain}>{renderOption?.(input) ?? input.option.value}</Suggestion>
      )}
    />
  );
}

function Suggestion({ onCome, children }: { onCome: () => void; children: ReactNode }) {
  // The list gets its lasting id only after it was mounted.
  useEffect(() => {
    const soon = setTimeout(onCome);
    return () => clearTimeout(soon);
  }, [onCome]);
  return children;
}
