import { ADMIN, roles, type Role } from "../../../deploy/powers.ts";
import { finding, type Finding } from "./finding.ts";
import { roleName } from "./powers.ts";
import { nameOf, type Subject } from "./subject.ts";

/** Who has which role, with which delay, and that the deployer has none. */
export async function checkRoles(subject: Subject): Promise<Finding[]> {
  const numbers = [ADMIN, ...Object.values(roles)];
  const given = subject.events.filter(({ name }) => name === "RoleGranted");
  const heard = given.map(({ args }) => ({ role: args[0] as bigint, account: args[1] as string }));
  const all = new Set([...numbers, ...heard.map(({ role }) => role)]);
  const findings = [...all].map(async (role) => {
    const accounts = new Set(heard.filter((grant) => grant.role === role).map(({ account }) => account));
    return [...(await checkMembers(subject, role, accounts)), ...(await checkRole(subject, role))];
  });
  return [...(await Promise.all(findings)).flat(), await checkDeployer(subject, [...all])];
}

async function checkMembers(subject: Subject, role: bigint, accounts: Set<string>): Promise<Finding[]> {
  const { manager, record, params } = subject;
  const label = roleName(role);
  const known = role === ADMIN || Object.values<bigint>(roles).includes(role);
  if (known) accounts.add(record.contracts.council.proxy);
  const findings = [...accounts].map(async (account) => {
    const name = nameOf(subject, account);
    const expected = known && name === "council" ? `after ${params.delays[label as Role | "ADMIN"]} s` : "no";
    return finding("roles", label, name, expected, await accessOf(manager, role, account));
  });
  return Promise.all(findings);
}

/** An account's access to a role, for people. A change that waits for its time shows. */
async function accessOf(manager: Subject["manager"], role: bigint, account: string): Promise<string> {
  const [{ isMember }, access] = await Promise.all([manager.hasRole(role, account), manager.getAccess(role, account)]);
  const { since, currentDelay, pendingDelay, effect } = access;
  const change = effect === 0n ? "" : `, after ${pendingDelay} s from ${moment(effect)}`;
  if (isMember) return `after ${currentDelay} s${change}`;
  return since === 0n ? "no" : `from ${moment(since)}`;
}

function moment(seconds: bigint): string {
  return new Date(Number(seconds) * 1_000).toISOString();
}

/** Who may give the role and who may stop what it schedules. */
async function checkRole({ manager }: Subject, role: bigint): Promise<Finding[]> {
  const label = roleName(role);
  const [admin, guardian, delay] = await Promise.all([
    manager.getRoleAdmin(role),
    manager.getRoleGuardian(role),
    manager.getRoleGrantDelay(role),
  ]);
  return [
    finding("roles", label, "is given by", "ADMIN", roleName(admin)),
    finding("roles", label, "is guarded by", "ADMIN", roleName(guardian)),
    finding("roles", label, "delay of a grant", "0 s", `${delay} s`),
  ];
}

async function checkDeployer({ manager, record, params }: Subject, numbers: bigint[]): Promise<Finding> {
  const held = await Promise.all(
    numbers.map(async (role) => ((await manager.hasRole(role, record.deployer)).isMember ? [roleName(role)] : [])),
  );
  const council = params.council.accounts.includes(record.deployer) ? ["a seat in the council"] : [];
  return finding("roles", "deployer", "holds", "nothing", [...held.flat(), ...council].join(", ") || "nothing");
}
