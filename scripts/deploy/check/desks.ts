import { contracts } from "@tradelane/sdk";
import { deskPowers } from "../../../deploy/desks.ts";
import type { ProxiedName } from "../contracts.ts";
import { finding, type Finding } from "./finding.ts";
import { nameOf, type Subject } from "./subject.ts";

/** What a register lets other contracts do to it; a listed desk has `true`, a desk of lots its powers. */
interface Register {
  name: ProxiedName;
  event: string;
  /** What the event says about a desk that is not, or no longer, one. */
  none: string;
  desks: Readonly<Partial<Record<ProxiedName, string>>>;
}

const registers: readonly Register[] = [
  {
    name: "evidence",
    event: "EvidenceDeskSet",
    none: "false",
    desks: { receivables: "true", origination: "true", servicing: "true" },
  },
  {
    name: "receivables",
    event: "LotDeskSet",
    none: "0",
    desks: {
      origination: `${deskPowers.ORIGINATE}`,
      servicing: `${deskPowers.SERVICE}`,
      redemption: `${deskPowers.IN_REDEMPTION}`,
    },
  },
  { name: "settlement", event: "SettlementDeskSet", none: "false", desks: { redemption: "true" } },
];

/** Which desks each register lists and what they may do there, and who reports on payments. */
export async function checkDesks(subject: Subject): Promise<Finding[]> {
  return [...registers.flatMap((register) => checkRegister(subject, register)), ...(await checkAgents(subject))];
}

function checkRegister(subject: Subject, { name, event, none, desks }: Register): Finding[] {
  const told = new Map<string, string>();
  for (const { address, name: heard, args } of subject.events) {
    if (heard !== event || address !== subject.addresses[name]) continue;
    told.set(nameOf(subject, args[0] as string), String(args.at(-1)));
  }
  const all = new Set([...Object.keys(desks), ...told.keys()]);
  return [...all].map((desk) => {
    const expected = desks[desk as ProxiedName] ?? none;
    return finding("desks", name, `desk ${desk}`, expected, told.get(desk) ?? none);
  });
}

/** Agents are named by the council after the deployment; whoever they are, they are settlement agents. */
async function checkAgents({ provider, record, events }: Subject): Promise<Finding[]> {
  const settlement = contracts.Settlement__factory.connect(record.contracts.settlement.proxy, provider);
  const consortium = contracts.Consortium__factory.connect(record.contracts.consortium.proxy, provider);
  const set = events.filter(({ name }) => name === "SettlementAgentSet");
  const currencies = new Set(set.map(({ args }) => args[0] as bigint));
  const findings = [...currencies].map(async (currency) => {
    const agent = await settlement.agentOf(currency);
    if (agent === 0n) return [];
    const { kind } = await consortium.memberAt(agent);
    const what = `agent of currency ${currency}, member ${agent}`;
    return [finding("desks", "settlement", `${what}: kind`, SETTLEMENT_AGENT, kind)];
  });
  return (await Promise.all(findings)).flat();
}

/** `MemberKind.SettlementAgent`. */
const SETTLEMENT_AGENT = 8n;
