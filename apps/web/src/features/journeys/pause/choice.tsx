/** One question with a few answers, each of which says what follows from it. */
import { Radio } from '@mantine/core';
import styles from './pause.module.css';

interface ChoiceProps<Answer extends string> {
  label: string;
  answers: readonly { value: Answer; label: string; text: string }[];
  value: Answer;
  onChange: (value: Answer) => void;
}

export function Choice<Answer extends string>({ label, answers, value, onChange }: ChoiceProps<Answer>) {
  const choose = (chosen: string) => {
    const answer = answers.find((each) => each.value === chosen);
    if (answer) onChange(answer.value);
  };
  return (
    <Radio.Group label={label} value={value} onChange={choose}>
      <div className={styles.answers}>
        {answers.map((answer) => (
          <Radio key={answer.value} value={answer.value} label={answer.label} description={answer.text} />
        ))}
      </div>
    </Radio.Group>
  );
}
