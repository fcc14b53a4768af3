import { sdkError, parameterInvalid } from "./errors/tradelane-error.js";
import type { SuiteContracts } from "./chain/contracts.js";
import { entityKey } from "./inputs/hash.js";

/** A member at the edge: its number, its legal entity number (or the hash of it), or a name the caller gave it. */
export type MemberInput = number | string;

const NUMBER = /^#?(\d{1,8})$/;
const HIGHEST = 2 ** 24 - 1;

/** Finds members by what people call them. The chain keeps no names; the caller may bring some. */
export class Directory {
  readonly #contracts: SuiteContracts;
  readonly #numbers = new Map<string, MemberInput>();
  readonly #names = new Map<number, string>();
  #recognising: Promise<void> | undefined;

  /** @param names what the caller calls members, each with its number or legal entity number */
  constructor(contracts: SuiteContracts, names: Readonly<Record<string, MemberInput>> = {}) {
    this.#contracts = contracts;
    for (const [name, member] of Object.entries(names)) this.set(name, member);
  }

  /** Gives a member a name. */
  set(name: string, member: MemberInput): void {
    this.#numbers.set(name, member);
    if (typeof member === "number") this.#names.set(member, name);
  }

  /**
   * Finds the numbers of all members that the caller named by their legal entities, so that errors can name them. Asks
   * for those not found yet, all at once; who is admitted later is found then.
   */
  recognise(): Promise<void> {
    this.#recognising ??= this.#findUnknown().finally(() => (this.#recognising = undefined));
    return this.#recognising;
  }

  async #findUnknown(): Promise<void> {
    const known = new Set(this.#names.values());
    const unknown = [...this.#numbers.keys()].filter((name) => !known.has(name));
    // A name that stands for nobody yet is no failure, and a node that is away must not hide what is being told.
    await Promise.allSettled(unknown.map((name) => this.resolve(name)));
  }

  /** The name the caller gave a member; the chain is asked when it is not known yet. */
  async findName(member: number): Promise<string | undefined> {
    if (!this.#names.has(member)) await this.recognise();
    return this.nameOf(member);
  }

  /** The name of a member as far as it is known without asking the chain. */
  nameOf(member: number): string | undefined {
    return this.#names.get(member);
  }

  /**
   * A member's number.
   *
   * @throws MemberUnknown, ParameterInvalid
   */
  async resolve(reference: MemberInput, parameter = "member"): Promise<number> {
    if (typeof reference === "number") {
      if (!Number.isInteger(reference) || reference < 1 || reference > HIGHEST)
        throw parameterInvalid(parameter, `${reference} is no member's number`);
      return reference;
    }
    const named = this.#numbers.get(reference);
    if (named !== undefined && named !== reference) return this.#resolveNamed(reference, named, parameter);
    const [, digits] = NUMBER.exec(reference) ?? [];
    return digits === undefined ? this.#byEntity(reference, parameter) : this.resolve(Number(digits), parameter);
  }

  async #resolveNamed(name: string, target: MemberInput, parameter: string): Promise<number> {
    const member = await this.resolve(target, parameter);
    this.#names.set(member, name);
    return member;
  }

  async #byEntity(reference: string, parameter: string): Promise<number> {
    const member = await this.ofEntity(reference, parameter);
    if (member === undefined) throw sdkError("MemberUnknown", { reference });
    return member;
  }

  /** The member with a legal entity number (or the hash of it), if there is one. */
  async ofEntity(registration: string, parameter = "entity"): Promise<number | undefined> {
    const member = Number(await this.#contracts.consortium.memberOf(entityKey(registration, parameter)));
    return member === 0 ? undefined : member;
  }

  /**
   * The member that a document names as a party: by any of its registered numbers, else by the name the caller gave it.
   *
   * @throws MemberUnknown
   */
  async ofParty({ name, ids }: { name: string; ids: readonly { value: string }[] }): Promise<number> {
    for (const { value } of ids) {
      const member = await this.ofEntity(value);
      if (member !== undefined) return member;
    }
    const known = this.#numbers.get(name);
    if (known === undefined) throw sdkError("MemberUnknown", { reference: ids[0]?.value ?? name });
    return this.#resolveNamed(name, known, "party");
  }
}
