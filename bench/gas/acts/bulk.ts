import { acceptances, draftList, signItems, type Draft, type TestList } from "../../../test/helpers/bulk.ts";
import { confirmed, FACE, invoice } from "../../../test/helpers/trade.ts";
import { marginal, send, type Sent } from "../measure.ts";
import type { Act, ActId, Stage } from "./act.ts";
import { member } from "./pass.ts";

/** Items of the two bulks that are compared. */
const [FEW, MANY] = [10, 20];
/** The supplier that sends what others signed; it receives nothing. */
const RELAY = 11;
/** What an item passes on: 1,234.56. */
const ITEM = 123_456n;

/** What the items of a bulk have in common. */
interface Shape {
  /** Whether all items cut one parent, on the ground of one document; else each has its own. */
  readonly shared: boolean;
  /** To how many receivers, by turns of equal length. */
  readonly receivers: number;
  /** Whether a receiver gives one consent for all its items, or one for each. */
  readonly consents: "one a receiver" | "one an item";
  /** Whether somebody else sends it with the holder's signature. */
  readonly relayed: boolean;
}

async function draft(stage: Stage, { shared, receivers }: Shape, count: number): Promise<TestList> {
  const { trade } = stage;
  const holder = member(stage, 0);
  const drafts: Draft[] = [];
  let lot: bigint | undefined;
  const grounds = new Map<bigint, string>();
  for (let item = 0; item < count; item++) {
    const to = member(stage, 1 + Math.floor((item * receivers) / count));
    if (lot === undefined || !shared) lot = (await confirmed(trade)).lot;
    const known = grounds.get(to.number);
    const background = shared && known !== undefined ? known : await invoice(trade, to, holder, FACE);
    grounds.set(to.number, background);
    drafts.push({ lot, to, units: ITEM, background });
  }
  return draftList(trade, holder, drafts);
}

async function sendBulk(stage: Stage, shape: Shape, count: number): Promise<Sent> {
  const { suite } = stage;
  const list = await draft(stage, shape, count);
  const { holder, items, deadline } = list;
  const given =
    shape.consents === "one a receiver" ? await acceptances(suite, list) : await consentsByItem(stage, list);
  if (!shape.relayed) {
    const { bulkAssignment } = suite;
    const sent = bulkAssignment.connect(holder.account).assignMany(items, deadline, given);
    return send("BulkAssignment.assignMany", sent);
  }
  const order = await signItems(suite, holder.account, list);
  const relay = suite.bulkAssignment.connect(member(stage, RELAY).account);
  return send("BulkAssignment.assignManyFor", relay.assignManyFor(items, deadline, order, given));
}

async function consentsByItem({ suite }: Stage, list: TestList) {
  const given = [];
  for (const [index, item] of list.items.entries()) {
    const receiver = list.receivers[index];
    if (receiver === undefined) throw new Error(`item ${index} has no receiver`);
    given.push({ count: 1, consent: await signItems(suite, receiver.account, list, [item]) });
  }
  return given;
}

function bulk(id: ActId, name: string, [target, stretch]: readonly number[], shape: Shape): Act {
  return {
    id,
    name,
    ...(target !== undefined && { target }),
    ...(stretch !== undefined && { stretch }),
    async measure(stage) {
      const few = await sendBulk(stage, shape, FEW);
      return marginal(few, await sendBulk(stage, shape, MANY), MANY - FEW);
    },
  };
}

/** As the suite is used: a receiver consents once to all it receives. */
const BY_RECEIVER = { receivers: 1, consents: "one a receiver", relayed: false } as const;

export const bulkSame = bulk("bulk-same", "bulk, one item more, same parent and document", [44_000, 36_000], {
  ...BY_RECEIVER,
  shared: true,
});

export const bulkOwn = bulk("bulk-own", "bulk, one item more, own parent and document", [58_000, 50_000], {
  ...BY_RECEIVER,
  shared: false,
});

/** For comparison: a consent for each item, though they have one receiver. */
export const bulkEach = bulk("bulk-each", "bulk, one item more, same parent and document, a consent each", [], {
  ...BY_RECEIVER,
  shared: true,
  consents: "one an item",
});

export const bulkRelayed = bulk(
  "bulk-relayed",
  "bulk relayed, both signatures, one item more, own parent and document",
  [64_000, 55_000],
  { shared: false, receivers: 10, consents: "one an item", relayed: true },
);

export const bulkOneConsent = bulk(
  "bulk-one-consent",
  "bulk, one consent a receiver, one item more",
  [39_000, 31_000],
  { shared: true, receivers: 1, consents: "one a receiver", relayed: false },
);
