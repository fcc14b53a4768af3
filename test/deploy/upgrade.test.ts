import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect } from "chai";
import { artifacts, network } from "hardhat";
import { validateUpgradeSafety } from "@openzeppelin/upgrades-core";
import { roles } from "../../deploy/powers.ts";
import { proxied } from "../../scripts/deploy/contracts.ts";
import { decide } from "../helpers/council.ts";
import { deployByModules } from "../helpers/deployed.ts";
import { admitMember } from "../helpers/members.ts";
import { MemberKind } from "../helpers/terms.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;

const DELAY = 2 * 86_400;
const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

async function deployed() {
  return deployByModules(connection, { delays: { UPGRADES: DELAY, ADMIN: DELAY } });
}

/** An upgrade of the consortium that the council has decided. */
async function decided() {
  const suite = await deployed();
  const member = await admitMember(suite, MemberKind.Bank);
  const next = await ethers.deployContract("Consortium");
  await decide(suite, suite.consortium.upgradeToAndCall.populateTransaction(next, "0x"));
  const id = await suite.council.proposalCount();
  const { readyAt } = await suite.council.proposalAt(id);
  return { ...suite, member, next, id, readyAt };
}

async function implementationOf(proxy: { getAddress(): Promise<string> }): Promise<string> {
  return ethers.getAddress(
    `0x${(await ethers.provider.getStorage(await proxy.getAddress(), IMPLEMENTATION)).slice(-40)}`,
  );
}

describe("an upgrade by the council", () => {
  it("waits for the delay of the role", async () => {
    const { readyAt } = await networkHelpers.loadFixture(decided);
    expect(readyAt).to.equal(BigInt((await networkHelpers.time.latest()) + DELAY));
  });

  it("is refused one second before its time", async () => {
    const { council, councillors, id, readyAt } = await networkHelpers.loadFixture(decided);
    await networkHelpers.time.setNextBlockTimestamp(readyAt - 1n);
    await expect(council.connect(councillors[0]).execute(id))
      .to.be.revertedWithCustomError(council, "CouncilNotReady")
      .withArgs(id, readyAt);
  });

  for (const late of [0n, 1n]) {
    it(`changes the code and keeps the state, ${late === 0n ? "at" : "a second after"} its time`, async () => {
      const suite = await networkHelpers.loadFixture(decided);
      const { consortium, council, councillors, next, id, readyAt, member } = suite;
      await networkHelpers.time.setNextBlockTimestamp(readyAt + late);
      await expect(council.connect(councillors[0]).execute(id)).to.emit(consortium, "Upgraded").withArgs(next);
      expect(await implementationOf(consortium)).to.equal(await next.getAddress());
      expect(await consortium.memberOf(member.entity)).to.equal(member.number);
      expect(await consortium.authority()).to.equal(await suite.manager.getAddress());
    });
  }

  it("is refused when the council lets the week pass in which AccessManager keeps it", async () => {
    const { council, councillors, id, readyAt, manager } = await networkHelpers.loadFixture(decided);
    await networkHelpers.time.setNextBlockTimestamp(readyAt + (await manager.expiration()));
    await expect(council.connect(councillors[0]).execute(id))
      .to.be.revertedWithCustomError(council, "CouncilScheduleLost")
      .withArgs(id, 0);
  });

  it("is refused to a role without that power", async () => {
    const suite = await networkHelpers.loadFixture(deployed);
    const next = await ethers.deployContract("Consortium");
    const outsider = suite.signers.at(-1)!;
    await decide(suite, suite.manager.grantRole.populateTransaction(roles.WIRING, outsider, 0));
    await networkHelpers.time.increase(DELAY);
    await suite.council.connect(suite.councillors[0]).execute(1);
    await expect(suite.consortium.connect(outsider).upgradeToAndCall(next, "0x"))
      .to.be.revertedWithCustomError(suite.consortium, "AccessManagedUnauthorized")
      .withArgs(outsider);
  });
});

describe("the storage of upgradeable contracts", () => {
  for (const { solidity } of Object.values(proxied)) {
    it(`of ${solidity} is safe behind a proxy`, async () => {
      const { folder, source } = await buildOf(solidity);
      const report = await validateUpgradeSafety(folder, source);
      expect(report.ok, report.explain(false)).to.be.true;
    });
  }

  it("may not lose a name space: Evidence cannot take the place of Settlement", async () => {
    const [next, before] = await Promise.all([buildOf("Evidence"), buildOf("Settlement")]);
    const reference = `${basename(before.folder)}:${before.source}`;
    const report = await validateUpgradeSafety(next.folder, next.source, reference, {}, [before.folder]);
    expect(report.ok).to.be.false;
    expect(report.explain(false)).to.contain("Deleted namespace `erc7201:tradelane.settlement`");
  });
});

/** A folder with the one build that a contract comes from; earlier ones may have the contract as well. */
async function buildOf(name: string): Promise<{ folder: string; source: string }> {
  const { buildInfoId, sourceName } = await artifacts.readArtifact(name);
  const folder = mkdtempSync(join(tmpdir(), "tradelane-build-"));
  after(() => rmSync(folder, { recursive: true }));
  for (const file of [`${buildInfoId}.json`, `${buildInfoId}.output.json`]) {
    copyFileSync(join("artifacts", "build-info", file), join(folder, file));
  }
  return { folder, source: `${sourceName}:${name}` };
}
