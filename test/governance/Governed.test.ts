import { expect } from "chai";
import type { contracts } from "@tradelane/sdk";
import { ZeroAddress } from "ethers";
import { deployProxied } from "../helpers/proxy.ts";
import { change, LEAD, parameter } from "../helpers/rules.ts";
import { decide } from "../helpers/council.ts";
import { callOf, DELAYS, ethers, load, now, travelTo, type CouncilWorld } from "./world.ts";

const TIER = parameter("receivables.highestTier");

async function newCode({ consortium }: CouncilWorld) {
  return ethers.deployContract("RuleBookV2", [consortium]);
}

async function editionOf(rules: contracts.RuleBook): Promise<bigint> {
  const book = (await ethers.getContractAt("RuleBookV2", await rules.getAddress())) as unknown as contracts.RuleBookV2;
  return book.edition();
}

describe("Governed", () => {
  it("gets new code from the council, after the delay, and keeps what it has stored", async () => {
    const w = await load();
    const { rules, council, councillors } = w;
    const moment = (await now()) + LEAD + 500_000n;
    await decide(w, rules.announce.populateTransaction(moment, [change("receivables.highestTier", 5n)]));
    const code = await newCode(w);
    await decide(w, rules.upgradeToAndCall.populateTransaction(code, "0x"));
    const id = await council.proposalCount();
    const { readyAt } = await council.proposalAt(id);
    expect(readyAt).to.equal((await now()) + BigInt(DELAYS.UPGRADES));

    await expect(council.connect(councillors[0]).execute(id))
      .to.be.revertedWithCustomError(council, "CouncilNotReady")
      .withArgs(id, readyAt);
    await travelTo(readyAt);
    await expect(council.connect(councillors[0]).execute(id)).to.emit(rules, "Upgraded").withArgs(code);
    expect(await editionOf(rules)).to.equal(2n);
    expect(await rules.valuesAt([TIER], 1n)).to.deep.equal([8n]);
    expect(await rules.valuesAt([TIER], 2n)).to.deep.equal([5n]);
    expect(await rules.effectiveFrom(2n)).to.equal(moment);
  });

  it("gets new code from nobody else", async () => {
    const w = await load();
    const { rules, deployer, councillors, applicant } = w;
    const code = await newCode(w);
    for (const account of [deployer, councillors[0]!, applicant.account]) {
      await expect(rules.connect(account).upgradeToAndCall(code, "0x"))
        .to.be.revertedWithCustomError(rules, "AccessManagedUnauthorized")
        .withArgs(account);
    }
  });

  it("takes only code that can be replaced again", async () => {
    const w = await load();
    const { rules, council, councillors, manager } = w;
    await decide(w, rules.upgradeToAndCall.populateTransaction(manager, "0x"));
    const id = await council.proposalCount();
    await travelTo((await council.proposalAt(id)).readyAt);
    await expect(council.connect(councillors[0]).execute(id))
      .to.be.revertedWithCustomError(rules, "ERC1967InvalidImplementation")
      .withArgs(manager);
  });

  it("moves to another authority only by AccessManager's administrator, the council", async () => {
    const w = await load();
    const { rules, manager, council, councillors, deployer } = w;
    const next = await ethers.deployContract("AccessManager", [deployer]);
    const move = await callOf(manager.updateAuthority.populateTransaction(rules, next));
    await council.connect(councillors[0]).propose(move.target, move.data);
    await council.connect(councillors[1]).approve(1n);
    const { readyAt } = await council.proposalAt(1n);
    expect(readyAt).to.equal((await now()) + BigInt(DELAYS.ADMIN));
    await travelTo(readyAt);
    await council.connect(councillors[2]).execute(1n);
    expect(await rules.authority()).to.equal(next);
  });

  it("cannot be governed as bare code", async () => {
    const w = await load();
    const code = await newCode(w);
    expect(await (code as unknown as contracts.RuleBookV2).authority()).to.equal(ZeroAddress);
    await expect((code as unknown as contracts.RuleBookV2).upgradeToAndCall(code, "0x")).to.be.revertedWithCustomError(
      code,
      "UUPSUnauthorizedCallContext",
    );
    const proxied = await deployProxied<contracts.Attestations>(
      ethers,
      "Attestations",
      [w.consortium, w.rules],
      [w.manager],
    );
    expect(await proxied.authority()).to.equal(w.manager);
  });
});
