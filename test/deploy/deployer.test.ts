import { expect } from "chai";
import { Interface, type BaseContract } from "ethers";
import { network } from "hardhat";
import { ADMIN, powers, powersOf, roles, type GovernedContract } from "../../deploy/powers.ts";
import { deployByModules, type Deployed } from "../helpers/deployed.ts";
import { emptyCall, writingFunctions } from "./functions.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;

async function deployed() {
  return deployByModules(connection, { delays: { UPGRADES: 120, RULES: 60, ADMIN: 180 } });
}

const contracts = Object.keys(powers) as GovernedContract[];

function contractOf(suite: Deployed, name: GovernedContract): BaseContract {
  const {
    consortium,
    rules,
    attestations,
    evidence,
    settlement,
    quotas,
    acceptors,
    bills,
    issuance,
    guarantees,
    pledges,
    discounting,
    presentation,
    billRecourse,
    rediscountWindow,
  } = suite;
  const { receivables, creditLines, origination, servicing, bulkAssignment, redemption, financing, recourse } = suite;
  return {
    Consortium: consortium,
    RuleBook: rules,
    Attestations: attestations,
    Evidence: evidence,
    Settlement: settlement,
    Receivables: receivables,
    CreditLines: creditLines,
    Origination: origination,
    Servicing: servicing,
    BulkAssignment: bulkAssignment,
    Redemption: redemption,
    Financing: financing,
    Recourse: recourse,
    Quotas: quotas,
    Acceptors: acceptors,
    Bills: bills,
    Issuance: issuance,
    Guarantees: guarantees,
    Pledges: pledges,
    Discounting: discounting,
    Presentation: presentation,
    BillRecourse: billRecourse,
    RediscountWindow: rediscountWindow,
  }[name];
}

/** Functions of a contract that refuse a stranger because AccessManager does. */
async function restrictedFunctions(suite: Deployed, name: GovernedContract): Promise<string[]> {
  const contract = contractOf(suite, name);
  const stranger = suite.signers.at(-1)!;
  const refused: string[] = [];
  for (const fragment of writingFunctions(contract.interface)) {
    const data = emptyCall(fragment);
    try {
      await stranger.call({ to: await contract.getAddress(), data });
    } catch (error) {
      if (errorName(error) === `AccessManagedUnauthorized("${stranger.address}")`) refused.push(fragment.name);
    }
  }
  return refused.sort();
}

function errorName(error: unknown): string | undefined {
  return /custom error '(.+)'/.exec((error as Error).message)?.[1];
}

describe("the deployer after the set-up", () => {
  for (const name of contracts) {
    for (const [role, functions] of powersOf(name)) {
      for (const fn of functions) {
        it(`cannot call ${name}.${fn}, which is the council's by ${role}`, async () => {
          const suite = await networkHelpers.loadFixture(deployed);
          const contract = contractOf(suite, name);
          const data = emptyCall(contract.interface.getFunction(fn)!);
          const attempt = suite.deployer.sendTransaction({ to: await contract.getAddress(), data });
          await expect(attempt)
            .to.be.revertedWithCustomError(contract, "AccessManagedUnauthorized")
            .withArgs(suite.deployer);
        });
      }
    }
  }

  it("cannot make a contract take another manager", async () => {
    const suite = await networkHelpers.loadFixture(deployed);
    for (const name of contracts) {
      const contract = contractOf(suite, name);
      const data = contract.interface.encodeFunctionData("setAuthority", [suite.deployer.address]);
      await expect(suite.deployer.sendTransaction({ to: await contract.getAddress(), data }))
        .to.be.revertedWithCustomError(contract, "AccessManagedUnauthorized")
        .withArgs(suite.deployer);
    }
  });

  it("cannot initialise a proxy or an implementation again", async () => {
    const suite = await networkHelpers.loadFixture(deployed);
    const slot = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
    for (const name of contracts) {
      const contract = contractOf(suite, name);
      const proxy = await contract.getAddress();
      const implementation = `0x${(await ethers.provider.getStorage(proxy, slot)).slice(-40)}`;
      const data = emptyCall(contract.interface.getFunction("initialize")!);
      for (const to of [proxy, implementation]) {
        await expect(suite.deployer.sendTransaction({ to, data })).to.be.revertedWithCustomError(
          contract,
          "InvalidInitialization",
        );
      }
    }
  });

  it("cannot call any of AccessManager's own functions for administrators", async () => {
    const suite = await networkHelpers.loadFixture(deployed);
    const { manager, deployer, evidence } = suite;
    const as = manager.connect(deployer);
    const selector = evidence.upgradeToAndCall.fragment.selector;
    const attempts = {
      labelRole: () => as.labelRole(roles.RULES, "mine"),
      grantRole: () => as.grantRole(ADMIN, deployer, 0),
      revokeRole: () => as.revokeRole(ADMIN, suite.council),
      setRoleAdmin: () => as.setRoleAdmin(roles.RULES, ADMIN),
      setRoleGuardian: () => as.setRoleGuardian(roles.RULES, ADMIN),
      setGrantDelay: () => as.setGrantDelay(roles.RULES, 0),
      setTargetFunctionRole: () => as.setTargetFunctionRole(evidence, [selector], roles.RULES),
      setTargetAdminDelay: () => as.setTargetAdminDelay(evidence, 0),
      setTargetClosed: () => as.setTargetClosed(evidence, true),
      updateAuthority: () => as.updateAuthority(evidence, deployer),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      await expect(attempt(), name)
        .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedAccount")
        .withArgs(deployer, ADMIN);
    }
    // What anybody may send: all of the manager's other functions, which need a power to do something.
    const others = writingFunctions(manager.interface).map(({ name }) => name);
    expect(others.filter((name) => !(name in attempts)).sort()).to.deep.equal([
      "cancel",
      "consumeScheduledOp",
      "execute",
      "multicall",
      "renounceRole",
      "schedule",
    ]);
  });

  it("can neither schedule nor execute through AccessManager, nor several at once", async () => {
    const { manager, deployer, evidence } = await networkHelpers.loadFixture(deployed);
    const { selector } = evidence.upgradeToAndCall.fragment;
    const data = evidence.interface.encodeFunctionData("upgradeToAndCall", [deployer.address, "0x"]);
    const as = manager.connect(deployer);
    for (const attempt of [() => as.schedule(evidence, data, 0), () => as.execute(evidence, data)]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedCall")
        .withArgs(deployer, evidence, selector);
    }
    const grant = manager.interface.encodeFunctionData("grantRole", [ADMIN, deployer.address, 0]);
    await expect(as.multicall([grant]))
      .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedAccount")
      .withArgs(deployer, ADMIN);
  });

  it("cannot propose, approve or execute in the council", async () => {
    const { council, deployer, manager } = await networkHelpers.loadFixture(deployed);
    const as = council.connect(deployer);
    const call = { target: manager, data: "0x" };
    const attempts = [
      () => as.propose(manager, "0x"),
      () => as.proposeAll([call]),
      () => as.approve(1),
      () => as.withdrawApproval(1),
      () => as.execute(1),
    ];
    expect(attempts).to.have.lengthOf(writingFunctions(council.interface).length);
    for (const attempt of attempts) {
      await expect(attempt()).to.be.revertedWithCustomError(council, "CouncilAccountUnknown").withArgs(deployer);
    }
  });
});

describe("deploy/powers.ts", () => {
  for (const name of contracts) {
    it(`names exactly the functions of ${name} that AccessManager restricts`, async () => {
      const suite = await networkHelpers.loadFixture(deployed);
      const named = powersOf(name).flatMap(([, functions]) => [...functions]);
      // The manager itself calls setAuthority, for its administrator.
      expect(await restrictedFunctions(suite, name)).to.deep.equal([...named, "setAuthority"].sort());
    });
  }

  it("has every contract that takes orders from the council", async () => {
    const { artifacts } = await import("hardhat");
    const governed: string[] = [];
    for (const name of await artifacts.getAllFullyQualifiedNames()) {
      if (!name.startsWith("contracts/") || name.startsWith("contracts/mocks/")) continue;
      const { abi, bytecode, contractName } = await artifacts.readArtifact(name);
      if (bytecode !== "0x" && new Interface(abi).hasFunction("setAuthority")) governed.push(contractName);
    }
    expect(governed.sort()).to.deep.equal([...contracts].sort());
  });

  it("gives the council every role with its delay and nobody else any", async () => {
    const { manager, council } = await networkHelpers.loadFixture(deployed);
    const delays: Record<string, bigint> = { UPGRADES: 120n, RULES: 60n };
    for (const [role, number] of Object.entries(roles)) {
      expect(await manager.hasRole(number, council), role).to.deep.equal([true, delays[role] ?? 0n]);
    }
    expect(await manager.hasRole(ADMIN, council)).to.deep.equal([true, 180n]);
    const granted = await manager.queryFilter(manager.filters.RoleGranted());
    const revoked = await manager.queryFilter(manager.filters.RoleRevoked());
    const holders = new Set(granted.map(({ args }) => args.account));
    expect([...holders]).to.deep.equal([revoked[0]!.args.account, await council.getAddress()]);
    expect(revoked.map(({ args }) => args.roleId)).to.deep.equal([ADMIN]);
  });
});
