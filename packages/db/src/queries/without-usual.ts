/** Lists that are stored without what they usually end with. */

/** `usual` are the last elements as they usually are. */
export function withoutUsual(list: readonly unknown[], usual: readonly unknown[]): readonly unknown[] {
  const before = list.length - usual.length;
  const last = list.findLastIndex((element, index) => index < before || element !== usual[index - before]);
  return list.slice(0, last + 1);
}
