/** Tests and holdouts: how they stand, and the winner that a marketer chooses. */
export { chooseWinner, type WinnerChoice } from './choose-winner';
export { type ExperimentResult, readResults } from './read-results';
