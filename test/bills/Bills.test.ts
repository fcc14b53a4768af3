import { Flag } from "../helpers/suite.ts";
import { shouldBehaveLikeLots } from "../lots/Lots.behavior.ts";
import { BillState } from "./issuing.ts";
import { ledger } from "./ledger.ts";
import { load } from "./world.ts";

describe("Bills", () => {
  shouldBehaveLikeLots({
    load: () => load(ledger),
    acts: { assign: 13n, offer: 14n, acceptOffer: 15n, split: 16n, merge: 17n },
    states: { live: BillState.Received, settled: BillState.Settled, cancelled: BillState.Terminated },
    moves: "endorse",
    offered: "EndorsementOffered",
    steps: { plain: 11n, marked: 12n, flags: Flag.NOT_TRANSFERABLE },
  });
});
