import { ContractFactory, Interface, type Provider } from "ethers";
import { buildPeer } from "../../gas/build/peer.ts";
import type { Stage } from "../stage.ts";
import type { Row } from "./row.ts";

const EACH = 10n ** 18n;
const FILE = "bench/contracts/PlainERC20.sol";

/** Plain transfers of OpenZeppelin's ERC-20: what any other row is measured by. */
export class Erc20 {
  readonly row: Row;
  #address = "";
  #accounts: readonly string[] = [];
  readonly #token: Interface;

  constructor() {
    // The suite's own OpenZeppelin, so that both are of one version.
    const packages = { "@openzeppelin/contracts": "../../node_modules/@openzeppelin/contracts" };
    const built = buildPeer({ name: "erc20", compiler: "0.8.35", files: [FILE], packages });
    const { abi = [], bytecode = "0x" } = built.PlainERC20 ?? {};
    this.#token = Interface.from(JSON.stringify(abi));
    this.row = {
      id: "erc20",
      name: "ERC-20 transfer (OpenZeppelin)",
      transactions: 1,
      open: async (stage) => {
        await this.#deploy(stage, bytecode);
        return stage.pairs.map(({ holder, receiver }) => ({
          begin: async () => {
            const data = this.#token.encodeFunctionData("transfer", [receiver.account.address, 1n]);
            const { mined } = await holder.account.send({ to: this.#address, data });
            return { settled: mined.then(({ gas }) => gas) };
          },
        }));
      },
    };
  }

  /** Whether the accounts hold together what was there at first. */
  async conserved(provider: Provider): Promise<boolean> {
    const asked = this.#accounts.map(async (account) => {
      const data = this.#token.encodeFunctionData("balanceOf", [account]);
      return BigInt(await provider.call({ to: this.#address, data }));
    });
    const held = (await Promise.all(asked)).reduce((sum, balance) => sum + balance, 0n);
    const supply = await provider.call({ to: this.#address, data: this.#token.encodeFunctionData("totalSupply") });
    return held === BigInt(supply) && held === EACH * BigInt(this.#accounts.length);
  }

  async #deploy({ pairs, deployer, provider }: Stage, bytecode: string): Promise<void> {
    this.#accounts = pairs.flatMap(({ holder, receiver }) => [holder.account.address, receiver.account.address]);
    const signer = deployer.wallet.connect(provider);
    const token = await new ContractFactory(this.#token, bytecode, signer).deploy(this.#accounts, EACH, {
      type: 0,
      gasPrice: 0,
    });
    await token.waitForDeployment();
    this.#address = await token.getAddress();
  }
}
