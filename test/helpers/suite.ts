import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { contracts } from "@tradelane/sdk";
import { deployCore, type Core, type CoreOptions } from "./core.ts";
import { decide, govern } from "./council.ts";
import { admitMember, type TestMember } from "./members.ts";
import { deployProxied } from "./proxy.ts";
import { YUAN } from "./rules.ts";
import { MemberKind } from "./terms.ts";

/** Encumbrances and marks of a lot, as `contracts/lots/Lot.sol` numbers them. */
export const Flag = {
  OFFERED: 1n,
  PLEDGED: 2n,
  IN_FINANCING: 4n,
  FROZEN_BY_COURT: 8n,
  FROZEN_IN_EMERGENCY: 16n,
  IN_REDEMPTION: 32n,
  IN_RECOURSE: 64n,
  NOT_TRANSFERABLE: 128n,
  AWAITING_REDEMPTION: 256n,
  PRESENTED: 512n,
  DISHONOURED: 1024n,
  CONSENTS_CUT: 1n << 14n,
  ENDED: 1n << 15n,
} as const;

/** What a desk may do beyond encumbrances, as `contracts/lots/Lot.sol` numbers them. */
export const DeskPower = { ORIGINATE: 1n << 11n, SERVICE: 1n << 12n, PASS: 1n << 13n } as const;

/** All that a desk may begin, and all that it may bring to an end. */
export const ALL_DUTIES = 2047n;
export const ALL_POWERS = ALL_DUTIES | DeskPower.ORIGINATE | DeskPower.SERVICE | DeskPower.PASS;

/** The whole suite, wired by the council. */
export interface Suite extends Core {
  evidence: contracts.Evidence;
  creditLines: contracts.CreditLines;
  receivables: contracts.Receivables;
  origination: contracts.Origination;
  servicing: contracts.Servicing;
  redemption: contracts.Redemption;
  bulkAssignment: contracts.BulkAssignment;
  financing: contracts.Financing;
  recourse: contracts.Recourse;
  settlement: contracts.Settlement;
  quotas: contracts.Quotas;
  acceptors: contracts.Acceptors;
  bills: contracts.Bills;
  issuance: contracts.Issuance;
  guarantees: contracts.Guarantees;
  pledges: contracts.Pledges;
  discounting: contracts.Discounting;
  presentation: contracts.Presentation;
  billRecourse: contracts.BillRecourse;
  rediscountWindow: contracts.RediscountWindow;
  /** Reports on the yuan. */
  agent: TestMember;
}

export async function deploySuite(ethers: HardhatEthers, options: CoreOptions = {}): Promise<Suite> {
  const core = await deployCore(ethers, options);
  const { consortium, rules, manager } = core;
  const evidence = await deployProxied<contracts.Evidence>(ethers, "Evidence", [consortium], [manager]);
  const receivables = await deployProxied<contracts.Receivables>(
    ethers,
    "Receivables",
    [consortium, evidence],
    [manager],
  );
  const creditLines = await deployProxied<contracts.CreditLines>(ethers, "CreditLines", [consortium], [manager]);
  const wiring = [consortium, receivables, creditLines, evidence, rules];
  const origination = await deployProxied<contracts.Origination>(ethers, "Origination", wiring, [manager]);
  const servicing = await deployProxied<contracts.Servicing>(
    ethers,
    "Servicing",
    [...wiring, core.attestations],
    [manager],
  );
  const settlement = await deployProxied<contracts.Settlement>(ethers, "Settlement", [consortium, rules], [manager]);
  const bulkAssignment = await deployProxied<contracts.BulkAssignment>(
    ethers,
    "BulkAssignment",
    [consortium, receivables],
    [manager],
  );
  const financing = await deployProxied<contracts.Financing>(
    ethers,
    "Financing",
    [consortium, receivables, creditLines, rules, settlement],
    [manager],
  );
  const redemption = await deployProxied<contracts.Redemption>(
    ethers,
    "Redemption",
    [consortium, receivables, creditLines, financing, settlement],
    [manager],
  );
  const recourse = await deployProxied<contracts.Recourse>(
    ethers,
    "Recourse",
    [consortium, receivables, financing, redemption, settlement],
    [manager],
  );
  const quotas = await deployProxied<contracts.Quotas>(ethers, "Quotas", [consortium], [manager]);
  const acceptors = await deployProxied<contracts.Acceptors>(ethers, "Acceptors", [consortium, rules], [manager]);
  const bills = await deployProxied<contracts.Bills>(ethers, "Bills", [consortium, evidence], [manager]);
  const issuance = await deployProxied<contracts.Issuance>(
    ethers,
    "Issuance",
    [consortium, bills, acceptors, rules],
    [manager],
  );
  const guarantees = await deployProxied<contracts.Guarantees>(ethers, "Guarantees", [consortium, bills], [manager]);
  const pledges = await deployProxied<contracts.Pledges>(ethers, "Pledges", [consortium, bills], [manager]);
  const discounting = await deployProxied<contracts.Discounting>(
    ethers,
    "Discounting",
    [consortium, bills, settlement, rules],
    [manager],
  );
  const presentation = await deployProxied<contracts.Presentation>(
    ethers,
    "Presentation",
    [consortium, bills, acceptors, issuance, pledges, settlement, rules, core.attestations],
    [manager],
  );
  const billRecourse = await deployProxied<contracts.BillRecourse>(
    ethers,
    "BillRecourse",
    [consortium, bills, acceptors, issuance, presentation, settlement, rules],
    [manager],
  );
  const rediscountWindow = await deployProxied<contracts.RediscountWindow>(
    ethers,
    "RediscountWindow",
    [consortium, bills, quotas, settlement, rules, core.attestations],
    [manager],
  );
  const desks = { origination, servicing, redemption, bulkAssignment, financing, recourse };
  const parts = {
    evidence,
    creditLines,
    receivables,
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
    ...desks,
  };
  await govern(core, "Evidence", evidence);
  await govern(core, "CreditLines", creditLines);
  await govern(core, "Receivables", receivables);
  await govern(core, "Origination", origination);
  await govern(core, "Servicing", servicing);
  await govern(core, "Settlement", settlement);
  await govern(core, "Quotas", quotas);
  await govern(core, "Acceptors", acceptors);
  await govern(core, "Bills", bills);
  await govern(core, "Issuance", issuance);
  await govern(core, "Guarantees", guarantees);
  await govern(core, "Pledges", pledges);
  await govern(core, "Discounting", discounting);
  await govern(core, "Presentation", presentation);
  await govern(core, "BillRecourse", billRecourse);
  await govern(core, "RediscountWindow", rediscountWindow);
  await govern(core, "Redemption", redemption);
  await govern(core, "BulkAssignment", bulkAssignment);
  await govern(core, "Financing", financing);
  await govern(core, "Recourse", recourse);
  const agent = await admitMember(core, MemberKind.SettlementAgent);
  await wire({ ...core, ...parts, agent });
  return { ...core, ...parts, agent };
}

async function wire(suite: Suite): Promise<void> {
  const { consortium, evidence, creditLines, receivables, origination, servicing, settlement, redemption } = suite;
  const { financing, recourse, bills, acceptors, pledges, discounting, presentation, billRecourse } = suite;
  const discounted = Flag.OFFERED | Flag.IN_FINANCING | Flag.AWAITING_REDEMPTION;
  const presented = Flag.PLEDGED | Flag.PRESENTED | Flag.IN_REDEMPTION;
  const recovering = Flag.OFFERED | Flag.DISHONOURED | Flag.IN_RECOURSE;
  const calls = [
    consortium.setObligationBook.populateTransaction(creditLines, true),
    consortium.setObligationBook.populateTransaction(settlement, true),
    consortium.setObligationBook.populateTransaction(financing, true),
    consortium.setObligationBook.populateTransaction(acceptors, true),
    evidence.setDesk.populateTransaction(receivables, true),
    evidence.setDesk.populateTransaction(origination, true),
    evidence.setDesk.populateTransaction(servicing, true),
    evidence.setDesk.populateTransaction(bills, true),
    acceptors.setDesk.populateTransaction(suite.issuance, true),
    bills.setDesk.populateTransaction(
      suite.issuance,
      DeskPower.ORIGINATE | DeskPower.SERVICE | DeskPower.PASS | Flag.OFFERED,
      Flag.OFFERED,
    ),
    bills.setDesk.populateTransaction(suite.guarantees, Flag.OFFERED, Flag.OFFERED),
    bills.setDesk.populateTransaction(pledges, Flag.OFFERED | Flag.PLEDGED, Flag.OFFERED | Flag.PLEDGED),
    bills.setDesk.populateTransaction(discounting, discounted, discounted),
    bills.setDesk.populateTransaction(suite.rediscountWindow, discounted, discounted),
    suite.quotas.setDesk.populateTransaction(suite.rediscountWindow, true),
    bills.setDesk.populateTransaction(presentation, presented | Flag.DISHONOURED, presented),
    acceptors.setDesk.populateTransaction(presentation, true),
    pledges.setDesk.populateTransaction(presentation, true),
    bills.setDesk.populateTransaction(billRecourse, recovering, recovering),
    acceptors.setDesk.populateTransaction(billRecourse, true),
    creditLines.setDesk.populateTransaction(origination, true),
    creditLines.setDesk.populateTransaction(servicing, true),
    creditLines.setDesk.populateTransaction(redemption, true),
    creditLines.setDesk.populateTransaction(financing, true),
    receivables.setDesk.populateTransaction(origination, DeskPower.ORIGINATE, 0n),
    receivables.setDesk.populateTransaction(servicing, DeskPower.SERVICE, 0n),
    receivables.setDesk.populateTransaction(suite.bulkAssignment, DeskPower.PASS, 0n),
    receivables.setDesk.populateTransaction(redemption, Flag.IN_REDEMPTION, Flag.IN_REDEMPTION),
    receivables.setDesk.populateTransaction(
      financing,
      Flag.IN_FINANCING | Flag.PLEDGED,
      Flag.IN_FINANCING | Flag.PLEDGED,
    ),
    settlement.setDesk.populateTransaction(redemption, true),
    receivables.setDesk.populateTransaction(recourse, Flag.IN_RECOURSE, Flag.IN_RECOURSE),
    settlement.setDesk.populateTransaction(financing, true),
    settlement.setDesk.populateTransaction(recourse, true),
    settlement.setDesk.populateTransaction(discounting, true),
    settlement.setDesk.populateTransaction(presentation, true),
    settlement.setDesk.populateTransaction(billRecourse, true),
    settlement.setDesk.populateTransaction(suite.rediscountWindow, true),
    financing.setDesk.populateTransaction(redemption, true),
    financing.setDesk.populateTransaction(recourse, true),
    settlement.setAgent.populateTransaction(YUAN, suite.agent.number),
  ];
  for (const call of calls) await decide(suite, call);
}
