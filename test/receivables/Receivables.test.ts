import type { Ledger } from "../lots/ledger.ts";
import { shouldBehaveLikeLots } from "../lots/Lots.behavior.ts";
import { STEP } from "../lots/trail.ts";
import { shouldBePassedOnByDesks } from "./passing.behavior.ts";
import { shouldServeDesks } from "./serving.behavior.ts";
import { ledger, load, STATE } from "./world.ts";

const receivables: Ledger = {
  load: () => load(ledger),
  acts: { assign: 11n, offer: 12n, acceptOffer: 13n, split: 14n, merge: 15n },
  states: { live: STATE.Confirmed, settled: STATE.Settled, cancelled: STATE.Cancelled },
  moves: "assign",
  offered: "LotOffered",
  steps: { plain: STEP.ASSIGNED, marked: STEP.ASSIGNED_WITH_RECOURSE, flags: 0n },
};

describe("Receivables", () => {
  shouldBehaveLikeLots(receivables);
  shouldServeDesks(receivables);
  shouldBePassedOnByDesks(receivables);
});
