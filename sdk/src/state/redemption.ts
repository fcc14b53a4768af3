import { endOf, instrumentName, instrumentOf, lotName } from "../path/lot-name.js";
import { area, unexplained } from "./area.js";

/** A round of part payment as `IRedemption.roundOf` returns it. */
export interface RoundRecord {
  readonly level: bigint;
  reached: bigint;
}

export interface RedemptionState {
  /** What is paid of each lot for good. */
  readonly paid: Map<bigint, bigint>;
  /** The present or last round of each receivable. */
  readonly rounds: Map<bigint, RoundRecord>;
}

/** What is paid of lots, and the rounds of part payment. */
export const redemptionArea = area<RedemptionState>("redemption", () => ({ paid: new Map(), rounds: new Map() }), {
  redemption: {
    RedemptionPaid: (state, { lot, amount, paid }, event) => {
      const before = state.paid.get(lot) ?? 0n;
      if (before + amount !== paid) {
        throw unexplained(event, `lot ${lotName(lot)}`, `${before} of it was paid before, and ${amount} now`);
      }
      state.paid.set(lot, paid);
    },
    PartPaymentBegun: (state, { instrument, level }, event) => {
      const last = state.rounds.get(instrument);
      if (last !== undefined && level <= last.level) {
        throw unexplained(event, `instrument ${instrumentName(instrument)}`, `${last.level} of it was paid before`);
      }
      state.rounds.set(instrument, { level, reached: 0n });
    },
    PartPaymentReached: (state, { instrument, level, reached }, event) => {
      const round = state.rounds.get(instrument);
      if (round?.level !== level || reached <= round.reached) {
        throw unexplained(
          event,
          `instrument ${instrumentName(instrument)}`,
          `its round stands at ${round?.reached ?? 0n}`,
        );
      }
      round.reached = reached;
    },
    PartPaymentPassedOver: (state, { lot }, event) => {
      if ((state.rounds.get(instrumentOf(lot))?.reached ?? endOf(lot)) >= endOf(lot)) {
        throw unexplained(event, `lot ${lotName(lot)}`, "no round gets ahead of it");
      }
    },
  },
});
