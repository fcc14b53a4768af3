import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { lotId, lotName } from "@tradelane/sdk/path";
import { memberAddress } from "@tradelane/sdk/state";
import { account, EventLog } from "./support/events.ts";
import { expectUnexplained, foldArea } from "./support/fold.ts";

const NOBODY = 0n;
const ROOT = lotId(7n, 1_000n);
const CHILD = lotId(7n, 300n);

function transfer(log: EventLog, from: bigint, to: bigint, id: bigint, value: bigint): EventLog {
  const parties = { operator: account(1), from: memberAddress(from), to: memberAddress(to) };
  return log.emit("receivables", "TransferSingle", { ...parties, id, value });
}

function minted(): EventLog {
  return transfer(new EventLog(), NOBODY, 2n, ROOT, 1_000n);
}

const balances = (log: EventLog) => foldArea("token", log).balances;

describe("the token face from events", () => {
  it("has a constant address for each member, and none for nobody", () => {
    expect(memberAddress(0n)).to.equal(ZeroAddress);
    expect(BigInt(memberAddress(0x010203n)) & 0xffffffffn).to.equal(0x010203n);
  });

  it("shows a lot at its holder, and what a part takes away", () => {
    const log = transfer(transfer(minted(), 2n, NOBODY, ROOT, 300n), NOBODY, 3n, CHILD, 300n);
    expect(balances(log).get(ROOT)).to.deep.equal({ owner: memberAddress(2n), units: 700n });
    expect(balances(log).get(CHILD)).to.deep.equal({ owner: memberAddress(3n), units: 300n });
  });

  it("passes a whole lot from hand to hand, and burns it at its end", () => {
    const passed = transfer(minted(), 2n, 3n, ROOT, 1_000n);
    expect(balances(passed).get(ROOT)).to.deep.equal({ owner: memberAddress(3n), units: 1_000n });
    expect(balances(transfer(passed, 3n, NOBODY, ROOT, 1_000n)).get(ROOT)!.units).to.equal(0n);
  });

  it("refuses what its owner does not have, and a second owner", () => {
    const reason = `${memberAddress(2n)} has 1000 of it`;
    const thing = `token ${lotName(ROOT)}`;
    expectUnexplained("token", transfer(minted(), 2n, NOBODY, ROOT, 1_001n), thing, reason);
    expectUnexplained("token", transfer(minted(), 3n, NOBODY, ROOT, 1n), thing, reason);
    expectUnexplained("token", transfer(minted(), NOBODY, 3n, ROOT, 1n), thing, reason);
    expectUnexplained("token", transfer(minted(), 2n, 3n, ROOT, 999n), thing, reason);
  });
});
