import { expect } from "chai";
import { globSync, readFileSync } from "node:fs";
import { artifacts } from "hardhat";
import { powers, powersOf, roles, type GovernedContract, type Role } from "../../deploy/powers.ts";

/** `@custom:access council (role)` right above a function, in an interface or in the contract itself. */
const ORDERED = /@custom:access council \((\w+)\)\s*\n(?:\s*\/\/\/.*\n)*\s*function (\w+)\(/g;
const RESTRICTED = /function (\w+)\([^)]*\)[^{;]*\brestricted\b/g;
const ROLE = /uint64 internal constant (\w+) = (\d+);/g;

interface Source {
  path: string;
  text: string;
}

const SOURCES: Source[] = globSync("contracts/**/*.sol")
  .filter((path) => !path.includes("mocks"))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** Names with the names of what they stand for, for a readable difference. */
type Table = Record<string, string[]>;

/** The contracts that have their own proxy: concrete, upgradeable, not a test double. */
async function governedContracts(): Promise<string[]> {
  const names: string[] = [];
  for (const name of await artifacts.getAllFullyQualifiedNames()) {
    const { abi, bytecode, contractName, sourceName } = await artifacts.readArtifact(name);
    const functions = (abi as { type: string; name?: string }[]).filter(({ type }) => type === "function");
    const upgradeable = functions.some(({ name: called }) => called === "upgradeToAndCall");
    const own = sourceName.startsWith("contracts/") && !sourceName.startsWith("contracts/mocks/");
    if (own && upgradeable && bytecode !== "0x") names.push(contractName);
  }
  return names.sort();
}

/** The functions a contract has, by the ABI. */
async function functionsOf(contract: string): Promise<Set<string>> {
  const { abi } = await artifacts.readArtifact(contract);
  const entries = abi as { type: string; name?: string }[];
  return new Set(entries.filter(({ type }) => type === "function").map(({ name }) => name!));
}

/** The source files a contract is made of, its interfaces included. */
function sourcesOf(contract: string): Source[] {
  const found = new Map<string, Source>();
  const visit = (name: string) => {
    const source = SOURCES.find(({ text }) =>
      new RegExp(`^(?:abstract )?(?:contract|interface) ${name}\\b`, "m").test(text),
    );
    if (source === undefined || found.has(source.path)) return;
    found.set(source.path, source);
    const heritage = new RegExp(`(?:contract|interface) ${name} is ([^{]+)\\{`).exec(source.text)?.[1] ?? "";
    for (const base of heritage.split(",")) visit(base.trim());
  };
  visit(contract);
  return [...found.values()];
}

function matches(sources: Source[], pattern: RegExp): RegExpExecArray[] {
  return sources.flatMap(({ text }) => [...text.matchAll(pattern)]);
}

describe("powers", () => {
  it("numbers the roles as the contracts do", () => {
    const inContracts = matches(
      SOURCES.filter(({ path }) => path.endsWith("Roles.sol")),
      ROLE,
    );
    expect(Object.fromEntries(inContracts.map(([, name, value]) => [name!, BigInt(value!)]))).to.deep.equal(roles);
  });

  it("has every contract that the council governs, and no other", async () => {
    expect(Object.keys(powers).sort()).to.deep.equal(await governedContracts());
  });

  it("gives every restricted function to one role, and nothing else", async () => {
    const inSources: Table = {};
    const inTable: Table = {};
    for (const contract of Object.keys(powers) as GovernedContract[]) {
      const restricted = matches(sourcesOf(contract), RESTRICTED).map(([, name]) => name!);
      // The modifier of `upgradeToAndCall` is on the function it asks, in `Governed`.
      inSources[contract] = [...restricted.filter((name) => name !== "_authorizeUpgrade"), "upgradeToAndCall"].sort();
      inTable[contract] = powersOf(contract)
        .flatMap(([, functions]) => functions)
        .sort();
    }
    expect(inTable).to.deep.equal(inSources);
  });

  it("names the role that the documentation names", async () => {
    for (const contract of Object.keys(powers) as GovernedContract[]) {
      const documented = new Map(
        matches(sourcesOf(contract), ORDERED).map(([, role, name]) => [name!, role!.toUpperCase() as Role]),
      );
      for (const [role, functions] of powersOf(contract)) {
        for (const name of functions) {
          if (name !== "upgradeToAndCall") expect(documented.get(name), `${contract}.${name}`).to.equal(role);
        }
      }
    }
  });

  it("names only functions that the contract has", async () => {
    for (const contract of Object.keys(powers) as GovernedContract[]) {
      const has = await functionsOf(contract);
      for (const [, functions] of powersOf(contract)) expect([...has]).to.include.members([...functions]);
    }
  });
});
