/** Refuses a Node that is too old, before anything else can fail on it with a riddle. */

/**
 * @param {string} running such as `v20.20.2`
 * @param {string} wanted the `engines.node` of package.json: `>=20.19`
 * @returns {string | undefined} a sentence that says what to do; undefined when the version will do
 */
export function complaintAboutNode(running, wanted) {
  const have = numbersIn(running);
  const need = numbersIn(wanted);
  const difference = [0, 1, 2].map((part) => (have[part] ?? 0) - (need[part] ?? 0)).find((part) => part !== 0) ?? 0;
  if (difference >= 0) return undefined;
  return `Kairos needs Node ${need.join('.')} or later, and this is ${have.join('.')}. Install it from https://nodejs.org.`;
}

/** @param {string} version */
function numbersIn(version) {
  return (version.match(/\d+/g) ?? []).map(Number);
}
