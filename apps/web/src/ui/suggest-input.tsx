/** A text field with suggestions: the list scrolls by itself and belongs to the field, so that arrows walk it and screen readers find it. */
import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useReducer } from 'react';
import styles from './suggest-input.module.css';

export function SuggestInput(props: AutocompleteProps) {
  // Which list is its own, the field can only say when it is drawn after the list has come.
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  return (
    <Autocomplete
      {...props}
      withScrollArea={false}
      classNames={{ options: styles.options }}
      comboboxProps={{ withinPortal: true, onEnterTransitionEnd: drawAgain }}
    />
  );
}
