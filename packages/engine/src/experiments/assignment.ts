/** Sticky assignment to the arms of a test: the same seed and customer always give the same arm, on every machine. */

const BUCKETS = 10_000;

/**
 * Place of a value within [0, 1), in steps of 1/10,000.
 * It is GrowthBook's hash version 2 (FNV-1a over 32 bits, applied twice), so an analysis with their tools sees the same arms.
 * @example assignmentBucket('seed', 'a') // 0.0505
 */
export function assignmentBucket(seed: string, value: string): number {
  const first = fnv1a32(seed + value);
  return (fnv1a32(String(first)) % BUCKETS) / BUCKETS;
}

/**
 * Index of the arm that owns a bucket, where each arm owns a stretch as long as its share of the total weight.
 * Returns null when no arm has a positive weight.
 */
export function armForBucket(bucket: number, weights: readonly number[]): number | null {
  const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  let reached = 0;
  for (const [index, weight] of weights.entries()) {
    reached += Math.max(0, weight);
    // Whole buckets: 33.33 % must end at bucket 3,333 whatever binary fractions make of it.
    if (Math.round(bucket * BUCKETS) < Math.round((reached / total) * BUCKETS)) return index;
  }
  return null;
}

// UTF-16 units instead of bytes, as GrowthBook does, so that their vectors hold for every string.
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
