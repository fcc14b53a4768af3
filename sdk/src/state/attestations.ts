import { area, unexplained } from "./area.js";

/** An attestation as `IAttestations.attestationOf` returns it. */
export interface AttestationRecord {
  readonly authority: bigint;
  readonly value: bigint;
  readonly from: bigint;
  readonly until: bigint;
}

export interface AttestationsState {
  /** By attribute and subject, see {@link attestationKey}. */
  readonly attestations: Map<string, AttestationRecord>;
}

export const NO_ATTESTATION: AttestationRecord = { authority: 0n, value: 0n, from: 0n, until: 0n };

/** An attribute of a member as one key, `<attribute>:<member>`. */
export function attestationKey(attribute: string, subject: bigint): string {
  return `${attribute}:${subject}`;
}

/** The attribute and the member behind a key. */
export function attestationSubject(key: string): { readonly attribute: string; readonly subject: bigint } {
  const [attribute = "", subject = ""] = key.split(":");
  return { attribute, subject: BigInt(subject) };
}

/** What authorities stated of members. */
export const attestationsArea = area<AttestationsState>("attestations", () => ({ attestations: new Map() }), {
  attestations: {
    Attested: (state, { attribute, subject, authority, value, from, until }) =>
      void state.attestations.set(attestationKey(attribute, subject), { authority, value, from, until }),
    AttestationWithdrawn: (state, { attribute, subject, time }, event) => {
      const key = attestationKey(attribute, subject);
      const stated = state.attestations.get(key) ?? NO_ATTESTATION;
      if (stated.value === 0n || stated.until < time) {
        throw unexplained(event, `attestation ${key}`, "nothing is stated at that moment");
      }
      // What it said of the past stays true; what it said of the future alone is gone.
      state.attestations.set(key, stated.from < time ? { ...stated, until: time - 1n } : NO_ATTESTATION);
    },
  },
});
