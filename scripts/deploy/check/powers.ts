import type { FunctionFragment } from "ethers";
import { ADMIN, powersOf, roles, type Role } from "../../../deploy/powers.ts";
import { proxied, proxiedNames, type ProxiedName } from "../contracts.ts";
import { finding, type Finding } from "./finding.ts";
import { interfaceOf, nameOf, type Subject } from "./subject.ts";

/** AccessManager's role that everybody has. */
const PUBLIC = 2n ** 64n - 1n;

/** The name of a role. */
export function roleName(role: bigint): string {
  if (role === ADMIN) return "ADMIN";
  if (role === PUBLIC) return "everybody";
  const known = Object.entries(roles).find(([, number]) => number === role);
  return known?.[0] ?? `role ${role}`;
}

/** Which role may call each function, of the suite's contracts and of whatever else the manager was told about. */
export async function checkPowers(subject: Subject): Promise<Finding[]> {
  const findings = await Promise.all([
    ...proxiedNames.map((name) => checkContract(subject, name)),
    checkOthers(subject),
  ]);
  return findings.flat();
}

async function checkContract(subject: Subject, name: ProxiedName): Promise<Finding[]> {
  const target = subject.record.contracts[name].proxy;
  const wanted = new Map<string, Role>();
  for (const [role, functions] of powersOf(proxied[name].solidity)) functions.forEach((fn) => wanted.set(fn, role));
  const functions = writingFunctions(name).map(async ({ name: fn, selector }) => {
    const role = await subject.manager.getTargetFunctionRole(target, selector);
    return finding("powers", name, `${fn}()`, wanted.get(fn) ?? "ADMIN", roleName(role));
  });
  const closed = finding("powers", name, "closed", false, await subject.manager.isTargetClosed(target));
  const delay = finding(
    "powers",
    name,
    "delay of its administration",
    0n,
    await subject.manager.getTargetAdminDelay(target),
  );
  return [...(await Promise.all(functions)), closed, delay];
}

/** Functions that the manager was told about although no contract of the suite has them. */
async function checkOthers(subject: Subject): Promise<Finding[]> {
  const known = new Set(
    proxiedNames.flatMap((name) => {
      const address = subject.addresses[name] ?? "";
      return writingFunctions(name).map(({ selector }) => `${address} ${selector}`);
    }),
  );
  const told = subject.events.filter(({ name }) => name === "TargetFunctionRoleUpdated");
  const others = new Set(
    told.map(({ args }) => `${String(args[0])} ${String(args[1])}`).filter((key) => !known.has(key)),
  );
  const findings = [...others].map(async (key) => {
    const [target = "", selector = ""] = key.split(" ");
    const role = await subject.manager.getTargetFunctionRole(target, selector);
    return finding("powers", nameOf(subject, target), `function ${selector}`, "ADMIN", roleName(role));
  });
  return Promise.all(findings);
}

function writingFunctions(name: ProxiedName): FunctionFragment[] {
  const functions: FunctionFragment[] = [];
  interfaceOf(name).forEachFunction((fragment) => {
    if (!fragment.constant) functions.push(fragment);
  });
  return functions;
}
