import { expect } from "chai";
import { attestationKey, epochAt, valueInEpoch } from "@tradelane/sdk/state";
import { EventLog, hash } from "./support/events.ts";
import { expectUnexplained, foldArea } from "./support/fold.ts";

const TIER = hash("tier");
const change = (epoch: bigint, value: bigint) => ({ parameter: TIER, epoch, value, article: hash("article") });

function book(): EventLog {
  return new EventLog()
    .emit("ruleBook", "EpochAnnounced", { epoch: 1n, effectiveFrom: 100n, announcedAt: 100n })
    .emit("ruleBook", "ParameterChanged", change(1n, 8n))
    .emit("ruleBook", "EpochAnnounced", { epoch: 2n, effectiveFrom: 200n, announcedAt: 110n });
}

describe("rules from events", () => {
  it("are in force from their moment on", () => {
    const state = foldArea("rules", book());
    const moments = [99n, 100n, 199n, 200n, 201n];
    expect(moments.map((moment) => epochAt(state, moment))).to.deep.equal([0n, 1n, 1n, 2n, 2n]);
  });

  it("keep a value until an epoch changes or retires it", () => {
    const log = book().emit("ruleBook", "ParameterChanged", change(2n, 5n));
    log.emit("ruleBook", "EpochAnnounced", { epoch: 3n, effectiveFrom: 300n, announcedAt: 120n });
    log.emit("ruleBook", "ParameterChanged", change(3n, 0n));
    const state = foldArea("rules", log);
    const values = [0n, 1n, 2n, 3n, 4n].map((epoch) => valueInEpoch(state, TIER, epoch));
    expect(values).to.deep.equal([0n, 8n, 5n, 0n, 0n]);
    expect(valueInEpoch(state, hash("unheard of"), 3n)).to.equal(0n);
  });

  it("take the last of several values announced for one epoch", () => {
    const log = book().emit("ruleBook", "ParameterChanged", change(2n, 5n));
    log.emit("ruleBook", "ParameterChanged", change(2n, 6n));
    const state = foldArea("rules", log);
    expect(valueInEpoch(state, TIER, 2n)).to.equal(6n);
    expect(state.parameters.get(TIER)).to.have.length(2);
  });

  it("are refused: an epoch out of turn, a change of an epoch that is not the last", () => {
    const gap = book().emit("ruleBook", "EpochAnnounced", { epoch: 4n, effectiveFrom: 300n, announcedAt: 1n });
    expectUnexplained("rules", gap, "rule epoch 4", "the epoch after 2 was expected");
    const late = book().emit("ruleBook", "ParameterChanged", change(1n, 9n));
    expectUnexplained("rules", late, `parameter ${TIER}`, "the last epoch announced is 2");
  });
});

describe("attestations from events", () => {
  const GREEN = hash("green");
  const KEY = attestationKey(GREEN, 5n);
  const stated = (from: bigint, until: bigint, log = new EventLog()) =>
    log.emit("attestations", "Attested", {
      attribute: GREEN,
      subject: 5n,
      authority: 8n,
      value: 1n,
      from,
      until,
      epoch: 1n,
    });
  const withdrawn = (log: EventLog, time: bigint) =>
    log.emit("attestations", "AttestationWithdrawn", { attribute: GREEN, subject: 5n, authority: 8n, time });
  const now = (log: EventLog) => foldArea("attestations", log).attestations.get(KEY);

  it("say what was stated last", () => {
    const log = stated(30n, 40n, stated(10n, 20n));
    expect(now(log)).to.deep.equal({ authority: 8n, value: 1n, from: 30n, until: 40n });
  });

  it("keep what they said of the past when they are withdrawn", () => {
    expect(now(withdrawn(stated(10n, 90n), 50n))).to.deep.equal({ authority: 8n, value: 1n, from: 10n, until: 49n });
    expect(now(withdrawn(stated(10n, 90n), 11n))!.until).to.equal(10n);
  });

  it("say nothing once withdrawn at or before their first moment", () => {
    const nothing = { authority: 0n, value: 0n, from: 0n, until: 0n };
    expect(now(withdrawn(stated(10n, 90n), 10n))).to.deep.equal(nothing);
    expect(now(withdrawn(stated(10n, 90n), 9n))).to.deep.equal(nothing);
  });

  it("are refused: withdrawn without having been stated, or after their last moment", () => {
    const reason = "nothing is stated at that moment";
    expectUnexplained("attestations", withdrawn(new EventLog(), 1n), `attestation ${KEY}`, reason);
    expectUnexplained("attestations", withdrawn(stated(10n, 20n), 21n), `attestation ${KEY}`, reason);
    expect(now(withdrawn(stated(10n, 20n), 20n))!.until).to.equal(19n);
  });
});
