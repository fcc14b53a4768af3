import { expect } from "chai";
import { fieldsOf, refuses } from "../helpers/refusal.ts";
import { attempts, UNSEEN, type Attempt } from "./walk/attempts.ts";
import { judge } from "./walk/oracle.ts";
import { bring, situations, unborn, type Ground, type Situation, type Standing, type Unborn } from "./walk/standing.ts";
import { bits, leadsTo, rowOf, stateNumber, table } from "./walk/table.ts";
import { ethers, load, mine, snapshot, time } from "./world.ts";

/** What the walk has seen: act, from, to. */
const seen = new Set<string>();
/** Situations the walk came to; a selection of tests leaves some out, and then nothing can be said of all. */
const walked = new Set<Situation>();
const all = situations();
const transition = (act: string, from: string, to: string) => `${act}: ${from} -> ${to}`;

/** All that an act on the receivable could change. */
async function views({ suite, instrument, root, subject, child, terms }: Standing) {
  const { receivables, origination, servicing, evidence, creditLines } = suite;
  const lots = [root, child?.lot ?? 0n];
  return {
    state: await origination.stateOf(instrument),
    instrument: fieldsOf(await receivables.instrumentAt(instrument)),
    lots: await Promise.all(lots.map(async (lot) => fieldsOf(await receivables.lotAt(lot)))),
    requests: await Promise.all([
      ...lots.map(async (lot) => fieldsOf(await receivables.requestAt(lot))),
      ...[origination, servicing].map(async (desk) => fieldsOf(await desk.requestAt(subject))),
    ]),
    line: fieldsOf(await creditLines.lineAt(terms.grantor, terms.debtor, terms.currency, 0n)),
    document: fieldsOf(await evidence.documentAt(terms.background)),
  };
}

/** Whose state the table speaks of: the request's where one is ended, else the receivable's. */
function expectedState(attempt: Attempt, { state }: Standing): string {
  const row = rowOf(attempt.act);
  const ofLot = row.on === "request" && (attempt.note === "of an offer" || attempt.note === "of a cancellation");
  return ofLot ? state : leadsTo(row, state);
}

/** Encumbrances on the root lot after an allowed act. */
function expectedFlags(attempt: Attempt, { flags, moment }: Standing): bigint {
  const { requires, sets, blockedBy } = rowOf(attempt.act);
  const left = new Set(flags);
  for (const name of requires) left.delete(name);
  if (attempt.note === "of an offer") left.delete("Offered");
  // Acts that look at the lot clear an offer that has lapsed.
  if (moment === "past" && blockedBy.includes("Offered")) left.delete("Offered");
  return bits(left) | bits(sets);
}

async function tryOut(attempt: Attempt, standing: Standing): Promise<void> {
  const send = await attempt.prepare(standing);
  const refusal = judge(attempt, standing);
  if (standing.moment === "at") await time.setNextBlockTimestamp(standing.terms.maturity);
  if (refusal !== undefined) {
    const before = await views(standing);
    await refuses(send(), refusal.by, refusal.error, ...refusal.values);
    expect(await views(standing)).to.deep.equal(before);
    // The moment that was set must not reach what follows.
    if (standing.moment === "at") await mine();
    return;
  }
  await send();
  const to = expectedState(attempt, standing);
  const { state, lots } = await views(standing);
  expect(state, "state").to.equal(stateNumber(to));
  const [root] = lots as [{ holder: bigint; flags: bigint }];
  if (root.holder !== 0n) {
    const ended = ["Cancelled", "Settled"].includes(to) ? 1n << 15n : 0n;
    const marks = 1n << 14n;
    expect(root.flags & ~marks, "flags").to.equal(expectedFlags(attempt, standing) | ended);
  }
  seen.add(transition(attempt.act, standing.state, to));
}

function name({ state, flag, moment }: Situation): string {
  const when = { before: "before maturity", at: "at maturity", past: "past maturity" }[moment];
  return `${state}${flag === undefined ? "" : `, ${flag}`}, ${when}`;
}

describe("States of receivables", () => {
  for (const situation of all) {
    it(`${name(situation)}: every act is possible exactly where the table says`, async () => {
      walked.add(situation);
      const world: Unborn = await load(unborn);
      const start = await snapshot();
      for (const ground of ["nothing", "offer", "redemption", "cancellation", "split"] satisfies Ground[]) {
        const standing = await bring(world, situation, ground);
        const there = await snapshot();
        for (const attempt of attempts.filter((one) => one.ground === ground)) {
          try {
            await tryOut(attempt, standing);
          } catch (error) {
            const of = `${attempt.act} ${attempt.note ?? ""} (${ground})`;
            throw new Error(`${of}: ${(error as Error).message}`, { cause: error });
          }
          await there.restore();
        }
        await start.restore();
      }
    });
  }

  it("were all walked: each transition of the table was seen, and none besides", function () {
    if (walked.size < all.length) this.skip();
    const expected = table.acts
      .filter(({ act }) => !UNSEEN.includes(act))
      .flatMap((row) => row.from.map((from) => transition(row.act, from, leadsTo(row, from))));
    expect([...seen].sort()).to.deep.equal([...new Set(expected)].sort());
  });

  it("are all reachable from nothing, and there is no other", function () {
    if (walked.size < all.length) this.skip();
    const reached = new Set(["None"]);
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      for (const step of seen) {
        const [, from, to] = /: (\w+) -> (\w+)$/u.exec(step)!;
        if (reached.has(from!)) reached.add(to!);
      }
    }
    expect([...reached].sort()).to.deep.equal(table.states.map(({ name: state }) => state).sort());
  });

  it("change by time only as the table says: a request lapses, and anyone may clear it", async () => {
    for (const { from, to, act } of table.byTime.filter(({ act: by }) => by === "expire")) {
      const world = await load(unborn);
      const standing = await bring(world, { state: from, moment: "before" }, "nothing");
      const { suite, instrument, subject, terms } = standing;
      await time.increaseTo(terms.maturity + 1n);
      expect(await suite.origination.stateOf(instrument)).to.equal(stateNumber(to));
      await suite.origination.connect((await ethers.getSigners()).at(-1))[act as "expire"](subject);
      expect(await suite.origination.stateOf(instrument)).to.equal(stateNumber(to));
    }
  });
});
