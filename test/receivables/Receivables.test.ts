import { shouldBehaveLikeLots } from "../lots/Lots.behavior.ts";
import { ledger, load, STATE } from "./world.ts";

describe("Receivables", () => {
  shouldBehaveLikeLots({
    load: () => load(ledger),
    acts: { assign: 11n, offer: 12n, acceptOffer: 13n, split: 14n, merge: 15n },
    states: { live: STATE.Confirmed, settled: STATE.Settled, cancelled: STATE.Cancelled },
    moves: "assign",
  });
});
