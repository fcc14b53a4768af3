import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { decide } from "../helpers/council.ts";
import { MemberState } from "../helpers/terms.ts";
import { ethers, networkHelpers } from "./world.ts";
import { everyStanding, type Stander } from "./standings.ts";
import type { Core } from "../helpers/core.ts";

async function standings() {
  return everyStanding(ethers);
}

/** "Applied -> Active <-> Suspended; Active or Suspended -> Exiting -> Exited", change by change. */
interface Change {
  from: readonly bigint[];
  to: bigint;
  make: (core: Core, member: Stander) => Promise<ContractTransactionResponse>;
}

const { Applied, Active, Suspended, Exiting, Exited, None } = MemberState;

const CHANGES: Record<string, Change> = {
  admit: {
    from: [Applied],
    to: Active,
    make: (core, m) => decide(core, core.consortium.admit.populateTransaction([m.number])),
  },
  refuseApplication: {
    from: [Applied],
    to: None,
    make: (core, m) => decide(core, core.consortium.refuseApplication.populateTransaction(m.number)),
  },
  suspend: {
    from: [Active],
    to: Suspended,
    make: (core, m) => decide(core, core.consortium.suspend.populateTransaction(m.number, 1n)),
  },
  reinstate: {
    from: [Suspended],
    to: Active,
    make: (core, m) => decide(core, core.consortium.reinstate.populateTransaction(m.number)),
  },
  exclude: {
    from: [Active, Suspended],
    to: Exiting,
    make: (core, m) => decide(core, core.consortium.exclude.populateTransaction(m.number)),
  },
  // A suspended member that could start to leave by itself could dispose again.
  startExit: { from: [Active], to: Exiting, make: ({ consortium }, m) => consortium.connect(m.account).startExit() },
  completeExit: { from: [Exiting], to: Exited, make: ({ consortium }, m) => consortium.completeExit(m.number) },
};

describe("Consortium", () => {
  describe("states", () => {
    for (const [name, { from, to, make }] of Object.entries(CHANGES)) {
      it(`changes by ${name} from the states of the table and from no other`, async () => {
        const { core, standers } = await networkHelpers.loadFixture(standings);
        for (const member of standers.filter((_, i) => i % 3 === 0)) {
          if (from.includes(member.state)) {
            await make(core, member);
          } else {
            await expect(make(core, member), member.state.toString())
              .to.be.revertedWithCustomError(core.consortium, "ConsortiumStateNot")
              .withArgs(member.number, member.state);
          }
          const { state } = await core.consortium.memberAt(member.number);
          expect(state).to.equal(from.includes(member.state) ? to : member.state);
        }
      });
    }

    it("changes nobody but the member meant", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const member = standers.find(({ state }) => state === Active)!;
      await CHANGES.exclude!.make(core, member);
      for (const { number, state, kind } of standers.filter((other) => other !== member)) {
        const found = await core.consortium.memberAt(number);
        expect([found.state, found.kind]).to.deep.equal([state, kind]);
      }
    });

    it("keeps the kind through all states", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      for (const { number, kind } of standers) expect((await core.consortium.memberAt(number)).kind).to.equal(kind);
    });
  });
});
