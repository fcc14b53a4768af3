import { expect } from "chai";
import { Interface, isAddressable, type BaseContract, type ErrorFragment } from "ethers";
import hre, { network } from "hardhat";
import { powers, roles } from "../../deploy/powers.ts";
import type { Suite } from "../helpers/suite.ts";
import { members, others, type Actor } from "./actors.ts";
import { expected, refusals } from "./judge.ts";
import { matrix } from "./matrix.ts";
import { argumentsOf, stage } from "./stage.ts";

const connection = await network.create();
const { ethers, networkHelpers, provider } = connection;

/** Every contract that can be deployed, but for test doubles, with its functions that can change state. */
async function deployable(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const name of await hre.artifacts.getAllFullyQualifiedNames()) {
    const { contractName, sourceName, bytecode, abi } = await hre.artifacts.readArtifact(name);
    if (!sourceName.startsWith("contracts/") || sourceName.startsWith("contracts/mocks/") || bytecode === "0x")
      continue;
    const functions = new Interface(abi as never).fragments.flatMap((fragment) =>
      fragment.type === "function" && !(fragment as never as { constant: boolean }).constant
        ? [(fragment as never as { name: string }).name]
        : [],
    );
    if (functions.length > 0) found.set(contractName, functions.sort());
  }
  return found;
}

function contractsOf(suite: Suite): Record<string, BaseContract> {
  const { consortium, rules, attestations, evidence, receivables, origination, servicing, redemption } = suite;
  return {
    ...{ Consortium: consortium, RuleBook: rules, Attestations: attestations, Evidence: evidence },
    ...{ Receivables: receivables, Origination: origination, Servicing: servicing, Redemption: redemption },
    ...{ Settlement: suite.settlement, CreditLines: suite.creditLines, BulkAssignment: suite.bulkAssignment },
    ...{ BootstrapCouncil: suite.council, Financing: suite.financing, Recourse: suite.recourse },
    ...{ Quotas: suite.quotas, Acceptors: suite.acceptors, Bills: suite.bills, Issuance: suite.issuance },
    ...{ Guarantees: suite.guarantees, Pledges: suite.pledges, Presentation: suite.presentation },
    ...{ BillRecourse: suite.billRecourse, Discounting: suite.discounting },
    ...{ RediscountWindow: suite.rediscountWindow },
  };
}

/** Addresses for contracts, at any depth: interfaces take them as text only. */
async function resolved(value: unknown): Promise<unknown> {
  if (isAddressable(value)) return value.getAddress();
  if (Array.isArray(value)) return Promise.all(value.map(resolved));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(async ([key, of]) => [key, await resolved(of)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  return value;
}

describe("Access", () => {
  let suite: Suite;
  let actors: Actor[];
  let given: Awaited<ReturnType<typeof argumentsOf>>;
  /** Names of errors by selector; an interface computes every selector again for each error it parses. */
  let errors: Map<string, string>;

  before(async () => {
    const at = await stage(ethers);
    ({ suite } = at);
    actors = [...(await members(suite)), ...(await others(suite))];
    // For mandates that end.
    await networkHelpers.time.increase(3_600);
    given = await argumentsOf(at);
    const fragments = Object.values(contractsOf(suite)).flatMap(({ interface: abi }) =>
      abi.fragments.filter((fragment): fragment is ErrorFragment => fragment.type === "error"),
    );
    errors = new Map(fragments.map(({ selector, name }) => [selector, name]));
  });

  /** The name of the error that a call ends with, if any. */
  async function outcome(from: string, to: string, data: string): Promise<string | undefined> {
    try {
      await provider.request({ method: "eth_call", params: [{ from, to, data }, "latest"] });
      return undefined;
    } catch (error) {
      const reason = (error as { data?: string }).data ?? "0x";
      return reason === "0x" ? "no reason" : (errors.get(reason.slice(0, 10)) ?? reason);
    }
  }

  it("has a rule for each function that can change state, and no other", async () => {
    const declared = Object.entries(matrix).map(([name, rules]) => [name, Object.keys(rules).sort()] as const);
    expect(new Map(declared)).to.deep.equal(await deployable());
  });

  for (const [name, rules] of Object.entries(matrix)) {
    describe(name, () => {
      for (const [fn, rule] of Object.entries(rules)) {
        it(`${fn} is for those whom its rule names, of all members, callers and strangers`, async () => {
          const contract = contractsOf(suite)[name]!;
          const address = await contract.getAddress();
          const wrong: string[] = [];
          for (const actor of actors) {
            const values = (await resolved(given[name]![fn]!(actor))) as unknown[];
            const data = contract.interface.encodeFunctionData(fn, values);
            const got = await outcome(actor.address, address, data);
            const should = expected(rule, actor);
            const right = should === undefined ? got === undefined || !refusals(rule).includes(got) : got === should;
            if (!right) wrong.push(`${actor.name}: ${got ?? "passes"} instead of ${should ?? "passing"}`);
          }
          expect(wrong).to.deep.equal([]);
        });

        if (!("council" in rule)) continue;
        it(`${fn} is decided in the role ${rule.council}`, async () => {
          const contract = contractsOf(suite)[name]!;
          const { selector } = contract.interface.getFunction(fn)!;
          expect(await suite.manager.getTargetFunctionRole(contract, selector)).to.equal(roles[rule.council]);
          const given = powers[name as keyof typeof powers] as Record<string, readonly string[]>;
          expect(given[rule.council]).to.include(fn);
        });
      }
    });
  }
});
