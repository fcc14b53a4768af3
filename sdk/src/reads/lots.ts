import type { ActContext } from "../acts/context.js";
import { lotsOf } from "../acts/partition.js";
import { parseLot, type InstrumentInput, type LotInput } from "../inputs/lot.js";
import { pathOf, stepsOf } from "../path/history.js";
import type { LedgerContract } from "../path/ledger.js";
import { lotName } from "../path/lot-name.js";
import { decodeStep, stepKind } from "../path/step.js";
import { Encumbrances } from "../values/enums.js";

/** What every ledger of lots is asked, whatever the instruments are. Amounts in minor units, times in UTC seconds. */
export function lotReads(context: ActContext, ledger: LedgerContract) {
  const lots = context.contracts[ledger];
  /** A lot, live or ended; undefined when there never was one, or a merge undid it. */
  async function lotAt(lot: LotInput) {
    const name = parseLot(lot);
    const { holder, start, end, tier, flags, trail } = await lots.lotAt(name);
    if (holder === 0n) return undefined;
    return {
      lot: lotName(name),
      holder: Number(holder),
      start,
      end,
      units: end - start,
      tier: Number(tier),
      flags: Encumbrances.namesIn(flags),
      trail,
    };
  }

  return {
    lotAt,
    /** All lots of an instrument, live and ended, in the order of their ranges. */
    async lotsOf(instrument: InstrumentInput) {
      const row = await lotsOf(context, context.instrument(instrument), ledger);
      return (await Promise.all(row.map(({ lot }) => lotAt(lot)))).flatMap((lot) => (lot === undefined ? [] : [lot]));
    },
    /** A lot's path from issue to now: every holder, act, background, rule epoch and time. */
    async pathOf(lot: LotInput) {
      return stepsOf(await context.history.of(parseLot(lot), ledger)).map(({ step: word, background, trail }) => {
        const { act, from, to, start, end, time, epoch } = decodeStep(word);
        const parties = { from: Number(from), to: Number(to) };
        const when = { at: Number(time), epoch: Number(epoch) };
        return { act: stepKind(act), ...parties, start, end, ...when, background, trail };
      });
    },
    /** Whether the ledger confirms the path that the events tell of a lot. */
    async isPathProven(lot: LotInput): Promise<boolean> {
      const name = parseLot(lot);
      return lots.isPath(name, pathOf(await context.history.of(name, ledger)));
    },
  };
}
