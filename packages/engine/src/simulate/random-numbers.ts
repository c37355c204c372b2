/** Numbers that look random and are the same for the same seed, on every machine. */

/** The n-th stream of a seed; each call gives the next number within [0, 1). It is the generator known as mulberry32. */
export function randomNumbers(seed: number, stream: number): () => number {
  // Streams that lie side by side must not look alike: the number is spread over all bits first.
  let state = Math.imul(seed ^ Math.imul(stream + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
