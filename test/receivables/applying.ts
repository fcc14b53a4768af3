import { financeable } from "./financing.ts";

/** A holder that has applied, and terms the bank may offer. */
export async function applied() {
  const world = await financeable();
  const application = await world.draftApplication();
  const deadline = await world.soon();
  await world.financing.connect(world.seller.account).applyFor(application, deadline);
  return { ...world, application, deadline, id: await world.idOf(application), offer: await world.terms() };
}

/** Terms that wait for the holder's answer. */
export async function offered() {
  const world = await applied();
  await world.financing.connect(world.bank.account).offerTerms(world.application, world.offer, world.deadline);
  return world;
}

/** An application and an offer as events tell them. */
export const asTold = (struct: object): unknown[] =>
  Object.values(struct as Record<string, object | bigint>).map((value) =>
    typeof value === "object" ? asTold(value) : value,
  );
