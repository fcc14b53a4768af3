import { expect } from "chai";
import { FunctionFragment, ZeroAddress, ZeroHash, type BaseContract, type ParamType } from "ethers";
import { ADMIN, powersOf, roles, type GovernedContract } from "../../deploy/powers.ts";
import type { contracts } from "@tradelane/sdk";
import { deployCore, type Core } from "../helpers/core.ts";
import { decide, govern } from "../helpers/council.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { DELAYS, ethers, load, networkHelpers, type CouncilWorld } from "./world.ts";

async function coreWithoutDelays(): Promise<Core> {
  return deployCore(ethers);
}

/** The least value of a type: restricted functions refuse before they look at it. */
function least(type: ParamType): unknown {
  if (type.isArray()) return [];
  if (type.isTuple()) return type.components.map(least);
  if (type.type === "address") return ZeroAddress;
  if (type.type === "bool") return false;
  if (type.type === "string") return "";
  if (type.type === "bytes") return "0x";
  return type.type.startsWith("bytes") ? ZeroHash.slice(0, 2 + 2 * Number(type.type.slice(5))) : 0n;
}

/** What changes state: the functions somebody may have to be kept from. */
function changesOf(contract: BaseContract): FunctionFragment[] {
  return contract.interface.fragments
    .filter((fragment) => FunctionFragment.isFragment(fragment))
    .filter(({ stateMutability }) => stateMutability === "nonpayable" || stateMutability === "payable");
}

/** The name of the error with which a call by this account fails, with its values; undefined when it does not fail. */
async function refusalOf(
  contract: BaseContract,
  fragment: FunctionFragment,
  from: string,
): Promise<string | undefined> {
  const data = contract.interface.encodeFunctionData(fragment, fragment.inputs.map(least));
  try {
    await ethers.provider.call({ to: await contract.getAddress(), from, data });
    return undefined;
  } catch (error) {
    const { data: reason } = error as { data: string };
    if (reason === "0x") return "no reason";
    const revert = contract.interface.parseError(reason);
    return revert === null ? "" : `${revert.name}(${revert.args.map(String).join(", ")})`;
  }
}

function governed({ consortium, rules, attestations }: CouncilWorld): [GovernedContract, BaseContract][] {
  return [
    ["Consortium", consortium],
    ["RuleBook", rules],
    ["Attestations", attestations],
  ];
}

describe("handover", () => {
  it("restricts exactly the functions in the table of powers, each to its role", async () => {
    const w = await load();
    const stranger = w.signers[35]!.address;
    const refused = `AccessManagedUnauthorized(${stranger})`;
    for (const [name, contract] of governed(w)) {
      const restricted: string[] = [];
      for (const fragment of changesOf(contract)) {
        // AccessManager alone sets a new authority, whatever the roles.
        if (fragment.name === "setAuthority") continue;
        if ((await refusalOf(contract, fragment, stranger)) === refused) restricted.push(fragment.name);
      }
      const table = powersOf(name).flatMap(([, functions]) => functions);
      expect(restricted.sort()).to.deep.equal(table.sort());
      for (const [role, functions] of powersOf(name)) {
        for (const fn of functions) {
          const { selector } = contract.interface.getFunction(fn)!;
          expect(await w.manager.getTargetFunctionRole(contract, selector), `${name}.${fn}`).to.equal(roles[role]);
        }
      }
    }
  });

  it("leaves the deployer no restricted function of any contract", async () => {
    const w = await load();
    for (const [name, contract] of governed(w)) {
      for (const fn of [...powersOf(name).flatMap(([, functions]) => functions), "setAuthority"]) {
        const refusal = await refusalOf(contract, contract.interface.getFunction(fn)!, w.deployer.address);
        expect(refusal, `${name}.${fn}`).to.equal(`AccessManagedUnauthorized(${w.deployer.address})`);
      }
    }
  });

  it("leaves the deployer no function of AccessManager that changes anything", async () => {
    const w = await load();
    const { manager, deployer } = w;
    const unauthorized = `AccessManagerUnauthorizedAccount(${deployer.address}, ${ADMIN.toString()})`;
    const open: Record<string, string | undefined> = {};
    for (const fragment of changesOf(manager)) {
      const refusal = await refusalOf(manager, fragment, deployer.address);
      if (refusal !== unauthorized) open[fragment.name] = refusal;
    }
    // Open to everybody, each by rules of its own: see the next test for what they let the deployer do. Five of them
    // fail here on the least values; the sixth makes no call.
    expect(open).to.deep.equal({
      cancel: "no reason",
      consumeScheduledOp: "no reason",
      execute: "no reason",
      multicall: undefined,
      renounceRole: "AccessManagerBadConfirmation()",
      schedule: "no reason",
    });
  });

  it("leaves the deployer neither scheduling nor executing nor cancelling", async () => {
    const w = await load();
    const { manager, deployer, consortium, applicant, council } = w;
    const own = manager.connect(deployer);
    const admission = consortium.interface.encodeFunctionData("admit", [[applicant.number]]);
    const selector = admission.slice(0, 10);
    for (const act of [own.schedule(consortium, admission, 0n), own.execute(consortium, admission)]) {
      await expect(act)
        .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedCall")
        .withArgs(deployer, consortium, selector);
    }
    const grant = manager.interface.encodeFunctionData("grantRole", [ADMIN, deployer.address, 0n]);
    await expect(own.schedule(manager, grant, 0n))
      .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedCall")
      .withArgs(deployer, manager, grant.slice(0, 10));
    await expect(own.multicall([grant]))
      .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedAccount")
      .withArgs(deployer, ADMIN);

    const scheduled = { to: await consortium.getAddress(), data: admission };
    await decide(w, Promise.resolve(scheduled));
    await expect(own.cancel(council, consortium, admission))
      .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedCancel")
      .withArgs(deployer, council, consortium, selector);
  });

  it("gives each role to the council alone, with its delay", async () => {
    const { manager, council, deployer, councillors } = await load();
    for (const [role, id] of [...Object.entries(roles), ["ADMIN", ADMIN] as const]) {
      const delay = BigInt((DELAYS as Record<string, number>)[role] ?? 0);
      expect(await manager.hasRole(id, council), role).to.deep.equal([true, delay]);
      for (const account of [deployer, ...councillors]) {
        expect(await manager.hasRole(id, account), role).to.deep.equal([false, 0n]);
      }
    }
  });

  it("lets the council take over contracts that come later", async () => {
    const core = await networkHelpers.loadFixture(coreWithoutDelays);
    const { manager, consortium } = core;
    const later = await deployProxied<contracts.Attestations>(
      ethers,
      "Attestations",
      [consortium, core.rules],
      [manager],
    );
    const { selector } = later.interface.getFunction("upgradeToAndCall");
    expect(await manager.getTargetFunctionRole(later, selector)).to.equal(ADMIN);
    await govern(core, "Attestations", later);
    expect(await manager.getTargetFunctionRole(later, selector)).to.equal(roles.UPGRADES);
  });
});
