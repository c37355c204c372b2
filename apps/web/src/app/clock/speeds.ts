/** The speeds that a simulated clock offers. */

export const SPEEDS = [
  { id: 'real', speed: 1 },
  { id: 'hour', speed: 3_600 },
  { id: 'hours', speed: 4 * 3_600 },
  { id: 'day', speed: 86_400 },
  { id: 'days', speed: 3 * 86_400 },
] as const;

/** The offered speed that is closest on a logarithmic scale. */
export function nearestSpeed(speed: number): (typeof SPEEDS)[number] {
  const distance = (offered: number) => Math.abs(Math.log(offered / speed));
  return SPEEDS.reduce((best, each) => (distance(each.speed) < distance(best.speed) ? each : best));
}
