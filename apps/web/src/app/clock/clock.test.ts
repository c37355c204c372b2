import { describe, expect, it } from 'vitest';
import { workspaceNowOf } from './clock-time';
import { nearestSpeed } from './speeds';

const START = Date.UTC(1998, 2, 14);
const DAY = 86_400_000;

const reading = (clock: Partial<{ speed: number; paused: boolean }>, serverNow = 1_000_000) => ({
  clock: { realAnchor: 1_000_000, virtualAnchor: START, speed: 86_400, paused: false, ...clock },
  serverNow,
});

describe('the clock of a workspace in the browser', () => {
  it('shows a day more after every second at a day per second', () => {
    const answer = reading({});
    expect(workspaceNowOf(answer, 1_000_000)).toBe(START);
    expect(workspaceNowOf(answer, 1_003_000)).toBe(START + 3 * DAY);
  });

  it('follows the server where the browser’s own clock is wrong', () => {
    const answer = reading({});
    const wrong = 1_000_000 + 7 * 3_600_000;
    expect(workspaceNowOf(answer, wrong)).toBe(START);
    expect(workspaceNowOf(answer, wrong + 1_000)).toBe(START + DAY);
  });

  it('stands still while paused', () => {
    const answer = reading({ paused: true });
    expect(workspaceNowOf(answer, 1_000_000)).toBe(START);
    expect(workspaceNowOf(answer, 9_000_000)).toBe(START);
  });
});

describe('the speeds on offer', () => {
  it.each([
    [1, 'real'],
    [3_600, 'hour'],
    [14_400, 'hours'],
    [86_400, 'day'],
    [100_000, 'day'],
    [500_000, 'days'],
  ])('at %d offers %s as the chosen one', (speed, id) => {
    expect(nearestSpeed(speed).id).toBe(id);
  });
});
