const tails = new Map<string, Promise<void>>();

/** Runs tasks of the same name one after the other, in the order in which they came. */
export async function exclusive<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  const before = tails.get(name) ?? Promise.resolve();
  let done: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => (done = resolve));
  const tail = before.then(() => turn);
  tails.set(name, tail);
  await before;
  try {
    return await task();
  } finally {
    done();
    if (tails.get(name) === tail) tails.delete(name);
  }
}
