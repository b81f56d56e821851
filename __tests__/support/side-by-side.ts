/** Handles all items, a few at a time. @returns a promise for each, in their order */
export function sideBySide<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  handle: (item: Item) => Promise<Result>
): Promise<Result>[] {
  const results = items.map(() => Promise.withResolvers<Result>());
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      await handle(item).then(results[index]?.resolve, results[index]?.reject);
    }
  };
  for (let i = 0; i < atOnce; i++) void work();
  return results.map(({ promise }) => promise);
}
